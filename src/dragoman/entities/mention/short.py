"""Mentions by short words: pronouns, "the country", "the bloc", "both sides"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dragoman.data.tables import read_table
from dragoman.data.words import WordLists
from dragoman.entities.memory import anaphora
from dragoman.entities.memory.collectives import GroupWords
from dragoman.entities.memory.pass_state import WORDS as PASSED
from dragoman.entities.memory.pass_state import (
    Found,
    PassState,
    addressed,
    controlled,
    made,
)
from dragoman.entities.mention.able_to_act import ACTOR
from dragoman.entities.names.register import Register
from dragoman.entities.phrases.document_lines import SentenceLine
from dragoman.entities.phrases.phrases import NUMBERS, Line, Phrase
from dragoman.records import Party

_HALVES = {"north": "PRK", "south": "KOR"}
WORDS = WordLists("entities", "mention.short")

_OBJECTS = ("obj", "iobj")
_NAMES = frozenset({"state", "capital", "city", "role", "organisation", "demonym"})
_STATES = frozenset({"country", "nation"})
_ADJECTIVES = 4  # between "the" and "country", at most; not swept
_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass"})


class Short:
    """Makes mentions of pronouns, group expressions and short descriptions.

    Args:
        register: tells what kind an organisation is of.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._regions = regions()
        self._pronouns = anaphora.PRONOUNS.all()
        self._words = self._pronouns | anaphora.BODIES.names() | _STATES | WORDS["forms"]

    def positions(self, reading: SentenceLine, taken: set[int]) -> Iterator[int]:
        """Yield the positions of pronouns, "the country" and "the bloc" outside other mentions."""
        lows = reading.line.lows
        for at, low in enumerate(lows):
            if low in _HALVES and at not in taken and _is_half(reading, at):
                yield at
            if low not in self._words or at in taken:
                continue
            if low in self._pronouns or (at and _is_described(reading, at)):
                yield at

    def group(self, scene: PassState, reading: SentenceLine, group: GroupWords) -> Found:
        """Return the mention of "the three countries"."""
        scene.flush()
        text = scene.span(reading, group.first, group.stop)
        whole = Phrase(group.first, group.stop, group.head)
        if reading.line.lows[group.head] in WORDS["sides"] and group.number is not None:
            sides = scene.discourse.sides(group.number, reading.index)
            if sides:
                told = tuple(replace(party, text=text) for party in sides)
                return made(reading, whole, "group", ACTOR, told, plural=True)
        bare = reading.line.lows[group.head] in NUMBERS
        bodies = _with_bodies(scene, reading, group.number) if bare else ()
        if bodies:
            told = tuple(replace(party, text=text) for party in bodies)
            return made(reading, whole, "group", ACTOR, told, plural=True)
        parties = scene.discourse.together(group.number, reading.index)
        if not parties and group.number is not None:
            often = [code for code, _ in scene.counts.most_common(group.number + 1)]
            codes = often if len(often) == group.number else []
            parties = tuple(Party(f"state:{code}", text, code, "GOV") for code in codes)
        states = anaphora.parties_as_states(parties, text)
        return made(reading, whole, "group", ACTOR, states, plural=True)

    def word(self, scene: PassState, reading: SentenceLine, at: int) -> Found | None:
        """Return the mention of a pronoun or a short description; None where it means nobody."""
        scene.flush()
        low = reading.line.lows[at]
        if low in _HALVES:
            return _half(scene, reading, at)
        if low in self._pronouns:
            if low == "it" and _expletive(reading, at):
                return None
            verb = _said_of(reading, at) if low == "it" else None
            if verb is not None and verb not in WORDS["agreed"]:
                return None
            first, kind = at, "pronoun"
            held = controlled(scene, reading, at) if low in PASSED["possessive"] else ()
            held = held or addressed(scene, reading, at)
            # "it was agreed that ...": by those who met
            word = low if verb is None else "they"
            parties = held or anaphora.pronoun(word, scene.discourse, reading.index)
            if _is_object_of(scene, reading, at, parties):
                # "the Netherlands thanked it": nobody thanks itself by "it"
                parties = anaphora.other_than(parties, scene.discourse, reading.index)
        else:
            first, kind = _opener(reading, at), "role"
            parties = self._description(scene, reading, at)
            if not parties:
                return None
        text = scene.span(reading, first, at + 1)
        parties = tuple(replace(party, text=text) for party in parties)
        phrase = Phrase(first, at + 1, at)
        return made(reading, phrase, kind, ACTOR, parties, plural=len(parties) > 1)

    def _description(self, scene: PassState, reading: SentenceLine, at: int) -> tuple[Party, ...]:
        first = _opener(reading, at)
        low, before = reading.line.lows[at], reading.line.lows[first]
        index, discourse = reading.index, scene.discourse
        if low in WORDS["forms"]:
            mine = _subjects(scene, reading) if _is_object(reading, at) else frozenset[str]()
            whose = anaphora.state(discourse, index, forms()[low] - mine, bearers=True)
            return anaphora.parties_as_states(whose, scene.span(reading, first, at + 1))
        if low not in _STATES:
            return anaphora.organisation(low, self._kind_of, discourse, index)
        if before in PASSED["possessive"]:
            whose = anaphora.pronoun(before, discourse, index)
        else:
            there = _abroad(scene, reading, at) if before == "the" else ()
            whose = there or anaphora.state(discourse, index, self._within(reading, first + 1, at))
        return anaphora.parties_as_states(whose, scene.span(reading, first, at + 1))

    def _within(self, reading: SentenceLine, first: int, stop: int) -> frozenset[str]:
        """Return the states that "South American" leaves; none where no region is told."""
        words = " ".join(reading.line.lows[first:stop])
        return next((codes for name, codes in self._regions if words.endswith(name)), frozenset())

    def _kind_of(self, entity_id: str) -> str:
        body = self._register.organisations.get(entity_id.removeprefix("org:"))
        return body.kind if body else ""


