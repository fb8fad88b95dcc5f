"""Within a document: people, groups, pronouns and places, from the words alone."""

from datetime import date

import pytest
from annotating import annotated
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.entities.mention.mentions import Mention
from dragoman.entities.resolve import EntityResolver
from dragoman.records import Annotated


def meant(resolver: EntityResolver, document: Annotated, words: str) -> list[str | None]:
    """The countries that the last mention with these words means."""
    text = document.document.text
    found = [one for one in resolver.resolve(document) if text[one.start : one.end] == words]
    return [party.country for party in found[-1].parties]


def mention(resolver: EntityResolver, document: Annotated, words: str) -> Mention:
    """The first mention with these words."""
    text = document.document.text
    return next(one for one in resolver.resolve(document) if text[one.start : one.end] == words)


LISTED = "Brazil, Peru and Chile met in Quito. Ecuador was the host. The three countries signed."
PAIR = "Greece accused Turkey of a breach. Both sides spoke of restraint."
LEADERS = (
    "Kenyan President Amani Okello met Ugandan Prime Minister Grace Nabirye in Kisumu. "
    "The two leaders agreed on a rail line. Okello thanked her."
)


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        (LISTED, "The three countries", ["BRA", "PER", "CHL"]),
        (PAIR, "Both sides", ["GRC", "TUR"]),
        ("Oman and Qatar spoke. They agreed.", "They", ["OMN", "QAT"]),
        ("Pyongyang-Moscow ties grow. The two states trade.", "The two states", ["PRK", "RUS"]),
        ("The top diplomats from Mali, Niger, Chad met.",
         "The top diplomats from Mali, Niger, Chad", ["MLI", "NER", "TCD"]),
        ("Norway and Poland met. Delegations from the two countries ate.", "Delegations",
         ["NOR", "POL"]),
        ("Many countries met. The two ate.", "The two", []),
    ],
)  # fmt: skip
def test_groups(resolver: EntityResolver, text: str, words: str, countries: list[str]) -> None:
    """Group expressions mean the states named together nearby, or nobody."""
    document = annotated(text)
    found = [one for one in resolver.resolve(document) if text[one.start : one.end] == words]
    assert [party.country for one in found for party in one.parties] == countries


def test_leaders_are_people(resolver: EntityResolver) -> None:
    """The "two leaders" are the two persons named, and a surname is its bearer."""
    document = annotated(LEADERS, "Amani Okello", "Grace Nabirye")
    both = mention(resolver, document, "The two leaders")
    assert [party.person for party in both.parties] == ["Amani Okello", "Grace Nabirye"]
    assert mention(resolver, document, "Okello").parties[0].office == "President"


def test_a_place_is_no_actor(resolver: EntityResolver) -> None:
    """In "in Tokyo" it is where; "Tokyo said" is who; "Busan, South Korea" is one place."""
    document = annotated("They met in Tokyo. Tokyo said yes. It was in Busan, South Korea.")
    roles = [(one.kind, one.role) for one in resolver.resolve(document)]
    assert ("capital", "place") in roles
    assert ("capital", "actor") in roles
    assert ("state", "place") in roles
    assert ("state", "actor") not in roles


def test_a_dateline_is_a_place(resolver: EntityResolver) -> None:
    """The town in capitals before the dash does nothing."""
    document = annotated("SEOUL \u2013 Japan protested. NAIROBI, May 3 (News) - Kenya agreed.")
    roles = {one.parties[0].country: one.role for one in resolver.resolve(document)}
    assert roles["JPN"] == "actor"
    assert mention(resolver, document, "SEOUL").role == "place"


def test_the_nationality_of_a_thing_is_an_attribute(resolver: EntityResolver) -> None:
    """Food has a nationality and does not act; an invasion has an actor."""
    document = annotated("Korean food sells. The Russian invasion went on.")
    assert mention(resolver, document, "Korean").role == "attribute"
    assert mention(resolver, document, "Russian").role == "actor"


