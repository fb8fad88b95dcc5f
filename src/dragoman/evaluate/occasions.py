"""Occasions against gold stories: are they found, and is it right what became of them?

A gold story is a TOML file: short articles, each with its day, and the occasions that they tell up
to a day (``tests/gold/occasions/README.md`` says how they are labelled).
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dragoman.errors import InputError
from dragoman.evaluate.pairing import best_first
from dragoman.occasions import occasions_of
from dragoman.read import read_sources
from dragoman.records import DateInterval, Document, Event
from dragoman.records.occasions import Occasion, Stage
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account
from dragoman.resolve.merging.across import merge

if TYPE_CHECKING:
    from dragoman.pipeline import Processed, Reader

NEAR = timedelta(days=1)
NEEDED = ("kind", "parties", "date", "turns", "state")


@dataclass(frozen=True, slots=True)
class OccasionStory:
    """One gold story.

    Attributes:
        name: that of its file.
        on: the day from which one looks.
        documents: its articles.
        occasions: gold occasions as the file has them.
    """

    name: str
    on: date
    documents: tuple[Document, ...]
    occasions: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A gold occasion with what was told of it, or what was told and is not in gold.

    Attributes:
        story: the story.
        gold: the gold occasion; None where there is none.
        told: what was told; None where it was missed.
    """

    story: str
    gold: Mapping[str, Any] | None
    told: Occasion | None

    @property
    def is_found(self) -> bool:
        """Whether it is in gold and was told."""
        return self.gold is not None and self.told is not None

    @property
    def is_right(self) -> bool:
        """Whether it is told as standing where it stands."""
        return bool(self.gold and self.told and self.gold["state"] == self.told.state)

    @property
    def has_its_turns(self) -> bool:
        """Whether all of its life is told, and nothing else."""
        if not (self.is_right and self.gold and self.told):
            return False
        return _life(self.gold["turns"]) == _life(one.stage for one in self.told.turns)

    @property
    def is_falsely_held(self) -> bool:
        """Whether it is told as held and was not."""
        held = self.told is not None and self.told.state is Stage.HELD
        return held and not (self.gold is not None and self.gold["state"] == Stage.HELD)


def _life(stages: Iterable[str]) -> list[str]:
    """Return turns as they are compared: a new day told with a putting-off is no turn."""
    told: list[str] = []
    for one in map(str, stages):
        if not (told and told[-1] == Stage.POSTPONED and one == Stage.SCHEDULED):
            told.append(one)
    return told


@dataclass(frozen=True, slots=True)
class OccasionScore:
    """What a folder of stories comes to; each judgement by story."""

    judgements: tuple[Judgement, ...]

    @property
    def wanted(self) -> int:
        """How many occasions gold has."""
        return sum(one.gold is not None for one in self.judgements)

    @property
    def told(self) -> int:
        """How many were told."""
        return sum(one.told is not None for one in self.judgements)

    @property
    def found(self) -> float:
        """Share of gold's that were told."""
        return _share(sum(one.is_found for one in self.judgements), self.wanted)

    @property
    def precision(self) -> float:
        """Share of those told that gold has."""
        return _share(sum(one.is_found for one in self.judgements), self.told)

    @property
    def life(self) -> float:
        """Share of gold's that are told as standing where they stand."""
        return _share(sum(one.is_right for one in self.judgements), self.wanted)

    @property
    def turns(self) -> float:
        """Share of gold's of which the whole life is right."""
        return _share(sum(one.has_its_turns for one in self.judgements), self.wanted)

    @property
    def false_held(self) -> int:
        """How many are told as held that were not."""
        return sum(one.is_falsely_held for one in self.judgements)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def read_occasion_stories(folder: Path) -> tuple[OccasionStory, ...]:
    """Return the stories of a folder, by name.

    Raises:
        InputError: there is none, or one cannot be read.
    """
    paths = sorted(folder.glob("*.toml")) if folder.is_dir() else [folder]
    if not paths:
        raise InputError(f"{folder} holds no story: files NAME.toml with articles and occasions")
    return tuple(_story(path) for path in paths)


