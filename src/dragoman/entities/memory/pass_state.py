"""The state of one pass over a document: its text, people, discourse and the list being read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from dragoman.data.words import WordLists
from dragoman.entities.memory.collectives import GroupWords
from dragoman.entities.memory.discourse import Discourse, Seen, countries_of
from dragoman.entities.memory.people import People
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.phrases.document_lines import SentenceLine
from dragoman.entities.phrases.phrases import Phrase
from dragoman.records import Party

WORDS = WordLists("entities", "memory.pass_state")
_MARKS = ("mark", "advmod")
Found = tuple[Mention, Seen]
_LINK = re.compile(
    r"[\s,/&()\-\u2013\u2014']*(?:['\u2019]s\s*)?(?:and|or|plus|as well as)?\s*(?:the\s+)?"
)
_COMMA_AND = re.compile(r"\s*,\s*(?:and|or)\b")
_OWNS = frozenset({"'s", "\u2019s", "'", "\u2019"})
_WINDOW = 600
_DEEP = 6
# swept on 834 stories of newswire: with 1 to 4 mentions 40, 37, 33 and 14 more parties are right,
# and 8, 8, 8 and 4 more are wrong
_OFTEN = 3
_LINKED = 6  # words of "the North's nuclear programme and"
_SHORT = 4  # words of "North Korea for"


@dataclass(slots=True)
class PassState:
    """What a pass over a document knows so far; made anew for each document.

    Attributes:
        text: of the document.
        lower: the same in lower case.
        people: its people.
        counts: how often each state is named without doubt.
        spots: by sentence, the states that it puts somebody in.
        named: by sentence, the states that it names in any way.
        discourse: what has been spoken of.
        home: the state of the dateline or of the ministry that speaks; None where there is none.
        home_at: index of the sentence that told the home.
        header: True where a ministry's name opens the document or it issued it, so that it speaks.
        past: the mention before, within the sentence.
        groups: group expressions of the sentence by first word.
        chain: mentions of the list being read ("South Korea, China and ...").
    """

    text: str
    lower: str
    people: People
    counts: Counter[str]
    spots: tuple[frozenset[str], ...] = ()
    named: tuple[frozenset[str], ...] = ()
    discourse: Discourse = field(default_factory=Discourse)
    home: str | None = None
    home_at: int = -1
    header: bool = False
    past: Mention | None = None
    groups: dict[int, GroupWords] = field(default_factory=dict)
    chain: list[Mention] = field(default_factory=list)

    def span(self, reading: SentenceLine, first: int, stop: int) -> str:
        """Return the text from one word to another."""
        words = reading.line.words
        return self.text[words[first].start : words[stop - 1].end]

    def context(self, reading: SentenceLine) -> str:
        """Return the text around a sentence in lower case."""
        start = max(0, reading.sentence.start - _WINDOW)
        return self.lower[start : reading.sentence.end + _WINDOW]

    def here(self, reading: SentenceLine) -> list[Seen]:
        """Return what the sentence has named so far that belongs to one state, latest first."""
        return [
            seen
            for seen in self.discourse.back(reading.index, far=0)
            if seen.sentence == reading.index and len(seen.parties) == 1 and seen.parties[0].country
        ]

    def commonest(self) -> str | None:
        """Return the state that more than half of the document's names belong to, if any."""
        total = sum(self.counts.values())
        if not total:
            return None
        code, count = self.counts.most_common(1)[0]
        return code if count * 2 > total else None

    def only(self) -> str | None:
        """Return the one state that the document names, if it is named often; else None."""
        if len(self.counts) != 1 or self.counts.total() < _OFTEN:
            return None
        return next(iter(self.counts))

    def topic(self) -> str | None:
        """Return the state that the page is about: that of its dateline, if named as often.

        A page of several datelines is about none of them; one without goes by `commonest`.
        """
        if self.home is None:
            return self.commonest()
        most = max(self.counts.values(), default=0)
        return self.home if self.counts[self.home] * 2 > most else None

    def alone(self, index: int) -> str | None:
        """Return the state that the page is about, where a sentence names no other."""
        topic = self.topic()
        named = self.named[index] if index < len(self.named) else frozenset()
        mostly = topic is not None and self.counts[topic] * 4 >= self.counts.total() * 3
        return topic if mostly and named <= {topic} else None

    def ground(self, index: int) -> str | None:
        """Return the one state in which a sentence can act, or None where two can be meant.

        That is the state of the places that the sentence names; where it names none, that of all
        places before it, or the only state of the document, if the sentence names no other.
        """
        here = self.spots[index] if index < len(self.spots) else frozenset()
        named = self.named[index] if index < len(self.named) else frozenset()
        before = frozenset().union(*self.spots[:index])
        for states in (here, before | named if before else before, frozenset(self.counts)):
            if states:
                return next(iter(states)) if len(states) == 1 else None
        return None

    def gap(self, reading: SentenceLine, phrase: Phrase) -> str:
        """Return what stands between the mention before and a phrase; empty where none is."""
        if self.past is None or self.past.sentence != reading.index:
            return ""
        return self.text[self.past.end : reading.line.words[phrase.first].start].strip()

    def possessor(self, reading: SentenceLine, phrase: Phrase) -> tuple[Party, ...]:
        """Return whose it is, where "'s" stands right before ("the bloc's envoy")."""
        if self.past is None or phrase.start:
            return ()
        return self.past.parties if self.gap(reading, phrase) in _OWNS else ()

    def partner(self, reading: SentenceLine, phrase: Phrase) -> tuple[str, ...]:
        """Return the state of "judges" in "Serb police officers and judges"."""
        past = self.past
        if past is None or past.kind not in {"role", "organisation"} or phrase.start:
            return ()
        if phrase.roles[-1].sector == "REB" and {one.sector for one in past.parties} != {"REB"}:
            return ()  # "Marines and insurgents" are not of one side
        return countries_of(past.parties) if self.gap(reading, phrase) in {"and", ","} else ()

    def group_after(self, reading: SentenceLine, phrase: Phrase) -> tuple[str, ...]:
        """Return the states of "the two countries" in "delegations from the two countries"."""
        lows, at = reading.line.lows, phrase.stop
        group = self.groups.get(at + 1)
        if group is None or lows[at] not in {"of", "from"}:
            return ()
        return countries_of(self.discourse.together(group.number, reading.index))

    def extend(self, mention: Mention) -> None:
        """Join a mention to the list that it continues, or begin a new list."""
        if self.chain:
            last = self.chain[-1]
            between = self.text[last.end : mention.start]
            clause = len(self.chain) == 1 and _COMMA_AND.match(between)
            if last.sentence == mention.sentence and _LINK.fullmatch(between) and not clause:
                self.chain.append(mention)
                return
            self.flush()
        if mention.parties and mention.kind not in {"pronoun", "group", "place"}:
            self.chain = [mention]

    def flush(self) -> None:
        """Remember the list read so far, and begin anew."""
        if len(self.chain) > 1:
            parties = tuple(party for mention in self.chain for party in mention.parties[:1])
            self.discourse.add_set(self.chain[-1].sentence, self.chain[0].start, parties)
        self.chain = []


