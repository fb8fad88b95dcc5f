"""Nouns that tell events, and who fills the roles of a verb, on the shipped parser's trees."""

from collections.abc import Callable

import pytest

from dragoman.codebook.codebook import Codebook
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.noun_triggers import noun_triggers
from dragoman.frames.triggers.patterns import match
from dragoman.frames.triggers.trigger import Trigger
from dragoman.frames.triggers.verb_parties import actors_of, among_equals, recipients_of
from dragoman.records import Party
from dragoman.syntax.tree import Tree

Read = Callable[[str], tuple[Tree, Mentions]]
BOOK = Codebook.load()


def at(tree: Tree, word: str) -> int:
    """Where a word stands."""
    return next(index for index, token in enumerate(tree.tokens) if token.text == word)


def codes(parties: tuple[Party, ...]) -> str:
    """Whose they are."""
    return " ".join(sorted(party.country or party.text for party in parties))


NOUNS = {
    "Kenya's attack on Uganda went on.": ("attack", "ASSAULT KEN > UGA"),
    "Peru's exercise ended.": ("exercise", "MOBILIZE PER >"),
    "The joint exercise of Peru and Chile ended.": ("exercise", "COOPERATE CHL PER >"),
    "Oman rejected a Peruvian request.": ("request", "REQUEST PER > OMN"),
    "Oman met Qatar at Kenya's request.": ("request", "circumstance"),
}


@pytest.mark.parametrize(("text", "wanted"), NOUNS.items(), ids=NOUNS)
def test_what_a_noun_tells(read: Read, text: str, wanted: tuple[str, str]) -> None:
    """With whose it is, or why it tells nothing."""
    tree, mentions = read(text)
    word, line = wanted
    (found,) = noun_triggers(tree, mentions, at(tree, word), BOOK)
    told = (
        f"{found.event_type} {codes(found.actors)} > {codes(found.recipients)}".strip()
        if isinstance(found, Trigger)
        else str(found.reason)
    )
    assert told == line


VERBS = {
    "Kenya condemned Uganda.": ("condemned", "KEN", "UGA"),
    "Chile was condemned by Peru.": ("condemned", "PER", "CHL"),
    "Vietnam sent rice to Laos.": ("sent", "VNM", "LAO"),
    "Qatar apologised to Oman.": ("apologised", "QAT", "OMN"),
    "They condemned Latvia.": ("condemned", "", "LVA"),
}


@pytest.mark.parametrize(("text", "wanted"), VERBS.items(), ids=VERBS)
def test_who_fills_the_roles_of_a_verb(read: Read, text: str, wanted: tuple[str, str, str]) -> None:
    """By the slots that its row names."""
    tree, mentions = read(text)
    word, actors, recipients = wanted
    slots = Slots(tree, mentions, at(tree, word))
    pattern = match(slots, BOOK)
    assert pattern is not None
    found = actors_of(slots, pattern), recipients_of(slots, pattern)
    assert tuple(map(codes, found)) == (actors, recipients)


def test_equals(read: Read) -> None:
    """All take part where somebody does; a treaty in the passive has owners."""
    tree, mentions = read("Chile's treaty was signed in June.")
    slots = Slots(tree, mentions, at(tree, "signed"))
    owner = among_equals(slots, (), ())
    assert codes(owner) == "CHL"
    tree, mentions = read("Peru signed it.")
    slots = Slots(tree, mentions, at(tree, "signed"))
    assert among_equals(slots, (), owner) == ()
    assert codes(among_equals(slots, slots.parties("subj"), owner)) == "CHL PER"
