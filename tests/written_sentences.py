"""Sentences written by hand with their trees, for rules that need no parser to be tested."""

from dragoman.records import SegmentKind, Sentence, Token
from dragoman.syntax.tree import Tree

FEATS = {
    "past": "Tense=Past|VerbForm=Fin",
    "part": "Tense=Past|VerbForm=Part",
    "inf": "VerbForm=Inf",
    "plural": "Number=Plur",
}


def sentence(rows: str, start: int = 0, kind: SegmentKind = SegmentKind.BODY) -> Sentence:
    """Return a sentence of which each line tells a word.

    Args:
        rows: form, tag, number of the word above (from 1; 0 at the root), relation and, where it
            matters, a word of `FEATS` and a lemma that is not the form in lower case.
        start: of the sentence in its text, where a space parts each two words.
        kind: the segment that it stands in.

    >>> [token.lemma for token in sentence('''
    ... Kenya PROPN 2 nsubj
    ... left  VERB  0 root  past leave
    ... ''').tokens]
    ['kenya', 'leave']
    """
    tokens, at = [], start
    for row in rows.strip().splitlines():
        form, upos, head, relation, *more = row.split()
        known = [FEATS[one] for one in more if one in FEATS]
        lemma = next((one for one in more if one not in FEATS), form.lower())
        end = at + len(form)
        feats = "|".join(known)
        tokens.append(Token(at, end, form, lemma, upos, feats, int(head) - 1, relation))
        at = end + 1
    return Sentence(start, at - 1, kind, tuple(tokens))


def tree(rows: str) -> Tree:
    """Return the tree of a sentence; see `sentence`."""
    return Tree(sentence(rows))


def text_of(*sentences: Sentence) -> str:
    """Return the text in which sentences stand, a space between each two words."""
    return " ".join(token.text for one in sentences for token in one.tokens)