def controlled(scene: PassState, reading: SentenceLine, at: int) -> tuple[Party, ...]:
    """Return Peru in "Chile urged Peru to end its ban": the object that the infinitive hangs on.

    Args:
        scene: the document so far.
        reading: the sentence.
        at: the word "its".
    """
    beside = _beside(scene, reading, at)
    if beside:
        return beside
    tokens = reading.sentence.tokens
    infinitive = _infinitive_over(reading, at)
    if infinitive is None:
        return ()
    verb = tokens[infinitive].head
    objects = {one.start for one in tokens if one.head == verb and one.deprel in {"obj", "iobj"}}
    for seen in scene.discourse.back(reading.index, far=0):
        if seen.head in objects and len(seen.parties) == 1:
            return seen.parties
    return ()


def addressed(scene: PassState, reading: SentenceLine, at: int) -> tuple[Party, ...]:
    """Return France in "Niger told France that it must leave": whom a verb tells what they must.

    Args:
        scene: the document so far.
        reading: the sentence.
        at: the word "it".
    """
    tokens, token = reading.sentence.tokens, reading.token[at]
    if token < 0 or not tokens[token].deprel.startswith("nsubj"):
        return ()
    clause = tokens[token].head
    modals = {one.lemma.lower() for one in tokens if one.head == clause and one.deprel == "aux"}
    if any(one.head == clause and one.deprel == "xcomp" for one in tokens):
        modals.add(tokens[clause].lemma.lower())  # "it has to leave"
    verb = tokens[clause].head
    if tokens[clause].deprel != "ccomp" or verb < 0 or not modals & WORDS["obliging"]:
        return ()
    if tokens[verb].lemma.lower() not in WORDS["telling"]:
        return ()
    objects = {one.start for one in tokens if one.head == verb and one.deprel in {"obj", "iobj"}}
    for seen in scene.discourse.back(reading.index, far=0):
        if seen.head in objects and len(seen.parties) == 1:
            return seen.parties
    return ()


