"""What a body is said to be, who "they" are, and whose the two are: one side, not two."""

import pytest

from dragoman.entities.mention.mentions import Mention
from dragoman.entities.phrases import kind_before
from dragoman.records import Document, Segment, SegmentKind
from loaded import reader


def mentions(text: str) -> tuple[Mention, ...]:
    """The mentions of a text as the reader finds them."""
    document = Document("d1", text, (Segment(0, len(text), SegmentKind.BODY),))
    return reader().process([document])[0].mentions


def named(text: str) -> list[tuple[str, list[str]]]:
    """The words and entities of each mention."""
    return [
        (text[one.start : one.end], [party.entity_id for party in one.parties])
        for one in mentions(text)
    ]


def meant(text: str, words: str) -> list[str]:
    """Whom the last mention of these words means."""
    return next(ids for said, ids in reversed(named(text)) if said == words)


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Mali fought the Tuareg rebel movement MNLA in Kidal.", "Tuareg rebel movement MNLA",
         "org:mnla"),
        ("Niger thanked the regional bloc ECOWAS.", "regional bloc ECOWAS", "org:ecowas"),
        ("The aid agency Oxfam accused Sudan of blocking food.", "aid agency Oxfam", "org:oxfam"),
        ("Turkey's gas supplier is Russia's energy giant Gazprom.",
         "Russia's energy giant Gazprom", "org:gazprom"),
        ("Kenya bombed the Somali militia al-Shabab.", "Somali militia al-Shabab",
         "org:al-shabaab"),
    ],
)  # fmt: skip
def test_a_body_is_what_it_is_said_to_be(text: str, words: str, entity: str) -> None:
    """The words before a name are no second party, least of all one of the state they tell."""
    assert (words, [entity]) in named(text)
    assert sum(entity in ids for _, ids in named(text)) == 1


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("A leader for the Palestinian militant group Hamas is in Egypt.", "org:hamas"),
        ("The head of the Somali militia al-Shabab fled.", "org:al-shabaab"),
        ("A spokesman for the aid agency Oxfam praised Chad.", "org:oxfam"),
        ("Members of the Colombian guerrilla group FARC left Peru.", "org:farc"),
        ("Commanders of the Kurdish rebel group PKK met in Iraq.", "org:pkk"),
    ],
)
def test_who_is_of_such_a_body_is_of_it(text: str, entity: str) -> None:
    """The leader of the Palestinian group is of the group, not of the Palestinians."""
    assert named(text)[0][1] == [entity]


def test_a_kind_without_a_name_stays_alone() -> None:
    """Nothing joins "the rebel group" where no name follows."""
    assert ("Kurdish rebel group", ["body:TUR:rebels"]) in named(
        "Ankara fought a Kurdish rebel group."
    )
    assert "group" in kind_before.WORDS["kinds"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Police in Kenya say they detained a man.", "body:KEN:police"),
        ("Chad's army attacked a camp in Sudan. They burned it.", "body:TCD:military"),
        ("The Bolivian government says they will not sign.", "body:BOL:government"),
        ("Oxfam said they had warned Serbia.", "org:oxfam"),
        ("The navy of Ghana says they freed a ship.", "body:GHA:military"),
    ],
)
def test_they_may_be_a_body_that_speaks(text: str, entity: str) -> None:
    """Police and armies are many."""
    they = [ids for said, ids in named(text) if said.lower() == "they"]
    assert they == [[entity]]


@pytest.mark.parametrize(
    ("text", "words", "states"),
    [
        ("Ghana asked Togo for help after a raid in Accra. The two other officers died.",
         "The two other officers", ["role:GHA:officer"]),
        ("Peru and Chile met. The two attackers fled.", "the two attackers", ["body:-:gunmen"]),
        ("Chad and Niger met. The two soldiers were freed.", "The two soldiers",
         ["body:-:military"]),
        ("Laos and Japan met. The three suspects were freed.", "The three suspects",
         ["role:-:suspect"]),
        ("Chad and Niger met. The two presidents signed.", "The two presidents",
         ["role:TCD:president", "role:NER:president"]),
    ],
)  # fmt: skip
def test_two_of_the_rank_and_file_are_of_one_side(text: str, words: str, states: list[str]) -> None:
    """Presidents stand for two states; attackers and soldiers do not."""
    assert [ids for said, ids in named(text) if said.lower() == words.lower()] == [states]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Syria's U.N. ambassador Adib Mrad met reporters.", "SYR"),
        ("The Kenyan UN envoy Amina Odera spoke.", "KEN"),
        ("Brazil's U.N. ambassador asked for calm.", "BRA"),
        ("The Thai ambassador to the UN wrote a letter.", "THA"),
        ("Zambia's EU envoy Peter Zulu left.", "ZMB"),
    ],
)
def test_an_envoy_to_a_body_is_of_who_sent_him(text: str, country: str) -> None:
    """To the United Nations, not of them."""
    envoy = next(one for one in mentions(text) if one.kind in {"person", "role"})
    assert [party.country for party in envoy.parties] == [country]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Afghan police clashed with the Taliban in Kunduz.", "REB"),
        ("U.S.-led forces ousted the Taliban in 2001.", "REB"),
        ("The Taliban said in 2023 that schools would open.", "GOV"),
        ("The Taliban met Pakistan's foreign minister.", "GOV"),
        ("President Hamid Karzai offered the Taliban talks.", "REB"),
    ],
)
def test_who_governs_today_fought_in_a_text_of_before(text: str, sector: str) -> None:
    """An undated text tells its age by its years, or by who governs in it."""
    told = [
        party.sector
        for one in mentions(text)
        for party in one.parties
        if party.entity_id == "org:taliban"
    ]
    assert told == [sector]


def test_a_house_is_no_parliament() -> None:
    """Nor is an embassy in a state of that state."""
    assert named("A missile struck a house in Pakistan.") == [("Pakistan", ["state:PAK"])]
    assert meant("The House passed the bill in Washington.", "House") == ["body:USA:parliament"]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Brazil's president landed in Lima on her first visit to the country.", "the country",
         ["state:PER"]),
        ("A spokesman for the Danish Navy met reporters. The navy freed a ship.", "navy",
         ["body:DNK:military"]),
        ("U.S. troops fought in Anbar in Iraq. Three Marines died.", "Three Marines",
         ["body:USA:military"]),
        ("Hamas holds Gaza. Egypt asked the Palestinian militant group to wait.",
         "Palestinian militant group", ["org:hamas"]),
        ("In Mali, Marines and insurgents fought. The U.S. said so.", "insurgents",
         ["body:MLI:rebels"]),
    ],
)  # fmt: skip
def test_short_words_mean_whom_the_text_has_told(text: str, words: str, ids: list[str]) -> None:
    """Not whoever acts in the sentence."""
    assert meant(text, words) == ids
