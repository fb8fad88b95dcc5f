"""A place tells whose a crowd is; what stands nearest does not."""

import pytest
from annotating import annotated

from dragoman.entities.resolve import EntityResolver


def codes(resolver: EntityResolver, text: str, words: str, *people: str) -> list[str]:
    """States or organisations of the mention that holds these words; empty where untold."""
    at = text.index(words)
    found = [
        party.country or party.entity_id
        for one in resolver.resolve(annotated(text, *people))
        if one.start <= at < one.end
        for party in one.parties
        if party.country or party.entity_id.startswith("org:")
    ]
    return sorted(set(found))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A bomb went off in the northern city of Kirkuk.", "Kirkuk", ["IRQ"]),
        ("They met near Quetta Monday.", "Quetta", ["PAK"]),
        ("Venezuela mourns. A fire broke out in Maracay.", "Maracay", ["VEN"]),
        ("They met in May near the Bank of Khuzdar.", "Khuzdar", []),
        ("They met in Khuzdar.", "Khuzdar", ["PAK"]),
    ],
)
def test_towns(resolver: EntityResolver, text: str, words: str, expected: list[str]) -> None:
    """A town is one after "in", "near" or "the city of", and never within another name."""
    assert codes(resolver, text, words) == expected


def test_a_town_in_a_name_is_no_place(resolver: EntityResolver) -> None:
    """A person called like a city is a person."""
    text = "Peru and Chad were silent. Then Leila de Lima spoke."
    assert codes(resolver, text, "Lima", "Leila de Lima") == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("France blames Spain. Militiamen killed a nurse in Mosul.", "Militiamen", ["IRQ"]),
        ("France blames Spain. Militiamen killed a nurse.", "Militiamen", []),
        ("France mourns. Militiamen killed a nurse.", "Militiamen", ["FRA"]),
        ("Gunmen fled from a jail in Kabul to one in Tehran.", "Gunmen", []),
        ("Coalition forces left a base in Mosul.", "forces", []),
        ("Three people died in Karachi.", "Three people", ["PAK"]),
        ("France blames Spain. Three people died.", "Three people", []),
    ],
)
def test_crowds(resolver: EntityResolver, text: str, words: str, expected: list[str]) -> None:
    """A crowd belongs to the place it acts in, or to the only state of the text, or to none."""
    assert codes(resolver, text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Georgia condemned Abkhazia.", "Abkhazia", ["org:abkhazia"]),
        ("The Abkhaz president signed.", "president", ["org:abkhazia"]),
        ("Turkish Cypriot leaders objected.", "leaders", ["org:northern-cyprus"]),
        ("Somaliland thanked Kenya.", "Somaliland", ["org:somaliland"]),
        ("The army shelled a village in South Ossetia.", "South Ossetia", ["GEO"]),
        ("The Houthis released a ship.", "Houthis", ["org:houthis"]),
        ("Kosovo and the Palestinians agreed.", "Kosovo", ["XKX"]),
        ("East Germany denied it.", "East Germany", ["DEU"]),
    ],
)
def test_parties_of_their_own(
    resolver: EntityResolver, text: str, words: str, expected: list[str]
) -> None:
    """What broke from a state acts for itself; as a place it lies where most states see it."""
    assert codes(resolver, text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Cuba objected. The Bush administration lied.", "administration", ["USA"]),
        ("Iraq listened. President Bush spoke.", "President Bush", ["USA"]),
        (
            "Chad listened. NATO Secretary-General Jaap de Hoop Scheffer spoke.",
            "NATO",
            ["org:nato"],
        ),
        ("Mali heard Kofi Annan speak.", "Kofi Annan", ["org:un"]),
        ("Cuba met Peru. Minister Abcdefg spoke.", "Abcdefg", []),
    ],
)
def test_leaders(resolver: EntityResolver, text: str, words: str, expected: list[str]) -> None:
    """The register knows whose a leader is; who is not in it has no state from what is near."""
    name = {"Kofi Annan": "Kofi Annan", "Abcdefg": "Abcdefg", "NATO": "Jaap de Hoop Scheffer",
            "President Bush": "Bush"}  # fmt: skip
    assert codes(resolver, text, words, *([name[words]] if words in name else [])) == expected