def _with_bodies(scene: PassState, reading: SentenceLine, number: int | None) -> tuple[Party, ...]:
    """Return those before "the two" in its sentence, if there are two and one is no state.

    "The dispute of the EU and Chad ended when the two signed an accord".
    """
    told = {
        seen.parties[0].entity_id: seen.parties[0]
        for seen in reversed(list(scene.discourse.back(reading.index, far=0)))
        if seen.sentence == reading.index and len(seen.parties) == 1
    }
    kinds = {one.partition(":")[0] for one in told}
    meant = "org" in kinds and kinds <= {"org", "state"} and len(told) == number
    return tuple(told.values()) if meant else ()


def _is_described(reading: SentenceLine, at: int) -> bool:
    """Return whether a noun means what was told before: "the country", "its government"."""
    lows = reading.line.lows
    before = lows[_opener(reading, at)]
    return before in {"the", "this"} or (lows[at] in _STATES and before in PASSED["possessive"])


def _opener(reading: SentenceLine, at: int) -> int:
    """Return the word that opens "the war-damaged country", "the South American nation"."""
    line, first = reading.line, at - 1
    while first > 0 and at - first <= _ADJECTIVES and _describes(line, first):
        first -= 1
    return first


def _abroad(scene: PassState, reading: SentenceLine, at: int) -> tuple[Party, ...]:
    """Return the state of "her visit to the country", "the withdrawal from the country".

    It is the last that was named and is not that of whoever goes or leaves.
    """
    token, tokens = reading.token[at], reading.sentence.tokens
    head = tokens[token].head if token >= 0 else -1
    if head < 0 or tokens[head].lemma.lower() not in WORDS["journeys"]:
        return ()
    text, mine, others = scene.text, set[str](), dict[str, Party]()
    for seen in scene.discourse.back(reading.index, far=1):
        code = seen.parties[0].country if len(seen.parties) == 1 else None
        if code is None or seen.start > reading.line.words[at].start:
            continue
        owner = text[seen.start :].startswith(
            (f"{seen.parties[0].text}'s", f"{seen.parties[0].text}\u2019s")
        )
        goes = seen.subject or seen.kind == "person" or owner
        if goes and seen.sentence == reading.index:
            mine.add(code)
        elif seen.kind in _NAMES:
            others.setdefault(code, seen.parties[0])
    return tuple(party for code, party in others.items() if code not in mine)[:1]


