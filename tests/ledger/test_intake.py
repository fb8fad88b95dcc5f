"""Taking documents in: once each, whole windows, faults kept apart."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from ledger_samples import document, entry, event
from reading_fakes import FakeReader, Told, stream

from dragoman.errors import ModelError
from dragoman.ledger import Entry, Ledger
from dragoman.ledger.intake.documents import WINDOW_DOCUMENTS, Outcome, take_in, windows
from dragoman.pipeline import Processed
from dragoman.records import Document, Evidence, Reason, Refusal, Rejected


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    """Return a new ledger."""
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        yield ledger


def test_a_second_reading_adds_nothing(book: Ledger) -> None:
    """The counts and the events stay as they are; only the run is noted."""
    first = take_in(book, stream(100), FakeReader())
    events, counts = list(book.event_lines()), book.counts()
    again = take_in(book, stream(100), FakeReader())
    assert (first.added, first.refused, again.added, again.reports) == (100, 2, 0, 0)
    assert again.known == first.known + 100
    assert (list(book.event_lines()), book.counts()) == (events, counts)
    assert [(run.documents, run.refusals) for run in book.runs()] == [(100, 2), (0, 0)]
    assert all(run.finished for run in book.runs())


def test_words_that_tell_no_event_are_counted_by_reason(book: Ledger) -> None:
    """The commonest reason first, equal ones in the order of the filters; known documents not."""

    class Dropping(FakeReader):
        def understand(self, document: Document) -> Processed:
            reasons = (Reason.NO_ACTOR, Reason.INWARD, Reason.NO_ACTOR, Reason.ECHO)
            proof = Evidence(document.document_id, 0, len(document.text), document.text)
            dropped = tuple(Rejected("", 0, 0, None, reason, (), proof) for reason in reasons)
            return Processed(document, rejected=dropped)

    found = [document(name, f"They met in {name}.") for name in ("Oslo", "Lima")]
    outcome = take_in(book, found, Dropping())
    wanted = [(Reason.NO_ACTOR, 4), (Reason.INWARD, 2), (Reason.ECHO, 2)]
    assert list(outcome.dropped.items()) == wanted
    assert take_in(book, found, Dropping()).dropped == {}


def test_outcome_adds_up(book: Ledger) -> None:
    """Reports are new events or merged ones."""
    outcome = take_in(book, stream(60), FakeReader())
    counts = book.counts()
    assert outcome.reports == counts.reports == outcome.events + outcome.merged
    assert counts.events == outcome.events
    assert outcome.merged > 0


def test_the_same_text_with_other_blanks_is_known_and_another_text_is_refused(
    book: Ledger,
) -> None:
    """An id stands for one text."""
    found = [
        document("d", "They met in Oslo."),
        document("d", "They met  in\nOslo. "),
        document("d", "They did not meet."),
    ]

    class Nothing(FakeReader):
        def understand(self, document: Document) -> Told:
            return Told(document)

    outcome = take_in(book, found, Nothing())
    assert (outcome.added, outcome.known, outcome.refused) == (1, 1, 1)
    (refusal,) = book.refusals()
    assert (refusal.stage, refusal.code) == ("store", "id-taken")


def test_a_document_that_the_reader_fails_on_is_refused_alone(book: Ledger) -> None:
    """All others of its window are kept."""

    class Stumbling(FakeReader):
        def understand(self, document: Document) -> Told:
            if document.document_id == "doc-00004":
                raise ZeroDivisionError("odd")
            return super().understand(document)

    outcome = take_in(book, (entry(number).document for number in range(10)), Stumbling())
    assert (outcome.added, outcome.refused) == (9, 1)
    (refusal,) = book.refusals()
    assert (refusal.code, refusal.document_id) == ("fault", "doc-00004")
    assert "ZeroDivisionError" in refusal.detail


def test_a_document_that_the_ledger_cannot_hold_is_refused_alone(
    book: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window with one of them is kept without it."""
    commit = Ledger.commit

    def stumbling(self, entries, refusals=(), *, known=0, again=()):  # noqa: ANN001, ANN202 - as committed
        if any(one.document.document_id == "doc-00004" for one in entries):
            raise OverflowError("too large for a number of the database")
        return commit(self, entries, refusals, known=known, again=again)

    monkeypatch.setattr(Ledger, "commit", stumbling)
    found = [Refusal("x", "read", "empty", "It is empty."), *(entry(n).document for n in range(10))]
    outcome = take_in(book, found, FakeReader())
    assert (outcome.added, outcome.refused) == (9, 2)
    assert [(one.origin, one.stage, one.code) for one in book.refusals()] == [
        (entry(4).document.origin, "store", "fault"),
        ("x", "read", "empty"),
    ]


def test_a_damaged_installation_stops_the_run(book: Ledger) -> None:
    """Errors that concern no single document are not turned into refusals."""

    class Broken(FakeReader):
        def understand(self, document: Document) -> Told:
            raise ModelError(document.document_id)

    with pytest.raises(ModelError):
        take_in(book, stream(3), Broken())


def test_ctrl_c_keeps_and_merges_what_is_done(book: Ledger) -> None:
    """The window at work is dropped, and the next run does it."""

    def stopping(so_far: Outcome) -> None:
        if so_far.added >= WINDOW_DOCUMENTS:
            raise KeyboardInterrupt

    outcome = take_in(book, stream(100), FakeReader(), watch=stopping)
    assert outcome.interrupted
    assert 0 < book.counts().documents < 100
    assert book.counts().unmerged == 0
    assert not take_in(book, stream(100), FakeReader()).interrupted
    assert book.counts().documents == 100


def test_windows_are_bounded_in_text() -> None:
    """A few long documents make a window of their own."""
    found = [Document(str(number), "x" * 150_000) for number in range(4)]
    assert [len(window) for window in windows(found)] == [2, 2]


def test_what_cannot_be_proven_is_left_out_and_said_so(book: Ledger) -> None:
    """Every quote stands in the text; text that no file can hold is refused."""
    text = "KEN and NOR met."
    good = event("d", text, 0, name="good")
    bad = replace(good, event_id="bad", evidence=(replace(good.evidence[0], quote="They met."),))
    bare = replace(good, event_id="bare", evidence=())
    other = Entry(Document("e", "half a letter: \ud800"))
    book.commit([Entry(document("d", text), (good, bad, bare)), other])
    book.merge()
    assert [one.event_id for one in book.events()] == ["good"]
    assert [(one.document_id, one.code) for one in book.refusals()] == [
        ("e", "not-unicode"),
        ("d", "evidence-mismatch"),
    ]


def test_refusals_of_a_stream_are_kept(book: Ledger) -> None:
    """Nothing is dropped silently."""
    refusal = Refusal("x", "read", "empty", "It is empty.")
    outcome = take_in(book, [refusal], FakeReader())
    assert asdict(outcome)["refused"] == 1
    assert list(book.refusals()) == [refusal]
