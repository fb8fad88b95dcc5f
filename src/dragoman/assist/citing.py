"""Records of the ledger as answers: every claim with its words and the document they stand in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Protocol

from dragoman.assist.answers import (
    Act,
    Arrangement,
    Gathering,
    Meeting,
    Phase,
    Promise,
    Quote,
    Stance,
    Turn,
    Who,
)
from dragoman.ledger import Filter, Ledger
from dragoman.present.brief.parts.notes import web_address
from dragoman.present.wording import Teller, arrangement_name
from dragoman.records import Event, Evidence, Mechanism, Occasion, Party, Position

MOST_SESSIONS = 10
AT_ONCE = 60  # values that one filter may have


class Source(Protocol):
    """What is cited of a document: a row of the ledger's list, or the document itself."""

    @property
    def document_id(self) -> str:
        """Its id."""
        ...

    @property
    def title(self) -> str | None:
        """Its headline."""
        ...

    @property
    def publisher(self) -> str | None:
        """Who published it."""
        ...

    @property
    def published(self) -> date | None:
        """When."""
        ...

    @property
    def url(self) -> str | None:
        """Where it stands."""
        ...


class Citing:
    """Makes answers of records, with what is known of the documents that they rest on."""

    def __init__(self, teller: Teller, sources: Iterable[Source]) -> None:
        """Keep what is cited.

        Args:
            teller: puts events into sentences.
            sources: the documents that evidence stands in.
        """
        self._teller = teller
        self._sources: Mapping[str, Source] = {one.document_id: one for one in sources}

    @classmethod
    def of(cls, teller: Teller, ledger: Ledger, pieces: Iterable[Evidence]) -> "Citing":
        """Return what cites these words, the documents looked up at once."""
        ids = sorted({piece.document_id for piece in pieces})
        some = [ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE)]
        found = chain.from_iterable(ledger.documents(Filter(document=tuple(one))) for one in some)
        return cls(teller, found)

    def quote(self, piece: Evidence) -> Quote:
        """Return words with their document."""
        source = self._sources.get(piece.document_id)
        published = source.published if source else None
        return Quote(
            piece.document_id,
            piece.start,
            piece.end,
            piece.quote,
            source.title if source else None,
            source.publisher if source else None,
            published.isoformat() if published else None,
            web_address(source.url) if source and source.url else None,
        )

    def quotes(self, pieces: Iterable[Evidence]) -> tuple[Quote, ...]:
        """Return words with their documents, each once."""
        return tuple(self.quote(piece) for piece in dict.fromkeys(pieces))

    def act(self, event: Event) -> Act:
        """Return an event."""
        return Act(
            event_id=event.event_id,
            sentence=self._teller.sentence(event).text,
            event_type=str(event.event_type),
            mode=event.mode,
            status=str(event.status),
            certainty=str(event.certainty),
            said_by=event.attribution.speaker,
            when=str(event.date) if event.date else None,
            reported_on=event.reported_on.isoformat() if event.reported_on else None,
            place=event.place.text if event.place else None,
            place_country=event.place.country if event.place else None,
            actors=tuple(self._who(one) for one in event.actors),
            recipients=tuple(self._who(one) for one in event.recipients),
            intensity=event.intensity,
            confidence=round(event.confidence, 4),
            mechanism_id=event.mechanism_id,
            evidence=self.quotes(event.evidence),
        )

    def stance(self, said: Position) -> Stance:
        """Return a position."""
        day = said.date.isoformat() if said.date else None
        issue = self._teller.words.issue(said.issue)
        return Stance(
            said.speaker, said.country, issue, said.stance, day, self.quote(said.evidence)
        )

    def gathering(self, one: Occasion) -> Gathering:
        """Return an occasion."""
        return Gathering(
            occasion_id=one.occasion_id,
            kind=str(one.kind),
            state=str(one.state),
            parties=one.parties,
            persons=one.persons,
            when=str(one.date) if one.date else None,
            place=one.place.text if one.place else None,
            place_country=one.place.country if one.place else None,
            host=one.host,
            ordinal=one.ordinal,
            level=one.level,
            mechanism_id=one.series,
            life=tuple(
                Phase(
                    str(turn.stage),
                    turn.day.isoformat() if turn.day else None,
                    str(turn.date) if turn.date else None,
                    turn.event_ids,
                    self.quotes(turn.evidence),
                )
                for turn in one.turns
            ),
            said_and_done_there=one.hangs_on,
        )

    def arrangement(self, one: Mechanism) -> Arrangement:
        """Return a standing arrangement."""
        return Arrangement(
            mechanism_id=one.mechanism_id,
            name=arrangement_name(one, self._teller.namer),
            kind=str(one.kind),
            members=one.members,
            targets=one.targets,
            level=one.level,
            acknowledged=one.acknowledged,
            sessions_in_all=len(one.sessions),
            sessions=tuple(
                Meeting(
                    str(held.date) if held.date else None,
                    held.place,
                    held.host,
                    held.ordinal,
                    held.status,
                    held.event_ids,
                    self.quotes(held.evidence),
                )
                for held in one.sessions[-MOST_SESSIONS:]
            ),
            history=tuple(
                Turn(
                    turn.status,
                    str(turn.date) if turn.date else None,
                    turn.reasons,
                    self.quotes(turn.evidence),
                )
                for turn in one.history
            ),
            commitments=tuple(
                Promise(
                    told.words or told.clause,
                    told.status,
                    str(told.date) if told.date else None,
                    told.deeds,
                    self.quotes(told.evidence),
                )
                for told in one.commitments
            ),
            evidence=self.quotes(one.evidence),
        )

    def _who(self, party: Party) -> Who:
        """Return a party by the name that a reader knows it by."""
        return Who(self._teller.namer.party(party).text, party.country, party.entity_id)


def pieces_of(found: Sequence[Event]) -> list[Evidence]:
    """Return all words that events rest on."""
    return [piece for one in found for piece in one.evidence]


def pieces_within(found: Sequence[Mechanism]) -> list[Evidence]:
    """Return all words that what is told of standing arrangements rests on."""
    pieces: list[Evidence] = []
    for one in found:
        pieces += one.evidence
        pieces += [piece for held in one.sessions[-MOST_SESSIONS:] for piece in held.evidence]
        pieces += [piece for turn in one.history for piece in turn.evidence]
        pieces += [piece for told in one.commitments for piece in told.evidence]
    return pieces