def _describes(line: Line, at: int) -> bool:
    """True for the words between "the" and "country" that tell what it is like, not whose."""
    if at in line.hits and line.sense(at).kind != "thing":
        return False
    hyphened = "-" in line.lows[max(0, at - 1) : at + 2]
    return bool(line.tags) and (line.tags[at] in {"ADJ", "PROPN"} or hyphened)


@cache
def regions() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the adjectives of regions and the states of each, the longest first."""
    rows = read_table("regions.tsv")
    return tuple((row["adjective"], frozenset(row["members"].split())) for row in rows)


@cache
def forms() -> dict[str, frozenset[str]]:
    """Return the states that each form of state is in the full name of: "the Kingdom".

    >>> "SAU" in forms()["kingdom"], sorted(forms()["sultanate"])
    (True, ['OMN'])
    """
    found: dict[str, set[str]] = {form: set() for form in WORDS["forms"]}
    for row in read_table("states.tsv"):
        for name in row["official"].split(";"):
            for form in WORDS["forms"] & set(name.lower().split()):
                found[form].add(row["iso3"])
    return {form: frozenset(codes) for form, codes in found.items()}


def _is_half(reading: SentenceLine, at: int) -> bool:
    """Return whether "the North" stands alone and is no part of a longer name."""
    words, lows = reading.line.words, reading.line.lows
    following = words[at + 1].text if at + 1 < len(words) else "."
    alone = not following[:1].isupper()
    return at > 0 and lows[at - 1] == "the" and words[at].text[:1].isupper() and alone


def _half(scene: PassState, reading: SentenceLine, at: int) -> Found | None:
    """Return the mention of "the North", where the page speaks of the Koreas."""
    if not (scene.counts["PRK"] and (scene.counts["KOR"] or scene.home == "KOR")):
        return None
    code, text = _HALVES[reading.line.lows[at]], scene.span(reading, at - 1, at + 1)
    party = Party(f"state:{code}", text, code, "GOV")
    return made(reading, Phrase(at - 1, at + 1, at), "state", ACTOR, (party,))


def _is_object(reading: SentenceLine, at: int) -> bool:
    token = reading.token[at]
    return token >= 0 and reading.sentence.tokens[token].deprel.startswith(_OBJECTS)


def _subjects(scene: PassState, reading: SentenceLine) -> frozenset[str]:
    """Return the states that are subjects of a sentence, as far as it was read."""
    seen = (one for one in scene.discourse.back(reading.index, far=0) if one.subject)
    return frozenset(party.country for one in seen for party in one.parties if party.country)


def _is_object_of(
    scene: PassState, reading: SentenceLine, at: int, parties: tuple[Party, ...]
) -> bool:
    """Return whether a pronoun is the object of a verb whose subject means the same parties."""
    token, tokens = reading.token[at], reading.sentence.tokens
    if token < 0 or not parties or not tokens[token].deprel.startswith(_OBJECTS):
        return False
    verb = tokens[token].head
    subjects = {one.start for one in tokens if one.head == verb and one.deprel.startswith("nsubj")}
    return any(
        seen.parties == parties and (seen.head in subjects or seen.start in subjects)
        for seen in scene.discourse.back(reading.index, far=0)
    )


def _said_of(reading: SentenceLine, at: int) -> str | None:
    """Return the verb of "it was agreed that", "it is feared that", whose "it" is nobody."""
    token, tokens = reading.token[at], reading.sentence.tokens
    if token < 0 or tokens[token].deprel != "nsubj:pass":
        return None
    verb = tokens[token].head
    lemma = tokens[verb].lemma.lower()
    clauses = {one.deprel for one in tokens if one.head == verb and one.start > tokens[verb].start}
    # "it was forced to leave" tells of somebody, "it was agreed to meet" does not
    said = _CLAUSES | {"xcomp"} if lemma in WORDS["agreed"] else _CLAUSES
    return lemma if clauses & said else None


def _expletive(reading: SentenceLine, at: int) -> bool:
    """True for the "it" of "it is important to talk"."""
    token, tokens = reading.token[at], reading.sentence.tokens
    if token < 0 or tokens[token].deprel == "expl":
        return True
    head = tokens[token].head
    return head >= 0 and tokens[head].upos == "ADJ" and tokens[token].deprel.startswith("nsubj")
