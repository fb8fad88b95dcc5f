"""The parts of finding mentions, each by itself, on lines made of plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.data.own import NOTHING
from dragoman.entities.memory.collectives import group_words
from dragoman.entities.mention.able_to_act import standing_of
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.mention.named_within import inner_states
from dragoman.entities.mention.parties import party_of_sense
from dragoman.entities.mention.short import forms, regions
from dragoman.entities.names.gazetteer import words_of
from dragoman.entities.names.nouns import Nouns
from dragoman.entities.names.register import Register, Sense
from dragoman.entities.offices.own_offices import person_id, spells_of
from dragoman.entities.phrases.capitalised import NameReader
from dragoman.entities.phrases.lines import LineMaker
from dragoman.entities.phrases.owners import OwnerReader, combined
from dragoman.entities.phrases.phrases import Line, Owner, Phrase, capitalised
from dragoman.entities.phrases.roles import Lexicon, plural_of
from dragoman.entities.phrases.spots import named_in, spots_of
from dragoman.records import Party

LEXICON = Lexicon.load()


@pytest.fixture(scope="module")
def maker(register: Register) -> LineMaker:
    """Makes lines with the shipped names and roles."""
    return LineMaker(register, LEXICON)


def line(maker: LineMaker, text: str) -> Line:
    """Return a text as a line without a parse."""
    return maker.line(words_of(text))


def test_a_line_knows_names_and_roles(maker: LineMaker) -> None:
    """By the place of the first word of each."""
    found = line(maker, "The Kenyan foreign minister left Uganda.")
    assert {at: (stop, senses[0].country) for at, (stop, senses) in found.hits.items()} == {
        1: (2, "KEN"),
        5: (6, "UGA"),
    }
    assert {at: (stop, role.words) for at, (stop, role) in found.roles.items()} == {
        2: (4, "foreign minister"),
    }
    assert found.lows[:2] == ("the", "kenyan")
    assert not found.titled


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("Talks with Ana Rojas failed.", 2, "Ana Rojas"),
        ("Talks with Jan van Meer failed.", 2, "Jan van Meer"),
        ("Talks with nobody failed.", 2, None),
    ],
)
def test_names_by_their_capitals(
    maker: LineMaker, text: str, start: int, expected: str | None
) -> None:
    """Particles belong to a name, small words end it."""
    found = line(maker, text)
    span = NameReader(LEXICON).name_at(found, start)
    words = (
        None if span is None else text[found.words[span[0]].start : found.words[span[1] - 1].end]
    )
    assert words == expected


def test_whose_somebody_is(maker: LineMaker) -> None:
    """Possessives, links and plain names before what they own."""
    reader = OwnerReader(LEXICON)
    found = line(maker, "Kenya's army")
    owner, past = reader.owner(found, 0)
    assert (owner.possessive, owner.senses[0].country, found.words[past].text) == (
        True,
        "KEN",
        "army",
    )
    found = line(maker, "Kenya-backed rebels")
    owner, past = reader.owner(found, 0)
    assert (owner.link, found.words[past].text) == ("backed", "rebels")
    plain = Owner(0, 1, (Sense("state", "state:KEN", "Kenya", "KEN"),))
    assert combined([plain]) == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The three countries signed.", [("The three countries", 3)]),
        ("Both sides spoke.", [("Both sides", 2)]),
        ("Neither side spoke.", [("Neither side", 2)]),
        ("All countries spoke.", []),
        ("The country spoke.", []),
    ],
)
def test_words_for_a_group(
    maker: LineMaker, text: str, expected: list[tuple[str, int | None]]
) -> None:
    """With how many they mean."""
    found = line(maker, text)
    told = [
        (text[found.words[one.first].start : found.words[one.stop - 1].end], one.number)
        for one in group_words(found, LEXICON, set())
    ]
    assert told == expected


def test_words_of_other_mentions_are_no_group(maker: LineMaker) -> None:
    """What is taken is left alone."""
    found = line(maker, "The three countries signed.")
    assert list(group_words(found, LEXICON, {0})) == []


def test_where_a_sentence_puts_somebody(maker: LineMaker) -> None:
    """In a state, or in a city; a state that acts is only named."""
    found = line(maker, "Kenya shelled a village in Uganda.")
    assert spots_of(found) == {"UGA"}
    assert named_in(found) == {"KEN", "UGA"}
    assert spots_of(line(maker, "Nobody left.")) == frozenset()


def test_a_name_can_act_is_a_place_or_describes(maker: LineMaker) -> None:
    """By what stands around it."""
    nouns = Nouns.load()

    def standing(text: str, at: int, kind: str = "state", relation: str = "") -> str:
        found = line(maker, text)
        stop, senses = found.hits[at]
        phrase = Phrase(at, stop, stop - 1, owners=(Owner(at, stop, senses),))
        return standing_of(
            found, phrase, kind, nouns, relation=relation, dateline=False, after_place=False
        )

    assert standing("Kenya signed.", 0, relation="nsubj") == "actor"
    assert standing("They met in Kenya.", 3, relation="obl") == "place"
    assert standing("They ate Kenyan food.", 2, "demonym", "amod") == "attribute"
    assert standing("They met there, Kenya.", 4, "place") == "place"


def test_states_within_longer_mentions(register: Register) -> None:
    """As places of their own; the mention's own state is none."""
    text = "its Kenyan ambassador to Peru"
    whole = Mention(0, len(text), 11, 0, "role", "actor", (Party("state:KEN", text, "KEN", "GOV"),))
    found = list(inner_states(text, (whole,), register))
    assert [(text[one.start : one.end], one.role, one.parties[0].country) for one in found] == [
        ("Peru", "place", "PER")
    ]


