"""Whom a noun means that comes again, who is "Mr. X", and what only looks like a party."""

from datetime import date

import pytest

from dragoman.entities.mention.mentions import Mention
from dragoman.entities.names.name_forms import same_name
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.records import Document, Party, Segment, SegmentKind
from loaded import reader


def mentions(text: str, day: date | None = None) -> tuple[Mention, ...]:
    """The mentions of a text as the reader finds them."""
    segments = (Segment(0, len(text), SegmentKind.BODY),)
    return reader().process([Document("d1", text, segments, published=day)])[0].mentions


def meant(text: str, words: str, day: date | None = None) -> tuple[Party, ...]:
    """Whom the last mention that begins within the last of some words means."""
    at = text.rindex(words)
    found = [one for one in mentions(text, day) if at <= one.start < at + len(words)]
    return found[-1].parties if found else ()


def whose(text: str, words: str, day: date | None = None) -> str | None:
    """The state, or else the organisation, of the one whom some words mean."""
    parties = meant(text, words, day)
    return (parties[0].country or parties[0].entity_id) if len(parties) == 1 else None


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("Denmark holds 15 Nigerian sailors. A Ghanaian lawyer met the sailors.", "the sailors",
         "NGA"),
        ("A Peruvian journalist was held in Bolivia. Chile asked about the journalist.",
         "the journalist", "PER"),
        ("Laotian refugees fled to Thailand. Norway will take in the refugees.", "the refugees",
         "LAO"),
        ("A U.N. tribunal sits in Tanzania. Rwanda criticized the tribunal.", "the tribunal",
         "org:un"),
        ("A Fijian aid worker fell ill in Samoa. Tonga flew the aid worker home.",
         "the aid worker", "FJI"),
    ],
)  # fmt: skip
def test_a_noun_again_means_whom_it_meant(text: str, words: str, side: str) -> None:
    """Those who were told with the same noun are meant, not whoever acts in the sentence."""
    assert whose(text, words) == side


def test_two_of_a_noun_are_not_guessed() -> None:
    """Where sailors of two states were told, "the sailors" are none of them alone."""
    text = "Nigerian sailors and Danish sailors met in Oslo. A Ghanaian lawyer met the sailors."
    assert whose(text, "the sailors") not in {"NGA", "DNK"}


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Mr. Mugabe blamed sanctions.", "Mugabe", "ZWE"),
        ("Poland and Mr. Lukashenko traded insults.", "Lukashenko", "BLR"),
        ("The crowd cheered Mrs. Bachelet on Monday.", "Bachelet", "CHL"),
        ("Aides say Mr. Museveni will travel to Oslo.", "Museveni", "UGA"),
        ("Rain delayed Mr. Mandela in Geneva.", "Mandela", "ZAF"),
    ],
)
def test_a_head_of_state_needs_no_introduction(text: str, name: str, state: str) -> None:
    """Heads of one state alone are called "Mr. Mugabe"."""
    assert whose(text, name) == state


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Kim left the room.",
        "Robert Mugabwe sang. Mr. Mugabwe bowed.",
        "The singer Ellen Mugabe came. Mr. Mugabe left.",
    ],
)
def test_who_may_be_another_is_nobody(text: str) -> None:
    """A name that heads of two states bear, or that has another given name, tells no state."""
    name = text.split("Mr. ")[1].split(maxsplit=1)[0]
    assert all(party.country is None for party in meant(text, name))


