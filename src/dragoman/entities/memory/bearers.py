"""The state of somebody whom the words give none: "police", "Prime Minister Aizawa"."""

from __future__ import annotations

import re

from dragoman.data.words import WordLists
from dragoman.entities.memory.dealt_with import dealt_with, done_to
from dragoman.entities.memory.discourse import Seen
from dragoman.entities.memory.pass_state import PassState
from dragoman.entities.memory.people import Person
from dragoman.entities.mention.able_to_act import ACTOR, PLACE
from dragoman.entities.phrases.document_lines import SentenceLine
from dragoman.entities.phrases.meaning import is_mission
from dragoman.entities.phrases.phrases import Phrase
from dragoman.entities.phrases.roles import RoleWord
from dragoman.syntax.plain_tree import BEHIND

WORDS = WordLists("entities", "memory.bearers")

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "OPP"})
_WANDERING = frozenset({"REF", "EDU", "JRN", "ELI", "BUS", "NGO"})
_OFFICES = frozenset({"office", "head"})
_CROWDS = frozenset({"CVL", "REF", "LAB", "AGR", "EDU"})
_FROM = 5  # words of "from more than 90 countries"
_REST = "others"  # "wounding 30 others" are people of the place; "others say" is anybody
_MARINES = frozenset({"Marine", "Marines"})
_HYPHENATED = frozenset({"KOR", "PRK", "TWN"})
_HYPHEN_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")


def state_of_role(
    scene: PassState,
    reading: SentenceLine,
    phrase: Phrase,
    role: RoleWord,
    *,
    definite: bool,
    leads: bool = False,
) -> str | None:
    """Return the state of a body or crowd that nobody is said to own.

    An official body belongs to the one subject of its sentence ("Poland has sent soldiers"), unless
    that subject deals with it ("Tanzania urged the officers"), else to the place told there, the
    state that the page is about, or that of the dateline. A crowd belongs to the place in which
    its sentence acts. Where two states can be meant, nobody is: nearness decides nothing.

    Args:
        scene: the document so far.
        reading: the sentence.
        phrase: the words.
        role: what it is.
        definite: True after "the".
        leads: True for leaders and ministers, who meet in others' capitals.
    """
    named = _by_name(scene, reading, phrase, role)
    if named is not None:
        return named
    if scene.header and definite and _is_own_officer(reading, phrase, role):
        return scene.home
    if _is_open(reading, phrase, role) or _is_some_source(scene, reading, role, definite=definite):
        return None
    if role.words in WORDS["usurpers"] or role.sector not in _OFFICIAL:
        state = _of_others(scene, reading, phrase, role)
        hosts = leads and role.plural and state == scene.ground(reading.index)
        return None if hosts else state  # of the leaders who meet in Oslo nothing else is told
    # "Leaders meet in Tokyo": where they meet does not tell whose they are
    ground = None if leads and role.plural else scene.ground(reading.index)
    return _of_officials(scene, reading, phrase, role, ground, definite=definite)


def _is_own_officer(reading: SentenceLine, phrase: Phrase, role: RoleWord) -> bool:
    """Return whether an office is that of whose page it is: "The Foreign Secretary called Lima"."""
    office = role.kind in _OFFICES and not role.plural and role.sector in _OFFICIAL
    capital = reading.line.words[phrase.first].text[:1].isupper()
    return office and capital and phrase.of is None and _is_subject(reading, phrase)


def _of_officials(
    scene: PassState,
    reading: SentenceLine,
    phrase: Phrase,
    role: RoleWord,
    ground: str | None,
    *,
    definite: bool,
) -> str | None:
    """Return the state of an official body: of who acts, of the place, of the page, of its head."""
    subjects = _acting_states(scene, reading)
    dealt = _is_dealt_with(reading, phrase) or _is_fought(scene, reading, phrase)
    if not dealt and len(subjects) == 1:
        return next(iter(subjects))
    if scene.spots[reading.index] and ground is not None:
        return ground
    topic = scene.topic() if definite or role.kind == "body" else None
    if dealt and (definite or role.kind == "body"):
        return None if topic in subjects else topic
    return topic or scene.home or ground or _about_officials(scene, reading, phrase, role)


def _about_officials(
    scene: PassState, reading: SentenceLine, phrase: Phrase, role: RoleWord
) -> str | None:
    """Return the state that a page is about, for all but those who go to others: "diplomats"."""
    away = role.role == "diplomat" or (role.kind == "office" and role.plural)
    return None if away else _about(scene, reading, phrase)


def _by_name(scene: PassState, reading: SentenceLine, phrase: Phrase, role: RoleWord) -> str | None:
    """Return the state that alone has such a body: the Foreign Office, and Marines by that name."""
    if role.words in WORDS["british"] and scene.counts["GBR"]:
        return "GBR"
    head = reading.line.words[phrase.head].text
    named = any("USA" in states for states in scene.named)
    return "USA" if head in _MARINES and phrase.head and named else None


