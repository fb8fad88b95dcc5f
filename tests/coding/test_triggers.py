"""Which words tell events, with which parties."""

from collections.abc import Callable

import pytest

from dragoman.codebook.codebook import Codebook
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.triggers import find_triggers
from dragoman.syntax.tree import Tree

Read = Callable[[str], tuple[Tree, Mentions]]

CASES = [
    ("Kenya and Uganda held talks on fishing rights.", [("CONSULT", "KEN UGA", "")]),
    ("Kenya condemned the attack by Uganda.", [("ACCUSE", "KEN", "UGA"), ("ASSAULT", "UGA", "")]),
    ("Chile was condemned by Peru.", [("ACCUSE", "PER", "CHL")]),
    ("Peru imposed a ban on imports from Chile.", [("SANCTION", "PER", "CHL")]),
    ("Oman urged Qatar to return to the talks.", [("REQUEST", "OMN", "QAT"), ("CONSULT", "", "")]),
    ("Latvia expelled two diplomats of Kenya.", [("SANCTION", "LVA", "KEN")]),
    ("Estonia and Latvia signed a treaty.", [("SUPPORT", "EST LVA", "")]),
    ("Vietnam sent rice to Laos.", [("AID", "VNM", "LAO")]),
    ("Peru rejected a proposal from Chile.", [("REJECT", "PER", "CHL")]),
    ("Kenya deployed troops to the border.", [("MOBILIZE", "KEN", "")]),
    ("Qatar apologised to Oman.", [("CONCEDE", "QAT", "OMN")]),
    (
        "Nairobi accused Kampala of shelling villages.",
        [("ACCUSE", "KEN", "UGA"), ("ASSAULT", "UGA", "")],
    ),
    ("Peru and Chile staged a joint naval exercise.", [("COOPERATE", "CHL PER", "")]),
    (
        "Oman threatened to cut ties with Qatar.",
        [("THREATEN", "OMN", "QAT"), ("SANCTION", "OMN", "QAT")],
    ),
    ("Laos withdrew its troops from Vietnam.", [("RETREAT", "LAO", "VNM")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_plain_sentences(
    read: Read, codebook: Codebook, text: str, expected: list[tuple[str, str, str]]
) -> None:
    """Each type is read off a plain sentence, in the right direction, and nothing beside it.

    Before anything is accepted: who has no other side yet may lose its event later.
    """
    tree, mentions = read(text)
    found = sorted(
        (
            t.event_type.value,
            " ".join(sorted(p.country or "" for p in t.actors)),
            " ".join(sorted(p.country or "" for p in t.recipients)),
        )
        for t in find_triggers(tree, mentions, codebook)
    )
    assert found == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya beat Uganda 2-1 on Sunday.",
        "Peru said exports rose by four percent.",
        "Latvia has a population of two million.",
        "Vietnam must meet its growth target.",
    ],
)
def test_no_event_without_a_dealing(read: Read, codebook: Codebook, text: str) -> None:
    """Sport, growth and geography tell no event between states."""
    tree, mentions = read(text)
    assert [t for t in find_triggers(tree, mentions, codebook) if t.actors] == []


def test_a_lifted_ban_was_in_force(read: Read, codebook: Codebook) -> None:
    """What may be lifted stands: the measure is told beside the easing."""
    tree, mentions = read("Oman hopes that Qatar will lift its ban on Peruvian beef.")
    found = {t.event_type.value: t for t in find_triggers(tree, mentions, codebook)}
    standing = found["SANCTION"]
    assert [p.country for p in standing.actors] == ["QAT"]
    assert [p.country for p in standing.recipients] == ["PER"]
