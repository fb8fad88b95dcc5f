"""Plans with their outcome and series with their days, taken from a ledger."""

import json
import math
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.analyse.forecasts.outlook import HELD, Forecast
from dragoman.cli.app import cli
from dragoman.ledger import Entry, Filter, Ledger
from dragoman.records import (
    Attribution,
    AttributionKind,
    Certainty,
    DateInterval,
    Document,
    Event,
    EventType,
    Evidence,
    Mechanism,
    MechanismKind,
    Party,
    Precision,
    Segment,
    SegmentKind,
    Session,
    Status,
)
from dragoman.study.forecasts import judgement_of, outlook_of
from dragoman.study.material import Span
from dragoman.study.occasions import plans_of
from dragoman.study.series import series_of

KEN, NOR = (Party(f"state:{code}", code, code, "GOV") for code in ("KEN", "NOR"))


def told(
    name: str, published: date, status: Status, first: date, last: date, speaker: str | None = None
) -> Entry:
    """Return a document that tells of talks of Kenya and Norway."""
    text = f"Talks {name}."
    voice = Attribution(AttributionKind.SPEAKER, speaker, f"state:{speaker}") if speaker else None
    event = Event(
        f"ev-{name}", EventType.CONSULT, (), (), 1, 4.0, (KEN, NOR), (),
        DateInterval(first, last, Precision.DAY), None, status, Certainty.ASSERTED,
        voice or Attribution(), None, 0.9, (Evidence(name, 0, len(text), text),),
    )  # fmt: skip
    return Entry(
        Document(name, text, (Segment(0, len(text), SegmentKind.BODY),), published=published,
                 origin=name),
        (event,),
    )  # fmt: skip


