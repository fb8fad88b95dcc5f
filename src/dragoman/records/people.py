"""Offices that people hold and positions that speakers take."""

from dataclasses import dataclass
from datetime import date

from dragoman.records.events import Evidence


@dataclass(frozen=True, slots=True)
class Office:
    """A position held by a person for a country over a period.

    Attributes:
        person: the name as commonly written in English.
        title: the office ("Foreign Minister").
        country: ISO 3166 alpha-3; None where unknown.
        sector: PLOVER sector of the office.
        start: first day known to be in office; None where unknown.
        end: last day; None where unknown or still in office.
        entity_id: of the person.
        evidence: where a document tells it; empty for the register's own.
    """

    person: str
    title: str
    country: str | None
    sector: str | None = None
    start: date | None = None
    end: date | None = None
    entity_id: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What a speaker or government said about an issue.

    Attributes:
        speaker: the words that name the speaker.
        entity_id: of the speaker, where known.
        country: the state spoken for, ISO 3166 alpha-3, where known.
        issue: id of the issue in the codebook's list, else the matter in the text's own words.
        stance: ``for``, ``against``, ``cautious``, ``calls for``, ``warns of``, ``raises``,
            ``silent``, or ``states`` of what a spokesman says without leaning any way.
        date: when it was said, ISO; None where unknown.
        evidence: the quote.
    """

    speaker: str
    entity_id: str | None
    country: str | None
    issue: str
    stance: str
    date: date | None
    evidence: Evidence
