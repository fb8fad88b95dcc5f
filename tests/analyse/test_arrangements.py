"""What a ledger's events add to an arrangement: promises kept, and things decided."""

from collections.abc import Iterator
from datetime import date

import pytest

from dragoman.analyse.arrangements import decided_at
from dragoman.arrangements.follow.commitments import standing
from dragoman.ledger import Entry, Ledger
from dragoman.present.arrangements import mechanism_page, next_session
from dragoman.records import Document, Mechanism, MechanismKind, Segment, SegmentKind
from loaded import reader

TODAY = date(2026, 6, 1)
TEXTS = {
    "truce": (
        "2024-03-05",
        (
            "Kenya and Uganda signed a ceasefire agreement on Monday. Under the agreement, both "
            "must withdraw their troops."
        ),
    ),
    "shelling": ("2024-05-14", "Ugandan troops shelled a Kenyan army post on Monday."),
    "summit": (
        "2024-09-10",
        (
            "The presidents of Peru and Chile met in Lima on Monday for their 3rd annual summit. "
            "Peru and Chile agreed on Monday to build a bridge. Peru agreed on Monday to sell "
            "copper to Bolivia."
        ),
    ),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return a ledger that has read the texts."""
    documents = [
        Document(
            name,
            text,
            (Segment(0, len(text), SegmentKind.BODY),),
            published=date.fromisoformat(day),
            origin=name,
        )
        for name, (day, text) in TEXTS.items()
    ]
    told = reader().process(documents)
    path = tmp_path_factory.mktemp("arrangements") / "a.ledger"
    with Ledger.open(path) as ledger:
        ledger.commit([Entry(one.document, one.events, mechanisms=one.mechanisms) for one in told])
        ledger.merge()
        yield ledger


def of_kind(book: Ledger, kind: MechanismKind) -> Mechanism:
    """Return the only arrangement of a kind."""
    (one,) = [each for each in book.mechanisms() if each.kind is kind]
    return one


def test_a_deed_told_elsewhere_breaks_a_promise(book: Ledger) -> None:
    """The document of the shelling does not name the truce; the page shows both."""
    one = of_kind(book, MechanismKind.AGREEMENT)
    assert book.mechanism(one.mechanism_id) == one
    assert standing(one)["ceasefire"] == "broken"
    page = mechanism_page(one, TODAY)
    assert "ceasefire: broken" in page
    assert "promised: both must withdraw their troops" in page
    assert "shelled a Kenyan army post" in page


def test_what_was_decided_stands_with_its_session(book: Ledger) -> None:
    """Only what all members decided among themselves, on the days of the session."""
    one = of_kind(book, MechanismKind.MEETING_SERIES)
    (decided,) = decided_at(book, one)
    assert [event.evidence[0].quote for event in decided.events] == [
        "Peru and Chile agreed on Monday to build a bridge."
    ]
    page = mechanism_page(one, TODAY, [decided])
    assert "decided by" in page
    assert "Lima, no. 3" in page


def test_an_overdue_session_is_told_with_the_arithmetic(book: Ledger) -> None:
    """In the list since when, on the page how that is reckoned."""
    one = of_kind(book, MechanismKind.MEETING_SERIES)
    assert next_session(one, TODAY) == "overdue since 2025-09-09"
    assert next_session(one, date(2025, 1, 1)) is None
    page = mechanism_page(one, TODAY)
    assert "overdue: last held 2024-09-09; every 1 year; due by 2025-09-09; 265 days late" in page
    assert "arithmetic" not in mechanism_page(one, None)


def test_others_come_back_as_they_are(book: Ledger) -> None:
    """A series has no commitments and an agreement no sessions at which things are decided."""
    series = of_kind(book, MechanismKind.MEETING_SERIES)
    assert not series.commitments
    assert decided_at(book, of_kind(book, MechanismKind.AGREEMENT)) == ()
