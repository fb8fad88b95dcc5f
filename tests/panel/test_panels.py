"""Panels agree with the ledger cell by cell, in every form, by any reader."""

import csv
import json
import sqlite3
from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from dragoman import Book
from dragoman.errors import UsageError
from dragoman.panel.columns import COUNTS, NAMES
from dragoman.panel.periods import Unit, period_of
from dragoman.panel.writing import write_csv

ISSUE = (
    "iso3_1, iso3_2, ccode1, ccode2, gwcode1, gwcode2, name1, name2, unit, period, year, month, "
    "start, end, tm, month_id, system1, system2, observed, docs_all, docs_1, docs_2, docs_dyad, "
    "sources, days_read, events, vcoop, mcoop, vconf, mconf, AGREE, CONSULT, SUPPORT, CONCEDE, "
    "COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, "
    "COERCE, ASSAULT, planned, hypothetical, negated, urged, reports, documents, weight, "
    "intensity_sum, intensity_mean, intensity_min, intensity_max, rate, index, index_low, "
    "index_high, expected, lower80, upper80, change, source, codebook, version"
)
COUNTED = tuple(name for name, _, _ in COUNTS)
QUADS = {"vcoop": 1, "mcoop": 2, "vconf": 3, "mconf": 4}


def read(panel: Any) -> list[dict[str, str]]:  # noqa: ANN401 - any rows
    """Return a panel as its CSV file has it."""
    out = StringIO()
    write_csv(panel, out)
    return list(csv.DictReader(out.getvalue().splitlines()))


def keyed(rows: list[dict[str, str]]) -> dict[tuple[str, str, str], dict[str, str]]:
    """Return rows by states and period."""
    return {(row["iso3_1"], row["iso3_2"], row["period"]): row for row in rows}


def test_the_columns_stand_in_their_order() -> None:
    """Programs may count on them."""
    assert ", ".join(NAMES) == ISSUE


def test_months_agree_with_sql_cell_by_cell(book: Book) -> None:
    """Every count is that of a query over the ledger's own tables."""
    rows = read(book.panel())
    with closing(sqlite3.connect(book.path)) as base:
        dealt = {
            row[:5]: row[5:]
            for row in base.execute(
                "SELECT first, second, substr(date_start, 1, 7), status, quad_code, count(*), "
                "sum(intensity) FROM dealings WHERE date_start IS NOT NULL GROUP BY 1, 2, 3, 4, 5"
            )
        }
        documents = dict(
            base.execute("SELECT substr(published, 1, 7), count(*) FROM documents GROUP BY 1")
        )
    states = sorted({state for key in dealt for state in key[:2]})
    pairs = [(one, other) for one in states for other in states if one < other]
    months = ["2024-01", "2024-02", "2024-03"]
    assert list(keyed(rows)) == [(*pair, month) for pair in pairs for month in months]
    seen = 0
    for key, row in keyed(rows).items():
        assert int(row["docs_all"]) == documents.get(row["period"], 0)
        if row["observed"] == "0":
            assert {row[name] for name in COUNTED} == {""}
            continue
        for name, quad in QUADS.items():
            assert float(row[name]) == dealt.get((*key, "actual", quad), (0,))[0]
        planned = sum(dealt.get((*key, "planned", quad), (0,))[0] for quad in QUADS.values())
        assert float(row["planned"]) == planned
        total = sum(dealt.get((*key, "actual", quad), (0, 0))[1] for quad in QUADS.values())
        assert float(row["intensity_sum"]) == pytest.approx(total)
        rate = 100 * float(row["events"]) / documents[row["period"]]
        assert float(row["rate"]) == pytest.approx(rate, abs=1e-6)
        seen += float(row["events"]) > 0
    assert seen > 20
    assert {row["period"] for row in rows if row["observed"] == "0"} == {"2024-02"}


def test_directed_counts_go_from_actor_to_recipient(book: Book) -> None:
    """What is done with one another counts in both directions, what is aimed in one."""
    forth, together = keyed(read(book.panel(directed=True))), keyed(read(book.panel()))
    assert len(forth) == 2 * len(together)
    for (one, other, month), row in together.items():
        if row["observed"] == "0":
            continue
        ways = forth[one, other, month], forth[other, one, month]
        for kind in ("CONSULT", "AGREE"):
            assert {way[kind] for way in ways} == {row[kind]}
        for kind in ("AID", "ACCUSE"):
            assert sum(float(way[kind]) for way in ways) == float(row[kind])


