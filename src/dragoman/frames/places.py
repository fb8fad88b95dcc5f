"""Where it happened: the place that hangs on an event's own clause."""

from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.roles.slots import clause_of
from dragoman.records import Place
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "places")


def of_places() -> frozenset[str]:
    """Return the prepositions before a place: "in", "near"."""
    return WORDS["local"]


def place_of(tree: Tree, mentions: Mentions, index: int) -> Place | None:
    """Return where the event of a word took place; None where its clause does not tell.

    Args:
        tree: the sentence.
        mentions: its mentions, for the state.
        index: the word.
    """
    for host in dict.fromkeys((index, clause_of(tree, index))):
        obliques = tree.obliques(host)
        for preposition in WORDS.listed("local"):
            for word in obliques.get(preposition, ()):
                if _is_of_what_is_to_come(tree, word, host):
                    continue
                place = _place_at(tree, mentions, word)
                if place is not None:
                    return place
    return None


def _is_of_what_is_to_come(tree: Tree, word: int, host: int) -> bool:
    """Return whether a place is that of the act below: "agreed to meet again in Tokyo"."""
    head = tree.governor(word)
    return head is not None and head != host and tree.relation(head) == "xcomp"


def _place_at(tree: Tree, mentions: Mentions, word: int) -> Place | None:
    mention = mentions.headed(tree, word)
    if mention is not None and mention.kind in {"state", "capital"} and mention.parties:
        return Place(mention.parties[0].text, mention.parties[0].country)
    token = tree.tokens[word]
    for name in tree.sentence.names:
        if name.label == "LOC" and name.start <= token.start and token.end <= name.end:
            text = _words(tree, name.start, name.end)
            return Place(text, _country_after(tree, mentions, word))
    return None


def _words(tree: Tree, start: int, end: int) -> str:
    inside = [token for token in tree.tokens if start <= token.start and token.end <= end]
    return "".join(
        token.text + (" " if following and following.start > token.end else "")
        for token, following in zip(inside, [*inside[1:], None], strict=True)
    )


def _country_after(tree: Tree, mentions: Mentions, word: int) -> str | None:
    """Return the state in "Busan, South Korea"; None where none is named."""
    for kid in tree.kids(word, "appos", "nmod", "conj", "flat", "list"):
        mention = mentions.headed(tree, kid)
        if mention is not None and mention.kind == "state" and mention.parties:
            return mention.parties[0].country
    return None
