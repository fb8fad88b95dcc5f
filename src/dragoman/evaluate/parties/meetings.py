"""Meetings whose persons a document names, against gold: are they all in the event?

Persons are named anywhere: beside the verb, in the sentence after it ("Minister X hosted Y and Z"),
or by what they do there. A gold file has a JSON object a line: the file of a report, the words
that tell a meeting in it, and the persons that it names as taking part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import InputError
from dragoman.read import read_sources
from dragoman.records import Document, Event, EventType, Status

if TYPE_CHECKING:
    from dragoman.pipeline import Processed, Reader


@dataclass(frozen=True, slots=True)
class ToldMeeting:
    """A meeting as labelled.

    Attributes:
        file: name of the file whose report tells it.
        words: words of the report that tell it; they stand there once.
        persons: those whom the report names as taking part, by full name.
    """

    file: str
    words: str
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class MeetingJudgement:
    """What was made of a meeting.

    Attributes:
        gold: the label.
        persons: those of the event that tells it; None where no event does.
    """

    gold: ToldMeeting
    persons: frozenset[str] | None

    @property
    def has_all(self) -> bool:
        """Whether everybody named is in the event."""
        return self.persons is not None and self.gold.persons <= self.persons

    @property
    def others(self) -> frozenset[str]:
        """Those in the event who were not there."""
        return (self.persons or frozenset()) - self.gold.persons


@dataclass(frozen=True, slots=True)
class MeetingScore:
    """What a file of meetings comes to."""

    judgements: tuple[MeetingJudgement, ...]

    @property
    def whole(self) -> int:
        """Meetings with everybody whom the report names."""
        return sum(one.has_all for one in self.judgements)

    @property
    def others(self) -> int:
        """Meetings with somebody who was not there."""
        return sum(bool(one.others) for one in self.judgements)


def read_meetings(path: Path) -> tuple[ToldMeeting, ...]:
    """Return the meetings of a gold file.

    Raises:
        InputError: the file is missing, or a line is no meeting.
    """
    place = str(path)
    found = []
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path}, line {number}"
            row = json.loads(line)
            found.append(ToldMeeting(row["file"], row["words"], frozenset(row["persons"])))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{place}: no gold of meetings: {error}") from error
    return tuple(found)


def evaluate_meetings(path: Path, folder: Path, reader: Reader) -> MeetingScore:
    """Read the reports of a folder, and compare who met.

    Args:
        path: a file of gold.
        folder: holds the files that it names.
        reader: understands documents.

    Raises:
        InputError: a file is missing, or the words of a meeting do not stand in its reports once.
    """
    gold = read_meetings(path)
    names = tuple(dict.fromkeys(one.file for one in gold))
    reports = {name: tuple(_reports(folder / name)) for name in names}
    told = iter(reader.process([one for name in names for one in reports[name]]))
    read = {name: tuple(next(told) for _ in reports[name]) for name in names}
    return MeetingScore(tuple(judged(one, read[one.file]) for one in gold))


def _reports(path: Path) -> Iterator[Document]:
    if not path.is_file():
        raise InputError(f"{path}: the gold names this file, and it is not there")
    return (one for one in read_sources([str(path)]) if isinstance(one, Document))


def judged(gold: ToldMeeting, reports: Sequence[Processed]) -> MeetingJudgement:
    """Return what was made of a meeting in the reports of its file.

    Of several events that the words tell, the one with most of the persons counts.

    Raises:
        InputError: its words stand in none of them, or more than once.
    """
    places = [
        (report, start)
        for report in reports
        for start in range(len(report.document.text))
        if report.document.text.startswith(gold.words, start)
    ]
    if len(places) != 1:
        raise InputError(f"{gold.file}: {gold.words!r} stands there {len(places)} times, not once")
    ((report, start),) = places
    events = [one for one in report.events if _tells(one, start, start + len(gold.words))]
    return MeetingJudgement(gold, _likest(gold, [_persons(one) for one in events]))


def _likest(gold: ToldMeeting, found: Sequence[frozenset[str]]) -> frozenset[str] | None:
    return max(
        found,
        key=lambda one: (len(one & gold.persons), -len(one - gold.persons)),
        default=None,
    )


def _tells(event: Event, start: int, end: int) -> bool:
    if event.event_type is not EventType.CONSULT or event.status is Status.NEGATED:
        return False
    return any(piece.start < end and start < piece.end for piece in event.evidence)


def _persons(event: Event) -> frozenset[str]:
    parties = (*event.actors, *event.recipients)
    return frozenset(party.person for party in parties if party.person)
