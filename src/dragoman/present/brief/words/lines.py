"""How an act is told: in a sentence of ours where words show all of it, else in those words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.present.brief.choosing import Telling
from dragoman.present.brief.words.passages import Passage, passage_of
from dragoman.present.brief.words.shown import Shown
from dragoman.present.wording import Clauses, Teller
from dragoman.records import Event, Evidence, Party


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
    a sentence of ours where one passage names everybody in it. Every other act is told in a
    passage that can be read by itself. What neither holds for is not told.

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
        if self._teller.needs_quote(event):
            return None
        for piece in telling.evidence:
            others = [one.quote for one in telling.evidence if one != piece]
            whole = self.shown.whole(event, (piece.quote, *others))
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
    for number, one in enumerate(found):
        line = lines.of(one)
        if line is None:
            continue
        key = line.passage.evidence if line.passage else number
        earlier = kept.get(key)
        if earlier is None:
            kept[key] = line.telling, one
        else:
            told, first = earlier
            ids = tuple(dict.fromkeys((*told.event_ids, *one.event_ids)))
            kept[key] = replace(told, event_ids=ids), first
    return list(kept.values())
