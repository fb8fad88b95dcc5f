"""Told events against the labels of every mention."""

from dragoman.evaluate.labelled import Gold, Labelled, Part
from dragoman.evaluate.real_text import Counts, code_of, compare
from dragoman.records import (
    Attribution,
    Certainty,
    Event,
    EventType,
    Evidence,
    Party,
    Status,
)

TEXT = "Oman condemned Qatar.\nGunmen killed two people.\n"
LABELLED = Labelled(
    "t",
    "dev",
    TEXT,
    (
        Gold(
            5, 14, "ACCUSE", (), "actual", "asserted",
            (Part(0, 0, 4, "OMN"), Part(1, 15, 20, "QAT")), 0,
        ),
        Gold(29, 35, "ASSAULT", (), "actual", "asserted", (Part(0, 22, 28, "-"),), 1),
    ),
    ((0, 21), (22, 47)),
)  # fmt: skip


def told(kind: EventType, start: int, end: int, actor: Party, recipient: Party | None) -> Event:
    """An event as the reader tells it."""
    return Event(
        "e", kind, (), (), 3, 0.0, (actor,), (recipient,) if recipient else (), None, None,
        Status.ACTUAL, Certainty.ASSERTED, Attribution(), None, 0.5,
        (Evidence("t", start, end, TEXT[start:end]),),
    )  # fmt: skip


def test_all_right() -> None:
    """A party without a state is compared as nobody."""
    counts = Counts()
    events = (
        told(
            EventType.ACCUSE, 0, 21,
            Party("state:OMN", "Oman", "OMN"), Party("state:QAT", "Qatar", "QAT"),
        ),
        told(EventType.ASSAULT, 22, 47, Party("unknown:gunman", "Gunmen"), None),
    )  # fmt: skip
    compare(LABELLED, events, counts)
    assert counts.figures("whole") == (1.0, 1.0, 1.0)
    assert counts.figures("two states") == (1.0, 1.0, 1.0)


def test_wrong_party_costs_parties_alone() -> None:
    """Type and status stay right."""
    counts = Counts()
    wrong = told(
        EventType.ACCUSE,
        0,
        21,
        Party("state:QAT", "Qatar", "QAT"),
        Party("state:OMN", "Oman", "OMN"),
    )
    compare(LABELLED, (wrong,), counts)
    assert counts.figures("events") == (1.0, 0.5, 0.667)
    assert counts.figures("parties") == (0.0, 0.0, 0.0)


def test_codes() -> None:
    """State, else organisation; a rebel group stands for itself."""
    assert code_of(Party("state:OMN", "Oman", "OMN", "GOV")) == "OMN"
    assert code_of(Party("org:hezbollah", "Hezbollah", "LBN", "REB")) == "org:hezbollah"
    assert code_of(Party("org:unsc", "the council", None, "IGO")) == "org:un"
    assert code_of(Party("unknown:gunman", "gunmen")) == "-"