def _infinitive_over(reading: SentenceLine, at: int) -> int | None:
    """Return the infinitive, governed by another verb, to whose parts a word belongs."""
    tokens, token = reading.sentence.tokens, reading.token[at]
    for steps in range(_DEEP):
        if token < 0 or tokens[token].deprel == "xcomp":
            return None if token < 0 else token
        if tokens[token].upos == "VERB" and steps:
            return None
        token = tokens[token].head
    return None


def _owner_before(scene: PassState, reading: SentenceLine, start: int) -> Seen | None:
    """Return who was named last in a sentence, if before a place in it and able to own."""
    near = next(iter(scene.discourse.back(reading.index, far=0)), None)
    return near if near is not None and near.start < start and _can_own(near) else None


def _beside(scene: PassState, reading: SentenceLine, at: int) -> tuple[Party, ...]:
    """Return the North in "on the North for its test", "the North's tests and its launches"."""
    before = reading.line.lows[at - 1] if at else ""
    if before not in WORDS["before_north"]:
        return ()
    start = reading.line.words[at].start
    near = _owner_before(scene, reading, start)
    if near is None:
        return ()
    between = scene.text[near.start : start].split()
    if before != "and":
        return near.parties if len(between) <= _SHORT else ()
    owned = any(word.endswith(("'s", "\u2019s")) for word in between[:3])
    return near.parties if owned and len(between) <= _LINKED else ()


def _can_own(seen: Seen) -> bool:
    """True for one named actor, no person, that is not the subject."""
    if seen.subject or seen.standing != "actor" or len(seen.parties) != 1:
        return False
    return seen.kind not in {"pronoun", "person"}


def _is_aside(reading: SentenceLine, verb: int) -> bool:
    """Return whether a verb tells when or why: "before Wang arrived", "as rebels neared"."""
    tokens = reading.sentence.tokens
    if verb < 0 or tokens[verb].deprel != "advcl":
        return False
    marks = {one.lemma.lower() for one in tokens if one.head == verb and one.deprel in _MARKS}
    return not marks.isdisjoint(WORDS["besides"])


def made(
    reading: SentenceLine,
    phrase: Phrase,
    kind: str,
    standing: str,
    parties: tuple[Party, ...],
    *,
    candidates: tuple[str, ...] = (),
    plural: bool = False,
    gender: str = "",
    role: str = "",
    noun: str = "",
) -> Found:
    """Return a mention, and what the discourse remembers of it."""
    words, first = reading.line.words, phrase.first
    article = reading.line.lows[first] in WORDS["articles"] and not phrase.number
    if article and kind not in {"role", "group"} and first + 1 < phrase.stop:
        first += 1
    start, end = words[first].start, words[phrase.stop - 1].end
    token, tokens = reading.head_token(first, phrase.stop), reading.sentence.tokens
    head, relation, aside = None, "", False
    if token is not None:
        head, relation = tokens[token].start, tokens[token].deprel
        if relation == "conj" and tokens[token].head >= 0:
            token = tokens[token].head
            relation = tokens[token].deprel
        aside = _is_aside(reading, tokens[token].head)
    mention = Mention(start, end, head, reading.index, kind, standing, parties, candidates)
    subject = relation.startswith("nsubj")
    seen = Seen(
        reading.index, start, kind, standing, parties, subject, gender, plural, role, head, aside,
        noun,
    )  # fmt: skip
    return mention, seen
