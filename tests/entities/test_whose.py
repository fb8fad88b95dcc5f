"""Whose somebody is: rebels, gunmen, the rest of a count, a state of a region, his country."""

import pytest
from annotating import annotated

from dragoman.entities.resolve import EntityResolver


def whose(resolver: EntityResolver, text: str, words: str) -> list[str | None]:
    """The states or armed groups of the last mention that ends with these words."""
    found = [one for one in resolver.resolve(annotated(text)) if text[: one.end].endswith(words)]
    parties = found[-1].parties
    return [_code(party.country, party.entity_id, party.sector) for party in parties] or [None]


def _code(country: str | None, entity_id: str, sector: str | None) -> str | None:
    return entity_id if entity_id.startswith("org:") and sector == "REB" else country


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Boko Haram raided Gwoza in Nigeria. The insurgents took cattle.", "insurgents",
         ["org:boko-haram"]),
        ("The FARC left Caqueta. The rebels crossed into Ecuador.", "rebels", ["org:farc"]),
        ("M23 holds Bunagana. The militants shelled Goma.", "militants", ["org:m23"]),
        ("The PKK claimed it. In Iraq the guerrillas hid.", "guerrillas", ["org:pkk"]),
        ("M23 and the ADF fight in Congo. The rebels fled.", "rebels", ["COD"]),
    ],
)  # fmt: skip
def test_the_rebels_are_the_only_armed_group_named_before(
    resolver: EntityResolver, text: str, words: str, codes: list[str | None]
) -> None:
    """Never those of the place, unless two groups are named, of whom none is told."""
    assert whose(resolver, text, words) == codes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen shot a judge in Lima.", "Gunmen"),
        ("A suicide bomber struck a bank in Kabul.", "suicide bomber"),
        ("Two attackers fled in Nairobi.", "Two attackers"),
        ("Bandits robbed a bus in Niger.", "Bandits"),
        ("Kidnappers held him in Haiti.", "Kidnappers"),
    ],
)
def test_the_place_does_not_tell_whose_an_unknown_doer_is(
    resolver: EntityResolver, text: str, words: str
) -> None:
    """Whoever attacks, robs or abducts may have come from anywhere."""
    assert whose(resolver, text, words) == [None]


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("A blast in Lagos hurt 12 others.", "12 others", ["NGA"]),
        ("A mine near Aleppo killed two and wounded three others.", "three others", ["SYR"]),
        ("Police in Chile held 40 others.", "40 others", ["CHL"]),
        ("Somali pirates were caught in Kenya.", "Somali pirates", ["SOM"]),
        ("The three policemen died in Karachi, a clinic in Karachi said.",
         "The three policemen", ["PAK"]),
    ],
)  # fmt: skip
def test_the_counted_are_people_of_the_place(
    resolver: EntityResolver, text: str, words: str, codes: list[str | None]
) -> None:
    """Unless their own modifier tells otherwise."""
    assert whose(resolver, text, words) == codes


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Greece spoke. Turkey spoke. Anti-Turkish activists met.", "Turkish activists", [None]),
        ("A pro-Russian politician won in Moldova. The pro-Russian politician smiled.",
         "Russian politician", [None]),
        ("The counter-ISIL coalition met.", "ISIL coalition", [None]),
        ("The counter-Houthi coalition left.", "Houthi coalition", [None]),
        ("Arab envoys came to Tripoli.", "envoys", [None]),
        ("NATO-led troops came to Kosovo.", "NATO-led troops", [None]),
        ("The German and UN forces left.", "The German and UN forces", ["DEU", None]),
    ],
)  # fmt: skip
def test_what_somebody_is_against_or_led_by_is_not_a_state_of_theirs(
    resolver: EntityResolver, text: str, words: str, codes: list[str | None]
) -> None:
    """Who is "anti-", "counter-" or "pro-" a state is not its own; who leads a force owns it."""
    assert whose(resolver, text, words) == codes


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Estonia's Russians marched.", "Russians", ["EST"]),
        ("Kazakhstan's Uyghurs marched.", "Uyghurs", ["KAZ"]),
        ("Ukraine's ethnic Hungarians marched.", "Hungarians", ["UKR"]),
        ("The United States' Cubans marched.", "Cubans", ["USA"]),
        ("Kenya's army shot at Russians.", "Russians", ["RUS"]),
        ("Chile's attack on Russians ended.", "Russians", ["RUS"]),
    ],
)
def test_a_minority_is_of_the_state_that_it_lives_in(
    resolver: EntityResolver, text: str, words: str, codes: list[str | None]
) -> None:
    """Whose people they were does not matter."""
    assert whose(resolver, text, words) == codes
