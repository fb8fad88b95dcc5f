"""PLOVER contexts: what an event is about, by the words of its sentence and headline."""

from collections import Counter

from dragoman.codebook.codebook import Codebook
from dragoman.records import Annotated, SegmentKind, Sentence
from dragoman.syntax.tree import tree_of

MOST = 4


def contexts_of(annotated: Annotated, sentence: Sentence, codebook: Codebook) -> tuple[str, ...]:
    """Return up to four contexts, sorted.

    Args:
        annotated: the document; its headline counts where the sentence says nothing.
        sentence: the event's sentence.
        codebook: words by context.
    """
    found = _scores(sentence, codebook)
    if not found:
        for other in annotated.sentences:
            if other.kind is SegmentKind.HEADLINE:
                found = _scores(other, codebook)
                break
    best = sorted(found, key=lambda context: (-found[context], context))[:MOST]
    return tuple(sorted(best))


def _scores(sentence: Sentence, codebook: Codebook) -> Counter[str]:
    tree = tree_of(sentence)
    found: Counter[str] = Counter()
    for word in codebook.contexts.keys() & {*tree.lemmas, *tree.lows}:
        found.update(codebook.contexts[word])
    return found
