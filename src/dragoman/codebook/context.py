"""PLOVER contexts: what an event is about, by the words of its sentence and headline."""

from dragoman.codebook.codebook import Codebook
from dragoman.records import Annotated, SegmentKind, Sentence

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


def _scores(sentence: Sentence, codebook: Codebook) -> dict[str, int]:
    words = {token.lemma.lower() for token in sentence.tokens}
    words |= {token.text.lower() for token in sentence.tokens}
    counted = {
        context: sum(word in words for word in listed)
        for context, listed in codebook.contexts.items()
    }
    return {context: count for context, count in counted.items() if count}
