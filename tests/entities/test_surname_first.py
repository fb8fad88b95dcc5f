"""A surname of the headline is the full name of the text; a short title its holder."""

from datetime import date

import pytest

from dragoman.entities.memory.people import People, Person
from dragoman.records import Document, Segment, SegmentKind
from loaded import reader


def whom(text: str, words: str) -> str | None:
    """Return the entity that the last mention of some words means."""
    body = (Segment(0, len(text), SegmentKind.BODY),)
    (read,) = reader().process([Document("d", text, body, published=date(2024, 2, 16))])
    found = [one for one in read.mentions if text[one.start : one.end] == words]
    return found[-1].parties[0].entity_id if found and found[-1].parties else None


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("President Danso visits Lome. Ghanaian President Akua Danso met Togo's leader in Lome.",
         "President Danso", "person:GHA:akua-danso"),
        ("Minister Arrieta rejects the offer. Honduras's Foreign Minister Luisa Arrieta said so.",
         "Minister Arrieta", "person:HND:luisa-arrieta"),
        ("Secretary Blinken met Wang Yi of China. Secretary of State Antony J. Blinken then left.",
         "Secretary Blinken", "person:USA:antony-blinken"),
        ("Secretary of State Antony Blinken met Wang Yi of China. The Secretary urged peace.",
         "The Secretary", "person:USA:antony-blinken"),
        ("General Okello warns Kenya. Ugandan Foreign Minister Sam Okello met General Okello.",
         "General Okello", "person:-:okello"),
    ],
)  # fmt: skip
def test_who_is_met_by_surname_first(text: str, words: str, entity: str) -> None:
    """Unless the office is another."""
    assert whom(text, words) == entity


def test_two_full_names_settle_nothing() -> None:
    """Nor do another state and another office."""
    people = People()
    people.add(Person("Rojas", office="President"))
    people.add(Person("Ana Rojas", "CHL"))
    people.add(Person("Luis Rojas", "PER"))
    people.add(Person("Sato", "JPN", office="Minister"))
    people.add(Person("Ken Sato", "BRA", office="Minister"))
    people.settle()
    found = [people.find(name) for name in ("Rojas", "Sato")]
    assert [one and one.name for one in found] == ["Rojas", "Sato"]


def test_they_are_states_where_two_pairs_may_be_meant() -> None:
    """Ministers who speak of what their presidents did."""
    text = (
        "Foreign Minister Ana Rojas of Chile met Foreign Minister Luis Paz of Peru on Monday. "
        "She praised the steps taken by President Gabriel Boric of Chile and President Dina "
        "Boluarte of Peru. They discussed trade."
    )
    body = (Segment(0, len(text), SegmentKind.BODY),)
    (read,) = reader().process([Document("d", text, body, published=date(2024, 2, 16))])
    (they,) = (one for one in read.mentions if text[one.start : one.end] == "They")
    assert sorted(party.entity_id for party in they.parties) == ["state:CHL", "state:PER"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("France withdrew its soldiers from Niger and Mali at the junta's demand.", "junta"),
        ("France withdrew its soldiers from Niger and Mali at the ruling junta's demand.",
         "ruling junta"),
        ("France withdrew its soldiers from Niger and Mali at the military rulers' demand.",
         "military rulers"),
        ("Oman closed its mission in Chad and Togo when the regime asked it to.", "regime"),
        ("Oman closed its mission in Chad and Togo when the military government asked it to.",
         "military government"),
    ],
)  # fmt: skip
def test_a_state_that_acts_is_no_junta(text: str, words: str) -> None:
    """Whatever those are called who rule by force; of two states nobody knows whose they are."""
    assert whom(text, words) == "body:-:government"


@pytest.mark.parametrize("body", ["Commission", "Board", "Institute", "Council", "Office"])
def test_a_body_is_no_person(body: str) -> None:
    """Though the encoder takes its name for that of somebody."""
    text = f"Spain met the head of the Polish Ocean Fisheries {body}."
    whole = (Segment(0, len(text), SegmentKind.BODY),)
    (read,) = reader().process([Document("d", text, whole, published=date(2024, 2, 16))])
    named = {party.person for one in read.mentions for party in one.parties}
    assert named == {None}
