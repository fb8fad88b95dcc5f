"""A file of other people's data, a row at a time: its form told by its first lines."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.foreign.forms import (
    acled,
    gdelt,
    icews,
    meetings,
    panels,
    phoenix,
    plover,
    polecat,
    ucdp,
)
from dragoman.foreign.lines import lines_of, opened
from dragoman.foreign.rows import BadRowError, Foreign, Unread

Cells = Sequence[str]
Row = Mapping[str, str]
Found = Foreign | Unread
HEAD = 5
TOO_LONG = "the line is longer than a million bytes"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of event data.

    Attributes:
        name: as ``--form`` takes it.
        delimiter: between cells; None where a line is JSON.
        quoted: whether cells may stand in quotes.
        needed: columns of the heading; none where there is no heading.
        widths: how many columns a row may have; any where there is a heading.
        cells: reads a row by position.
        row: reads a row by the names of its columns; yields several where a line tells several.
    """

    name: str
    delimiter: str | None
    quoted: bool = False
    needed: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    cells: Callable[[int, Cells], Foreign] | None = None
    row: Callable[[int, Row], Foreign | Iterable[Foreign]] | None = None


FORMS = {
    form.name: form
    for form in (
        Form("gdelt2", "\t", widths=(gdelt.COLUMNS_2,), cells=gdelt.read),
        Form("gdelt1", "\t", widths=gdelt.COLUMNS_1, cells=gdelt.read),
        Form("icews", "\t", needed=icews.HEADING, cells=icews.read),
        Form("polecat", "\t", needed=polecat.NEEDED, row=polecat.read),
        Form("phoenix", "\t", widths=(phoenix.COLUMNS,), cells=phoenix.read),
        Form("acled", ",", quoted=True, needed=acled.NEEDED, row=acled.read),
        Form("ucdp", ",", quoted=True, needed=ucdp.NEEDED, row=ucdp.read),
        Form("plover", None),
        Form("us-meetings", "\t", needed=meetings.NEEDED, row=meetings.read),
        Form("panel", ",", quoted=True, needed=panels.NEEDED, row=panels.read),
    )
}
AUTO = "auto"


def form_of(path: Path) -> Form:
    """Return the form of a file, told from its first lines.

    Raises:
        InputError: it cannot be opened, or is in none of the forms.
    """
    with opened(path) as stream:
        head = [line for _, line in zip(range(HEAD), lines_of(stream), strict=False)]
    first = [line for _, line in head if line]
    if not first:
        message = f"{path} is empty"
        raise InputError(message)
    for form in FORMS.values():
        if _is(form, first[0]):
            return form
    message = (
        f"{path} is in none of the forms {', '.join(FORMS)}: its first line has "
        f"{first[0].count(chr(9)) + 1} columns between tabs and {first[0].count(',') + 1} between "
        "commas; name its form with --form if you know it"
    )
    raise InputError(message)


def _is(form: Form, first: str) -> bool:
    """Return whether a file's first line is that of a form."""
    if form.delimiter is None:
        return first.startswith("{") and '"event_type"' in first
    try:
        cells = next(csv.reader([first])) if form.quoted else first.split(form.delimiter)
    except csv.Error:  # a line end within the line
        return False
    if form.needed:
        return set(form.needed) <= set(cells)
    return len(cells) in form.widths and cells[0][:1].isdigit()


def rows_of(path: Path, form: Form) -> Iterator[Found]:
    """Yield a file's rows, and in its place each that was refused.

    Args:
        path: the file; plain, gzip, or zip with one member.
        form: its form.

    Raises:
        InputError: it cannot be opened, or lacks columns that its form has.
    """
    with opened(path) as stream:
        lines = lines_of(stream)
        if form.delimiter is None:
            for number, line in lines:
                if line is None or line.strip():
                    yield from _guarded(number, plover.read, line)
        elif form.quoted:
            yield from _quoted(form, lines, path)
        else:
            yield from _plain(form, lines, path)


def _plain(form: Form, lines: Iterator[tuple[int, str | None]], path: Path) -> Iterator[Found]:
    """Yield the rows of a file without quotes."""
    heading: list[str] = []
    if form.needed:
        heading = (next(lines, (1, ""))[1] or "").split("\t")
        _complete(form, heading, path)
    for number, line in lines:
        if line == "":
            continue
        cells = None if line is None else line.split("\t")
        yield from _row(form, heading, number, cells)


def _quoted(form: Form, lines: Iterator[tuple[int, str | None]], path: Path) -> Iterator[Found]:
    """Yield the rows of a file in which quotes may hold line ends."""
    reader = csv.reader(f"{line or ''}\n" for _, line in lines)
    try:
        heading = next(reader, [])
    except csv.Error as error:
        message = f"{path} is no {form.name} file: its heading cannot be read ({error})"
        raise InputError(message) from error
    _complete(form, heading, path)
    while True:
        at = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Unread(at, f"its quotes do not end ({error})")
            continue
        if cells is None:
            return
        if cells:
            yield from _row(form, heading, at, cells)


def _complete(form: Form, heading: Sequence[str], path: Path) -> None:
    """See that a heading has the columns of its form.

    Raises:
        InputError: some are missing.
    """
    missing = [name for name in form.needed if name not in heading]
    if missing:
        message = f"{path} is no {form.name} file: it has no column {missing[0]!r}"
        raise InputError(message)


def _row(form: Form, heading: Sequence[str], line: int, cells: Cells | None) -> Iterator[Found]:
    """Yield what one row tells, or its refusal."""
    if cells is None:
        yield Unread(line, TOO_LONG)
        return
    widths = (len(heading),) if heading else form.widths
    if len(cells) not in widths:
        told = " or ".join(map(str, widths))
        yield Unread(line, f"has {len(cells)} of {told} columns: it is cut or damaged")
        return
    try:
        if form.cells is not None:
            yield form.cells(line, cells)
        elif form.row is not None:
            found = form.row(line, dict(zip(heading, cells, strict=True)))
            yield from ((found,) if isinstance(found, Foreign) else list(found))
    except BadRowError as error:
        yield Unread(line, str(error))


def _guarded(line: int, read: Callable[[int, str], Foreign], told: str | None) -> Iterator[Found]:
    """Yield what a line of JSON tells, or its refusal."""
    try:
        yield Unread(line, TOO_LONG) if told is None else read(line, told)
    except BadRowError as error:
        yield Unread(line, str(error))
