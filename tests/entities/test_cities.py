"""Cities are found by name, and mean one state or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.entities.names.cities import Cities, City
from dragoman.errors import DataError

_LINES = (
    b"aville\tFRA,1.50,-2.25,900",
    b"bton\tGBR,1.00,2.00,400;USA,3.00,4.00,300",
    b"ctown\tUSA,1.00,2.00,20",
)


@pytest.fixture(scope="module")
def small() -> Cities:
    """Three names."""
    return Cities(_LINES)


def test_named(small: Cities) -> None:
    """Marks and capitals do not matter; the greatest comes first."""
    assert small.named("Áville") == (City("FRA", 1.5, -2.25, 900),)
    assert [city.country for city in small.named("BTON")] == ["GBR", "USA"]
    assert small.named("Bto") == ()
    assert small.named("a" * 300) == ()


@pytest.mark.parametrize(
    ("name", "states", "country"),
    [
        ("Aville", (), "FRA"),
        ("Bton", (), None),
        ("Bton", ("USA",), "USA"),
        ("Bton", ("USA", "GBR"), None),
        ("Ctown", (), None),
        ("Ctown", ("USA",), "USA"),
        ("Nowhere", ("USA",), None),
    ],
)
def test_meant(small: Cities, name: str, states: tuple[str, ...], country: str | None) -> None:
    """The document's states decide, else far more people; a small town alone is nothing."""
    city = small.meant(name, states)
    assert (city.country if city else None) == country


def test_the_shipped_table() -> None:
    """More than 30,000 cities, in order, each with a state and a place on the globe."""
    cities = Cities()
    lines = [line for line in cities._lines if line]
    assert len(lines) > 30_000
    assert lines == sorted(lines)
    for line in lines[::100]:
        for city in cities.named(line.split(b"\t")[0].decode()):
            assert len(city.country) == 3
            assert -90 <= city.latitude <= 90
            assert -180 <= city.longitude <= 180


def test_a_broken_line_is_told() -> None:
    """The cell that cannot be read is shown."""
    with pytest.raises(DataError, match=r"cities\.txt: 'FRA,x' is no city"):
        Cities((b"aville\tFRA,x",)).named("Aville")


@given(st.text(max_size=80))
def test_any_text_is_a_name_or_none(name: str) -> None:
    """Nothing that is asked fails."""
    assert Cities(_LINES).meant(name) in {None, City("FRA", 1.5, -2.25, 900)}
