"""Queries find what looking at every event one by one would find."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_samples import STATES, document, entry, event, interval, party
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from dragoman.errors import FilterError
from dragoman.ledger import Entry, Filter, Ledger
from dragoman.ledger.queries.conditions import document_conditions
from dragoman.ledger.schema import documents
from dragoman.ledger.sqlite import lookups as reading
from dragoman.records import DateInterval, Event, EventType, Precision

DOCUMENTS = 60


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return a ledger of the fictional corpus."""
    with Ledger.open(tmp_path_factory.mktemp("queries") / "a.ledger") as book:
        book.commit([entry(number) for number in range(DOCUMENTS)])
        book.merge()
        yield book


def states_of(one: Event, role: str) -> set[str]:
    """Return the states in a role."""
    sides = {"actor": one.actors, "recipient": one.recipients}
    parties = sides.get(role, (*one.actors, *one.recipients))
    return {each.country for each in parties if each.country}


def holds(wanted: Filter, one: Event) -> bool:
    """Return whether an event is wanted, the slow and plain way."""
    checks: list[bool] = [
        set(getattr(wanted, role)) <= states_of(one, role)
        for role in ("actor", "recipient", "party")
    ]
    if wanted.between:
        checks.append(len(states_of(one, "party") & set(wanted.between)) > 1)
    if wanted.type:
        checks.append(one.event_type in wanted.type)
    if wanted.status:
        checks.append(one.status in wanted.status)
    if wanted.mode:
        checks.append(bool(set(wanted.mode) & set(one.mode)))
    day = one.date.start if one.date else None
    if wanted.by == "reported_on" or (wanted.by and day is None):
        day = one.reported_on
    if wanted.since:
        checks.append(day is not None and day >= wanted.since)
    if wanted.until:
        checks.append(day is not None and day <= wanted.until)
    return all(checks)


FILTERS = st.builds(
    Filter,
    actor=st.lists(st.sampled_from(STATES), max_size=2, unique=True).map(tuple),
    recipient=st.lists(st.sampled_from(STATES), max_size=1).map(tuple),
    party=st.lists(st.sampled_from(STATES), max_size=2, unique=True).map(tuple),
    between=st.just(()) | st.lists(st.sampled_from(STATES), min_size=2, unique=True).map(tuple),
    type=st.lists(st.sampled_from(["AID", "CONSULT", "ACCUSE"]), max_size=2).map(tuple),
    status=st.lists(st.sampled_from(["actual", "planned"]), max_size=1).map(tuple),
    mode=st.sampled_from([(), ("visit",), ("visit", "phone")]),
    since=st.none() | st.dates(date(2024, 1, 1), date(2024, 3, 1)),
    until=st.none() | st.dates(date(2024, 2, 1), date(2024, 6, 1)),
    by=st.sampled_from(["", "reported_on", "date_or_reported"]),
)


@settings(max_examples=60)
@given(wanted=FILTERS)
def test_any_filter_finds_what_a_plain_search_finds(ledger: Ledger, wanted: Filter) -> None:
    """Whatever index a query walks, the events and their order are the same."""
    everything = list(ledger.events())
    found = list(ledger.events(wanted))
    assert found == [one for one in everything if holds(wanted, one)]
    assert ledger.count(wanted) == len(found)


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ('text:"accuse number"', lambda one: "accuse number" in one.evidence[0].quote),
        ("actor=state:KEN", lambda one: "KEN" in states_of(one, "actor")),
        ("place=NOR", lambda one: one.place.country == "NOR"),
        ("place=oslo", lambda _one: True),
        ("place=PER", lambda _one: False),
        ("confidence>0.95", lambda _one: False),
        ("certainty=asserted confidence>=0.9", lambda _one: True),
        ("mechanism=m1", lambda _one: False),
        ("context=diplomatic actor=KEN", lambda one: "KEN" in states_of(one, "actor")),
        ('publisher="Testing Wire"', lambda _one: True),
        ("publisher=Other", lambda _one: False),
        ("document=doc-00001", lambda one: one.evidence[0].document_id == "doc-00001"),
        ("speaker=nobody", lambda _one: False),
        ("by=reported_on since=2030", lambda _one: False),
        ("by=date_or_reported", lambda _one: True),
        ("by=date", lambda _one: True),
    ],
)
def test_each_key_chooses(ledger: Ledger, line: str, check: Callable[[Event], bool]) -> None:
    """Keys beyond states, types and days."""
    found = list(ledger.events(Filter.parse(line)))
    assert found == [one for one in ledger.events() if check(one)]


@pytest.mark.parametrize(
    "line", ["text:number party=KEN", "text:number document=doc-00001,doc-00002"]
)
def test_two_lists_of_documents_are_not_paired(ledger: Ledger, line: str) -> None:
    """A number and an id lead to a row each, never every number with every id."""
    query = select(documents.c.document_id).where(*document_conditions(Filter.parse(line)))
    asked = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    raw = ledger.store._connection.connection.dbapi_connection
    plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert any("document_id=?" in step or "rowid=?" in step for step in plan), plan
    assert not any("document_id=? AND rowid=?" in step for step in plan), plan