def test_whom_a_name_means() -> None:
    """A state, all members of a group, or a place without a sector."""
    kenya = Sense("state", "state:KEN", "Kenya", "KEN", "GOV")
    assert party_of_sense(kenya, "Nairobi") == (Party("state:KEN", "Nairobi", "KEN", "GOV"),)
    assert party_of_sense(kenya, "Kenya", acting=False) == (Party("state:KEN", "Kenya", "KEN"),)
    pair = Sense("group", "", "Koreas", None, "GOV", ("KOR", "PRK"))
    assert [one.country for one in party_of_sense(pair, "the Koreas")] == ["KOR", "PRK"]
    assert party_of_sense(Sense("place", "", "Sahel", None), "the Sahel") == ()


def test_ids_of_people_and_their_spells() -> None:
    """By state and name; without a user's folder the table is the package's."""
    assert person_id({"country": "DEU", "person": "Angela Merkel"}) == "person:DEU:angela-merkel"
    assert person_id({"country": "", "person": "Ann Lee"}) == "person:-:ann-lee"
    spells = list(spells_of(NOTHING))
    assert spells
    assert all(person_id(row).startswith("person:") for row in spells)


def test_regions_go_from_the_longest() -> None:
    """So that "South American" is found before "American"."""
    adjectives = [adjective for adjective, _ in regions()]
    hidden = [
        later
        for place, first in enumerate(adjectives)
        for later in adjectives[place + 1 :]
        if later.endswith(first)
    ]
    assert hidden == []
    assert all(members for _, members in regions())


def test_forms_of_state_come_from_full_names() -> None:
    """Oman alone is "the Sultanate"; many may be "the Kingdom"."""
    assert forms()["sultanate"] == {"OMN"}
    assert {"SAU", "MAR", "NOR", "THA"} <= forms()["kingdom"]
    assert not forms()["kingdom"] & {"FRA", "OMN", "SYR"}


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("ministry", "ministries"),
        ("chief of staff", "chiefs of staff"),
        ("attorney general", "attorneys general"),
        ("major general", "major generals"),
        ("spokesman", "spokesmen"),
        ("boss", "bosses"),
    ],
)
def test_plurals_of_roles(one: str, many: str) -> None:
    """The word that the rest hangs on takes the plural."""
    assert plural_of(one) == many


@given(st.text(max_size=12))
def test_a_capital_is_a_letter(text: str) -> None:
    """No figure and no mark is one."""
    assert capitalised(text) == (text[:1].isalpha() and text[:1].isupper())
