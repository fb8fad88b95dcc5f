"""The steps of reports as rows: bounded, and without those that nobody would read."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.ledger.entries import Entry
from dragoman.ledger.rows.rows import Row, report_id
from dragoman.records import Step, encode

MOST_STEPS = 64
LONGEST = 160
REST = "more"


def step_rows(entry: Entry) -> list[Row]:
    """Return a row for each report whose steps are known.

    Args:
        entry: a document with what was found in it.
    """
    document_id = entry.document.document_id
    return [
        {
            "report_id": report_id(document_id, position),
            "steps": encode(bounded(entry.steps[event.event_id])).decode(),
        }
        for position, event in enumerate(entry.reports, 1)
        if entry.steps.get(event.event_id)
    ]


def bounded(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return steps as they are kept: words on one line and cut, and the first of very many.

    Args:
        steps: of one report.

    >>> bounded([Step("actor", "the  ministers", "subject")])
    (Step(rule='actor', words='the ministers', note='subject'),)
    """
    kept = [replace(one, words=_cut(one.words), note=_cut(one.note)) for one in steps[:MOST_STEPS]]
    left = len(steps) - len(kept)
    return (*kept, Step(REST, "", f"{left} steps are not kept")) if left else tuple(kept)


def _cut(words: str) -> str:
    """Return words on one line, cut where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 4].rstrip() + " ..."
