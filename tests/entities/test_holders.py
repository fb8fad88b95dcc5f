"""The wide register finds people by any form of their name and says what they held on a day."""

from datetime import date

import pytest

from dragoman.data.tables import read_table
from dragoman.entities.offices.holders import Holders, sector_of
from dragoman.entities.offices.office_titles import same_office
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.errors import DataError

_LINES = (
    b"cho\tCho Tae-yul\tKOR,0,20240110,20250721",
    b"kim\tKim A-na\tKOR,0,20100101,20111231",
    b"kim\tKim Bo-ra\tPRK,1,20100101,",
    b"okoro\tAda Okoro\tNGA,0,20150101,?",
    b"okoro\tAda Okoro\tGHA,1,20150101,20161231",
)
_TITLES = ("Foreign Minister", "President")


@pytest.fixture(scope="module")
def small() -> Holders:
    """Five people."""
    return Holders(_LINES, _TITLES)


@pytest.fixture(scope="module")
def wide() -> OfficeRegister:
    """A register that knows these five alone."""
    return OfficeRegister((), Holders(_LINES, _TITLES))


def test_a_person_is_found_by_any_form(small: Holders) -> None:
    """Order and hyphens do not matter; another name does."""
    assert [one.names for one in small.named("Tae Yul CHO")] == [("Cho Tae-yul",)]
    assert [one.names for one in small.named("Tae-yul Cho")] == [("Cho Tae-yul",)]
    assert small.named("Cho Tae-yong") == ()


def test_the_day_selects_the_spell(wide: OfficeRegister) -> None:
    """An office is told as held; who has the name in two states is nobody without more."""
    office = wide.find("Cho Tae-yul", date(2024, 5, 1))
    assert office is not None
    assert (office.title, office.country, office.start, office.end, office.entity_id) == (
        "Foreign Minister", "KOR", date(2024, 1, 10), date(2025, 7, 21), "person:KOR:cho-tae-yul"
    )  # fmt: skip
    assert wide.find("Ada Okoro") is None
    held = wide.find("Ada Okoro", date(2016, 1, 1))
    assert held is not None
    assert held.country == "GHA"


def test_a_title_and_a_surname(wide: OfficeRegister) -> None:
    """Two of one surname are told apart by the title, and by nothing else."""
    told = wide.titled("Kim", "president")
    assert told is not None
    assert told.country == "PRK"
    assert wide.titled("Kim", "finance minister") is None
    assert wide.titled("Kim", "foreign minister", date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    "line", [b"cho\tCho", b"cho\tCho Tae-yul\tKOR,9,2024,", b"cho\tCho Tae-yul\tKOR,0,20249999,"]
)
def test_a_broken_line_is_told(line: bytes) -> None:
    """A table that cannot be read says which line."""
    with pytest.raises(DataError, match=r"people\.txt"):
        Holders((line,), _TITLES).family("cho")


@pytest.mark.parametrize(
    ("name", "day", "country", "title"),
    [
        ("Sergei Lavrov", date(2020, 1, 1), "RUS", "Foreign Minister"),
        ("Borys Tarasyuk", date(2005, 5, 1), "UKR", "Foreign Minister"),
        ("Boris Tarasyuk", date(2005, 5, 1), "UKR", "Foreign Minister"),
        ("Tran Duc Luong", date(2005, 5, 1), "VNM", "President"),
    ],
)
def test_the_shipped_table(name: str, day: date, country: str, title: str) -> None:
    """People whom our own table does not have, as news spells them."""
    office = OfficeRegister.load().find(name, day)
    assert office is not None
    assert (office.country, office.title) == (country, title)


@pytest.mark.parametrize(
    ("name", "title", "country"),
    [("Bush", "President", "USA"), ("Musharraf", "President", "PAK"), ("Lee", "President", None)],
)
def test_a_title_tells_the_state(name: str, title: str, country: str | None) -> None:
    """Without a day a title and a surname are enough where one state's people alone fit."""
    office = OfficeRegister.load().titled(name, title)
    assert (office.country if office else None) == country


@pytest.mark.parametrize(
    ("title", "country"),
    [("President", "CHL"), ("UN High Commissioner for Human Rights", None), ("", "CHL")],
)
def test_without_a_day_the_title_decides(title: str, country: str | None) -> None:
    """Who served a state and then an organisation is of the one whose office is told."""
    office = OfficeRegister.load().named("michelle bachelet", None, title)
    assert office is not None
    assert office.country == country


def test_officials_stand_for_their_organisation() -> None:
    """Who heads an organisation has no state; each organisation of the table is known."""
    office = OfficeRegister.load().find("Kofi Annan", date(2001, 1, 1))
    assert office is not None
    assert (office.country, office.entity_id, office.sector) == (None, "org:un", "UNO")
    known = {row["id"] for row in read_table("organisations.tsv")}
    told = {row["organisation"] for row in read_table("offices.tsv")} - {""}
    assert told <= known


def test_every_line_of_the_table_is_sound() -> None:
    """Keys are in order, spells can be read and end after they begin; the files are small."""
    holders = Holders()
    lines = [line for line in holders._lines if line]
    assert lines == sorted(lines)
    assert sum(map(len, lines)) < 3_000_000
    for line in lines[::50]:
        for holder in holders.family(line.split(b"\t")[0].decode()):
            for spell in holder.spells:
                assert spell.office.end is None or spell.office.start <= spell.office.end


@pytest.mark.parametrize(
    ("asked", "held", "same"),
    [
        ("finance minister", "Minister of Economy and Finance", True),
        ("foreign secretary", "Foreign Minister", True),
        ("secretary of state", "Secretary of State", True),
        ("minister", "Prime Minister", False),
        ("president", "Vice President", False),
        ("president", "President of the Senate", False),
        ("premier", "Prime Minister", True),
        ("", "President", False),
    ],
)
def test_same_office(asked: str, held: str, *, same: bool) -> None:
    """News shortens a title; a deputy or a speaker is another office."""
    assert same_office(asked, held) is same


def test_sector_of() -> None:
    """The words of a title, or the organisation, tell the sector."""
    assert sector_of("Chief of the General Staff", "KEN") == "MIL"
    assert sector_of("President of the Senate", "ITA") == "LEG"
    assert sector_of("Foreign Minister", "ITA") == "GOV"
    assert sector_of("Director-General", "org:who") == "UNO"


@pytest.mark.parametrize(
    ("beside", "main"),
    [
        ("Minister in Charge of Industrial Competitiveness", "Minister of Economy"),
        ("Minister of State for Disasters", "Minister of Finance"),
        ("Minister for Green Transformation", "Minister of Trade"),
        ("Member of Parliament", "Minister of Justice"),
    ],
)
def test_of_offices_begun_together_the_ministry_is_told(beside: str, main: str) -> None:
    """A portfolio beside it is not what somebody is known by."""
    line = b"sato\tKen Sato\tJPN,1,20241001,;JPN,0,20241001,"
    (found,) = Holders((line,), (beside, main)).named("Ken Sato")
    assert {one.office.title for one in found.spells} == {beside, main}
    assert found.office(date(2025, 3, 30)).title == main
