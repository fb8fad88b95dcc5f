"""How an act is told: in a sentence of ours where words show all of it, else in those words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.present.brief.choosing import Telling
from dragoman.present.brief.words.passages import (
    WORD,
    Passage,
    passage_of,
    stems_of,
    tells_of_meeting,
)
from dragoman.present.brief.words.shown import Shown
from dragoman.present.wording import Clauses, Teller
from dragoman.records import Event, EventType, Evidence, Party, Status

SPOKEN = (EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT)
FEWEST = 4  # words that what was only said again shares with what was said
SHARE = 0.6  # of the words of the shorter
PLAIN = (Status.ACTUAL, Status.PLANNED)  # what a sentence of ours may tell


@dataclass(frozen=True, slots=True)
class Line:
    """An act, ready to be told.

    Attributes:
        telling: the act, with only what its words show.
        passage: the words that tell it; None where a sentence of ours does.
        states: those of its states that the passage names.
    """

    telling: Telling
    passage: Passage | None = None
    states: tuple[str, ...] = ()


class Lines:
    """Finds how acts can be told.

    An act of a kind whose sentence says enough ("held talks", "held a joint exercise") is told in
    a sentence of ours where one passage names everybody in it, and tells of a meeting where the
    sentence does. Every other act is told in a passage that can be read by itself, and so is what
    is urged, possible or was not done: how far that goes only the document's words tell. What
    neither holds for is not told.

    Args:
        teller: puts events into sentences.
        clauses: find the clause of an act in a long sentence.
    """

    def __init__(self, teller: Teller, clauses: Clauses | None = None) -> None:
        self._teller = teller
        self._clauses = clauses or Clauses.load()
        self.shown = Shown(teller.namer.register)
        self._known: dict[tuple[str, ...], Line | None] = {}

    def of(self, telling: Telling) -> Line | None:
        """Return how an act is told; None where it cannot be told well."""
        key = (*telling.event_ids, *(f"{one.document_id}:{one.start}" for one in telling.evidence))
        if key not in self._known:
            self._known[key] = self._sentence(telling) or self._passage(telling)
        return self._known[key]

    def _sentence(self, telling: Telling) -> Line | None:
        """Return the act for a sentence of ours, where one is enough and all is shown."""
        event = telling.event
        if self._teller.needs_quote(event) or event.status not in PLAIN:
            return None
        meets = event.event_type is EventType.CONSULT
        pieces = [one for one in telling.evidence if not meets or tells_of_meeting(one.quote)]
        for by_state, piece in ((by, one) for by in (False, True) for one in pieces):
            others = [one.quote for one in telling.evidence if one != piece]
            whole = self.shown.whole(event, (piece.quote, *others), by_state=by_state)
            if whole is not None:
                first = (piece, *(one for one in telling.evidence if one != piece))
                return Line(replace(telling, event=whole, evidence=first))
        return None

    def _passage(self, telling: Telling) -> Line | None:
        """Return the act in words of a document that can be read by themselves."""
        event = telling.event
        passage = passage_of(
            telling.evidence,
            lambda words, most: self._clauses.of(words, event.event_type, event.mode, most),
            lambda words: self._sides(event, words),
        )
        if passage is None:
            return None
        first = passage.evidence
        pieces = (first, *(one for one in telling.evidence if one != first))
        states = self.shown.states(event, passage.words)
        return Line(replace(telling, evidence=pieces), passage, states)

    def _sides(self, event: Event, words: str) -> bool:
        """Return whether words name somebody of each side."""
        return all(self._any(side, words) for side in (event.actors, event.recipients) if side)

    def _any(self, side: Sequence[Party], words: str) -> bool:
        return any(self.shown.shows(one, words) for one in side)


def told_once(found: Iterable[Telling], lines: Lines) -> list[tuple[Telling, Telling]]:
    """Return the acts that can be told, as they are told and as they were found.

    Those told in the same words are told once, as the first of them.

    Args:
        found: in the order in which one of several is kept.
        lines: how each is told.
    """
    kept: dict[Evidence | int, tuple[Telling, Telling]] = {}
    spoken: list[tuple[_Said, Evidence]] = []
    for number, one in enumerate(found):
        line = lines.of(one)
        if line is None:
            continue
        key = line.passage.evidence if line.passage else number
        if line.passage and one.event.date is None and one.event.event_type in SPOKEN:
            said = _said(one.event, line.passage.words)
            key = next((at for other, at in spoken if _again(said, other)), line.passage.evidence)
            spoken.append((said, key))
        earlier = kept.get(key)
        if earlier is None:
            kept[key] = line.telling, one
        else:
            told, first = earlier
            ids = tuple(dict.fromkeys((*told.event_ids, *one.event_ids)))
            pieces = tuple(dict.fromkeys((*told.evidence, *one.evidence)))
            kept[key] = replace(told, event_ids=ids, evidence=pieces), first
    return list(kept.values())


@dataclass(frozen=True, slots=True)
class _Said:
    """What makes words the same as other words: who says what kind of thing to whom, and of what.

    Attributes:
        kind: type, status and both sides.
        stems: beginnings of the words.
    """

    kind: tuple[object, ...]
    stems: frozenset[str]


def _said(event: Event, words: str) -> _Said:
    sides = (frozenset(one.side for one in side) for side in (event.actors, event.recipients))
    return _Said((event.event_type, event.status, *sides), stems_of(WORD.findall(words)))


def _again(said: _Said, other: _Said) -> bool:
    """Return whether something was only said again, in much the same words."""
    shared = len(said.stems & other.stems)
    fewest = min(len(said.stems), len(other.stems))
    return said.kind == other.kind and shared >= FEWEST and shared >= SHARE * fewest
