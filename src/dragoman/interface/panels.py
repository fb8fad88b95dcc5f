"""A panel in Python: rows that stream, frames, and files with the note beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from dragoman.errors import UsageError
from dragoman.interface.results import Results
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.entries import Publication
from dragoman.panel.acts import Act, acts_of
from dragoman.panel.columns import COLUMNS, Row
from dragoman.panel.exposure import read_in
from dragoman.panel.foreign import foreign_acts, foreign_publications
from dragoman.panel.making import Cells, Plan, gather, outside, rows, span
from dragoman.panel.notes import note
from dragoman.panel.periods import Unit
from dragoman.panel.writing import ENDINGS, FORMS, write_csv, write_file
from dragoman.present.whole_file import whole_file, write_whole
from dragoman.study.imports import import_named


class Panel(Results[Row]):
    """A panel; `dragoman.panel.columns` says what its columns mean.

    Attributes:
        plan: what it was asked to be.
        note: what stands beside its file, as JSON.
    """

    def __init__(
        self,
        plan: Plan,
        acts: Iterable[Act],
        publications: Iterable[Publication],
        told: dict[str, Any],
    ) -> None:
        """Count the acts; the rows are made when one goes through them.

        Args:
            plan: what it is to be.
            acts: that count.
            publications: that were read.
            told: what the note says besides.

        Raises:
            UsageError: it has no time, or a state is none.
        """
        self.plan = plan
        self._read = read_in(publications, plan.unit)
        self._cells: Cells = gather(acts, plan)
        first, last = span(self._read, plan)
        self.note = note(
            plan,
            {
                **told,
                "first_day": first.isoformat(),
                "last_day": last.isoformat(),
                "acts": self._cells.acts,
                "acts_without_a_period": self._cells.undated,
                "cells_in_periods_not_read": outside(self._cells, self._read),
            },
        )
        super().__init__(self._rows, COLUMNS, "rows")

    def _rows(self, most: int | None) -> Iterator[Row]:
        del most
        return rows(self._cells, self._read, self.plan)

    def to(self, stream: TextIO) -> int:
        """Write the rows as CSV to a stream and return how many there were.

        Args:
            stream: an open text file, or standard output.
        """
        return write_csv(self, stream)

    def write(self, path: str | Path, form: str | None = None) -> int:
        """Write the rows to a file, and what they mean to a note beside it.

        Args:
            path: the file; ``.csv``, ``.parquet``, ``.feather`` or ``.dta``.
            form: its form; as the ending tells, else CSV, when None.

        Returns:
            How many rows were written.

        Raises:
            UsageError: the form is unknown, needs a library, or the file cannot be written.
        """
        target = Path(path)
        chosen = form or ENDINGS.get(target.suffix.lower(), "csv")
        if chosen not in FORMS:
            message = f"a panel is written as {', '.join(FORMS)}, not as {chosen!r}"
            raise UsageError(message)
        with whole_file(target) as part:
            count = write_file(self, chosen, part)
        write_whole(target.with_name(target.name + ".json"), self.note.encode())
        return count


def make_panel(
    ledger: Ledger,
    wanted: Filter,
    *,
    unit: str,
    directed: bool,
    states: Sequence[str],
    by: str,
    source: str | None,
    since: date | None,
    until: date | None,
) -> Panel:
    """Return a panel of a ledger.

    Raises:
        UsageError: the unit is unknown, there is no time, or a state is none.
    """
    from dragoman.entities.names.register import Register  # noqa: PLC0415 - loads the register

    if unit not in tuple(Unit):
        message = f"a panel's unit is one of {', '.join(Unit)}, not {unit!r}"
        raise UsageError(message)
    one = import_named(ledger, source) if source else None
    if one is not None and wanted.used():
        raise UsageError("a filter is of events that were read; it does not go with a source")
    codebooks = sorted({run.codebook for run in ledger.runs() if run.codebook})
    plan = Plan(
        unit=Unit(unit),
        directed=directed,
        states=tuple(states),
        since=since,
        until=until,
        source=one.name if one else "dragoman",
        codebook="" if one else "; ".join(codebooks),
        names={code: state.name for code, state in Register.load().states.items()},
    )
    told: dict[str, Any] = {"by": by, "filter": _told(wanted)}
    if one is None:
        acts = acts_of(ledger, wanted, by=by, weights=plan.weights)
        return Panel(plan, acts, ledger.publications(), told)
    number = one.import_id
    told["import"] = {"form": one.form, "sha256": one.digest, "rows stand for": "documents"}
    return Panel(plan, foreign_acts(ledger, number), foreign_publications(ledger, number), told)


def _told(wanted: Filter) -> dict[str, list[str]]:
    """Return what a filter asks for, in words."""
    found: dict[str, list[str]] = {}
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if value:
            found[field.name] = [
                str(one) for one in (value if isinstance(value, tuple) else [value])
            ]
    return found
