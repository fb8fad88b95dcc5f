"""The state of somebody whom the words give none: "police", "Prime Minister Aizawa"."""

from __future__ import annotations

import re

from dragoman.entities import anaphora
from dragoman.entities.discourse import Seen
from dragoman.entities.people import Person
from dragoman.entities.phrases import Phrase
from dragoman.entities.reading import Reading
from dragoman.entities.roles import RoleWord
from dragoman.entities.scene import Scene
from dragoman.entities.standing import ACTOR, PLACE

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "OPP"})
_WANDERING = frozenset({"REF", "EDU", "JRN", "ELI", "BUS", "NGO"})
_SOURCES = frozenset({"official", "diplomat", "spokesperson"})
_BRITISH = frozenset({"foreign office", "foreign secretary", "home office", "home secretary"})
_OBJECTS = ("obj", "iobj", "obl")
_DEALING = frozenset(
    {"accuse", "ask", "back", "blame", "call", "commend", "condemn", "congratulate", "criticise",
     "criticize", "denounce", "meet", "praise", "press", "recognise", "recognize", "sanction",
     "support", "tell", "thank", "urge", "warn"}
)  # fmt: skip
_CROWDS = frozenset({"CVL", "REF", "LAB", "AGR", "EDU"})
_HYPHENATED = frozenset({"KOR", "PRK", "TWN"})
_HYPHEN_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")


def state_of_role(
    scene: Scene, reading: Reading, phrase: Phrase, role: RoleWord, *, definite: bool
) -> str | None:
    """Return the state of a body or crowd that nobody is said to own.

    An official body belongs to the subject of its sentence ("Poland has sent soldiers"), unless
    that subject deals with it ("Tanzania urged the officers"), else to the place told there; a
    crowd only to a place. The state that the page is about, then that of the dateline, is the last
    resort.

    Args:
        scene: the document so far.
        reading: the sentence.
        phrase: the words.
        role: what it is.
        definite: True after "the".
    """
    if role.words in _BRITISH and scene.counts["GBR"]:
        return "GBR"
    official = role.sector in _OFFICIAL
    here = scene.here(reading)
    if (
        not definite
        and role.role in _SOURCES
        and len({seen.parties[0].country for seen in here}) > 1
    ):
        return None
    dealt = _is_dealt_with(reading, phrase)
    subjects = [seen for seen in here if official and seen.subject and seen.standing == ACTOR]
    places = [seen for seen in here if seen.standing == PLACE]
    for seen in places if dealt else (*subjects, *places):
        return seen.parties[0].country
    if official and (definite or role.kind == "body"):
        topic = scene.topic()
        if dealt or topic:
            others = {seen.parties[0].country for seen in subjects} if dealt else set()
            return None if topic in others else topic
        parties = anaphora.state(scene.discourse, reading.index)
        if parties:
            return parties[0].country
    if role.sector in _WANDERING or role.sector == "REB":
        return None
    return scene.home or (scene.commonest() if official else None)


def _is_dealt_with(reading: Reading, phrase: Phrase) -> bool:
    """Return whether a role is the object of a verb that one does not do to one's own."""
    at = reading.head_token(phrase.first, phrase.stop)
    tokens = reading.sentence.tokens
    if at is None or not tokens[at].deprel.startswith(_OBJECTS):
        return False
    head = tokens[at].head
    return head >= 0 and tokens[head].lemma.lower() in _DEALING


def state_of_person(scene: Scene, reading: Reading, phrase: Phrase, person: Person) -> str | None:
    """Return the state of a titled person: told nearby, and not another leader's of the sentence.

    Args:
        scene: the document so far.
        reading: the sentence.
        phrase: the title and the name.
        person: who.
    """
    role = phrase.role
    if role is None or role.sector not in _OFFICIAL or role.plural:
        return None
    if role.words in _BRITISH and scene.counts["GBR"]:
        return "GBR"
    if scene.header and scene.home and phrase.of is None:
        # a ministry's own page: its minister needs no state
        return scene.home
    here = [seen for seen in scene.here(reading) if not _quoted(scene.text, reading, seen)]
    others = {seen.parties[0].country for seen in here if seen.kind == "person" and seen.role}
    near = _likeliest(here)
    if not near and scene.header:
        return scene.home
    topic = scene.topic()
    if not near and topic is not None:
        return _by_shape(scene, person) or topic
    if not near:
        before = scene.discourse.back(reading.index, far=1)
        near = _likeliest([one for one in before if len(one.parties) == 1])
    codes = [seen.parties[0].country for seen in near]
    found = [code for code in codes if code not in others]
    hinted = [code for code in found if code in _HYPHENATED]
    if hinted and _HYPHEN_NAME.fullmatch(person.name):
        return hinted[0]
    return found[0] if found else scene.home


def _by_shape(scene: Scene, person: Person) -> str | None:
    """Return the one state of the page whose names are written like "Lin Chih-hao"."""
    if not _HYPHEN_NAME.fullmatch(person.name):
        return None
    named = [code for code in sorted(_HYPHENATED) if scene.counts[code]]
    return named[0] if len(named) == 1 else None


def _likeliest(seen: list[Seen]) -> list[Seen]:
    """Those that belong to a state: subjects first, then places, then the rest but crowds."""
    owned = [one for one in seen if one.parties[0].country]
    subjects = [one for one in owned if one.subject and one.standing == ACTOR]
    places = [one for one in owned if one.standing == PLACE]
    return [*subjects, *places, *(one for one in owned if one.parties[0].sector not in _CROWDS)]


def _quoted(text: str, reading: Reading, seen: Seen) -> bool:
    """True for what stands within quotation marks of the sentence."""
    before = text[reading.sentence.start : seen.start]
    return before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")
