"""Workbooks and Parquet files hold what CSV files hold, and nothing in them is a formula."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from brief_samples import document, event, interval, party
from pyarrow import parquet

from dragoman.present.printing import Column, print_records
from dragoman.present.tables import EVENTS
from dragoman.present.workbooks import LONGEST_TEXT, write_parquet, write_workbook
from dragoman.records import Event

EVIL = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://x.example")',
    "\tx",
    "{=1}",
    "https://x",
)


def hostile() -> list[Event]:
    """Return events whose words would be formulas."""
    return [
        replace(
            event(
                "CONSULT",
                (party("CHL"), party("PER")),
                quote=evil,
                document=document("d", f"{evil} was said.", date(2030, 1, 1)),
                name=f"e-{number}",
                when=interval(date(1850 + number * 40, 2, 3)),
            )
        )
        for number, evil in enumerate(EVIL)
    ]


def sheet(path: Path) -> str:
    """Return a workbook's sheet and its texts."""
    with ZipFile(path) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if "sheet1" in name)


def test_a_workbook_has_no_formula_and_no_link(tmp_path: Path) -> None:
    """Whatever the words are, cells hold them as text."""
    path = tmp_path / "a.xlsx"
    assert write_workbook(hostile(), EVENTS, path) == len(EVIL)
    found = sheet(path)
    assert "<f>" not in found
    assert "hyperlink" not in found.casefold().replace("hyperlink(", "")
    assert "=1+1</t>" in found
    assert 't="inlineStr"' in found


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the time nor the path is in the file."""
    for write, end in ((write_workbook, "xlsx"), (write_parquet, "parquet")):
        one, other = tmp_path / f"a.{end}", tmp_path / f"b.{end}"
        write(hostile(), EVENTS, one)
        write(hostile(), EVENTS, other)
        assert one.read_bytes() == other.read_bytes()


def test_a_parquet_file_has_typed_columns(tmp_path: Path) -> None:
    """Days are days, figures are figures, several words are lists."""
    path = tmp_path / "a.parquet"
    assert write_parquet(hostile(), EVENTS, path) == len(EVIL)
    rows = parquet.read_table(path).to_pylist()
    assert [row["quote"] for row in rows] == list(EVIL)
    assert rows[0]["actors"] == ["CHL", "PER"]
    assert rows[0]["date_start"] == date(1850, 2, 3)
    assert isinstance(rows[0]["confidence"], float)


def test_all_forms_have_the_same_columns_and_rows(tmp_path: Path) -> None:
    """CSV, Parquet and workbook tell the same."""
    out = io.StringIO()
    print_records(hostile(), EVENTS, "csv", stream=out)
    head, *lines = list(csv.reader(io.StringIO(out.getvalue())))
    write_parquet(hostile(), EVENTS, tmp_path / "a.parquet")
    table = parquet.read_table(tmp_path / "a.parquet")
    assert table.column_names == head
    assert table.num_rows == len(lines)
    write_workbook(hostile(), EVENTS, tmp_path / "a.xlsx")
    assert sheet(tmp_path / "a.xlsx").count("<row ") == len(lines) + 1


def test_nothing_at_all_is_a_file_with_a_heading(tmp_path: Path) -> None:
    """No records are no error."""
    assert write_workbook([], EVENTS, tmp_path / "a.xlsx") == 0
    assert write_parquet([], EVENTS, tmp_path / "a.parquet") == 0
    assert parquet.read_table(tmp_path / "a.parquet").num_rows == 0


@pytest.mark.parametrize("text", ["x" * (LONGEST_TEXT + 9), "a\x00\x07\x1bb", "\ufffe", "\ud7ff"])
def test_odd_text_is_written(tmp_path: Path, text: str) -> None:
    """Huge cells and control characters break no file."""
    columns = (Column("words", lambda one: one),)
    assert write_workbook([text], columns, tmp_path / "a.xlsx") == 1
    assert write_parquet([text], columns, tmp_path / "a.parquet") == 1