def state_of_mission(
    scene: PassState, reading: SentenceLine, phrase: Phrase, *, definite: bool
) -> str | None:
    """Return the state of an embassy or envoy that nobody is said to own.

    The place tells nothing: "an embassy was attacked in Kenya" is not Kenya's. In "Sweden closed
    an embassy" it is the subject's own; what another enters is of whom the page is about.

    Args:
        scene: the document so far.
        reading: the sentence.
        phrase: the words.
        definite: True after "the".
    """
    if not _is_object(reading, phrase):
        return None
    subjects = _acting_states(scene, reading)
    if len(subjects) == 1:
        return None if _is_dealt_with(reading, phrase) else next(iter(subjects))
    topic = scene.topic() if definite else None
    last = next((one for one in scene.here(reading) if one.subject), None)
    return None if last is None or last.parties[0].country == topic else topic


def _is_open(reading: SentenceLine, phrase: Phrase, role: RoleWord) -> bool:
    """True for "unknown gunmen", "others" without a number, and those of several states."""
    if role.is_unknown or (role.words == _REST and not phrase.start[:1].isdigit()):
        return True
    return _is_of_several(reading, phrase)


def _acting_states(scene: PassState, reading: SentenceLine) -> set[str | None]:
    """Return the states of the subjects of a sentence."""
    acting = (one for one in scene.here(reading) if one.subject and one.standing == ACTOR)
    return {seen.parties[0].country for seen in acting}


def _is_some_source(
    scene: PassState, reading: SentenceLine, role: RoleWord, *, definite: bool
) -> bool:
    """True for "officials said" in a sentence of several states: nobody knows whose they are."""
    if definite or role.role not in WORDS["sources"]:
        return False
    return len({seen.parties[0].country for seen in scene.here(reading)}) > 1


def state_of_counted(
    scene: PassState, reading: SentenceLine, phrase: Phrase, role: RoleWord
) -> str | None:
    """Return the state of "three soldiers" or "40 people": that of the place, never a subject's.

    "Three navies" are not of one state.

    Args:
        scene: the document so far.
        reading: the sentence.
        phrase: the words.
        role: what they are.
    """
    named = _by_name(scene, reading, phrase, role)
    if named is not None or role.is_unknown or _is_of_several(reading, phrase):
        return named
    if role.kind == "body" and role.words not in WORDS["troops"]:
        return None
    about = None if role.sector in _WANDERING else _about(scene, reading, phrase)
    return scene.ground(reading.index) or about


def is_crowd(role: RoleWord) -> bool:
    """True for people and troops, who are so many of one side: "the two attackers"."""
    some = role.sector in _CROWDS or role.is_unknown
    return role.plural and (
        some or role.words in WORDS["troops"] or role.words in WORDS["ranks_and_file"]
    )


def _is_of_several(reading: SentenceLine, phrase: Phrase) -> bool:
    """True for "foreign troops" and "envoys of three countries": not of where they are."""
    lows = reading.line.lows
    after = lows[phrase.head + 1 : phrase.head + 1 + _FROM]
    several = after[:1] in {("from",), ("of",)} and not WORDS["many"].isdisjoint(after)
    return several or not WORDS["several"].isdisjoint(lows[max(0, phrase.first - 1) : phrase.stop])


def _of_others(
    scene: PassState, reading: SentenceLine, phrase: Phrase, role: RoleWord
) -> str | None:
    """Return the state of those who are not of the government of whoever acts."""
    if role.words in WORDS["usurpers"]:
        # "France left at the junta's demand": neither who acts nor where it is reported from
        return scene.topic()
    return _of_crowd(scene, reading, phrase, role)


def _of_crowd(
    scene: PassState, reading: SentenceLine, phrase: Phrase, role: RoleWord
) -> str | None:
    """Return the state of people whom nobody owns: that of the place in which they act."""
    if role.sector in _WANDERING and not scene.spots[reading.index]:
        return None
    about = None if role.sector in _WANDERING else _about(scene, reading, phrase)
    return scene.ground(reading.index) or about


def _about(scene: PassState, reading: SentenceLine, phrase: Phrase) -> str | None:
    """Return the state that a page is about, unless it is done to it: "officials thanked Peru"."""
    about = scene.alone(reading.index)
    return None if about in done_to(reading, phrase) else about


def _is_subject(reading: SentenceLine, phrase: Phrase) -> bool:
    at = reading.head_token(phrase.first, phrase.stop)
    return at is not None and reading.sentence.tokens[at].deprel.startswith("nsubj")


def _is_object(reading: SentenceLine, phrase: Phrase) -> bool:
    """Return whether something is done to a role, or with it."""
    at = reading.head_token(phrase.first, phrase.stop)
    return at is not None and reading.sentence.tokens[at].deprel.partition(":")[0] in BEHIND


def _is_dealt_with(reading: SentenceLine, phrase: Phrase) -> bool:
    """Return whether a role is the object of a verb that one does not do to one's own."""
    at = reading.head_token(phrase.first, phrase.stop)
    tokens = reading.sentence.tokens
    if at is None or not _is_object(reading, phrase):
        return False
    head = tokens[at].head
    return head >= 0 and tokens[head].lemma.lower() in WORDS["dealing"]


