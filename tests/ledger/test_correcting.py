"""Corrections of fields: what they change, how they last, what they refuse."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import document, event, party

from dragoman.errors import UsageError
from dragoman.ledger import Entry, Filter, Ledger
from dragoman.ledger.correcting.asking import Asked, clean
from dragoman.ledger.correcting.changes import Anchor, Correction, anchored, read_back, written
from dragoman.ledger.correcting.matching import meant
from dragoman.ledger.correcting.stating import about, correct, restore, trail, undo
from dragoman.ledger.entries import Report
from dragoman.ledger.merge.corrections import part
from dragoman.ledger.merge.merging import SameEvent
from dragoman.ledger.soundness.checking import check
from dragoman.records import (
    DateBasis,
    DateInterval,
    EventType,
    Place,
    Precision,
    Status,
)

TALKS = "NOR and KEN met."
WARNED = "NOR warned PER."
MOMENT = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


def paper(name: str, day: date, *, before: str = "", met_id: str = "met") -> Entry:
    """Return a document that tells of the one meeting, and of a warning of its own."""
    text = f"{before}{TALKS} {WARNED}"
    told = document(name, text, published=day)
    at = text.index(TALKS)
    met = event(name, TALKS, at, name=met_id, day=date(2024, 3, 1), mode=("visit",))
    warned = event(
        name,
        WARNED,
        text.index(WARNED),
        kind=EventType.THREATEN,
        actors=(party("NOR"),),
        recipients=(party("PER"),),
        day=date(2024, 3, 2),
    )
    return Entry(told, (met, warned))


def clock() -> datetime:
    """Return the moment of the tests."""
    return MOMENT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of two documents that tell one meeting."""
    where = tmp_path / "a.ledger"
    with Ledger.open(where, merger=SameEvent()) as book:
        book.commit([paper("one", date(2024, 3, 2)), paper("two", date(2024, 3, 3))])
        book.merge()
    return where


@pytest.fixture
def book(path: Path) -> Iterator[Ledger]:
    """It, open for writing."""
    with Ledger.open(path, merger=SameEvent()) as opened:
        yield opened


def rows(book: Ledger) -> list[str]:
    """Return all that is told of events."""
    return list(book.event_lines())


def test_every_field_is_corrected_and_everything_follows(book: Ledger) -> None:
    """Filters, sums and directions find what a person said; the event says so."""
    asked = Asked(
        type="sanction",
        actors="Norway",
        recipients="PER, CHL",
        status="planned",
        date="2024-06",
        place="Lima",
        note="Read again:  sanctions",
    )
    made = correct(book, "met", asked, by="Ada", clock=clock)
    assert made is not None
    assert [one.field for one in made.fields] == [
        *("type", "status", "actors", "recipients", "date", "place")
    ]
    now = book.event("met")
    assert now is not None
    assert (now.event_type, now.status, now.mode) == (EventType.SANCTION, Status.PLANNED, ())
    assert (now.quad_code, now.intensity) == (4, -6.0)
    assert [one.entity_id for one in now.actors] == ["state:NOR"]
    assert [one.country for one in now.recipients] == ["PER", "CHL"]
    assert now.date == DateInterval(
        date(2024, 6, 1), date(2024, 6, 30), Precision.MONTH, "", DateBasis.CORRECTED
    )
    assert now.place == Place("Lima", "PER")
    assert now.corrected == ("actors", "date", "place", "recipients", "status", "type")
    assert [one.event_id for one in book.events(Filter.parse("party=CHL"))] == ["met"]
    assert [one.event_id for one in book.events(Filter.parse("corrected=date"))] == ["met"]
    assert [one.event_id for one in book.events(Filter.parse("corrected=yes place=PER"))] == ["met"]
    assert book.count(Filter.parse("party=KEN")) == 0
    assert [one.events for one in book.dyad("CHL", "NOR")] == [1]
    assert book.dyad("KEN", "NOR") == []
    assert list(check(book.store.path)) == []


def test_the_trail_tells_who_when_what_and_why(book: Ledger) -> None:
    """Also what was taken back, by whom; the first value comes back."""
    before = rows(book)
    first = correct(book, "met", Asked(place="none", note="not told"), by="Ada", clock=clock)
    second = correct(book, "met", Asked(place="Bergen (NOR)"), by="Bo", clock=clock)
    assert first is not None
    assert second is not None
    (change,) = second.changes
    assert read_back("place", change.was) is None
    assert read_back("place", change.value) == Place("Bergen", "NOR")
    undone = undo(book, "met", by="Cy", clock=clock)
    assert undone == second
    assert book.event("met").place is None  # type: ignore[union-attr]
    undo(book, "met", correction_id=first.correction_id, by="Cy", clock=clock)
    assert rows(book) == before
    told = [(one.by, one.note, one.made, one.undone, one.undone_by) for one in trail(book, "met")]
    at = MOMENT.isoformat()
    assert told == [("Bo", "", at, at, "Cy"), ("Ada", "not told", at, at, "Cy")]
    with pytest.raises(UsageError, match="nothing to take back"):
        undo(book, "met")