def test_who_was_head_by_the_day() -> None:
    """Of namesakes the one is meant who held the office on the day."""
    register = OfficeRegister.load()
    found = register.head("Musharraf", date(2005, 3, 1))
    assert found is not None
    assert (found.country, found.title) == ("PAK", "President")
    assert register.head("Musharraf", date(1980, 3, 1)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mike Pompeo", "Michael Pompeo"),
        ("Bill Clinton", "William Clinton"),
        ("Sergei Kyslytsya", "Serhiy Kyslytsya"),
        ("Jim Mattis", "James Mattis"),
        ("Dmitry Kuleba", "Dmytro Kuleba"),
    ],
)
def test_a_short_name_is_the_long_one(one: str, other: str) -> None:
    """A Mike is a Michael."""
    assert same_name(one, other)
    assert not same_name(one.replace(one.split(maxsplit=1)[0], "Karl"), other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Talks under the Geneva Agreement go on.", "Geneva"),
        ("The Oslo peace process has stalled.", "Oslo"),
        ("Both sides signed the Lusaka ceasefire protocol.", "Lusaka"),
        ("They broke the Minsk agreements.", "Minsk"),
        ("The Rome Statute binds them.", "Rome"),
    ],
)
def test_a_town_that_names_an_agreement_acts_not(text: str, words: str) -> None:
    """What an agreement is called after is no party and no place of what is told."""
    found = [one for one in mentions(text) if text[one.start :].startswith(words)]
    assert all(one.role == "attribute" for one in found)


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("The head of Kenya's Wildlife Service, Ndegwa Mwangi, met Tanzanian officials.",
         "Ndegwa Mwangi", "KEN"),
        ("The chief of Nepal's Central Survey Office, Hari Thapa, left for India.", "Hari Thapa",
         "NPL"),
        ("Syrian lawyer-activist Aktham Darwish was freed in Turkey.", "Aktham Darwish", "SYR"),
        ("Diplomats met Anil Rana, spokesman for U.N. Secretary-General Kofi Annan.",
         "Anil Rana", "org:un"),
        ("Chad thanked Britain's slain premier Arthur Wells.", "Arthur Wells", "GBR"),
    ],
)  # fmt: skip
def test_the_title_that_a_name_has(text: str, name: str, side: str) -> None:
    """Unknown bodies, hyphens and titles within titles leave a person the state that is told."""
    found = [one for one in mentions(text) if name in text[one.start : one.end]]
    sides = [party.country or party.entity_id for one in found for party in one.parties]
    assert sides == [side]


@pytest.mark.parametrize(
    "text",
    [
        "Sudan is calm. Sudan waits. Sudan hopes. The special envoy for Sudan Roger Wills left.",
        "Ambassador Jane Fields left Mali. Mali was calm. Mali waits.",
        "Nepal waits. Nepal hopes. Nepal voted. Special envoy Ian Marten arrived.",
    ],
)
def test_an_envoy_is_not_of_where_he_is_sent(text: str) -> None:
    """A page that names one state alone makes no envoy in it that state's."""
    people = [one for one in mentions(text) if one.kind == "person"]
    assert people
    assert all(party.country is None for one in people for party in one.parties)


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("The government of neighboring Benin protested to Niger.", "government", "BEN"),
        ("South Africa blamed Angolan officials.", "Angolan officials", "AGO"),
        ("The African Union accused Chadian forces.", "Chadian forces", "TCD"),
        ("A UN report implicated Syrian officials.", "Syrian officials", "SYR"),
        ("Zambia's unions met the Congress of Rural Workers.", "Zambia", "ZMB"),
    ],
)
def test_where_the_words_of_a_party_end(text: str, words: str, side: str) -> None:
    """A verb ends the name of who acts, and a neighbour is named behind the "neighboring"."""
    assert whose(text, words) == side
    assert all(party.country != "USA" for one in mentions(text) for party in one.parties)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Nigerian officials say rebels were hit near the Chadian border.", {"NGA"}),
        ("Malaysian officials say gunmen fled along the Thai border.", {"MYS"}),
        ("Guinea says rebels hid near the Malian border town of Nampala.", {"GIN", "MLI"}),
    ],
)
def test_a_border_is_no_place_of_the_other_state(text: str, states: set[str]) -> None:
    """Who is near another state's border is not in it, and who is in its border town is."""
    found = [one for one in mentions(text) if one.kind == "organisation"]
    assert {party.country for one in found for party in one.parties if party.country} <= states
