"""Membership of the state system agrees with the lists of those who keep them."""

import csv
from datetime import date
from pathlib import Path

import pytest

from dragoman.data.systems import COW, GW, Systems
from dragoman.data.tables import read_table

PEERS = Path(__file__).parents[3] / "shared" / "peers"
EXTINCT = {240, 245, 265, 267, 269, 271, 273, 275, 280, 315, 327, 329, 332, 335, 337, 511, 680, 730,
           817}  # fmt: skip
OLD = {COW: EXTINCT, GW: EXTINCT | {89, 99, 563, 564, 711, 815}}


def lists(name: str) -> list[dict[str, str]]:
    """Return a published list, or skip where it is not there."""
    path = PEERS / name
    if not path.is_file():
        pytest.skip("no ../shared folder here")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def entries(system: str) -> set[tuple[int, date]]:
    """Return the numbers in our table with the days of entry."""
    every = Systems.load().spells.values()
    return {(one.code, one.entered) for spells in every for one in spells if one.system == system}


@pytest.mark.parametrize(
    ("state", "day", "cow", "gw"),
    [
        ("DEU", date(1985, 1, 1), 260, 260),
        ("DEU", date(2000, 1, 1), 255, 260),
        ("YEM", date(1985, 1, 1), 678, 678),
        ("YEM", date(2000, 1, 1), 679, 678),
        ("SRB", date(2000, 1, 1), 345, 345),
        ("SRB", date(2010, 1, 1), 345, 340),
        ("VNM", date(2000, 1, 1), 816, 816),
        ("SSD", date(2012, 1, 1), 626, 626),
        ("SSD", date(2010, 1, 1), None, None),
        ("KOR", date(2024, 5, 27), 732, 732),
        ("NAM", date(1991, 1, 1), 565, 565),
    ],
)
def test_numbers_hold_from_day_to_day(
    state: str, day: date, cow: int | None, gw: int | None
) -> None:
    """A state's number is that of the time."""
    systems = Systems.load()
    assert (systems.code(state, COW, day), systems.code(state, GW, day)) == (cow, gw)


def test_cow_members_are_those_of_the_list() -> None:
    """Every entry, to the day, but those of states that no state of today stands for."""
    days = ("styear", "stmonth", "stday")
    theirs = {
        (int(row["ccode"]), date(*(int(row[part]) for part in days)))
        for row in lists("cow-states.csv")
    }
    assert entries(COW) == {one for one in theirs if one[0] not in OLD[COW]}


def test_gw_members_are_those_of_the_list() -> None:
    """The same for the other list."""
    theirs = {
        (int(row["gwcode"]), date.fromisoformat(row["startdate"])) for row in lists("gw-states.csv")
    }
    assert entries(GW) == {one for one in theirs if one[0] not in OLD[GW]}


def test_codes_agree_with_another_crosswalk() -> None:
    """Numbers are theirs too, but for Vietnam's, which is an error there."""
    systems, day = Systems.load(), date(2016, 6, 1)
    found = [
        (row["iso3c"], system)
        for row in lists("crosswalk-codes.csv")
        for column, system in (("cown", COW), ("gwn", GW))
        if (code := systems.code(row["iso3c"], system, day)) is not None
        and row[column].isdigit()
        and code != int(row[column])
    ]
    assert found == [("VNM", GW)]


@pytest.mark.parametrize(
    "name", ["atop-dyad-year-sample.csv", "cow-mid-directed-dyad-year-1990.csv"]
)
def test_joins_on_numbers_and_years_lose_no_row(name: str) -> None:
    """Each row of these lists has one in a panel of all states, directed, by year."""
    systems = Systems.load()
    by_year: dict[int, set[int]] = {}
    lost = []
    for row in lists(name):
        year = int(row["year"])
        if year not in by_year:
            days = date(year, 1, 1), date(year, 12, 31)
            codes = {systems.code(state, COW, *days) for state in systems.states()}
            by_year[year] = {code for code in codes if code is not None}
        if not {int(row["ccode1"]), int(row["ccode2"])} <= by_year[year]:
            lost.append((row["ccode1"], row["ccode2"], year))
    assert lost == []


def test_the_register_and_the_lists_have_the_same_numbers() -> None:
    """The numbers of `states.tsv` are those that hold today."""
    systems, today = Systems.load(), date(2024, 1, 1)
    for row in read_table("states.tsv"):
        for column, system in (("cow", COW), ("gw", GW)):
            code = systems.code(row["iso3"], system, today)
            assert code is None or str(code) == row[column], row["iso3"]