def test_what_stands_so_already_is_not_corrected(book: Ledger) -> None:
    """And leaves no trace."""
    assert correct(book, "met", Asked(type="CONSULT", mode="visit", status="actual")) is None
    assert trail(book, "met") == []


def test_a_note_alone_is_kept_and_flags_nothing(book: Ledger) -> None:
    """It stands in the trail."""
    correct(book, "met", Asked(note="Ask the embassy."), by="Ada")
    assert [one.note for one in trail(book, "met")] == ["Ask the embassy."]
    assert book.event("met").corrected == ()  # type: ignore[union-attr]


def test_a_wrong_event_leaves_all_lists_and_sums_and_comes_back(book: Ledger) -> None:
    """It is found by its id alone, with its reports, and survives being made anew."""
    before = rows(book)
    correct(book, "met", Asked(wrong=True, note="a film"), by="Ada")
    assert [one.event_type for one in book.events()] == ["THREATEN", "THREATEN"]
    assert book.count(Filter.parse("party=KEN")) == 0
    assert book.dyad("KEN", "NOR") == []
    assert book.counts().events == 2
    assert book.event("met").corrected == ("wrong",)  # type: ignore[union-attr]
    assert [one.document_id for one in book.reports("met")] == ["one", "two"]
    assert list(check(book.store.path)) == []
    book.make_anew()
    book.merge()
    assert book.event("met").corrected == ("wrong",)  # type: ignore[union-attr]
    undo(book, "met")
    assert rows(book) == before


def test_another_document_may_still_tell_what_was_wrong_in_one(book: Ledger) -> None:
    """It was said of the reports that there were; the new one is an event again."""
    correct(book, "met", Asked(wrong=True), by="Ada")
    book.commit([paper("three", date(2024, 3, 4))])
    book.merge()
    (now,) = book.events(Filter.parse("party=KEN"))
    assert (now.event_id, now.corrected) == ("met", ())
    assert {one.document_id for one in now.evidence} == {"three"}
    assert [one.document_id for one in book.reports("met")] == ["one", "two", "three"]


@pytest.mark.parametrize("asked", [Asked(date="2024-02-28"), Asked(wrong=True)])
def test_corrections_outlive_another_reading_and_merging(book: Ledger, asked: Asked) -> None:
    """Documents forgotten and read again, in another order, with words elsewhere."""
    correct(book, "met", asked, by="Ada")
    stood = book.event("met")
    lines = rows(book)
    book.forget(["one"])
    book.merge()
    book.forget(["two"])
    book.merge()
    assert book.event("met") is None
    assert [about(book, one) for one in book.store.corrections()] == [None]
    book.commit([paper("two", date(2024, 3, 3))])
    book.merge()
    book.commit([paper("one", date(2024, 3, 2))])
    book.merge()
    assert book.event("met") == stood
    assert rows(book) == lines
    book.forget(["one"])
    book.commit([paper("one", date(2024, 3, 2), before="By our staff. ")])
    book.merge()
    now = book.event("met")
    assert now is not None
    assert (now.corrected, now.date) == (stood.corrected, stood.date)  # type: ignore[union-attr]


def test_an_event_that_is_parted_keeps_what_was_said_of_its_first_report(tmp_path: Path) -> None:
    """With the shipped merging, whatever persons decide about merging."""
    talks = Filter.parse("type=CONSULT")
    with Ledger.open(tmp_path / "b.ledger") as book:
        days = {"one": date(2024, 3, 2), "two": date(2024, 3, 3)}
        book.commit([paper(name, day, met_id=f"met-{name}") for name, day in days.items()])
        book.merge()
        correct(book, "met-two", Asked(place="Bergen (NOR)"), by="Ada")
        part(book, "met-one")
        assert {one.event_id: one.place for one in book.events(talks)} == {
            "met-one": Place("Bergen", "NOR"),
            "met-two": Place("Oslo", "NOR"),
        }
        part(book, "met-one", undo=True)
        assert [one.place for one in book.events(talks)] == [Place("Bergen", "NOR")]


