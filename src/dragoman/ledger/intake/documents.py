"""Taking documents in: from a stream of what was read to a ledger that holds what it tells.

Documents go through in windows whose edges depend on the stream alone, and a window is committed
whole or not at all, but for documents that take back what was told before: those follow one by one.
So a run that was cut off and is started again reads the same windows in the same way, and ends in
the same ledger.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from dragoman.errors import DragomanError
from dragoman.faults import refused
from dragoman.ledger.correcting.taken_back import retract
from dragoman.ledger.entries import Entry
from dragoman.ledger.intake.coded import Coded, coded
from dragoman.ledger.intake.vetting import vetted
from dragoman.ledger.ledger import Ledger
from dragoman.records import Document, Reason, Refusal

if TYPE_CHECKING:
    from dragoman.pipeline import Processed

FIRST_WINDOW = 4  # documents; each window is twice the one before, up to the most
WINDOW_DOCUMENTS = 32
WINDOW_CHARACTERS = 200_000
MERGE_EVERY = 60
Window = list[Document | Refusal]


class Telling(Protocol):
    """Who understands documents, or knows already what they tell."""

    def process(self, documents: Sequence[Document]) -> Sequence["Processed | Coded"]:
        """Return what each document tells, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of taking documents in.

    Attributes:
        read: documents and refusals met in the stream.
        added: documents that are new in the ledger.
        known: documents that it held already.
        near_copies: of the ledger's documents, how many more are near-copies than before.
        reports: accounts of events in the new documents.
        events: how many events the ledger holds more than before.
        merged: reports that became part of an event that others report as well.
        refused: what could not be read or coded.
        other: new documents about no dealings of states; nothing was read in them.
        unparsed: sentences that the encoder was spared, most of them in those documents.
        interrupted: whether it was stopped before the end.
        dropped: words of the new documents that may tell an event and tell none: how many by the
            reason; the commonest first.
    """

    read: int = 0
    added: int = 0
    known: int = 0
    near_copies: int = 0
    reports: int = 0
    events: int = 0
    merged: int = 0
    refused: int = 0
    other: int = 0
    unparsed: int = 0
    interrupted: bool = False
    dropped: Mapping[Reason, int] = field(default_factory=dict)


def take_in(
    ledger: Ledger,
    found: Iterable[Document | Refusal],
    reader: "Telling",
    *,
    arguments: str = "{}",
    watch: Callable[[Outcome], None] | None = None,
) -> Outcome:
    """Read, code, keep and merge a stream of documents.

    Ctrl-C ends it early: the window at work is dropped, all before it is kept and merged.

    Args:
        ledger: open for writing.
        found: documents and refusals as they were read; taken a window at a time.
        reader: understands documents; one that has a ``begin`` is told the new documents of a
            window while it is at the window before; one of ``any_language`` reads again what
            was only listed for its language.
        arguments: the call's arguments as JSON, for the list of runs.
        watch: told what came of it so far after each window.

    Raises:
        LedgerError: the ledger cannot be written to; what was committed before is kept.
    """
    before = ledger.counts()
    ledger.begin_run(arguments=arguments)
    outcome = Outcome()
    try:
        for number, window in enumerate(_begun(windows(found), ledger, reader), 1):
            outcome = _one_window(ledger, window, reader, outcome)
            if number % MERGE_EVERY == 0:
                ledger.merge()
            if watch is not None:
                watch(outcome)
    except KeyboardInterrupt:
        outcome = replace(outcome, interrupted=True)
    ledger.merge()
    ledger.end_run()
    after = ledger.counts()
    events = after.events - before.events
    return replace(
        outcome,
        near_copies=after.near_copies - before.near_copies,
        events=events,
        merged=max(0, after.reports - before.reports - events),
    )


def windows(found: Iterable[Document | Refusal]) -> Iterator[Window]:
    """Yield what was read in lists of bounded length and bounded text, short ones first.

    So what is read first can be seen within seconds.

    >>> [len(window) for window in windows([Document(str(n), "Hm.") for n in range(90)])]
    [4, 8, 16, 32, 30]
    """
    rest = iter(found)
    most = min(FIRST_WINDOW, WINDOW_DOCUMENTS)
    while True:
        window: Window = []
        characters = 0
        for one in islice(rest, most):
            window.append(one)
            characters += len(one.text) if isinstance(one, Document) else 0
            if characters >= WINDOW_CHARACTERS:
                break
        if not window:
            return
        yield window
        most = min(2 * most, WINDOW_DOCUMENTS)


class _Beginning(Protocol):
    """A reader that can be at several documents at once."""

    def begin(self, documents: Sequence[Document]) -> None:
        """Have documents read that will be asked for soon."""
        ...


def _begun(held: Iterable[Window], ledger: Ledger, reader: object) -> Iterator[Window]:
    """Yield windows; the reader has begun with the next one when a window is handed out."""
    if not hasattr(reader, "begin"):
        yield from held
        return
    beginning: _Beginning = reader
    before: Window | None = None
    for window in held:
        documents = [one for one in window if isinstance(one, Document)]
        beginning.begin(ledger.unread(documents)[0])
        if before is not None:
            yield before
        before = window
    if before is not None:
        yield before


def _one_window(
    ledger: Ledger, window: Sequence[Document | Refusal], reader: "Telling", outcome: Outcome
) -> Outcome:
    """Process and commit one window."""
    documents = [one for one in window if isinstance(one, Document)]
    refusals = [one for one in window if isinstance(one, Refusal)]
    again = ledger.only_listed(documents) if getattr(reader, "any_language", False) else []
    names = {one.document_id for one in again}
    fresh, taken = ledger.unread([one for one in documents if one.document_id not in names])
    fresh += list({one.document_id: one for one in again}.values())
    told, failed = understood(fresh, reader)
    entries = [one.entry for one in told if not one.is_unanswered]
    refusals += [*taken, *failed]
    refusals += [each for one in told if one.is_unanswered for each in one.refusals]
    known = len(documents) - len(fresh) - len(taken)
    added, unkept = _committed(ledger, entries, refusals, known, names)
    refusals += unkept
    return replace(
        outcome,
        read=outcome.read + len(window),
        added=outcome.added + added,
        known=outcome.known + known,
        reports=outcome.reports + sum(len(entry.reports) for entry in entries),
        refused=outcome.refused + len(refusals) + sum(len(one.refusals) for one in entries),
        dropped=_together([outcome.dropped, *(entry.dropped for entry in entries)]),
        other=outcome.other + sum(one.is_other for one in told),
        unparsed=outcome.unparsed + sum(one.unparsed for one in told),
    )


def _committed(
    ledger: Ledger,
    entries: Sequence[Entry],
    refusals: Sequence[Refusal],
    known: int,
    again: Collection[str],
) -> tuple[int, list[Refusal]]:
    """Commit a window, last the documents that say what was told wrongly before.

    Each of those is kept only once it was heeded: cut off before, it is read and heeded again.

    Returns:
        How many documents were added, and the refusals of those that could not be.
    """
    plain = [one for one in entries if not one.taken_back]
    taking = [one for one in entries if one.taken_back]
    added, unkept = _kept(ledger, plain, refusals, known, again)
    for one in sorted(taking, key=lambda each: each.document.published or date.min):
        ledger.merge()
        if vetted(one)[0] is not None:
            retract(ledger, one)
        more, failed = _kept(ledger, [one], (), 0, again)
        added += more
        unkept += failed
    return added, unkept


def _kept(
    ledger: Ledger,
    entries: Sequence[Entry],
    refusals: Sequence[Refusal],
    known: int,
    again: Collection[str],
) -> tuple[int, list[Refusal]]:
    """Commit a window; what the ledger cannot hold is refused alone.

    Returns:
        How many documents were added, and the refusals of those that could not be.
    """
    try:
        return ledger.commit(entries, refusals, known=known, again=again), []
    except DragomanError:
        raise
    except Exception as error:
        if len(entries) == 1:
            refusal = _failed(entries[0].document, error, "store")
            ledger.commit([], [*refusals, refusal], known=known)
            return 0, [refusal]
        if not entries:
            raise
    added, unkept = 0, list[Refusal]()
    for number, entry in enumerate(entries):
        first = number == 0
        met = known if first else 0
        more, failed = _kept(ledger, [entry], refusals if first else (), met, again)
        added += more
        unkept += failed
    return added, unkept


def understood(
    documents: Sequence[Document], reader: "Telling"
) -> tuple[list[Coded], list[Refusal]]:
    """Return what the documents tell; one that the reader fails on is refused alone."""
    if not documents:
        return [], []
    try:
        return [coded(one) for one in reader.process(documents)], []
    except DragomanError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one document must not stop the rest
        if len(documents) == 1:
            return [], [_failed(documents[0], error, "code")]
    told: list[Coded] = []
    refusals: list[Refusal] = []
    for document in documents:
        more, failed = understood([document], reader)
        told += more
        refusals += failed
    return told, refusals


def _together(counts: Iterable[Mapping[Reason, int]]) -> dict[Reason, int]:
    """Return the sums of counts, the largest first; equal ones in the order of the filters."""
    total = Counter[Reason]()
    for one in counts:
        total.update(one)
    order = list(Reason)
    return dict(sorted(total.items(), key=lambda pair: (-pair[1], order.index(pair[0]))))


def _failed(document: Document, error: Exception, stage: str) -> Refusal:
    """Return the refusal of a document that the reader, or the ledger, fails on."""
    return refused(error, document.origin, stage, document.document_id)
