"""Why each frame of a document was kept or rejected, as text and as JSON; the same of reports."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.ledger.entries import Report
from dragoman.pipeline import Processed
from dragoman.present.printing import plain
from dragoman.records import Event, Reason, Rejected, Step, to_builtins

LONGEST = 160
UNKNOWN = Step("unknown", "", "an older Dragoman read it and kept no steps")
QUIET = frozenset({Reason.NO_PATTERN, Reason.READ_WITH_VERB})
"""Reasons of words that seldom stand for a missed event; text shows them in one line each."""


def why_lines(processed: Processed) -> Iterator[str]:
    """Yield the frames of a document in the order of its text, each with its steps.

    Args:
        processed: the document with what it tells.
    """
    yield plain(f"document {processed.document.document_id}")
    frames: list[tuple[int, Event | Rejected]] = [
        *((_start(event), event) for event in processed.events),
        *((each.sentence.start, each) for each in processed.rejected),
    ]
    shown = -1
    for start, frame in sorted(frames, key=lambda pair: pair[0]):
        if start != shown:
            proof = frame.sentence if isinstance(frame, Rejected) else frame.evidence[0]
            yield ""
            yield plain(_short(proof.quote))
            shown = start
        yield from _frame(frame, processed)


def _start(event: Event) -> int:
    return event.evidence[0].start


def _frame(frame: Event | Rejected, processed: Processed) -> Iterator[str]:
    if isinstance(frame, Event):
        who = ", ".join(party.text for party in frame.actors)
        whom = ", ".join(party.text for party in frame.recipients)
        kind = "/".join((frame.event_type, *frame.mode))
        yield plain(f"  kept      {kind}: {who}{f' > {whom}' if whom else ''} ({frame.status})")
        yield from _steps(processed.steps.get(frame.event_id, ()))
        return
    kind = f"{frame.event_type} " if frame.event_type else ""
    yield plain(f'  rejected  {kind}"{frame.words}": {frame.reason}')
    if frame.reason not in QUIET:
        yield from _steps(frame.steps)


def _steps(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        words = f'"{_short(step.words)}"  ' if step.words else ""
        yield plain(f"            {step.rule:<18} {words}{step.note}".rstrip())


def why_objects(processed: Processed) -> Iterator[dict[str, Any]]:
    """Yield an object for each frame: events first, then what was rejected.

    Each has `document_id` and `kept`; an event its fields and `steps`, a rejected frame those of
    `Rejected`.

    Args:
        processed: the document with what it tells.
    """
    head = {"document_id": processed.document.document_id}
    for event in processed.events:
        steps = to_builtins(processed.steps.get(event.event_id, ()))
        yield {**head, "kept": True, **to_builtins(event), "steps": steps}
    for each in processed.rejected:
        yield {**head, "kept": False, **to_builtins(each)}


def report_lines(reports: Sequence[Report], steps: Mapping[str, Sequence[Step]]) -> Iterator[str]:
    """Yield the steps that made each report of an event.

    Args:
        reports: of the event.
        steps: by report; a report that an older Dragoman read has none.
    """
    yield "steps"
    for report in reports:
        kind = "/".join((report.event.event_type, *report.event.mode))
        yield plain(f"  {report.report_id}  {kind} ({report.event.status})")
        yield from _steps(steps.get(report.report_id, (UNKNOWN,)))


def report_objects(
    event_id: str, reports: Sequence[Report], steps: Mapping[str, Sequence[Step]]
) -> Iterator[dict[str, Any]]:
    """Yield an object for each report of an event, with its steps.

    Args:
        event_id: the event.
        reports: its reports.
        steps: by report; a report that an older Dragoman read has none.
    """
    for report in reports:
        yield {
            "event_id": event_id,
            "report_id": report.report_id,
            "document_id": report.document_id,
            "steps": to_builtins(tuple(steps.get(report.report_id, ()))),
        }


def _short(words: str) -> str:
    """Return words on one line, cut where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 4].rstrip() + " ..."