def test_corrections_go_with_a_manifest(book: Ledger, tmp_path: Path) -> None:
    """Those that were taken back too; the events are the same to the byte."""
    correct(book, "met", Asked(status="negated"), by="Ada", clock=clock)
    correct(book, "met", Asked(place="none"), by="Ada", clock=clock)
    undo(book, "met", by="Bo", clock=clock)
    with Ledger.open(tmp_path / "b.ledger", merger=SameEvent()) as other:
        other.commit([paper("two", date(2024, 3, 3)), paper("one", date(2024, 3, 2))])
        other.merge()
        restore(other, book.store.corrections())
        assert rows(other) == rows(book)
        assert trail(other, "met") == trail(book, "met")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(type="MEET"), "is no type; it is one of AGREE"),
        (Asked(mode="phone,teleport"), "CONSULT has no mode 'teleport'"),
        (Asked(type="AGREE", mode="visit"), "AGREE has no mode"),
        (Asked(status="done"), "is no status"),
        (Asked(date="2024-02-30"), "is no day, month or year"),
        (Asked(date="0000"), "is no day"),
        (Asked(date="2024-03-05..2024-03-01"), "ends before it begins"),
        (Asked(date="2024-03-09"), "cannot have taken place on 2024-03-09"),
        (Asked(place="Bergen (XQX)"), "code of no state"),
        (Asked(place="x" * 201), "200 characters"),
        (Asked(place="Ber\x07gen"), "characters that are no text"),
        (Asked(note="\ud800"), "characters that are no text"),
        (Asked(note="x" * 2001), "2000 characters"),
        (Asked(actors="Atlantis"), "nobody is known by this name"),
        (Asked(actors=",".join(f"A{n}" for n in range(41))), "at most 40"),
        (Asked(actors="none"), "somebody has to take part"),
    ],
)
def test_what_cannot_be_is_refused(book: Ledger, asked: Asked, words: str) -> None:
    """The message says what may be, and nothing is changed."""
    before = rows(book)
    with pytest.raises(UsageError, match=words.replace("(", r"\(")):
        correct(book, "met", asked, by="Ada")
    assert rows(book) == before
    assert book.store.count_corrections() == 0


def test_an_event_that_is_not_there_is_told(book: Ledger) -> None:
    """And a name that is too long."""
    with pytest.raises(UsageError, match="there is no event 'none'"):
        correct(book, "none", Asked(status="planned"))
    with pytest.raises(UsageError, match="100 characters"):
        correct(book, "met", Asked(status="planned"), by="x" * 101)


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda one: (one[0], sum(one)))
ANCHORS = st.builds(
    lambda span, kind, status: (span, kind, status),
    SPANS,
    st.sampled_from((EventType.CONSULT, EventType.AGREE)),
    st.sampled_from((Status.ACTUAL, Status.PLANNED)),
)


def report(number: int, told: tuple[tuple[int, int], EventType, Status]) -> Report:
    """Return a report of a document whose text is all one letter."""
    (start, end), kind, status = told
    quote = "a" * (end - start)
    made = event("d", quote, start, kind=kind, status=status, name=f"e{number}")
    return Report(f"d#{number}", "d", None, made)


@given(st.lists(ANCHORS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_report_is_found_again_whatever_the_order(told, chance) -> None:  # noqa: ANN001 - as drawn
    """Each means itself; and who is meant does not depend on the order of the reports."""
    reports = [report(number, one) for number, one in enumerate(told)]
    shuffled = chance.sample(reports, len(reports))
    for one in reports:
        assert meant(anchored(one.event), reports) == one.report_id
        other = Anchor("d", one.event.evidence[0].start, 99, "z", "CONSULT", "actual")
        assert meant(other, reports) == meant(other, shuffled)


def test_nobody_is_meant_where_it_cannot_be_told() -> None:
    """Words that are told no more, and two accounts that fit as well as one another."""
    one, two = (report(n, ((0, 5), EventType.CONSULT, Status.ACTUAL)) for n in (1, 2))
    gone = Anchor("d", 70, 80, "zzz", "CONSULT", "actual")
    both = Anchor("d", 0, 5, "aaaaa", "CONSULT", "planned", ("state:X",))
    assert meant(gone, [one, two]) is None
    assert meant(both, [one, two]) is None
    assert meant(both, [one]) == "d#1"


@given(st.text(max_size=40))
def test_words_are_kept_as_text_or_refused(text: str) -> None:
    """Whatever comes in can be written down and read back."""
    try:
        kept = clean("note", text, 40)
    except UsageError:
        return
    assert read_back("note", written(kept)) == kept


def test_a_correction_of_a_newer_dragoman_breaks_nothing(book: Ledger) -> None:
    """A field that this version does not know is left alone."""
    made = correct(book, "met", Asked(status="negated"), by="Ada")
    assert made is not None
    strange: Correction = replace(made, changes=(replace(made.changes[0], field="colour"),))
    with book.store.transaction():
        book.store.correct(strange)
        book.make_again(["one"])
    assert book.event("met").corrected == ("status",)  # type: ignore[union-attr]
