"""Where an event took place: what hangs on its word, its clause, or nouns of the clause."""

import pytest

from dragoman.entities.mention.named_within import inner_states
from dragoman.frames.places import of_places, place_of
from dragoman.frames.roles.parties import Mentions
from dragoman.records import Annotated, Document, Place, Segment, SegmentKind
from dragoman.syntax.tree import Tree
from loaded import reader


def where(text: str, word: str) -> Place | None:
    """The place of the event that a word of a sentence tells."""
    pipeline = reader()
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    (sentences,) = pipeline.parser.many([document])
    named = pipeline.resolver.resolve(Annotated(document, sentences, (), ()))
    inner = inner_states(text, named, pipeline.resolver.register)
    tree = Tree(sentences[0])
    index = next(at for at, one in enumerate(tree.tokens) if one.text == word)
    return place_of(tree, Mentions.of_sentence(tree, (*named, *inner)), index)


@pytest.mark.parametrize(
    ("text", "word", "place", "country"),
    [
        ("Rebels attacked a barracks in the Malian town of Gao.", "attacked", "Gao", "MLI"),
        ("Gunmen shot dead six nurses at a hospital in Managua.", "shot", "Managua", "NIC"),
        ("Ministers met in the Omani port city of Salalah.", "met", "Salalah", "OMN"),
        ("Students protested outside an embassy in Jakarta.", "protested", "Jakarta", "IDN"),
        ("Soldiers fired tear gas near the Peruvian capital.", "fired", "Peruvian capital",
         "PER"),
        ("Zambian troops in Zambia began an exercise.", "began", "Zambia", "ZMB"),
    ],
)  # fmt: skip
def test_a_place_may_hang_on_nouns_of_the_clause(
    text: str, word: str, place: str, country: str
) -> None:
    """A town that the register does not know is in the state that its words name."""
    assert where(text, word) == Place(place, country)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chile thanked Norway for its help.", "thanked"),
        ("Kenya criticised the vote that was held in Uganda.", "criticised"),
        ("Fiji wrote to Tonga on Monday.", "wrote"),
        ("Peru agreed to meet again in Lisbon.", "agreed"),
        ("Ghana recalled its envoy to Benin.", "recalled"),
    ],
)
def test_a_state_that_is_dealt_with_is_no_place(text: str, word: str) -> None:
    """Nor is a place of a clause below."""
    assert where(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Chile and Peru discussed the crisis in Haiti.", "discussed", None),
        ("Egypt's foreign minister held talks on the war in Sudan.", "talks", None),
        ("Kenya and Uganda reviewed developments in Somalia in Kampala.", "reviewed", "Kampala"),
        ("Ministers met in Oslo over the situation in Myanmar.", "met", "Oslo"),
        ("Ghana and Togo consulted on the transition in Niger.", "consulted", None),
        ("Rebels shot six nurses during the fighting in Khartoum.", "shot", "Khartoum"),
    ],
)
def test_where_what_is_spoken_of_happens_is_not_where_one_speaks(
    text: str, word: str, place: str | None
) -> None:
    """But who is killed in fighting is killed there."""
    found = where(text, word)
    assert (found.text if found else None) == place


def test_the_name_of_a_building_goes_on() -> None:
    """The encoder may see its first word alone."""
    place = where("Deputies met at the Palace of Nations in Geneva.", "met")
    assert place is not None
    assert place.text in {"Palace of Nations", "Geneva"}
    assert {"in", "near", "off"} <= of_places()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chile and Peru signed the accord two years after their talks in Geneva.", "accord"),
        ("Hungarian police arrested 20 people before a summit in Prague.", "arrested"),
        ("Rebels attacked an army convoy ahead of elections in Mali.", "attacked"),
        ("Ministers of Kenya and Uganda met a month after the attack in Gulu.", "met"),
        ("Their meeting came a year after their last gathering in Busan.", "meeting"),
        ("Ministers met in Oslo a week before the launch by Iran.", "launch"),
        ("The presidents made progress at the Woodside Summit in November.", "made"),
        ("The ministers agreed on a budget at the Lisbon Conference.", "agreed"),
        ("The two sides exchanged views on the situation in the Middle East.", "exchanged"),
        ("They agreed to end the dispute and to meet again in Brazil.", "agreed"),
        ("Chad signed the pact in Cairo two days after the raid on its troops.", "raid"),
    ],
)
def test_a_place_of_what_was_before_or_after_is_not_taken(text: str, word: str) -> None:
    """Where another event was, before or after this one, says nothing of this one."""
    assert where(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "place", "country"),
    [
        ("A Beirut bombing killed six men.", "bombing", "Beirut", "LBN"),
        ("A Lima car bombing hurt nine people.", "bombing", "Lima", "PER"),
        ("The Maltese president will visit Ghana in May.", "visit", "Ghana", "GHA"),
        ("She ended a trip to Fiji.", "trip", "Fiji", "FJI"),
        ("Eritrea condemned the invasion of Iraq.", "invasion", "Iraq", "IRQ"),
        ("The army invaded Chad.", "invaded", "Chad", "TCD"),
        ("Witnesses in Lome say soldiers shot a driver.", "shot", "Lome", "TGO"),
        ("In Accra, officials say gunmen killed two nurses.", "killed", "Accra", "GHA"),
    ],
)
def test_what_is_visited_or_invaded_and_where_it_was_seen(
    text: str, word: str, place: str, country: str
) -> None:
    """Where no word of the clause says "in" or "near"."""
    assert where(text, word) == Place(place, country)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Officials in Washington say Iran tested a missile.", "tested"),
        ("Tunisia protested the capture of two sailors.", "capture"),
        ("The minister visited the president of Malta.", "visited"),
        ("Diplomats in Suva say Tonga accused Samoa of fraud.", "accused"),
        ("Peru praised the trip of its envoy.", "trip"),
        ("A Delhi protest reached Colombo.", "protest"),
    ],
)
def test_where_somebody_speaks_is_not_where_it_was(text: str, word: str) -> None:
    """Only those who see a deed are where it is done."""
    assert where(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "place", "country"),
    [
        ("Police in Belarus broke up a rally outside an embassy in Minsk.", "broke", "Minsk",
         "BLR"),
        ("Soldiers in Niger attacked a convoy near a bridge in Niamey.", "attacked", "Niamey",
         "NER"),
        ("NATO foreign ministers meeting in Lisbon have condemned it.", "condemned", "Lisbon",
         "PRT"),
        ("Gunmen opened fire on soldiers patrolling in Kidal.", "opened", "Kidal", "MLI"),
        ("In Quetta, police say six people were hurt when a bomb went off.", "went", "Quetta",
         "PAK"),
        ("The French military in Mali says troops captured a rebel.", "captured", "Mali", "MLI"),
    ],
)  # fmt: skip
def test_a_place_is_also_where_those_are_who_take_part(
    text: str, word: str, place: str, country: str
) -> None:
    """A town goes before the state that it is in."""
    assert where(text, word) == Place(place, country)
