"""The register of offices tells who held what on a day."""

from datetime import date

import pytest

from dragoman.entities.offices.offices import OfficeRegister


@pytest.fixture(scope="module")
def offices() -> OfficeRegister:
    """The shipped register."""
    return OfficeRegister.load()


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("Vladimir Putin", date(2010, 1, 1), "Prime Minister"),
        ("Vladimir Putin", date(2020, 1, 1), "President"),
        ("Kishida Fumio", date(2015, 1, 1), "Foreign Minister"),
        ("Fumio Kishida", date(2023, 1, 1), "Prime Minister"),
        ("Kishida", date(2023, 1, 1), "Prime Minister"),
        ("Sisi", None, "President"),
    ],
)
def test_find(offices: OfficeRegister, name: str, day: date | None, title: str) -> None:
    """The office is the one held on the day; either order of names will do."""
    office = offices.find(name, day)
    assert office is not None
    assert office.title == title


def test_a_surname_of_many_is_nobody(offices: OfficeRegister) -> None:
    """A surname that several states' leaders bear means none of them."""
    assert offices.find("Kim") is None


@pytest.mark.parametrize(
    ("country", "title", "day", "person"),
    [
        ("KOR", "foreign minister", date(2023, 9, 26), "Park Jin"),
        ("GBR", "foreign minister", date(2017, 1, 1), "Boris Johnson"),
        ("USA", "secretary of state", date(2022, 1, 1), "Antony Blinken"),
        ("IND", "foreign minister", date(2020, 1, 1), "S. Jaishankar"),
        ("CHN", "defence minister", date(2023, 11, 11), None),
    ],
)
def test_holder(
    offices: OfficeRegister, country: str, title: str, day: date, person: str | None
) -> None:
    """Titles that differ from state to state mean the same office; a vacancy has no holder."""
    office = offices.holder(country, title, day)
    assert (office.person if office else None) == person


@pytest.mark.parametrize(
    ("name", "day", "side", "title"),
    [
        ("Guterres", date(2024, 5, 1), "org:un", "UN Secretary-General"),
        ("Stoltenberg", date(2016, 5, 1), "org:nato", "NATO Secretary General"),
        (
            "Barroso",
            date(2009, 5, 1),
            "org:european-commission",
            "President of the European Commission",
        ),
        ("Rice", date(2006, 5, 1), "USA", "Secretary of State"),
        ("Ban", date(2005, 5, 1), "KOR", "Foreign Minister"),
        ("Ban", date(2012, 5, 1), "org:un", "UN Secretary-General"),
        ("Tusk", date(2012, 5, 1), "POL", "Prime Minister"),
        ("Annan", None, "org:un", ""),
    ],
)
def test_who_is_so_called_on_a_day(
    offices: OfficeRegister, name: str, day: date | None, side: str, title: str
) -> None:
    """Who holds a high office that day goes before heads of the past."""
    found = offices.head(name, day)
    assert found is not None
    assert (found.country or found.entity_id, found.title) == (side, title)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Barroso", None),  # of Portugal, then of the European Commission
        ("Solana", None),
        ("Gheit", None),
        ("Annan", date(1996, 5, 1)),
        ("Kim", None),
    ],
)
def test_who_may_be_of_several_is_nobody(
    offices: OfficeRegister, name: str, day: date | None
) -> None:
    """So is whoever does not hold the office yet."""
    assert offices.head(name, day) is None
