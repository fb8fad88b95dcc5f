"""Whose a person is not: of the states that they deal with. Names that the encoder loses."""

from datetime import date

import pytest

from dragoman.records import Document, Party, Segment, SegmentKind
from loaded import reader


def people(text: str, day: date = date(2018, 2, 14)) -> list[Party]:
    """Return the persons of a text as the shipped reader names them, in order."""
    whole = (Segment(0, len(text), SegmentKind.BODY),)
    (told,) = reader().process([Document("d", text, whole, published=day)])
    return [party for one in told.mentions for party in one.parties if party.person]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Sydney Mufari arrived in Harare for talks with Zimbabwe.",
        "Foreign Minister Lars Holm flew to Nairobi and met Kenyan officials.",
        "President Daniel Morek will visit Mongolia next week.",
        "Defence Minister Omar Saleh warned Eritrea against moving troops.",
        "Representative Ann Wills wants sanctions on Myanmar.",
        "Deputy Foreign Minister Ilko Petrov accused Macedonia of breaking the treaty.",
        "Prime Minister Tomas Berg rejected a proposal by Finland.",
        "Justice Minister Raul Pinto refused to extradite a suspect to Spain.",
        "Interior Minister Hassan Ali said that gunmen from Chad had crossed the border.",
        "Colonel Amadou Sall said that rebels from Liberia held the bridge.",
    ],
)
def test_nobody_is_of_the_state_that_they_deal_with(text: str) -> None:
    """Though it is the only one that the text names."""
    assert [party.country for party in people(text)] == [None]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Finance Minister Petra Novik said that Bulgaria must pay its debt.", "BGR"),
        ("President Daniel Morek returned to Mongolia on Monday.", "MNG"),
        ("Foreign Minister Ana Solis represents Uruguay at the talks.", "URY"),
        ("Interior Minister Juma Otim said that Uganda had closed the border.", "UGA"),
        ("A Kiribati ship left from Tarawa, Prime Minister Anote Teiwaki said.", "KIR"),
        ("Police in Ghana were praised. Interior Minister Kofi Bonsu thanked them.", "GHA"),
    ],
)
def test_the_one_state_that_they_speak_for_is_theirs(text: str, country: str) -> None:
    """What a minister says of a state, or comes home to, leaves it the only candidate."""
    assert [party.country for party in people(text)] == [country]


@pytest.mark.parametrize(
    ("text", "year", "person"),
    [
        ("Tae-yul Cho told Japan that talks would fail.", 2024, "Tae-yul Cho"),
        ("Cho Tae-yul flew to Manila on Monday.", 2024, "Cho Tae-yul"),
        ("Byung-se Yun signed the accord in Seoul.", 2016, "Byung-se Yun"),
        ("Sung-hwan Kim will meet envoys on Friday.", 2012, "Sung-hwan Kim"),
        ("Foreign envoys met Kyung-wha Kang.", 2018, "Kyung-wha Kang"),
    ],
)
def test_full_names_of_the_register_are_persons(text: str, year: int, person: str) -> None:
    """Though the encoder takes them for an organisation, or for two names."""
    (found,) = people(text, date(year, 3, 15))
    assert (found.person, found.country, found.office) == (person, "KOR", "Foreign Minister")


def test_a_name_goes_on_after_the_encoder_ends_it() -> None:
    """The "In" of a name is no preposition."""
    (found,) = people("Moon Jae In met diplomats at the border.", date(2018, 3, 15))
    assert (found.person, found.country, found.office) == ("Moon Jae In", "KOR", "President")


@pytest.mark.parametrize(
    ("text", "person", "country"),
    [
        ("Dutch police arrested Serbian general Radko Petric.", "Radko Petric", "SRB"),
        ("Kenyan troops captured Somali general Abdi Warsame.", "Abdi Warsame", "SOM"),
        ("Prosecutors questioned former Croatian general Ante Goric.", "Ante Goric", "HRV"),
        ("A court sentenced Rwandan general Paul Habimana.", "Paul Habimana", "RWA"),
        ("Envoys met retired Pakistani general Asif Malik.", "Asif Malik", "PAK"),
    ],
)
def test_general_before_a_name_is_a_rank(text: str, person: str, country: str) -> None:
    """Though the parser takes it for an adjective."""
    (found,) = people(text)
    assert (found.person, found.country, found.office) == (person, country, "General")