@pytest.mark.parametrize(
    "line", ["text:number", "text:accuse actor=KEN", 'publisher="Testing Wire"']
)
def test_frequent_values_are_found_in_the_same_way(
    ledger: Ledger, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking words up on the way finds what gathering them first finds."""
    wanted = Filter.parse(line)
    gathered = list(ledger.events(wanted))
    monkeypatch.setattr(reading, "OFTEN_WORDS", 0)
    monkeypatch.setattr(reading, "OFTEN_PAPERS", 0)
    assert list(ledger.events(wanted)) == gathered
    assert ledger.count(wanted) == len(gathered) > 0


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("date", ["on May 1"]),
        ("reported_on", ["on March 1", "once"]),
        ("date_or_reported", ["on May 1", "once"]),
    ],
)
def test_bounds_are_of_the_act_or_of_its_first_report(
    tmp_path: Path, by: str, told: list[str]
) -> None:
    """In lists, in figures of two states and on the map alike."""
    days = {"on March 1": date(2024, 3, 1), "on May 1": date(2024, 5, 1), "once": None}
    reported = {
        "on March 1": date(2024, 5, 9),
        "on May 1": date(2024, 6, 9),
        "once": date(2024, 5, 3),
    }
    with Ledger.open(tmp_path / "a.ledger") as book:
        for number, (words, day) in enumerate(days.items()):
            name = f"d{number}"
            kind = (EventType.CONSULT, EventType.AGREE, EventType.AID)[number]
            made = event(name, words, 0, name=words, kind=kind, day=day)
            book.commit([Entry(document(name, words, published=reported[words]), (made,))])
        book.merge()
        wanted = Filter.parse(f"since=2024-05 until=2024-05 by={by}")
        assert [one.event_id for one in book.events(wanted)] == told
        assert sum(row.events for row in book.dyad("KEN", "NOR", wanted)) == len(told)
        (place,) = book.places(wanted)
        assert place.cooperation + place.conflict == len(told)


def test_intervals_are_found_when_they_overlap(tmp_path: Path) -> None:
    """A month, an open beginning and an open end lie where any of their days lies."""
    text = "They met in May. Since 2023 they meet. Until 2020 they met. They met."
    quotes = [part + "." for part in text.rstrip(".").split(". ")]
    dates = [
        DateInterval(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH),
        DateInterval(date(2023, 1, 1), None, Precision.YEAR),
        DateInterval(None, date(2020, 12, 31), Precision.YEAR),
        None,
    ]
    reports = []
    for quote, when in zip(quotes, dates, strict=True):
        made = event("d", quote, text.index(quote), name=quote)
        reports.append(type(made)(**{**_fields(made), "date": when}))
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([Entry(document("d", text), tuple(reports))])
        book.merge()

        def found(line: str) -> list[str]:
            return [one.event_id for one in book.events(Filter.parse(line))]

        assert found("on=2024-05-10") == [quotes[1], quotes[0]]
        assert found("since=2024-06") == [quotes[1]]
        assert found("until=2021") == [quotes[2]]
        assert found("on=2030") == [quotes[1]]
        assert found("") == [quotes[2], quotes[1], quotes[0], quotes[3]]


def _fields(one: Event) -> dict[str, object]:
    return {name: getattr(one, name) for name in Event.__dataclass_fields__}


def test_documents_are_chosen_by_what_they_report(ledger: Ledger) -> None:
    """Keys of events choose documents that report such an event."""
    wanted = Filter.parse("party=KEN,NOR type=CONSULT")
    expected = {piece.document_id for one in ledger.events(wanted) for piece in one.evidence}
    assert {row.document_id for row in ledger.documents(wanted)} == expected
    assert [row.document_id for row in ledger.documents(Filter.parse("text:nothing"))]
    later = ledger.documents(Filter.parse("since=2024-04-01"))
    assert all(row.published and row.published >= date(2024, 4, 1) for row in later)


@pytest.mark.parametrize("words", ['"', 'a" OR b', "NEAR(", "*", "col:x", "-", "AND", "''"])
def test_searches_take_no_operators(ledger: Ledger, words: str) -> None:
    """Whatever a user writes is words, or an error that says so; never a fault of the database."""
    with suppress(FilterError):
        list(ledger.events(Filter(text=(words,))))
    with suppress(FilterError):
        list(ledger.documents(Filter(text=(words,))))


def test_states_on_one_side_are_alongside(tmp_path: Path) -> None:
    """Two states that accuse a third do it side by side; two that meet do it mutually."""
    text = "KEN and NOR accused PER."
    made = event(
        "d",
        text,
        0,
        kind=EventType.ACCUSE,
        actors=(party("KEN"), party("NOR")),
        recipients=(party("PER"),),
        day=date(2024, 1, 1),
    )
    assert made.date == interval(date(2024, 1, 1))
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([Entry(document("d", text), (made,))])
        book.merge()
        assert book.dyad("KEN", "NOR")[0].alongside == 1
        assert book.dyad("PER", "NOR")[0].second_to_first == 1
        with pytest.raises(FilterError, match="two states"):
            book.dyad("KEN", "KEN")
