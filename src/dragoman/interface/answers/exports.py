"""Taking a ledger's records elsewhere: files and lines in the forms of other programs."""

from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError
from dragoman.interface.answers.lists import Lists
from dragoman.interface.results import Results
from dragoman.interface.terms import Term
from dragoman.ledger import Filter

EVENTS, MECHANISMS = "events", "mechanisms"
LINES = ("jsonl", "csv")
FILES = ("xlsx", "parquet")
OF_EVENTS = ("plover", "icews", "gdelt", "gexf", "graphml", "geojson", "ical", "bibtex", "ris")
FORMS = (*LINES, *FILES, *OF_EVENTS)


class Exports(Lists):
    """What a ledger holds, in the forms that other programs read."""

    def export(
        self,
        path: str | PathLike[str],
        where: str | Filter = "",
        *,
        form: str = "jsonl",
        records: str = EVENTS,
        **terms: Term,
    ) -> int:
        """Write events in order of time, or arrangements by name; a file is written whole or not.

        The same ledger gives the same bytes.

        Args:
            path: the file.
            where: which records.
            form: ``jsonl``, ``csv``, ``xlsx``, ``parquet``; of events also ``plover``, ``icews``,
                ``gdelt``, ``gexf``, ``graphml``, ``geojson``, ``ical``, ``bibtex`` and ``ris``.
            records: ``events``, or ``mechanisms`` for standing arrangements.
            terms: which records, by keyword.

        Returns:
            How many records were written; of forms with lines of their own, how many lines.

        Raises:
            UsageError: there is no such form of them, or it needs a library.
            FilterError: they cannot be filtered so.
            OutputError: the file cannot be written.
        """
        from dragoman.present.printing import print_lines  # noqa: PLC0415 - beside the rest
        from dragoman.present.whole_file import whole_file  # noqa: PLC0415 - as above

        if form in FILES:
            from dragoman.present.workbooks import WRITERS  # noqa: PLC0415 - heavy

            found = self._records(records, form, where, terms)
            with whole_file(Path(path)) as part:
                return WRITERS[form](found.rows(), found.columns, part)
        lines = self.exported(where, form=form, records=records, **terms)
        with whole_file(Path(path)) as part, part.open("w", encoding="utf-8", newline="") as out:
            return print_lines(lines, out) - (form == "csv")

    def exported(
        self,
        where: str | Filter = "",
        *,
        form: str = "jsonl",
        records: str = EVENTS,
        **terms: Term,
    ) -> Iterator[str]:
        """Return the lines of what `export` writes, without their ends; a file of Excel has none.

        Raises:
            UsageError: there is no such form of them.
            FilterError: they cannot be filtered so.
        """
        found = self._records(records, form, where, terms)
        if form in FILES:
            message = f"{form} has no lines; write it to a file"
            raise UsageError(message)
        if form in LINES:
            return _LINES[form](found, records)
        wanted = self._wanted(where, terms)
        if form == "plover":
            return _plover(found)
        from dragoman.present.exports import FORMS as WRITTEN  # noqa: PLC0415 - heavy

        return WRITTEN[form](self.ledger, wanted)

    def _records(
        self, records: str, form: str, where: str | Filter, terms: dict[str, Term]
    ) -> Results[Any]:
        """Return the records that are asked for.

        Raises:
            UsageError: there is no such form of them.
        """
        if form not in FORMS:
            message = f"a ledger is written as {', '.join(FORMS)}, not as {form!r}"
            raise UsageError(message)
        if records not in {EVENTS, MECHANISMS}:
            message = f"{EVENTS} and {MECHANISMS} are written, not {records!r}"
            raise UsageError(message)
        if records == EVENTS:
            return self.events(where, **terms)
        if form in OF_EVENTS:
            name = "PLOVER" if form == "plover" else form
            message = f"{name} has events only; use --records events, or jsonl or csv"
            raise UsageError(message)
        from dragoman.present.tables import MECHANISMS as COLUMNS  # noqa: PLC0415 - as above

        wanted = self._wanted(where, terms)
        return Results(lambda most: self.ledger.mechanisms(wanted, most), COLUMNS, records)


def _json_lines(found: Results[Any], records: str) -> Iterator[str]:
    """Yield records as they are, events with the numbers of their states."""
    from dragoman.present.state_codes import with_codes  # noqa: PLC0415 - as above

    return with_codes(found.json_lines()) if records == EVENTS else found.json_lines()


def _csv(found: Results[Any], records: str) -> Iterator[str]:
    """Yield a heading and a row a record."""
    del records
    from dragoman.present.printing import csv_lines  # noqa: PLC0415 - as above

    return (line.removesuffix("\n") for line in csv_lines(found.rows(), found.columns))


_LINES: dict[str, Callable[[Results[Any], str], Iterator[str]]] = {
    "jsonl": _json_lines,
    "csv": _csv,
}


def _plover(found: Results[Any]) -> Iterator[str]:
    """Yield events in PLOVER's form as lines of JSON."""
    from dragoman.codebook.codebook import Codebook  # noqa: PLC0415 - loads data
    from dragoman.ledger.plover import plover_rows  # noqa: PLC0415 - beside it
    from dragoman.records import encode  # noqa: PLC0415 - as above

    types = Codebook.load().types
    scores = {kind: (entry.quad_code, entry.score) for kind, entry in types.items()}
    for row in plover_rows(found, scores):
        yield encode(row).decode()
