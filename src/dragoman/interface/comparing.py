"""A ledger set beside another account: other people's file, an import, or another ledger."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dragoman.analyse.comparing import KINDS, Comparison, SideAct, compare
from dragoman.errors import InputError, UsageError
from dragoman.foreign.reading import AUTO, FORMS, form_of, rows_of
from dragoman.foreign.rows import Foreign
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.entries import Import
from dragoman.ledger.pairs import pairs_of
from dragoman.panel.foreign import act_of
from dragoman.records import Event, Status
from dragoman.study.imports import import_named

LONGEST_WORDS = 80
LEDGER = b"SQLite format 3\x00"
MOST_DAYS = 366


def compare_with(
    ledger: Ledger,
    other: Path,
    *,
    wanted: Filter,
    source: str | None = None,
    form: str = AUTO,
    since: date | None = None,
    until: date | None = None,
    slack: int = 1,
    kind: str = "type",
) -> Comparison:
    """Return how a ledger and another account agree.

    Args:
        ledger: this side.
        other: the other: a file of other people's data, or another ledger.
        wanted: which events of this side, and of another ledger, are looked at.
        source: the name of an import, to set that beside the other instead of what was read.
        form: of the other file; told by its first lines by default.
        since: first day; the first that both have when None.
        until: last day; the last that both have when None.
        slack: days give or take.
        kind: what has to agree besides states and days: ``type``, ``quad`` or ``any``.

    Raises:
        UsageError: there is no such import, or nothing to compare.
        InputError: the other cannot be read.
    """
    if kind not in KINDS:
        message = f"sides are compared by {', '.join(KINDS)}, not by {kind!r}"
        raise UsageError(message)
    here = list(_imported(ledger, import_named(ledger, source)) if source
                else _read(ledger, wanted))  # fmt: skip
    there = list(_other(other, form, wanted))
    if not here or not there:
        which = "this side" if not here else str(other)
        message = f"{which} has no dated act between two states; there is nothing to compare"
        raise UsageError(message)
    spans = [(min(t.start for t in side), max(t.end for t in side)) for side in (here, there)]
    first = since or max(span[0] for span in spans)
    last = until or min(span[1] for span in spans)
    return compare(here, there, first, last, slack=slack, kind=kind)


def _other(path: Path, form: str, wanted: Filter) -> Iterator[SideAct]:
    """Yield what the other side tells."""
    try:
        with path.open("rb") as file:
            is_ledger = file.read(len(LEDGER)) == LEDGER
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise InputError(message) from error
    if is_ledger:
        with Ledger.open(path, read_only=True) as other:
            yield from _read(other, wanted)
        return
    known = form_of(path) if form == AUTO else FORMS[form]
    acts: dict[int, list[Foreign]] = {}
    for row in rows_of(path, known):
        if isinstance(row, Foreign):
            acts.setdefault(row.act, []).append(row)
    for rows in acts.values():
        yield from _of_rows(rows, path.name)


def _imported(ledger: Ledger, one: Import) -> Iterator[SideAct]:
    """Yield what an import tells."""
    for rows in ledger.store.imported(one.import_id):
        yield from _of_rows(rows, one.name)


def _of_rows(rows: Sequence[Foreign], name: str) -> Iterator[SideAct]:
    """Yield what the rows of one act tell, for each two states."""
    act, first = act_of(rows), rows[0]
    if act is None or act.start is None or act.end is None:
        return
    who = " - ".join(filter(None, (first.actor, first.recipient)))
    words = f"{first.their_type or ''} {who}"[:LONGEST_WORDS] + f" [{name}:{first.line}]"
    for pair in sorted(act.pairs):
        yield SideAct(
            pair, act.start, act.end, act.event_type or None, act.quad_code, act.number, words
        )


def _read(ledger: Ledger, wanted: Filter) -> Iterator[SideAct]:
    """Yield what a ledger's own events tell: acts that took place, with days of their own."""
    for event in ledger.events(wanted):
        yield from _of_event(event)


def _of_event(event: Event) -> Iterable[SideAct]:
    when = event.date
    if event.status is not Status.ACTUAL or when is None or not when.start or not when.end:
        return
    if (when.end - when.start).days >= MOST_DAYS:
        return
    words = f"{event.evidence[0].quote[:LONGEST_WORDS]} [{event.event_id}]"
    for pair in sorted(pairs_of(event)):
        yield SideAct(
            pair, when.start, when.end, str(event.event_type), event.quad_code, 1.0, words
        )
