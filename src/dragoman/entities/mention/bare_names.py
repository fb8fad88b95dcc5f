"""Mentions that are bare names: states, capitals, houses, organisations, places."""

from __future__ import annotations

from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.entities.memory.pass_state import Found, PassState, made
from dragoman.entities.mention.able_to_act import ACTOR, PLACE, standing_of
from dragoman.entities.mention.parties import party_of_sense
from dragoman.entities.names.ambiguity import Chooser
from dragoman.entities.names.nouns import Nouns
from dragoman.entities.names.register import Sense
from dragoman.entities.phrases.document_lines import SentenceLine
from dragoman.entities.phrases.owners import past_possessive
from dragoman.entities.phrases.phrases import LANDS, TOWNS, Line, Phrase
from dragoman.records import Party, SegmentKind

WORDS = WordLists("entities", "mention.bare_names")

_KINDS = {"people": "demonym"}
_DASHES = frozenset({"-", "\u2014"})
_OPENS = frozenset({"(", ",", ":"})
_DATELINE = 12
_ACRONYM = 3
MINORITY_REACH = 7  # words of the longest name of a state, its possessive and an adjective


class BareNames:
    """Makes mentions of bare names.

    Args:
        nouns: nouns of acts and things.
        chooser: of ambiguous names.
    """

    def __init__(self, nouns: Nouns, chooser: Chooser) -> None:
        self._nouns = nouns
        self._chooser = chooser

    def mention(self, scene: PassState, reading: SentenceLine, phrase: Phrase) -> Found | None:
        """Return the mention that a phrase without a role or a person is; None for things."""
        owner = phrase.owners[0]
        first = owner.senses[0]
        if first.kind == "thing":
            return None
        text = scene.span(reading, owner.first, owner.stop)
        if first.members and _is_one(reading, owner.stop):
            return _member(scene, reading, phrase, first, text)
        sense, candidates = self._chosen(scene, reading, text, owner.senses)
        if sense is None:
            return made(reading, phrase, first.kind, ACTOR, (), candidates=candidates)
        dateline = _in_dateline(reading, owner.first, owner.stop)
        bare = phrase
        if len(owner.senses) > 1:
            bare = replace(phrase, owners=(replace(owner, senses=(sense,)),))
        standing = standing_of(
            reading.line,
            bare,
            sense.kind,
            self._nouns,
            relation=_relation(reading, owner.first, owner.stop),
            dateline=dateline,
            after_place=_after_place(scene, reading, bare),
        )
        if standing == PLACE:
            sense = _seat(owner.senses, sense)
        opens = scene.home is None or reading.sentence.kind is SegmentKind.DATELINE
        if dateline and opens and reading.index != scene.home_at and not scene.header:
            scene.home, scene.home_at = sense.country, reading.index
        return made(
            reading,
            bare,
            _KINDS.get(sense.kind, sense.kind),
            standing,
            _minority(reading.line, owner.first, sense, text)
            or party_of_sense(sense, text, acting=standing != PLACE),
            candidates=candidates,
            plural=sense.kind in {"people", "group"},
        )

    def decided(self, scene: PassState, reading: SentenceLine, phrase: Phrase) -> Phrase:
        """Return a phrase with each ambiguous owner decided by context."""
        of = self.decided(scene, reading, phrase.of) if phrase.of is not None else None
        if all(len(owner.senses) == 1 for owner in phrase.owners):
            return phrase if of is phrase.of else replace(phrase, of=of)
        owners = []
        for owner in phrase.owners:
            name = scene.span(reading, owner.first, owner.stop)
            sense, _ = self._chosen(scene, reading, name, owner.senses)
            owners.append(replace(owner, senses=(sense,)) if sense else owner)
        return replace(phrase, owners=tuple(owners), of=of)

    def _chosen(
        self, scene: PassState, reading: SentenceLine, name: str, senses: tuple[Sense, ...]
    ) -> tuple[Sense | None, tuple[str, ...]]:
        if len(senses) == 1 or senses[0].apart:
            return senses[0], ()
        return self._chooser.choose(name, senses, scene.context(reading), scene.counts)


def _minority(line: Line, at: int, sense: Sense, text: str) -> tuple[Party, ...]:
    """Return "Estonia's Russians" and "Chile's ethnic Germans" as people of where they live."""
    if sense.kind != "people":
        return ()
    for start in range(max(0, at - MINORITY_REACH), at):
        if start not in line.hits or line.sense(start).kind != "state":
            continue
        after = past_possessive(line, line.hits[start][0])
        between = line.lows[after:at] if after is not None and after <= at else ()
        host = line.sense(start).country
        if after is not None and set(between) <= WORDS["kinship"] and after + len(between) == at:
            return (Party(f"role:{host}:minority", text, host, "CVL"),)
    return ()


def _is_one(reading: SentenceLine, at: int) -> bool:
    """Return whether a group's name is followed by "nation": one of its states is meant."""
    lows = reading.line.lows
    return at < len(lows) and lows[at] in WORDS["one"]


def _member(
    scene: PassState, reading: SentenceLine, phrase: Phrase, group: Sense, text: str
) -> Found:
    """Return the mention of "the Baltic nation": the state of the group that was named last."""
    named = (
        replace(party, text=text, sector=None)
        for seen in scene.discourse.back(reading.index)
        for party in seen.parties
        if party.entity_id.startswith("state:") and party.country in group.members
    )
    parties = tuple(named)[:1]
    return made(reading, phrase, "state", ACTOR, parties)


def _relation(reading: SentenceLine, first: int, stop: int) -> str:
    token = reading.head_token(first, stop)
    return reading.sentence.tokens[token].deprel if token is not None else ""


def _seat(senses: tuple[Sense, ...], sense: Sense) -> Sense:
    """As a place, a name that may mean an organisation means its seat."""
    if sense.kind == "organisation" or sense.apart:
        for other in senses:
            if other.kind in {"capital", "city"}:
                return other
    return sense


def _in_dateline(reading: SentenceLine, first: int, stop: int) -> bool:
    """True for a place in capitals before the dash or colon that opens a report."""
    if reading.sentence.kind is SegmentKind.DATELINE:
        return True
    words = reading.line.words
    text = words[first].text
    if first > _DATELINE or not text.isupper() or len(text) <= _ACRONYM:
        return False
    if first == 0 and stop < len(words) and words[stop].text in _OPENS:
        return True
    return _opens_report(reading.line, stop)


def _opens_report(line: Line, start: int) -> bool:
    """True where a free dash follows soon, without a small word before it."""
    for at in range(start, min(start + _DATELINE, len(line.words))):
        if line.words[at].text in _DASHES and not line.glued(at):
            return True
        if line.words[at].text.islower():
            return False
    return False


def _after_place(scene: PassState, reading: SentenceLine, phrase: Phrase) -> bool:
    """True for the "South Korea" of "in Busan, South Korea" and of "in Japan and South Korea"."""
    past = scene.past
    if past is None or past.role != PLACE:
        return False
    gap = scene.gap(reading, phrase)
    return (gap == "," and past.kind in TOWNS) or (gap == "and" and past.kind in LANDS)
