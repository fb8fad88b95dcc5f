"""The events of a ledger depend on its reports alone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_samples import entry

from dragoman.ledger import Ledger, Merged, Report
from dragoman.ledger.merge.merging import SameEvent
from dragoman.resolve.merging.sketches import Sketch

NUMBERS = tuple(range(21))


class Transitive(SameEvent):
    """Merges whatever shares a state, and all that hangs together by that."""

    def kept(self, sketch: Sketch) -> Iterable[str]:
        """Return the states."""
        return sketch.actors

    def event(self, told: Sequence[tuple[Report, Sketch]]) -> Merged:
        """Return the event of the first report."""
        ids = tuple(sorted(report.report_id for report, _ in told))
        chosen = min((report for report, _ in told), key=lambda one: one.report_id).event
        return Merged(replace(chosen, event_id=ids[0]), ids)


def export(numbers: Sequence[Sequence[int]], merger: SameEvent, *, each: bool) -> list[str]:
    """Return the events after committing documents in batches, merging after each or at the end."""
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/a", merger=merger) as book:
        for batch in numbers:
            book.commit([entry(number) for number in batch])
            if each:
                book.merge()
        book.merge()
        assert book.counts().unmerged == 0
        return list(book.event_lines())


@settings(max_examples=5)
@given(
    order=st.permutations(NUMBERS),
    cuts=st.lists(st.integers(0, len(NUMBERS)), max_size=4),
    each=st.booleans(),
)
def test_neither_order_nor_batches_matter(order: list[int], cuts: list[int], each: bool) -> None:  # noqa: FBT001 - hypothesis hands it over
    """The same documents give the same events, byte for byte."""
    edges = [0, *sorted(cuts), len(order)]
    batches = [order[start:end] for start, end in pairwise(edges)]
    for merger in (SameEvent(), Transitive()):
        assert export(batches, merger, each=each) == export([NUMBERS], merger, each=False)


def test_forgetting_and_reading_again_ends_in_the_same_events(tmp_path: Path) -> None:
    """Events that lose a report are made anew, and once more when it comes back."""
    with Ledger.open(tmp_path / "a.ledger", merger=SameEvent()) as book:
        book.commit([entry(number) for number in NUMBERS])
        book.merge()
        before = list(book.event_lines())
        assert any(len(book.reports(one.event_id)) > 1 for one in book.events())
        book.forget([entry(2).document.document_id, entry(3).document.document_id])
        book.merge()
        assert list(book.event_lines()) == export(
            [[number for number in NUMBERS if number not in (2, 3)]], SameEvent(), each=False
        )
        book.commit([entry(3), entry(2)])
        book.merge()
        assert list(book.event_lines()) == before