def test_former_offices(resolver: EntityResolver) -> None:
    """A past office leads back to the person of that state named before."""
    text = (
        "Top Serbian official Marko Ilic flew to Oslo. The former Serbian interior minister spoke."
    )
    document = annotated(text, "Marko Ilic")
    assert mention(resolver, document, "The former Serbian interior minister").parties[
        0
    ].person == ("Marko Ilic")


def test_its_and_whose(resolver: EntityResolver) -> None:
    """Possessives give a role its state."""
    document = annotated("Togo sent its army. Iran, whose soldiers left, agreed.")
    assert meant(resolver, document, "its army") == ["TGO"]
    assert meant(resolver, document, "whose soldiers") == ["IRN"]


def test_the_other_state(resolver: EntityResolver) -> None:
    """A neighbour is the state named beside; an ally named at once is that state."""
    document = annotated("Chad met Sudan. Chad thanked its neighbour. Peru helped its ally Cuba.")
    assert meant(resolver, document, "its neighbour") == ["SDN"]
    assert meant(resolver, document, "its ally") == ["CUB"]


def test_the_possessor_before(resolver: EntityResolver) -> None:
    """ASEAN's is "the bloc's", and two foreign ministries are of the two states named."""
    document = annotated("ASEAN met. The bloc's envoy, Aung Lin, spoke.", "Aung Lin")
    assert mention(resolver, document, "envoy, Aung Lin").parties[0].sector == "IGO"
    document = annotated("Malta and Italy signed. The two foreign ministries agreed.")
    assert meant(resolver, document, "The two foreign ministries") == ["MLT", "ITA"]


def test_learning_from_the_text(resolver: EntityResolver) -> None:
    """Titles and appositions tell offices, each with its evidence."""
    text = (
        "Takeo Mori, Japan's senior deputy foreign minister, met his Chilean counterpart, "
        "Ines Rojas. Former Finnish defence minister Jukka Salo watched."
    )
    document = annotated(text, "Takeo Mori", "Ines Rojas", "Jukka Salo", published=date(2024, 5, 2))
    offices = resolver.learn(document, resolver.resolve(document))
    told = [(one.person, one.title, one.country, one.start, one.end) for one in offices]
    day = date(2024, 5, 2)
    assert told == [
        ("Takeo Mori", "Senior Deputy Foreign Minister", "JPN", day, None),
        ("Ines Rojas", "Senior Deputy Foreign Minister", "CHL", day, None),
        ("Jukka Salo", "Defence Minister", "FIN", None, day),
    ]
    for office in offices:
        for proof in office.evidence:
            assert text[proof.start : proof.end] == proof.quote


def test_known_offices_are_used(resolver: EntityResolver) -> None:
    """What another document told is known in this one."""
    first = annotated("Lao envoy Kham Souk spoke.", "Kham Souk", published=date(2024, 1, 1))
    learned = resolver.learn(first, resolver.resolve(first))
    second = annotated("Kham Souk spoke again.", "Kham Souk")
    assert resolver.resolve(second)[0].parties[0].country is None
    assert resolver.resolve(second, learned)[0].parties[0].country == "LAO"


WORDS = st.sampled_from(
    [
        "China", "the", "two", "countries", "Seoul", "'s", "foreign", "minister", "Park", "Jin",
        ",",
        "and", "Chinese", "troops", "both", "sides", "in", "of", "its", "they", "-", "backed", "(",
        "former", "UN", "officials", ".", "Mr.", "al-Sisi", "\n", "EU", "The", "spokesman", "for",
    ]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=30))
def test_spans_hold(resolver: EntityResolver, words: list[str]) -> None:
    """Whatever the words, mentions are sorted, lie within their sentence and repeat themselves."""
    document = annotated(" ".join(words), "Park Jin")
    found = resolver.resolve(document)
    assert list(found) == sorted(found, key=lambda one: one.start)
    for one in found:
        sentence = document.sentences[one.sentence]
        assert sentence.start <= one.start < one.end <= sentence.end
    assert resolver.resolve(document) == found
