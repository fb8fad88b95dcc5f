"""The ledger merges in batches, remembers decisions, and answers by any id."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_samples import TODAY, account

from dragoman.cli.records.events import command as events_command
from dragoman.cli.upkeep.merge import command as merge_command
from dragoman.cli.upkeep.split import command as split_command
from dragoman.errors import LedgerBusyError, LedgerError, UsageError
from dragoman.ledger import Entry, Ledger, Report
from dragoman.ledger.merge.corrections import Corrected, part, take_back
from dragoman.ledger.merge.resolving import Resolving
from dragoman.records import Document, EventType, Segment, SegmentKind, Status
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account, Decision, anchor
from dragoman.resolve.merging.across import merge
from dragoman.resolve.merging.clusters import Edge
from dragoman.resolve.merging.sketches import Sketch

QUOTE = "They met."


def corpus() -> list[Account]:
    """Accounts that hang together in every way that merging knows."""
    days = ("2025-03-03", "2025-03-04", "2025-03-10", "2025-03", None)
    parties = ("PER CHL", "PER CHL BOL", "KEN UGA")
    return [
        account(
            f"{number}",
            parties[number % 3],
            days[number % 5],
            kind=EventType.CONSULT if number % 4 else EventType.COOPERATE,
            status=Status.PLANNED if number % 7 == 0 else Status.ACTUAL,
            published=f"2025-03-{number % 12 + 1:02d}",
            place=("Lima", None, "Cusco")[number % 3] if number % 2 else None,
            quote=QUOTE,
        )
        for number in range(24)
    ]


def entries(accounts: Iterable[Account]) -> list[Entry]:
    """Return each account as the only report of its document."""
    return [
        Entry(
            Document(
                one.document_id,
                one.event.evidence[0].quote,
                (Segment(0, len(one.event.evidence[0].quote), SegmentKind.BODY),),
                published=one.published,
                origin=one.document_id,
            ),
            (one.event,),
        )
        for one in accounts
    ]


def export(batches: Sequence[Sequence[Account]]) -> list[str]:
    """Return the events of a ledger that took documents in these batches."""
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/a.ledger") as book:
        for batch in batches:
            book.commit(entries(batch))
            book.merge()
        return list(book.event_lines())


@settings(max_examples=8)
@given(order=st.permutations(range(24)), cuts=st.lists(st.integers(0, 24), max_size=3))
def test_neither_order_nor_batches_matter(order: list[int], cuts: list[int]) -> None:
    """The same documents give the same events, byte for byte."""
    accounts = corpus()
    edges = [0, *sorted(cuts), 24]
    batches = [[accounts[number] for number in order[start:end]] for start, end in pairwise(edges)]
    assert export(batches) == export([accounts])


DAYS = ("2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06", "2025-03-12", "2025-03", None)
QUOTES = (
    "They met.",
    "The foreign ministers met over fishing quotas.",
    "The presidents met for the 4th summit.",
)
told = st.builds(
    lambda number, parties, when, kind, published, place, words: account(
        str(number),
        parties,
        when,
        kind=kind,
        published=published,
        place=place,
        quote=words,
    ),
    st.integers(0, 10_000),
    st.sampled_from(("PER CHL", "PER CHL BOL")),
    st.sampled_from(DAYS),
    st.sampled_from((EventType.CONSULT, EventType.COOPERATE)),
    st.sampled_from(("2025-03-05", "2025-03-08")),
    st.sampled_from((None, "Lima", "Cusco")),
    st.sampled_from(QUOTES),
)
many = st.lists(told, min_size=3, max_size=24, unique_by=lambda one: one.report_id)


@settings(max_examples=30)
@given(many, st.randoms(use_true_random=False), st.sampled_from((1, 3, 800)))
def test_whatever_happened_before_the_events_are_those_of_the_reports(
    accounts: list[Account], chance: Random, at_once: int
) -> None:
    """Read bit by bit, forgotten, read again, joined and parted: the same as all in one go."""
    first, other = chance.sample(accounts, 2)
    names = sorted((anchor(first.event), anchor(other.event)))
    decisions = [Decision(chance.choice(("merge", "split")), *names)]
    with (
        TemporaryDirectory() as folder,
        Ledger.open(f"{folder}/a.ledger") as book,
        patch("dragoman.ledger.merge.merging.BATCH", at_once),
    ):
        left = list(accounts)
        while left:
            few = left[: chance.randint(1, len(left))]
            left = left[len(few) :]
            book.commit(entries(few))
            book.merge()
            if chance.random() < 0.3:
                book.forget([one.document_id for one in few])
                chance.shuffle(few)
                book.commit(entries(few))
        book.merge()
        expected = merge(renamed(accounts), Words.load(), today=TODAY)
        assert groups(book) == [one.reports for one in expected]
        book.decide(decisions)
        decided = merge(renamed(accounts), Words.load(), today=TODAY, decisions=decisions)
        assert groups(book) == [one.reports for one in decided]
        book.decide(decisions, undo=True)
        assert groups(book) == [one.reports for one in expected]


def renamed(accounts: Iterable[Account]) -> list[Account]:
    """Return accounts with the ids that a ledger gives to the only report of a document."""
    return [replace(one, report_id=f"{one.document_id}#1") for one in accounts]


def groups(book: Ledger) -> list[tuple[str, ...]]:
    """Return which reports make up the events of a ledger."""
    return sorted(
        tuple(sorted(one.report_id for one in book.reports(event.event_id)))
        for event in book.events()
    )


class Counting(Resolving):
    """Counts what is looked at."""

    def __init__(self) -> None:
        """Begin at nothing."""
        super().__init__(today=TODAY)
        self.sketched = self.compared = self.grouped = 0

    def sketch(self, report: Report) -> Sketch:
        """Count a sketch."""
        self.sketched += 1
        return super().sketch(report)

    def tie(self, one: Sketch, other: Sketch) -> Edge | None:
        """Count a comparison."""
        self.compared += 1
        return super().tie(one, other)

    def groups(self, sketches: Sequence[Sketch], ties: Sequence[Edge]) -> Iterable[Sequence[str]]:
        """Count what is grouped."""
        self.grouped += len(sketches)
        return super().groups(sketches, ties)


def test_a_new_report_is_compared_with_its_neighbours_alone(tmp_path: Path) -> None:
    """A chain of reports, each tied to the next, is not looked through to its end."""
    first = date(2024, 1, 1)
    days = [str(first + timedelta(days=number)) for number in range(300)]
    quote = "They spoke of fishing quotas, of the border road and of the rail link."
    chain = [account(day, "PER CHL", day, published=day, quote=quote) for day in days]
    with Ledger.open(tmp_path / "a.ledger", merger=Counting()) as book:
        book.commit(entries(chain))
        book.merge()
    merger = Counting()
    with Ledger.open(tmp_path / "a.ledger", merger=merger) as book:
        day = days[-150]
        book.commit(entries([account("new", "PER CHL", day, published=day, quote=quote)]))
        book.merge()
        assert len(book.reports(f"e-{day}")) + len(book.reports(f"e-{days[-151]}")) > 1
    assert merger.sketched == 1
    assert merger.compared < 40
    assert merger.grouped < 40


def test_forgetting_undoes_what_a_document_joined(tmp_path: Path) -> None:
    """A ledger that forgets a document is one that never read it."""
    accounts = corpus()
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit(entries(accounts))
        book.merge()
        book.forget([accounts[3].document_id, accounts[10].document_id])
        book.merge()
        left = [one for number, one in enumerate(accounts) if number not in (3, 10)]
        assert list(book.event_lines()) == export([left])


def two_meetings(tmp_path: Path) -> Path:
    """Return a ledger with two reports of one meeting and one of another."""
    path = tmp_path / "a.ledger"
    told = [
        account("a", "PER CHL", "2025-03-10", published="2025-03-10", quote=QUOTE),
        account("b", "PER CHL", "2025-03-10", published="2025-03-11", quote=QUOTE),
        account("c", "PER CHL", "2025-06-17", published="2025-06-18", quote=QUOTE),
    ]
    with Ledger.open(path) as book:
        book.commit(entries(told))
        book.merge()
    return path


def test_every_id_of_a_report_finds_its_event(tmp_path: Path) -> None:
    """An event answers to the ids of all its reports."""
    with Ledger.open(two_meetings(tmp_path), read_only=True) as book:
        first = book.event("e-a")
        assert first is not None
        assert book.event("e-b") == first
        assert book.event("e-nowhere") is None


def test_a_person_joins_parts_and_takes_back(tmp_path: Path) -> None:
    """Decisions change the events at once, hold for documents read later, and can be undone."""
    path = two_meetings(tmp_path)
    run = CliRunner()
    joined = run.invoke(merge_command, ["e-a", "e-c", "--ledger", str(path)])
    assert joined.output.split() == ["e-a"]
    parted = run.invoke(split_command, ["e-a", "doc-b#1", "--ledger", str(path)])
    assert parted.output.split() == ["e-a", "e-b"]
    with Ledger.open(path) as book:
        book.forget(["doc-c"])
        book.merge()
        book.commit(
            entries([account("c", "PER CHL", "2025-06-17", published="2025-06-18", quote=QUOTE)])
        )
        book.merge()
        assert len(book.reports("e-a")) == 2
    run.invoke(merge_command, ["e-a", "e-c", "--undo", "--ledger", str(path)])
    with Ledger.open(path, read_only=True) as book:
        assert {one.event_id for one in book.events()} == {"e-a", "e-b", "e-c"}


def test_a_split_is_taken_back_without_naming_reports(tmp_path: Path) -> None:
    """What parted an event's reports goes, and what parted those from one another."""
    path = tmp_path / "a.ledger"
    same = [account(name, "PER CHL", "2025-03-10", quote=QUOTE) for name in "abc"]
    with Ledger.open(path) as book:
        book.commit(entries(same))
        book.merge()
    run = CliRunner()
    parted = run.invoke(split_command, ["e-a", "--ledger", str(path)])
    assert parted.output.split() == ["e-a", "e-b", "e-c"]
    joined = run.invoke(split_command, ["e-b", "--undo", "--ledger", str(path)])
    assert joined.output.split() == ["e-a"]
    with Ledger.open(path, read_only=True) as book:
        assert len(book.reports("e-a")) == 3
        assert book.decisions() == []
    nothing = run.invoke(split_command, ["e-a", "--undo", "--ledger", str(path)])
    assert nothing.exit_code != 0
    assert "nothing to take back" in str(nothing.exception)


