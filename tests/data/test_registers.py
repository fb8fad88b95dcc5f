"""The tables of states, organisations, members and offices are sound."""

import re
from collections import Counter
from datetime import date

import pytest

from dragoman.data.tables import read_table, split_list
from dragoman.entities.names.register import Register
from dragoman.errors import DataError

SECTORS = {
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
    "IGO",
    "UNO",
    "EUR",
    "NGO",
    "ISM",
    "IMG",
    "MNC",
}
DATE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?")


@pytest.fixture(scope="module")
def codes() -> set[str]:
    """The codes of all states and territories."""
    return {row["iso3"] for row in read_table("states.tsv")}


@pytest.mark.parametrize("column", ["iso3", "iso2", "cow", "gw", "name"])
def test_no_code_twice(column: str) -> None:
    """Codes and names belong to one state each."""
    counts = Counter(row[column] for row in read_table("states.tsv") if row[column])
    assert [code for code, count in counts.items() if count > 1] == []


def test_states_are_whole() -> None:
    """Every state has codes, and all but three a capital of another name."""
    rows = read_table("states.tsv")
    assert sum(row["kind"] == "state" for row in rows) >= 195
    for row in rows:
        assert re.fullmatch(r"[A-Z]{3}", row["iso3"])
        assert re.fullmatch(r"[A-Z]{2}", row["iso2"])
        if row["kind"] == "state" and row["iso3"] not in {"SGP", "SMR", "VAT"}:
            assert row["capitals"], row["name"]


def test_organisations_have_sectors(codes: set[str]) -> None:
    """Sectors are PLOVER's, countries are states, ids are unique."""
    rows = read_table("organisations.tsv")
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["sector"] in SECTORS
        assert not row["country"] or row["country"] in codes


def test_roles_have_sectors() -> None:
    """Only heads ("leader") may go without a sector."""
    for row in read_table("roles.tsv"):
        assert row["sector"] in SECTORS or (not row["sector"] and row["kind"] == "head")


@pytest.mark.parametrize("table", ["members.tsv", "groups.tsv"])
def test_members_are_states(table: str, codes: set[str]) -> None:
    """Every member is a state or territory of the register."""
    for row in read_table(table):
        assert set(row["members"].split()) <= codes


def test_members_belong_to_organisations() -> None:
    """No spell of membership hangs in the air, and none ends before it begins."""
    known = {row["id"] for row in read_table("organisations.tsv")}
    for row in read_table("members.tsv"):
        assert row["organisation"] in known
        assert DATE.fullmatch(row["joined"])
        assert DATE.fullmatch(row["left"])
        assert not row["left"] or row["joined"] <= row["left"]


def test_offices_are_sound(codes: set[str]) -> None:
    """Dates are dates, spells run forward, and nobody is in office before 1900."""
    for row in read_table("offices.tsv"):
        assert not row["country"] or row["country"] in codes
        assert row["country"] or row["sector"] in SECTORS
        assert DATE.fullmatch(row["start"])
        assert DATE.fullmatch(row["end"])
        assert not (row["start"] and row["end"]) or row["start"] <= row["end"]
        assert row["start"] == "" or row["start"] > "1900"


def test_offices_cover_the_states_asked_for() -> None:
    """Each of these states has a head of state or government on a day of every year from 2003."""
    states = [
        "ARG",
        "AUS",
        "BRA",
        "CAN",
        "CHN",
        "FRA",
        "DEU",
        "IND",
        "IDN",
        "ITA",
        "JPN",
        "KOR",
        "MEX",
        "RUS",
        "SAU",
        "ZAF",
        "TUR",
        "GBR",
        "USA",
        "PRK",
        "TWN",
        "UKR",
        "IRN",
        "ISR",
        "PHL",
        "VNM",
        "THA",
        "MYS",
        "SGP",
        "BRN",
        "KHM",
        "MMR",
        "ARE",
        "QAT",
        "KWT",
        "BHR",
        "OMN",
    ]
    heads = {"president", "prime minister", "king", "emir", "sultan", "chancellor", "premier",
             "supreme leader", "party general secretary", "senior general", "state counsellor",
             "junta chief"}  # fmt: skip
    spells = [row for row in read_table("offices.tsv") if row["title"].lower() in heads]
    for state in states:
        mine = [row for row in spells if row["country"] == state]
        for year in range(2003, 2025):
            day = date(year, 3, 1).isoformat()
            held = [
                row for row in mine if row["start"] <= day and (not row["end"] or day <= row["end"])
            ]
            assert held, (state, year)


def test_no_name_means_two_organisations() -> None:
    """A name or acronym leads to one organisation."""
    names = Counter(
        name
        for row in read_table("organisations.tsv")
        for name in {row["name"], *split_list(row["aliases"])}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_ambiguous_names_are_known_as_such() -> None:
    """A name that two tables give to different states stands in the table of ambiguous names."""
    register = Register.load()
    told = {row["text"] for row in read_table("ambiguous.tsv")}
    seen: dict[str, set[str]] = {}
    for row in read_table("places.tsv"):
        for name in split_list(row["names"]):
            seen.setdefault(name, set()).add(row["country"])
    for state in register.states.values():
        for name in (state.name, *state.aliases, *state.capitals):
            seen.setdefault(name, set()).add(state.iso3)
    doubtful = {name for name, owners in seen.items() if len(owners) > 1}
    assert doubtful - told == set()


def test_a_missing_table_is_a_data_error() -> None:
    """A damaged installation says so."""
    with pytest.raises(DataError):
        read_table("nothing.tsv")