def test_every_unit_holds_the_same_acts(book: Book) -> None:
    """Days, weeks, months, quarters and years sum up to one figure."""
    totals = set()
    for unit in ("day", "week", "month", "quarter", "year"):
        rows = read(book.panel(unit=unit, since="2024-01-01", until="2024-03-31"))
        totals.add(sum(float(row["events"] or 0) for row in rows))
    assert len(totals) == 1


def test_by_the_day_of_telling(book: Book) -> None:
    """What has no day of its own has one on which it was told."""
    dated = sum(float(row["events"] or 0) for row in read(book.panel()))
    told = sum(float(row["events"] or 0) for row in read(book.panel(by="reported_on")))
    with closing(sqlite3.connect(book.path)) as base:
        every = base.execute("SELECT count(*) FROM dealings WHERE status = 'actual'").fetchone()[0]
    assert dated < told == every
    either = sum(float(row["events"] or 0) for row in read(book.panel(by="date_or_reported")))
    assert either == every


def test_states_that_are_no_members_have_no_row(book: Book) -> None:
    """South Sudan is one from July 2011, and 626 in both lists."""
    rows = read(
        book.panel(unit="quarter", states="SSD,KEN", since="2011-01-01", until="2012-03-31")
    )
    assert [(row["period"], row["ccode2"], row["gwcode2"]) for row in rows] == [
        ("2011Q3", "626", "626"), ("2011Q4", "626", "626"), ("2012Q1", "626", "626"),
    ]  # fmt: skip
    with pytest.raises(UsageError, match="'HKG' was never a member"):
        read(book.panel(states="HKG,KEN"))


def test_the_numbers_of_months() -> None:
    """Stata's months begin with 1960, the others with 1980."""
    month = period_of(date(2024, 3, 5), Unit.MONTH)
    assert (month.tm, month.month_id, month.end) == (770, 531, date(2024, 3, 31))


@pytest.mark.parametrize("form", ["csv", "parquet", "feather", "dta"])
def test_other_programs_read_the_files(book: Book, tmp_path: Path, form: str) -> None:
    """Without any options, with the same cells, and the same bytes again."""
    import pandas as pd  # noqa: PLC0415 - heavy
    import pyreadstat  # noqa: PLC0415 - as above
    from pyarrow import feather  # noqa: PLC0415 - as above

    panel = book.panel()
    path, again = tmp_path / f"panel.{form}", tmp_path / f"again.{form}"
    count = panel.write(path)
    book.panel().write(again)
    assert path.read_bytes() == again.read_bytes()
    readers = {
        "csv": pd.read_csv,
        "parquet": pd.read_parquet,
        "feather": lambda name: feather.read_table(name).to_pandas(),
        "dta": lambda name: pyreadstat.read_dta(name)[0],
    }
    frame = readers[form](path)
    assert list(frame.columns) == list(NAMES)
    assert len(frame) == count
    blind = frame[frame["observed"] == 0]
    assert len(blind) > 0
    assert bool(blind[list(COUNTED)].isna().all().all())
    seen = frame[frame["observed"] == 1]
    want = [row for row in panel if row[NAMES.index("observed")]]
    for name in ("iso3_1", "ccode1", "gwcode2", "period", "events", "mconf", "rate", "index"):
        assert list(seen[name]) == [row[NAMES.index(name)] for row in want]
    told = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
    assert [column["name"] for column in told["columns"]] == list(NAMES)
    assert told["acts"] > 0


def test_a_stata_file_knows_its_months_and_labels(book: Book, tmp_path: Path) -> None:
    """`tm` is a month, `start` a day, and every variable says what it is."""
    import pyreadstat  # noqa: PLC0415 - heavy

    book.panel().write(tmp_path / "panel.dta")
    frame, about = pyreadstat.read_dta(str(tmp_path / "panel.dta"))
    assert about.original_variable_types["tm"] == "%tm"
    assert about.column_names_to_labels["tm"].startswith("month in which the period begins")
    assert str(frame["start"].iloc[0]) == "2024-01-01"