def test_a_decision_holds_at_once_for_who_is_merging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one process decides between two steps of another's merging is not undone by it."""
    path = tmp_path / "a.ledger"
    same = [account(name, "PER CHL", "2025-03-10", quote=QUOTE) for name in "abc"]
    monkeypatch.setattr("dragoman.ledger.merge.merging.BATCH", 1)
    monkeypatch.setattr("dragoman.ledger.merge.merging.AHEAD", 1)
    with Ledger.open(path) as book, Ledger.open(path) as other:
        book.commit(entries(same))
        unmerged, steps = book.store.unmerged, []

        def stepping(limit: int) -> list[str]:
            steps.append(limit)
            if len(steps) == 3:
                assert part(other, "e-a").events == ("e-a", "e-b")
            return unmerged(limit)

        monkeypatch.setattr(book.store, "unmerged", stepping)
        book.merge()
        assert len(steps) > 3
        assert groups(book) == [("doc-a#1", "doc-c#1"), ("doc-b#1",)]


def test_a_decision_is_kept_with_what_comes_of_it_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the events cannot be made, nothing was decided."""
    with Ledger.open(two_meetings(tmp_path)) as book:
        before = list(book.event_lines())

        def fail(*_: object) -> None:
            raise LedgerError("the disk is full")

        monkeypatch.setattr(book.store, "replace_events", fail)
        with pytest.raises(LedgerError, match="the disk is full"):
            part(book, "e-a")
        assert book.decisions() == []
        assert list(book.event_lines()) == before


def test_one_decision_is_taken_back(tmp_path: Path) -> None:
    """By the pair of reports, once; the ledger tells when it was made."""
    with Ledger.open(two_meetings(tmp_path)) as book:
        assert part(book, "e-b", ["doc-b#1"]) == Corrected(("e-a", "e-b"), 1)
        (stands,) = book.decisions()
        assert stands.decided
        assert take_back(book, stands) == Corrected(("e-a",), 1)
        with pytest.raises(UsageError, match="taken back already"):
            take_back(book, stands)


def test_a_wait_for_another_writer_is_bounded(tmp_path: Path) -> None:
    """Who has patience for less than the other takes is told so."""
    path = two_meetings(tmp_path)
    with Ledger.open(path) as book, Ledger.open(path, patience=0) as other:
        with book.store.transaction(), pytest.raises(LedgerBusyError, match="try again"):
            part(other, "e-a")
        assert part(other, "e-a").events == ("e-a", "e-b")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["merge", "e-a"], "two events or more"),
        (["merge", "e-a", "e-x"], "there is no event 'e-x'"),
        (["split", "e-x"], "there is no event 'e-x'"),
        (["split", "e-a", "doc-c#1"], "doc-c#1: no report of e-a"),
    ],
)
def test_what_cannot_be_corrected_is_told(tmp_path: Path, arguments: list[str], words: str) -> None:
    """The command ends with a sentence, and nothing was decided."""
    path = two_meetings(tmp_path)
    verb = merge_command if arguments[0] == "merge" else split_command
    told = CliRunner().invoke(verb, [*arguments[1:], "--ledger", str(path)])
    assert isinstance(told.exception, UsageError)
    assert words in str(told.exception)
    with Ledger.open(path, read_only=True) as book:
        assert book.decisions() == []


def test_why_tells_what_joined_the_reports(tmp_path: Path) -> None:
    """The page names reports, reasons and the evidence behind each value."""
    path = two_meetings(tmp_path)
    told = CliRunner().invoke(events_command, ["e-a", "--why", "--ledger", str(path)])
    assert told.exit_code == 0
    assert "doc-b#1 is of one event with doc-a#1" in told.output
    assert "the same day" in told.output
    assert "date         2025-03-10, after doc-a#1" in told.output


def test_a_fulfilled_plan_is_linked(tmp_path: Path) -> None:
    """Plan and deed stay two events that know of one another."""
    path = tmp_path / "a.ledger"
    told = [
        account("p", "PER CHL", "2025-03-10", status=Status.PLANNED, quote=QUOTE),
        account("d", "PER CHL", "2025-03-10", quote=QUOTE),
    ]
    with Ledger.open(path) as book:
        book.commit(entries(told))
        book.merge()
        (link,) = book.links("e-p")
        assert (link.kind, link.event_id, link.other_id) == ("fulfils", "e-d", "e-p")
