"""The words of the codebook: each said in a political sentence, and the trap beside it."""

from collections import Counter
from collections.abc import Callable
from importlib.resources import files

import pytest

from dragoman.codebook.codebook import Codebook
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.patterns import CHECKS
from dragoman.frames.triggers.triggers import find_triggers
from dragoman.records import EventType
from dragoman.syntax.tree import Tree

Read = Callable[[str], tuple[Tree, Mentions]]
BARE = frozenset(
    {"obj", "iobj", "xcomp", "ccomp", "advcl", "wished", "subjunctive", "disputed", "negated"}
)
TAKES_TWO = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE})
SAID = [
    ("CONSULT", "Kenya and Uganda exchanged views on fishing."),
    ("CONSULT", "Peru sat down with Chile in Geneva."),
    ("CONSULT", "Latvia was in contact with Estonia."),
    ("CONSULT", "Oman received a call from Qatar."),
    ("AGREE", "Kenya is willing to work with Uganda."),
    ("AGREE", "Peru and Chile came to terms on the border."),
    ("AGREE", "Oman gave the green light to the sale of jets to Qatar."),
    ("AGREE", "Latvia stands ready to help Estonia."),
    ("AGREE", "Uganda invited Kenya to a summit."),
    ("SUPPORT", "Vietnam conveyed its congratulations to Laos."),
    ("SUPPORT", "Chile is grateful to Peru for the nurses."),
    ("SUPPORT", "Kenya drew praise from Uganda."),
    ("SUPPORT", "Oman appointed an ambassador to Qatar."),
    ("SUPPORT", "The treaty between Peru and Chile entered into force."),
    ("CONCEDE", "Latvia walked back its threat against Estonia."),
    ("CONCEDE", "Peru scrapped its tariffs on wine from Chile."),
    ("CONCEDE", "Oman said sorry to Qatar."),
    ("COOPERATE", "Kenya and Uganda jointly developed a drone."),
    ("COOPERATE", "Estonia tipped off Latvia about the ship."),
    ("COOPERATE", "Chile exports copper to Vietnam."),
    ("AID", "Qatar came to the aid of Oman."),
    ("AID", "Vietnam wrote off the debt of Laos."),
    ("AID", "Chile sent rescuers to Peru."),
    ("AID", "Kenya helped Uganda with the harvest."),
    ("RETREAT", "Uganda pulled its soldiers out of Kenya."),
    ("RETREAT", "Peru and Chile swapped prisoners."),
    ("RETREAT", "Oman let inspectors visit the plant."),
    ("REQUEST", "Kenya called for Uganda to withdraw."),
    ("REQUEST", "Latvia insisted that Estonia pay its share."),
    ("REQUEST", "Chile leaned on Peru to reopen the pass."),
    ("ACCUSE", "Oman slammed Qatar over the visit."),
    ("ACCUSE", "Peru hit back at Chile."),
    ("ACCUSE", "Kenya is at odds with Uganda over the lake."),
    ("ACCUSE", "Latvia drew a rebuke from Estonia."),
    ("ACCUSE", "Qatar voiced concern over the arrests in Oman."),
    ("REJECT", "Kenya brushed off a warning from Uganda."),
    ("REJECT", "Chile torpedoed the deal with Peru."),
    ("REJECT", "Estonia said no to Latvia."),
    ("REJECT", "Peru called off the visit to Chile."),
    ("THREATEN", "Oman put Qatar on notice."),
    ("THREATEN", "Uganda vowed to punish Kenya."),
    ("THREATEN", "Qatar gave Oman a week to return the boat."),
    ("SANCTION", "Latvia slapped tariffs on Estonia."),
    ("SANCTION", "Peru called home its ambassador from Chile."),
    ("SANCTION", "Kenya tore up its pact with Uganda."),
    ("SANCTION", "Oman paused aid to Qatar."),
    ("SANCTION", "Latvia stripped a Peruvian envoy of his accreditation."),
    ("MOBILIZE", "Kenya held drills near the border."),
    ("MOBILIZE", "Peru called up 5,000 reservists."),
    ("MOBILIZE", "Vietnam test-fired a missile."),
    ("MOBILIZE", "Uganda moved artillery to the border."),
    ("COERCE", "Oman took control of an island from Qatar."),
    ("COERCE", "Peru is holding three fishermen of Chile."),
    ("COERCE", "Kenya cut off the water supply to Uganda."),
    ("ASSAULT", "Uganda fired mortars at a village in Kenya."),
    ("ASSAULT", "Kenyan and Peruvian soldiers clashed."),
    ("ASSAULT", "Qatar traded fire with Oman."),
    ("PROTEST", "Kenyan nurses went on a hunger strike."),
]
TRAPS = [
    ("CONSULT", "Kenya is in contact with the ground."),
    ("AGREE", "Kenya is ready for the rainy season."),
    ("AGREE", "Peru vowed to win the final against Chile."),
    ("SUPPORT", "Peru won praise for its food."),
    ("SUPPORT", "Kenya signed a striker from Uganda."),
    ("CONCEDE", "Latvia walked back to the hotel in Estonia."),
    ("COOPERATE", "Kenya and Uganda share a border."),
    ("AID", "Vietnam wrote off the season against Laos."),
    ("RETREAT", "Peru released a film about Chile."),
    ("RETREAT", "Peruvian police dismantled a gang."),
    ("REQUEST", "Kenya calls the lake its own."),
    ("ACCUSE", "A solar probe was launched by Kenya."),
    ("REJECT", "Uganda dropped its captain."),
    ("SANCTION", "Oman recalled 5,000 cars."),
    ("MOBILIZE", "Vietnam ordered lunch in Laos."),
    ("COERCE", "A hunger strike began in Kenya."),
    ("ASSAULT", "Kenyan pilots began a nationwide strike."),
    ("ASSAULT", "Lightning strikes killed cattle in Uganda."),
    ("ASSAULT", "A Kenyan minister suffered a heart attack."),
    ("ASSAULT", "The road wound up the hills of Kenya."),
    ("ASSAULT", "A storm from Estonia hit Latvia."),
    ("PROTEST", "Peruvian shares rallied on Monday."),
]


