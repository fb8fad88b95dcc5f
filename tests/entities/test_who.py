"""Bare mentions of every kind lead to a country, a sector, an office and a name."""

from datetime import date

import pytest

from dragoman.entities.resolve import EntityResolver
from dragoman.entities.who import who


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Iranian navy commander", "IRN", "MIL"),
        ("a Kenyan court", "KEN", "JUD"),
        ("protesters in Lima", "PER", "CVL"),
        ("the Russian ambassador to Germany", "RUS", "GOV"),
        ("US troops in Japan", "USA", "MIL"),
        ("Iran-backed militias in Iraq", "IRQ", "PRM"),
        ("Peru's Congress", "PER", "LEG"),
        ("former German chancellor Angela Merkel", "DEU", "ELI"),
        ("a spokesman for the Ugandan army", "UGA", "MIL"),
        ("Senator Chad Marsh of Ohio", "USA", "LEG"),
        ("UN peacekeepers in Mali", None, "UNO"),
        ("leaders from the 10 ASEAN countries", None, "IGO"),
        ("Congo's army in Goma", "COD", "MIL"),
        ("Latin American leaders", None, "GOV"),
        ("the weather", None, None),
        ("", None, None),
    ],
)
def test_country_and_sector(
    resolver: EntityResolver, text: str, country: str | None, sector: str | None
) -> None:
    """The owner decides the country, the role or the organisation the sector."""
    found = who(text, resolver)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Japan's senior deputy foreign minister", "Senior Deputy Foreign Minister"),
        (
            "China\u2019s Assistant Minister of Foreign Affairs Nong Rong",
            "Assistant Foreign Minister",
        ),
        ("Wang Wenbin, a spokesman for China's foreign ministry", "Foreign Ministry Spokesman"),
        ("the foreign minister of Gabon", "Foreign Minister"),
    ],
)
def test_offices_have_one_form(resolver: EntityResolver, text: str, office: str) -> None:
    """Country and article are left out; "of foreign affairs" is "foreign"."""
    assert who(text, resolver).office == office


def test_an_office_on_a_day_is_its_holder(resolver: EntityResolver) -> None:
    """With a day, the words for an office lead to the person."""
    found = who("the South Korean foreign minister", resolver, date(2023, 9, 26))
    assert (found.name, found.entity_id) == ("Park Jin", "person:KOR:park-jin")
    assert who("the South Korean foreign minister", resolver).name is None


def test_who_has_left_office_is_of_the_elite(resolver: EntityResolver) -> None:
    """A known person acts in the office of the day, or in none."""
    assert who("Angela Merkel", resolver, date(2015, 6, 1)).sector == "GOV"
    assert who("Angela Merkel", resolver, date(2024, 6, 1)).sector == "ELI"


def test_what_cannot_be_told_has_candidates(resolver: EntityResolver) -> None:
    """An ambiguous name lists what it may mean; context decides."""
    assert set(who("Kurdish officials", resolver).candidates) >= {"state:IRQ", "state:TUR"}
    assert who("Georgia's governor in Atlanta", resolver).country == "USA"
    assert who("Georgia's president in Tbilisi", resolver).country == "GEO"


def test_groups_list_their_members(resolver: EntityResolver) -> None:
    """Several states are candidates; no one of them is the country."""
    found = who("the Baltic states", resolver)
    assert found.country is None
    assert found.candidates == ("state:EST", "state:LVA", "state:LTU")


def test_a_list_of_states_has_no_one_country(resolver: EntityResolver) -> None:
    """Several states named together are candidates; a town and its state are one place."""
    assert who("Seoul and Tokyo", resolver).candidates == ("state:KOR", "state:JPN")
    assert who("Busan, South Korea", resolver).country == "KOR"


def test_sectors_change_with_the_times(resolver: EntityResolver) -> None:
    """A movement that came to rule was of the rebels before."""
    assert who("Taliban fighters", resolver, date(2015, 1, 1)).sector == "REB"
    assert who("Taliban fighters", resolver, date(2023, 1, 1)).sector == "GOV"


def test_an_ally_is_of_another_state(resolver: EntityResolver) -> None:
    """The allies of a state are not that state; a demonym says whose they are."""
    assert who("US allies", resolver).country is None
    assert who("its Chinese ally", resolver).country == "CHN"
