"""Spans of sources, cues and contents, read off a sentence's tree."""

from __future__ import annotations

from dragoman.syntax.tree import Tree

Span = tuple[int, int]
QUOTES = frozenset("“”\"«»„‘’'`")
_OPENING, _CLOSING = frozenset('“«„"('), frozenset('”»")')
_EDGES = frozenset({",", ".", ";", ":", "-", "–", "—", "``", "''", "(", ")", "…"}) | QUOTES
_NO_SOURCE = frozenset({"acl:relcl", "parataxis", "advcl", "punct", "discourse", "dep"})


def comma_between(tree: Tree, one: int, other: int) -> bool:
    """Return whether a comma, dash or bracket stands between two words."""
    low, high = sorted((one, other))
    return any(tree.tokens[at].text in {",", "–", "—", "(", ":"} for at in range(low + 1, high))


def noun_phrase(tree: Tree, index: int) -> Span:
    """Return the phrase of a speaker: without appositions and clauses behind a comma."""
    kept = [index]
    for word in kept:
        kept += [kid for kid in tree.children[word] if _is_of_phrase(tree, kid, word, index)]
    low = high = index
    inside = set(kept)
    while low - 1 in inside or low - 2 in inside:
        low -= 1
    top = max(kept)
    while high < top and (high + 1 in inside or tree.tokens[high + 1].upos == "PUNCT"):
        high += 1
    return trim(tree, low, high)


def _is_of_phrase(tree: Tree, kid: int, word: int, speaker: int) -> bool:
    """Return whether what hangs on a word of a speaker's phrase belongs to the phrase."""
    relation = tree.relation(kid)
    if tree.tokens[kid].deprel in _NO_SOURCE or relation in {"parataxis", "punct"}:
        return False
    if relation != "conj" and kid > word and comma_between(tree, word, kid):
        return False
    return word != speaker or relation != "case" or tree.lemma(kid) == "'s"


def clause_span(tree: Tree, index: int, skip: frozenset[int] = frozenset()) -> Span:
    """Return the words of a clause or phrase, without "that" and the marks at its edges."""
    words = [at for at in tree.subtree(index, skip) if at not in skip]
    return trim(tree, words[0], words[-1], drop_that=True)


def trim(tree: Tree, low: int, high: int, *, drop_that: bool = False) -> Span:
    """Return the span of words `low` to `high` without marks at its edges."""
    tokens = tree.tokens
    while low < high and (
        (tokens[low].text in _EDGES and not _closed_inside(tree, low, high))
        or (drop_that and tree.lemma(low) == "that" and _joins(tree, low))
    ):
        low += 1
    while high > low and tokens[high].text in _EDGES and not _opened_inside(tree, low, high):
        high -= 1
    return (tokens[low].start, tokens[high].end)


def _closed_inside(tree: Tree, low: int, high: int) -> bool:
    """Return whether a mark that opens at `low` closes before the edge at `high`."""
    if tree.tokens[low].text not in _OPENING:
        return False
    last = high
    while last > low and tree.tokens[last].text in {",", ".", ";", ":"}:
        last -= 1
    return any(tree.tokens[at].text in _CLOSING for at in range(low + 1, last))


def _opened_inside(tree: Tree, low: int, high: int) -> bool:
    """Return whether a mark that closes at `high` was opened behind the edge at `low`."""
    if tree.tokens[high].text not in _CLOSING:
        return False
    return any(tree.tokens[at].text in _OPENING for at in range(low + 1, high))


def _joins(tree: Tree, index: int) -> bool:
    """Return whether a "that" joins a clause and is no pronoun of its own."""
    return tree.relation(index) in {"mark", "obj", "dep", "nsubj"} and (
        tree.tokens[index].upos in {"SCONJ", "PRON"} and tree.relation(index) != "nsubj"
    )
