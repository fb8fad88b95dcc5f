"""Correcting an event, taking that back, and the trail of it.

The command line, the pages and the API correct alike, by these functions.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from getpass import getuser

from dragoman.errors import UsageError
from dragoman.ledger.correcting.applying import by_report
from dragoman.ledger.correcting.asking import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Asked,
    clean,
    values_of,
)
from dragoman.ledger.correcting.changes import (
    NOTE,
    WRONG,
    Anchor,
    Change,
    Correction,
    anchored,
    value_of,
    written,
)
from dragoman.ledger.entries import Report
from dragoman.ledger.ledger import Ledger
from dragoman.records import Event

MOST_REPORTS = 1_000
MOST_OF_EVENT = 500
Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def whoever() -> str:
    """Return who corrects where nobody says so: the user of this machine."""
    try:
        return getuser()[:LONGEST_NAME]
    except (OSError, KeyError, ImportError):  # a machine without users
        return "somebody"


def signature(book: Ledger, by: str) -> str:
    """Return the name with which a person signs: as given, else of the database or the machine."""
    return clean("name", by, LONGEST_NAME) or book.store.user() or whoever()


def correct(
    book: Ledger, event_id: str, asked: Asked, *, by: str = "", clock: Clock = now
) -> Correction | None:
    """Correct fields of an event, or note something of it.

    What already stands so is left alone.

    Args:
        book: open for writing.
        event_id: the event, by any of its ids.
        asked: what is to be corrected.
        by: who says so; the user of this machine when empty.
        clock: tells when.

    Returns:
        The correction; None where everything stands so already.

    Raises:
        UsageError: there is no such event, or a value makes no sense; nothing was changed.
        LedgerError: the ledger cannot be written to; nothing was changed.
    """
    person = signature(book, by)
    note = clean("note", asked.note, LONGEST_NOTE)
    with book.store.transaction():
        event = book.known_event(event_id)
        reports = book.reports(event.event_id)
        if len(_about(book, event.event_id)) >= MOST_OF_EVENT:
            raise UsageError(f"an event may be corrected {MOST_OF_EVENT} times; split it")
        changes = _changes(book, event, reports, asked)
        if not changes and note:
            anchor = anchored(_first(event, reports).event)
            changes = [Change(anchor, NOTE, written(""), written(note))]
        if not changes:
            return None
        moment = clock().isoformat(timespec="seconds")
        made = Correction(0, moment, person, note, tuple(changes))
        number = book.store.correct(made)
        book.make_again([one.anchor.document_id for one in changes])
        return Correction(number, moment, person, note, made.changes)


def undo(
    book: Ledger,
    event_id: str,
    *,
    correction_id: int | None = None,
    by: str = "",
    clock: Clock = now,
) -> Correction:
    """Take back what was corrected of an event last, or one correction by its number.

    Args:
        book: open for writing.
        event_id: the event.
        correction_id: which; the last that stands when None.
        by: who takes it back; the user of this machine when empty.
        clock: tells when.

    Raises:
        UsageError: there is nothing to take back.
        LedgerError: the ledger cannot be written to; nothing was changed.
    """
    person = signature(book, by)
    with book.store.transaction():
        event = book.known_event(event_id)
        stand = [one for one in _about(book, event.event_id) if one.undone is None]
        chosen = [one for one in stand if correction_id in {None, one.correction_id}]
        if not chosen:
            message = f"nothing that stands of {event.event_id} was corrected: nothing to take back"
            raise UsageError(message)
        last = max(chosen, key=lambda one: one.correction_id)
        book.store.uncorrect(last.correction_id, clock().isoformat(timespec="seconds"), person)
        book.make_again([one.anchor.document_id for one in last.changes])
        return last


def restore(book: Ledger, found: Sequence[Correction]) -> None:
    """Put corrections of another ledger of the same documents into this one, in their order.

    Args:
        book: open for writing.
        found: as the other ledger lists them, those that were taken back too.
    """
    if not found:
        return
    with book.store.transaction():
        for one in found:
            number = book.store.correct(one)
            if one.undone is not None:
                book.store.uncorrect(number, one.undone, one.undone_by or "")
        changes = [change for one in found for change in one.changes]
        book.make_again([one.anchor.document_id for one in changes])


def trail(book: Ledger, event_id: str) -> list[Correction]:
    """Return all that was ever corrected of an event, the last first; what was undone too.

    Args:
        book: where it stands.
        event_id: the event, by any of its ids.

    Raises:
        UsageError: there is no such event.
    """
    return _about(book, book.known_event(event_id).event_id)[::-1]


def about(book: Ledger, correction: Correction) -> Event | None:
    """Return the event that a correction is about now; None where no document tells it any more."""
    for name in by_report(book.store, [correction]):
        if (found := book.event_of(name)) is not None:
            return found
    return None


def _about(book: Ledger, event_id: str) -> list[Correction]:
    """Return the corrections of an event's reports, in order."""
    reports = book.reports(event_id)
    found = book.store.corrections(sorted({one.document_id for one in reports}))
    told = by_report(book.store, found)
    numbers = {n for one in reports for n, _, _ in told.get(one.report_id, ())}
    return [one for one in found if one.correction_id in numbers]


def _first(event: Event, reports: Sequence[Report]) -> Report:
    """Return the report after which an event is called."""
    return next((one for one in reports if one.event.event_id == event.event_id), reports[0])


def _changes(book: Ledger, event: Event, reports: Sequence[Report], asked: Asked) -> list[Change]:
    """Return what changes: each field for the report that the event is called after.

    That all is wrong is said of every report, so that another document may still tell the act.
    """
    wanted = values_of(book, event, reports, asked)
    anchor: Anchor = anchored(_first(event, reports).event)
    found: list[Change] = []
    for field, value in wanted.items():
        was = value_of(event, field)
        if value == was:
            continue
        anchors = [anchor]
        if field == WRONG:
            if len(reports) > MOST_REPORTS:
                raise UsageError(f"it has more than {MOST_REPORTS} reports; split it first")
            anchors = [anchored(one.event) for one in reports]
        found += [Change(one, field, written(was), written(value)) for one in anchors]
    return found