def _story(path: Path) -> OccasionStory:
    try:
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        for one in gold["occasions"]:
            if lacking := [key for key in NEEDED if key not in one]:
                raise InputError(f"{path}: an occasion lacks {lacking[0]!r}")
        documents = tuple(
            _document(path, number, one) for number, one in enumerate(gold["articles"], 1)
        )
        return OccasionStory(path.stem, gold["as_of"], documents, tuple(gold["occasions"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is no story: {error!r}") from error


def _document(path: Path, number: int, article: Mapping[str, Any]) -> Document:
    """Return an article as it is read from a file of its own."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{number}.txt"
        file.write_text(article["text"].strip() + "\n", encoding="utf-8")
        for read in read_sources([str(file)], published=article["published"]):
            if isinstance(read, Document):
                return replace(read, document_id=f"{path.stem}/{number}")
    raise InputError(f"{path}: article {number} cannot be read")


def evaluate_occasions(folder: Path, reader: "Reader") -> OccasionScore:
    """Read each story of a folder as a ledger of its own would, and compare.

    Args:
        folder: of stories.
        reader: understands documents.

    Raises:
        InputError: there is no story, or one cannot be read.
    """
    known = Words.load()
    found: list[Judgement] = []
    for story in read_occasion_stories(folder):
        told = reader.process(story.documents)
        found += judged(story, occasions_told(told, story.on, known))
    return OccasionScore(tuple(found))


def occasions_told(told: Sequence["Processed"], on: date, known: Words) -> tuple[Occasion, ...]:
    """Return the occasions of documents, their events merged as a ledger merges them."""
    accounts = [
        Account(f"{one.document.document_id}#{number}", one.document.document_id,
                one.document.published, event)
        for one in told
        for number, event in enumerate(one.events, 1)
    ]  # fmt: skip
    published = {one.document.document_id: one.document.published for one in told}
    merged = (one.event for one in merge(accounts, known, today=on))
    return occasions_of((_reported(one, published) for one in merged), on, published)


def _reported(event: Event, published: Mapping[str, date | None]) -> Event:
    """Return an event with the first day on which a document told it."""
    days = [day for one in event.evidence if (day := published.get(one.document_id))]
    return replace(event, reported_on=min(days, default=None))


def judged(story: OccasionStory, told: Sequence[Occasion]) -> list[Judgement]:
    """Return what became of each gold occasion, and of what is told beyond them."""
    golds = dict(
        best_first(
            (-_fit(gold, one), number, place)
            for number, gold in enumerate(story.occasions)
            for place, one in enumerate(told)
            if _may_be(gold, one)
        )
    )
    found = [
        Judgement(story.name, gold, told[golds[number]] if number in golds else None)
        for number, gold in enumerate(story.occasions)
    ]
    rest = [one for place, one in enumerate(told) if place not in golds.values()]
    return [*found, *(Judgement(story.name, None, one) for one in rest)]


def _may_be(gold: Mapping[str, Any], told: Occasion) -> bool:
    same = told.kind in gold["kind"] and sorted(gold["parties"]) == list(told.parties)
    return same and (not gold["date"] or told.date is None or _is_near(gold["date"], told.date))


def _is_near(days: Sequence[str], told: DateInterval) -> bool:
    first, last = (date.fromisoformat(one) for one in days)
    start, end = told.start or date.min, told.end or date.max
    return start <= last + NEAR and first - NEAR <= end


def _fit(gold: Mapping[str, Any], told: Occasion) -> float:
    """Return how well what was told fits gold, among those that may be it."""
    dated = bool(gold["date"]) == (told.date is not None)
    persons = bool(set(gold.get("persons", ())) & set(told.persons))
    return 4.0 * dated + 2.0 * persons + float(gold["state"] == told.state)
