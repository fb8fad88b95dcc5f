"""Reads the package's tab-separated tables; the one place that knows where they lie."""

from __future__ import annotations

from importlib.resources import files

from dragoman.errors import DataError


def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table as dictionaries by column name.

    Args:
        name: file name within the package's data folder, such as ``states.tsv``.

    Raises:
        DataError: the table is missing or a row has more cells than the header.

    >>> read_table("states.tsv")[0]["iso3"]
    'ABW'
    """
    try:
        text = (files("dragoman.data") / name).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"data table {name} cannot be read; reinstall dragoman") from error
    lines = [line for line in text.split("\n") if line]
    header = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) > len(header):
            raise DataError(f"{name}:{number} has {len(cells)} cells, the header {len(header)}")
        cells += [""] * (len(header) - len(cells))
        rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)


def split_list(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that holds a list separated by semicolons.

    >>> split_list("Czechia;Czech Lands")
    ('Czechia', 'Czech Lands')
    """
    return tuple(item.strip() for item in cell.split(";") if item.strip())