def held(day: date, status: str = "actual") -> Session:
    """Return a session of a series."""
    return Session(DateInterval(day, day, Precision.DAY), None, None, None, None, status, (), (
        Evidence("series", 0, 12, "Fjord talks."),
    ))  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return a ledger with three plans, one of them kept, and a series."""
    text = "Fjord talks."
    series = Mechanism(
        "m-fjord", MechanismKind.MEETING_SERIES, "Fjord talks", members=("KEN", "NOR"),
        sessions=(
            *(held(date(2024, month, 1)) for month in (1, 2, 3, 4)),
            held(date(2024, 9, 1), "planned"),
        ),
        evidence=(Evidence("series", 0, len(text), text),),
    )  # fmt: skip
    may = (date(2024, 5, 6), date(2024, 5, 7))
    entries = [
        told("kept", date(2024, 5, 1), Status.PLANNED, *may, "NOR"),
        told("again", date(2024, 5, 3), Status.PLANNED, *may),
        told("deed", date(2024, 5, 8), Status.ACTUAL, date(2024, 5, 7), date(2024, 5, 7)),
        told("late", date(2024, 6, 9), Status.PLANNED, date(2024, 6, 3), date(2024, 6, 3)),
        told("open", date(2024, 7, 1), Status.PLANNED, date(2024, 7, 9), date(2024, 7, 9)),
        Entry(
            Document("series", text, (Segment(0, len(text), SegmentKind.BODY),),
                     published=date(2024, 7, 2), origin="series"),
            (), mechanisms=(series,),
        ),
    ]  # fmt: skip
    with Ledger.open(tmp_path_factory.mktemp("study") / "a.ledger") as book:
        book.commit(entries)
        book.merge()
        yield book


def test_a_plan_is_kept_by_an_act_of_its_days(ledger: Ledger) -> None:
    """One that was told after its day is none; one told twice counts once, as first told."""
    plans = plans_of(ledger)
    assert [(one.since, one.until, one.told, one.announcer, one.held) for one in plans] == [
        (date(2024, 5, 6), date(2024, 5, 7), date(2024, 5, 1), "NOR", date(2024, 5, 8)),
        (date(2024, 7, 9), date(2024, 7, 9), date(2024, 7, 1), "a document", None),
    ]
    assert {one.parties for one in plans} == {("KEN", "NOR")}


def test_no_deed_is_looked_at_where_no_plan_is_wanted(ledger: Ledger) -> None:
    """Where one is, all are there to learn from."""
    assert plans_of(ledger, lambda plan: plan.until.year == 2030) == ()
    assert plans_of(ledger, lambda plan: plan.held is None) == plans_of(ledger)


def test_a_series_has_the_days_on_which_it_was_held(ledger: Ledger) -> None:
    """A planned session is no day."""
    (one,) = series_of(ledger)
    assert one.gaps == (31, 29, 31)
    assert one.parties == ("KEN", "NOR")


def test_an_outlook_tells_of_series_though_weeks_are_few(ledger: Ledger) -> None:
    """And why nothing can be said of numbers, of conflict and of what is planned."""
    found = outlook_of(ledger, Filter(), ("NOR", "KEN"), Span(until=date(2024, 7, 7)))
    assert found.lack.startswith("documents of ")
    assert [(one.kind, one.name) for one in found.forecasts] == [
        ("meets again", "Fjord talks"),
        ("meets again", "Fjord talks"),
    ]
    assert "".join(found.notes) == (
        "CONSULT of KEN, NOR planned for 2024-07-09: too few past plans of this kind told by a "
        "document (0; at least 20 are needed)"
    )


def test_what_was_planned_is_scored_against_the_ledger(ledger: Ledger) -> None:
    """Held where an act of its days is told."""
    may = Forecast(
        date(2024, 5, 2), "KEN", "NOR", HELD, date(2024, 5, 6), date(2024, 5, 7), 0.8, 0.5,
        None, None, None, None, None, 1.6, {}, 20, 0, "CONSULT", "ev-kept", ("KEN", "NOR"),
    )  # fmt: skip
    (judged,), waiting = judgement_of(ledger, [may], Span(until=date(2024, 7, 7)))
    assert waiting == 0
    assert judged.score == pytest.approx(0.2231, abs=1e-4)  # -log .8


@pytest.fixture(scope="module")
def kept_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger with 24 plans, four of five kept, two more, and a series that met again."""
    text, first = "Fjord talks.", date(2024, 1, 1)
    entries: list[Entry] = []
    for number in range(26):
        day = first + timedelta(days=7 * number)
        before, after = day - timedelta(days=3), day + timedelta(days=1)
        entries.append(told(f"plan{number:02}", before, Status.PLANNED, day, day, "NOR"))
        if number % 5:
            entries.append(told(f"deed{number:02}", after, Status.ACTUAL, day, day))
    met = [first + timedelta(days=one) for one in (0, 20, 40, 60, 100, 190)]
    series = Mechanism(
        "m-fjord", MechanismKind.MEETING_SERIES, "Fjord talks", members=("KEN", "NOR"),
        sessions=tuple(map(held, met)), evidence=(Evidence("series", 0, len(text), text),),
    )  # fmt: skip
    entries.append(
        Entry(
            Document("series", text, (Segment(0, len(text), SegmentKind.BODY),),
                     published=date(2024, 12, 29), origin="series"),
            (), mechanisms=(series,),
        )
    )  # fmt: skip
    path = tmp_path_factory.mktemp("kept") / "a.ledger"
    with Ledger.open(path) as book:
        book.commit(entries)
        book.merge()
    return path


def test_occasions_and_series_are_kept_and_scored_later(kept_ledger: Path, tmp_path: Path) -> None:
    """Told by a day from what was known by it, kept in a file, scored beside the rival."""
    kept, asked = tmp_path / "told.jsonl", ["forecast", "--ledger", str(kept_ledger)]
    made = [*asked, "KEN", "NOR", "--to", "2024-06-23", "--format", "jsonl", "--output", str(kept)]
    assert CliRunner().invoke(cli, made, catch_exceptions=False).exit_code == 0
    lines = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert [(line["kind"], line["since"], line["until"], line["acts"]) for line in lines] == [
        ("held by its date", "2024-06-24", "2024-06-24", 24),
        ("meets again", "2024-06-24", "2024-09-21", 4),
        ("meets again", "2024-06-24", "2025-06-23", 4),
    ]
    scored = CliRunner().invoke(cli, [*asked, "--score", str(kept)], catch_exceptions=False)
    plan, series = lines[:2]
    line = "{}: log loss {:.3f}, own rate {:.3f}; n = 1"
    assert scored.output.splitlines() == [
        line.format("held by its date", -math.log(1 - plan["mean"]), -math.log(1 - plan["usual"])),
        line.format("meets again, 90 days ahead", -math.log(series["mean"]),
                    -math.log(series["usual"])),
        "not over yet: 1",
    ]  # fmt: skip