# What a sentence tells beside it, before anything is accepted.
ALSO = {
    "Kenya is willing to work with Uganda.": "COOPERATE",
    "Latvia stands ready to help Estonia.": "AID",
    "Uganda invited Kenya to a summit.": "CONSULT",
    "Peru scrapped its tariffs on wine from Chile.": "SANCTION",
    "Qatar came to the aid of Oman.": "AID",
    "Kenya called for Uganda to withdraw.": "RETREAT",
    "Oman slammed Qatar over the visit.": "CONSULT",
    "Qatar voiced concern over the arrests in Oman.": "COERCE",
    "Uganda vowed to punish Kenya.": "SANCTION",
    "Qatar gave Oman a week to return the boat.": "RETREAT",
    "Vietnam test-fired a missile.": "MOBILIZE",
    "Kenyan nurses went on a hunger strike.": "PROTEST",
}


def _types(read: Read, codebook: Codebook, text: str) -> list[str]:
    tree, mentions = read(text)
    return sorted(t.event_type.value for t in find_triggers(tree, mentions, codebook))


@pytest.mark.parametrize(("event_type", "text"), SAID)
def test_a_political_sentence_is_read(
    read: Read, codebook: Codebook, event_type: str, text: str
) -> None:
    """The words tell their type where states deal with each other, and no other."""
    expected = [event_type, ALSO[text]] if text in ALSO else [event_type]
    assert _types(read, codebook, text) == sorted(expected)


@pytest.mark.parametrize(("event_type", "text"), TRAPS)
def test_the_same_words_elsewhere_tell_nothing(
    read: Read, codebook: Codebook, event_type: str, text: str
) -> None:
    """Sport, trade, crime and weather do not borrow the type along with the words."""
    tree, mentions = read(text)
    told = {
        t.event_type.value
        for t in find_triggers(tree, mentions, codebook)
        if t.actors and (t.recipients or len(t.actors) > 1 or t.event_type not in TAKES_TWO)
    }
    assert event_type not in told


def _rows(name: str) -> list[list[str]]:
    text = (files("dragoman.data") / "codebook" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


def test_no_row_stands_twice() -> None:
    """A second copy of a row would never be reached."""
    for name in ("verbs.tsv", "nouns.tsv"):
        counted = Counter(tuple(row[1:]) for row in _rows(name))
        assert [row for row, times in counted.items() if times > 1] == []


def test_every_mode_belongs_to_its_type(codebook: Codebook) -> None:
    """No pattern gives a mode that its type does not have."""
    known = {kind.value: entry.modes for kind, entry in codebook.types.items()}
    wrong = [
        (pattern.lemma, pattern.type_name, mode)
        for patterns in codebook.verbs.values()
        for pattern in patterns
        for mode in pattern.modes
        if pattern.type_name in known and mode not in known[pattern.type_name]
    ]
    assert wrong == []


def test_one_slot_names_the_actor() -> None:
    """Alternatives are for recipients; a list of actor slots would never be filled."""
    assert [row for row in _rows("verbs.tsv") if "," in row[4]] == []


def test_every_class_named_exists(codebook: Codebook) -> None:
    """A condition that names a class of nouns names one that is there."""
    named = {
        part.removeprefix("@")
        for patterns in codebook.verbs.values()
        for pattern in patterns
        for need in pattern.needs
        for part in need.partition("=")[2].split(",")
        if part.startswith("@")
    }
    assert named <= set(codebook.classes)


def test_bare_conditions_are_slots(codebook: Codebook) -> None:
    """A condition without a value is a slot or a preposition, never a misspelt check."""
    bare = {
        need.removeprefix("-")
        for patterns in codebook.verbs.values()
        for pattern in patterns
        for need in pattern.needs
        if "=" not in need
    }
    assert not (bare - BARE) & set(CHECKS)
