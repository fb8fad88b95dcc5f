"""Who met, by name: persons of one telling for states of another, and by their offices."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.entities.mention.mentions import Mention
from dragoman.records import (
    Attribution,
    AttributionKind,
    Certainty,
    DateInterval,
    Document,
    Event,
    EventType,
    Evidence,
    Party,
    Precision,
    Segment,
    SegmentKind,
    Status,
)
from dragoman.resolve.by_name import by_name, may_be
from dragoman.resolve.office_holders import with_office_holders
from loaded import reader

GHANA = Party("state:GHA", "Ghana", "GHA", "GOV")
MINISTER = Party("role:GHA:foreign-minister", "the foreign ministers", "GHA", "GOV")
AYORKOR = Party("person:GHA:ayorkor", "Ayorkor", "GHA", "GOV", "S. Ayorkor", "Foreign Minister")
NITIWUL = Party("person:GHA:nitiwul", "Nitiwul", "GHA", "GOV", "D. Nitiwul", "Defence Minister")
MAHAMA = Party("person:GHA:mahama", "Mahama", "GHA", "ELI", "J. Mahama", "President")
TOGO = Party("state:TGO", "Togo", "TGO", "GOV")
DAY = date(2018, 2, 14)


@pytest.mark.parametrize(
    ("told", "again", "named"),
    [
        ((GHANA, TOGO), (AYORKOR,), (AYORKOR, TOGO)),
        ((MINISTER, TOGO), (AYORKOR, TOGO), (AYORKOR, TOGO)),
        ((MINISTER, TOGO), (NITIWUL,), (MINISTER, TOGO)),
        ((GHANA, TOGO), (AYORKOR, NITIWUL), (GHANA, TOGO)),
        ((GHANA, TOGO), (MAHAMA,), (GHANA, TOGO)),
        ((MINISTER, AYORKOR, TOGO), (), (AYORKOR, TOGO)),
    ],
    ids=["state", "office", "another office", "two persons", "former", "told twice"],
)
def test_a_person_stands_for_the_state(
    told: tuple[Party, ...], again: tuple[Party, ...], named: tuple[Party, ...]
) -> None:
    """Where one alone can, of the government of today."""
    assert by_name(told, again) == named


def test_ministries_of_one_meeting_may_differ_and_leaders_are_no_ministers() -> None:
    """An industry minister comes to talks on trade; a body is nobody's person."""
    trade = Party("role:GHA:trade-minister", "the trade ministers", "GHA", "GOV")
    industry = replace(AYORKOR, office="Industry Minister")
    assert may_be(trade, industry)
    assert not may_be(trade, replace(AYORKOR, office="President"))
    assert not may_be(Party("body:GHA:parliament", "parliament", "GHA", "LEG"), AYORKOR)


def meeting(when: date | None, *parties: Party, quote: str = "They met.") -> Event:
    """Return a meeting told by some words."""
    day = when and DateInterval(when, when, Precision.DAY, "then")
    return Event(
        "e", EventType.CONSULT, (), (), 1, 1.0, parties, (), day, None, Status.ACTUAL,
        Certainty.ASSERTED, Attribution(AttributionKind.AUTHOR, None), None, 0.5,
        (Evidence("d", 0, len(quote), quote),),
    )  # fmt: skip


def met(event: Event, *people: Party) -> tuple[Party, ...]:
    """Return who met, in a report that names people in their offices."""
    mentions = [Mention(0, 1, None, 0, "person", "actor", (person,)) for person in people]
    (settled,) = with_office_holders([event], mentions, DAY)
    return settled.actors


def test_the_one_holder_of_an_office_met_if_it_met_about_then() -> None:
    """Not where two are named in it, where it met long before, or where nobody knows when."""
    other = replace(AYORKOR, entity_id="person:GHA:botchwey", person="A. Botchwey")
    week = date(2018, 2, 8)
    assert met(meeting(week, MINISTER, TOGO), AYORKOR, NITIWUL) == (AYORKOR, TOGO)
    assert met(meeting(week, MINISTER, TOGO), AYORKOR, other) == (MINISTER, TOGO)
    assert met(meeting(date(2016, 2, 8), MINISTER, TOGO), AYORKOR) == (MINISTER, TOGO)
    assert met(meeting(None, MINISTER, TOGO), AYORKOR) == (MINISTER, TOGO)


def test_who_holds_an_office_now_did_not_come_to_an_old_meeting() -> None:
    """Unless the words that tell it name the person."""
    office = Party("role:GHA:foreign-minister", "Foreign Minister", "GHA", "GOV")
    office = replace(office, office="Foreign Minister")
    old = date(2012, 5, 1)
    assert met(meeting(old, AYORKOR, TOGO)) == (office, TOGO)
    assert met(meeting(old, AYORKOR, TOGO, quote="Ayorkor met them.")) == (AYORKOR, TOGO)


@pytest.mark.parametrize(
    ("name", "quote", "stays"),
    [
        ("Xi Jinping", "Xi met them.", True),
        ("João Lourenço", "LOURENCO met them.", True),
        ("Ali Bongo", "They met in Australia.", False),
        ("Song Mai", "They sang a song in May.", False),
        ("J. Botchwey", "They met in hall J.", False),
    ],
)
def test_a_name_is_told_by_a_whole_word_with_a_capital(name: str, quote: str, stays: bool) -> None:  # noqa: FBT001 - a case
    """However short; by no part of a word, no common word and no initial."""
    person = replace(AYORKOR, person=name)
    (who, _) = met(meeting(date(2012, 5, 1), person, TOGO, quote=quote))
    assert (who == person) is stays


RECEIVED = """The foreign ministers of Chad and Niger met in Ndjamena on Monday. Chadian Foreign
Minister Mahamat Zene Cherif received his counterpart Kalla Ankourao."""
SUMMIT = """Leaders of Peru and Chile held a summit in Arica on Tuesday. Peruvian President Martin
Vizcarra and Chilean President Sebastian Pinera met for two hours."""
SAID = """The defence ministers of Latvia and Estonia met in Riga on Monday. Latvian Defence
Minister Raimonds Bergmanis said that the border was safe. Estonian Defence Minister Juri Luik
warned against haste."""
SAME_DAY = """Foreign ministers of Serbia and Bulgaria meet in Nis. Serbian Foreign Minister Ivica
Dacic hosted Ekaterina Zaharieva of Bulgaria on Monday. On the same day Dacic met Albanian Foreign
Minister Ditmir Bushati in Nis."""
FORMER = """The presidents of Zambia and Malawi met in Lusaka on Monday. Former Zambian President
Rupiah Banda praised the talks."""


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (RECEIVED, [{"Mahamat Zene Cherif", "Kalla Ankourao"}]),
        (SUMMIT, [{"Martin Vizcarra", "Sebastian Pinera"}]),
        (SAID, [{"Raimonds Bergmanis", "Juri Luik"}]),
        (SAME_DAY, [{"Ivica Dacic", "Ekaterina Zaharieva"}, {"Ivica Dacic", "Ditmir Bushati"}]),
        (FORMER, [set()]),
    ],
    ids=["received", "summit", "what they said", "the same day", "former"],
)
def test_persons_of_the_body_met(text: str, persons: list[set[str]]) -> None:
    """The meeting that the lead tells is that of those whom the body names."""
    text = " ".join(text.split())
    whole = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),), published=DAY)
    (told,) = reader().process([whole])
    found = [
        {party.person for party in (*event.actors, *event.recipients) if party.person}
        for event in told.events
        if event.event_type is EventType.CONSULT
    ]
    assert found == persons
