"""Persons in running text against gold: of which state or organisation, in which office.

A gold file has a JSON object a line: a text, its day and the names of persons in it
(``tests/gold/persons/README.md`` says how they are labelled).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.entities.mention.mentions import Mention
from dragoman.entities.offices.office_titles import same_office
from dragoman.errors import InputError
from dragoman.records import Document, Party, Segment, SegmentKind

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

Label = TypeVar("Label")
AROUND = 30  # characters shown before and after a name


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A name of a person in a text, as labelled.

    Attributes:
        start: first character of the name.
        end: one past its last.
        of: states and organisations that are right; None where nobody can be.
        offices: titles that are right; None where no office can be.
    """

    start: int
    end: int
    of: frozenset[str | None]
    offices: tuple[str | None, ...]

    @classmethod
    def from_json(cls, row: Mapping[str, Any], text: str) -> NamedPerson:
        """Return the label of a gold row.

        Raises:
            ValueError: its words do not stand at its span.
        """
        start, end = row["start"], row["end"]
        if text[start:end] != row["words"]:
            message = f"{row['words']!r} does not stand at {start}"
            raise ValueError(message)
        return cls(start, end, frozenset(row["of"]), tuple(row["office"]))


@dataclass(frozen=True, slots=True)
class PersonJudgement:
    """What was made of a name.

    Attributes:
        gold: the label.
        told: the party that it was taken for; None where no person was seen.
        words: the name with some text around it.
    """

    gold: NamedPerson
    told: Party | None
    words: str = ""

    @property
    def has_state(self) -> bool:
        """Whether state or organisation are right."""
        return self.told is not None and bool(_belongs(self.told) & self.gold.of)

    @property
    def has_office(self) -> bool:
        """Whether the office is right; words and rank apart ("former", "acting")."""
        return self.told is not None and any(
            _is_office(self.told.office, one) for one in self.gold.offices
        )

    @property
    def is_right(self) -> bool:
        """Whether state or organisation and office are right."""
        return self.has_state and self.has_office

    @property
    def is_foreign(self) -> bool:
        """Whether the person was given to a state that is not theirs."""
        return bool(self.told and self.told.country) and not self.has_state


@dataclass(frozen=True, slots=True)
class PersonScore:
    """What a file of persons comes to."""

    judgements: tuple[PersonJudgement, ...]

    @property
    def right(self) -> float:
        """Share of the names of which state or organisation and office are right."""
        return self._share("is_right")

    @property
    def state(self) -> float:
        """Share of which state or organisation are right."""
        return self._share("has_state")

    @property
    def office(self) -> float:
        """Share of which the office is right."""
        return self._share("has_office")

    @property
    def foreign(self) -> int:
        """How many were given to a state that is not theirs."""
        return sum(one.is_foreign for one in self.judgements)

    def _share(self, name: str) -> float:
        count = sum(getattr(one, name) for one in self.judgements)
        return count / len(self.judgements) if self.judgements else 0.0


def _belongs(party: Party) -> frozenset[str | None]:
    """Return the state and the organisation of a party; None alone where it has neither."""
    body = party.entity_id if party.entity_id.startswith("org:") else None
    return frozenset(one for one in (party.country, body) if one) or frozenset({None})


def _is_office(told: str | None, gold: str | None) -> bool:
    if told is None or gold is None:
        return told is gold
    return same_office(gold, told) or same_office(told, gold) or told.lower() == gold.lower()


def judged(
    people: Sequence[NamedPerson], mentions: Sequence[Mention], text: str
) -> tuple[PersonJudgement, ...]:
    """Return what was made of each name of a text."""
    return tuple(
        PersonJudgement(
            one,
            _told(one, mentions, text),
            " ".join(text[max(0, one.start - AROUND) : one.end + AROUND].split()),
        )
        for one in people
    )


def _told(gold: NamedPerson, mentions: Sequence[Mention], text: str) -> Party | None:
    """Return the person that the name was taken for: of the narrowest mention over it."""
    last = text[gold.start : gold.end].rsplit(maxsplit=1)[-1].casefold()
    over = sorted(
        (one for one in mentions if one.start < gold.end and gold.start < one.end),
        key=lambda one: one.end - one.start,
    )
    people = [party for one in over for party in one.parties if party.person]
    named = (party for party in people if last in (party.person or "").casefold())
    return next(named, people[0] if people else None)


def read_persons(path: Path) -> tuple[tuple[Document, tuple[NamedPerson, ...]], ...]:
    """Return the texts of a gold file with the persons in them.

    Raises:
        InputError: the file is missing or is no gold of persons.
    """
    return tuple(read_texts(path, "persons", _people))


def _people(row: Mapping[str, Any], text: str) -> tuple[NamedPerson, ...]:
    return tuple(NamedPerson.from_json(one, text) for one in row["mentions"])


def read_texts(
    path: Path, of: str, label: Callable[[Mapping[str, Any], str], Label]
) -> Iterator[tuple[Document, Label]]:
    """Yield the texts of a gold file, each with its label.

    Args:
        path: a file of JSON lines.
        of: what it is gold of, for the message.
        label: makes the label of a line and its text.

    Raises:
        InputError: the file is missing, or a line is none of such gold.
    """
    place = str(path)
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path}, line {number}"
            row = json.loads(line)
            text, day = row["text"], row.get("published")
            whole = (Segment(0, len(text), SegmentKind.BODY),)
            published = date.fromisoformat(day) if day else None
            yield Document(row["id"], text, whole, published=published), label(row, text)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{place}: no gold of {of}: {error}") from error


def evaluate_persons(path: Path, reader: Reader) -> PersonScore:
    """Read each text of a gold file, and compare the persons in it.

    Args:
        path: a file of gold.
        reader: understands documents.

    Raises:
        InputError: the file is missing or is no gold of persons.
    """
    rows = read_persons(path)
    told = reader.process([document for document, _ in rows])
    return PersonScore(
        tuple(
            judgement
            for (document, people), one in zip(rows, told, strict=True)
            for judgement in judged(people, one.mentions, document.text)
        )
    )