def _is_fought(scene: PassState, reading: SentenceLine, phrase: Phrase) -> bool:
    """Return whether a role is attacked by the one who is named: "British soldiers shot police"."""
    at = reading.head_token(phrase.first, phrase.stop)
    tokens = reading.sentence.tokens
    verb = tokens[at].head if at is not None and _is_object(reading, phrase) else -1
    if at is None or verb < 0 or tokens[verb].lemma.lower() not in WORDS["fighting"]:
        return False
    if tokens[at].deprel != "obj" and not any(
        one.head == at and one.lemma.lower() in WORDS["aimed"] for one in tokens
    ):
        return False  # "fired from a submarine"
    own = {one.start for one in tokens if one.head == verb and one.deprel == "nsubj"}
    return any(seen.subject and seen.head in own for seen in scene.here(reading))


def state_of_person(
    scene: PassState, reading: SentenceLine, phrase: Phrase, person: Person
) -> str | None:
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
    if role.words in WORDS["british"] and scene.counts["GBR"]:
        return "GBR"
    lows = reading.line.lows[phrase.first : phrase.stop]
    if role.words == "secretary of state" and not WORDS["american"].isdisjoint(lows):
        return "USA"
    if scene.header and scene.home and phrase.of is None:
        # a ministry's own page: its minister needs no state
        return scene.home
    here = [seen for seen in scene.here(reading) if not _quoted(scene.text, reading, seen)]
    if _is_posted(reading, phrase, role):
        acting = _candidates(here)[0]
        own = len(acting) == 1 and not _is_object(reading, phrase)
        return acting.pop() if own else None
    return _told_nearby(scene, reading, phrase, person, here)


def _told_nearby(
    scene: PassState, reading: SentenceLine, phrase: Phrase, person: Person, here: list[Seen]
) -> str | None:
    """Return the one state that the words around a titled person leave for them."""
    others = {seen.parties[0].country for seen in here if seen.kind == "person" and seen.role}
    others |= dealt_with(reading, phrase)
    candidates = _candidates(here) if here else _candidates_before(scene, reading, person)
    hinted = _hinted(candidates, others) if _HYPHEN_NAME.fullmatch(person.name) else None
    return hinted or _decided(scene, [codes - others for codes in candidates], others)


def _is_posted(reading: SentenceLine, phrase: Phrase, role: RoleWord) -> bool:
    """True for envoys, spokesmen of nobody told, and soldiers who are no subject.

    Where they are does not tell whose they are: "police in Spain arrested General Gotovina".
    """
    if role.sector != "MIL":
        bare = len(phrase.roles) == 1 and phrase.of is None
        return (bare and role.role == "spokesperson") or is_mission(role)
    at = reading.head_token(phrase.first, phrase.stop)
    return at is not None and not reading.sentence.tokens[at].deprel.startswith("nsubj")


def _hinted(candidates: list[set[str]], others: set[str | None]) -> str | None:
    """Return the only state of such names as "Jong-un" that somebody may belong to."""
    codes = {code for some in candidates for code in some if code in _HYPHENATED} - others
    return codes.pop() if len(codes) == 1 else None


def _decided(scene: PassState, candidates: list[set[str]], others: set[str | None]) -> str | None:
    """Return the state of the first candidates; of several, what the page is about decides.

    Nearness decides nothing. Without candidates it is the state of the dateline, unless that is
    one of the others.
    """
    codes = next(filter(None, candidates), None)
    if codes is None:
        return None if scene.home in others else scene.home
    if len(codes) == 1:
        return next(iter(codes))
    return next((code for code in (scene.topic(), scene.home) if code in codes), None)


def _candidates_before(scene: PassState, reading: SentenceLine, person: Person) -> list[set[str]]:
    """States that somebody may belong to of whose sentence none is told: the page's, then before.

    The shape of a name goes before what the page is about.
    """
    topic = scene.topic()
    about = [] if topic is None else [{_by_shape(scene, person) or topic}]
    before = [one for one in scene.discourse.back(reading.index, far=1) if len(one.parties) == 1]
    return [*about, *_candidates(before)]


def _by_shape(scene: PassState, person: Person) -> str | None:
    """Return the one state of the page whose names are written like "Lin Chih-hao"."""
    if not _HYPHEN_NAME.fullmatch(person.name):
        return None
    named = [code for code in sorted(_HYPHENATED) if scene.counts[code]]
    return named[0] if len(named) == 1 else None


def _candidates(seen: list[Seen]) -> list[set[str]]:
    """States that somebody may belong to: of the subjects, then of places, then of others."""
    owned = [(one, code) for one in seen if (code := one.parties[0].country)]
    return [
        {code for one, code in owned if one.subject and one.standing == ACTOR},
        {code for one, code in owned if one.standing == PLACE},
        {code for one, code in owned if one.parties[0].sector not in _CROWDS},
    ]


def _quoted(text: str, reading: SentenceLine, seen: Seen) -> bool:
    """True for what stands within quotation marks of the sentence."""
    before = text[reading.sentence.start : seen.start]
    return before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")
