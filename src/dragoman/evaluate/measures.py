"""Measures against gold sentences: is each turn told, by whom, against whom and about what?

A gold file is TOML with ``[[sentences]]``: a text, its day and the turns of measures that it tells
(``tests/gold/measures/README.md`` says how they are labelled).
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dragoman.errors import InputError
from dragoman.read import read_sources
from dragoman.records import Document, Event, EventType, Status
from dragoman.records.measures import MeasureAct, MeasureTurn

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

Gold = Mapping[str, Any]
TAKING = frozenset({MeasureAct.IMPOSE, MeasureAct.KEEP, MeasureAct.EXTEND, MeasureAct.RESTORE})
ISO_LETTERS = 3


@dataclass(frozen=True, slots=True)
class MeasureJudgement:
    """What became of a gold sentence.

    Attributes:
        sentence: as the file has it.
        told: the turns that were told.
        missed: gold turns that none of them fits.
        false: told turns that gold has neither as told nor as allowed.
        is_imposing: whether an event tells as done an imposing that gold does not have.
    """

    sentence: Gold
    told: tuple[MeasureTurn, ...]
    missed: tuple[Gold, ...]
    false: tuple[MeasureTurn, ...]
    is_imposing: bool = False

    @property
    def is_right(self) -> bool:
        """Whether all turns are told and no other: act, sides, object and status."""
        return not self.missed and not self.false

    @property
    def is_reversed(self) -> bool:
        """Whether a turn is told with its sides the wrong way round."""
        pairs = {(sides(one["by"]), sides(one["on"])) for one in self.sentence["turns"]}
        return any((sides(one.on), sides(one.by)) in pairs for one in self.told)

    @property
    def has_details(self) -> bool:
        """Whether scope, date, reason and admission are right where gold has them."""
        return self.is_right and all(
            any(_fits(gold, one) and _has_details(gold, one) for one in self.told)
            for gold in self.sentence["turns"]
        )


@dataclass(frozen=True, slots=True)
class MeasureScore:
    """What a file of sentences comes to; each judgement by sentence."""

    judgements: tuple[MeasureJudgement, ...]

    @property
    def right(self) -> float:
        """Share of the sentences of which act, sides, object and status are right."""
        return _share(sum(one.is_right for one in self.judgements), len(self.judgements))

    @property
    def details(self) -> float:
        """Share of those of which scope, date, reason and admission are right too."""
        return _share(sum(one.has_details for one in self.judgements), len(self.judgements))

    @property
    def reversed(self) -> int:
        """How many are told with the sides the wrong way round."""
        return sum(one.is_reversed for one in self.judgements)

    @property
    def imposing(self) -> int:
        """How many have an event that tells as done an imposing that was none."""
        return sum(one.is_imposing for one in self.judgements)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def sides(names: Sequence[str]) -> frozenset[str]:
    """Return sides as they are compared: organisations by their short names.

    >>> sorted(sides(("org:eu", "PER")))
    ['PER', 'eu']
    """
    return frozenset(
        one if len(one) == ISO_LETTERS and one.isupper() else one.removeprefix("org:").lower()
        for one in map(_plain, names)
    )


def _plain(name: str) -> str:
    return name.lower() if name in {"EU", "AU", "ECOWAS"} else name


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _fits(gold: Gold, told: MeasureTurn) -> bool:
    """Return whether a turn is the one that gold has: act, sides, object and status."""
    statuses = _listed(gold.get("status", "actual"))
    wanted = str(gold.get("object", "")).lower()
    return (
        str(told.act) in _listed(gold["act"])
        and str(told.status) in statuses
        and sides(told.by) == sides(gold["by"])
        and sides(told.on) == sides(gold["on"])
        and wanted in told.object.lower()
    )


def _has_details(gold: Gold, told: MeasureTurn) -> bool:
    scope = gold.get("scope")
    if scope and (scope == "partial") != told.is_partial:
        return False
    if gold.get("acknowledged", True) != told.is_acknowledged:
        return False
    reason = str(gold.get("reason", "")).lower()
    if reason and not any(reason in one.lower() for one in told.reasons):
        return False
    day = str(gold.get("date", ""))
    start = told.date.start if told.date else None
    return not day or (start is not None and start.isoformat().startswith(day))


def judged(
    sentence: Gold, told: Sequence[MeasureTurn], events: Sequence[Event] = ()
) -> MeasureJudgement:
    """Return what became of a gold sentence."""
    missed = tuple(gold for gold in sentence["turns"] if not any(_fits(gold, one) for one in told))
    allowed = (*sentence["turns"], *sentence.get("may", ()))
    false = tuple(one for one in told if not any(_fits(gold, one) for gold in allowed))
    taken = any(set(_listed(gold["act"])) & TAKING for gold in allowed)
    imposing = any(
        one.event_type is EventType.SANCTION
        and one.status is Status.ACTUAL
        and "restrict" in one.mode
        for one in events
    )
    return MeasureJudgement(sentence, tuple(told), missed, false, imposing and not taken)


def read_measure_sentences(path: Path) -> tuple[tuple[Gold, Document], ...]:
    """Return the sentences of a file, each read as a document of its own.

    Raises:
        InputError: the file is missing or is none of gold sentences.
    """
    try:
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            (one, _document(path, number, one)) for number, one in enumerate(gold["sentences"], 1)
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} holds no gold sentences on measures: {error!r}") from error


def _document(path: Path, number: int, sentence: Gold) -> Document:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{number}.txt"
        file.write_text(sentence["text"] + "\n", encoding="utf-8")
        day: date = sentence["published"]
        for read in read_sources([str(file)], published=day):
            if isinstance(read, Document):
                return replace(read, document_id=f"{path.stem}/{number}")
    raise InputError(f"{path}: sentence {number} cannot be read")


def evaluate_measures(path: Path, reader: "Reader") -> MeasureScore:
    """Read each sentence of a gold file as a document of its own, and compare.

    Args:
        path: a file of gold sentences.
        reader: understands documents.

    Raises:
        InputError: the file is missing or is none of gold sentences.
    """
    rows = read_measure_sentences(path)
    told = reader.process([document for _, document in rows])
    return MeasureScore(
        tuple(
            judged(gold, one.measures, one.events)
            for (gold, _), one in zip(rows, told, strict=True)
        )
    )
