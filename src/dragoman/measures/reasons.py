"""Why a measure was taken or ended, as the words of that turn give it."""

from dragoman.measures.passage import Passage

LONGEST = 20


def reasons_of(passage: Passage, word: int) -> tuple[str, ...]:
    """Return the reasons that stand with a turn's own word: none of another turn's."""
    tree = passage.tree
    found: list[str] = []
    hosts = (word, *tree.kids(word, "obj", "nsubj:pass"))
    for host in hosts:
        for kid in tree.kids(host, "obl", "nmod", "advcl"):
            preposition = tree.preposition(kid)
            if passage.has("reasons", preposition) and (host == word or kid > word):
                found += [_words(passage, each) for each in tree.conjuncts(kid)]
            elif preposition == "in" and passage.has("replies", tree.lemma(kid)):
                found += [
                    _words(passage, each)
                    for each in passage.under(kid, "to", "against", "for", "at")
                ]
            elif preposition == "to" and passage.has("purpose", tree.lemma(kid)):
                found.append(_words(passage, kid))
    return tuple(dict.fromkeys(each for each in found if each))


def _words(passage: Passage, word: int) -> str:
    """Return a phrase without its preposition and what is conjoined to it."""
    tree = passage.tree
    left_out: set[int] = set()
    for kid in tree.kids(word, "case", "cc", "conj", "punct", "mark"):
        left_out |= set(tree.subtree(kid))
    inside = [each for each in tree.subtree(word) if each not in left_out][:LONGEST]
    if not inside:
        return ""
    first, last = inside[0], inside[-1]
    if any(each in left_out and tree.relation(each) != "case" for each in range(first, last)):
        last = max(each for each in inside if each <= word)
    tokens = tree.tokens
    return passage.annotated.document.text[tokens[first].start : tokens[last].end]
