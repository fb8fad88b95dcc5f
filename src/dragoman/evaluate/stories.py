"""Merging and standing arrangements against gold stories: B-cubed and statuses.

A gold story is a folder of short articles with a ``story.json``: who published what when, which
events the articles tell (and which article tells which), and what became of arrangements.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.arrangements.follow.assemble import assemble
from dragoman.arrangements.follow.commitments import judged
from dragoman.arrangements.follow.deeds import Deeds
from dragoman.errors import InputError
from dragoman.evaluate.arrangements import FoundArrangement, told_of
from dragoman.read import read_sources
from dragoman.records import DateInterval, Document, Event, Mechanism
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account
from dragoman.resolve.merging.across import merge
from dragoman.resolve.merging.merged import Merged

if TYPE_CHECKING:
    from dragoman.pipeline import Processed, Reader

GOLD = "story.json"
EVENT = ("key", "types", "parties", "status", "date", "articles")
MECHANISM = ("kind", "members", "status")
ONE_DAY = timedelta(days=1)
Tellings = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Story:
    """One gold story.

    Attributes:
        name: its folder.
        documents: its articles; ids are ``story/article``.
        events: gold events as the file has them.
        mechanisms: gold arrangements likewise.
    """

    name: str
    documents: tuple[Document, ...]
    events: tuple[Mapping[str, Any], ...]
    mechanisms: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Clustering:
    """How well reports were put together.

    Attributes:
        precision: B-cubed precision over aligned reports.
        recall: B-cubed recall over aligned reports.
        aligned: gold reports for which a coded report was found.
        total: gold reports.
    """

    precision: float
    recall: float
    aligned: int
    total: int

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return _harmonic(self.precision, self.recall)

    @property
    def found(self) -> float:
        """Share of gold reports for which a coded report was found."""
        return self.aligned / self.total if self.total else 0.0

    @property
    def strict_f1(self) -> float:
        """The harmonic mean where each gold report that was not found counts as recall of zero."""
        return _harmonic(self.precision, self.recall * self.found)


def _harmonic(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def read_stories(folder: Path) -> tuple[Story, ...]:
    """Return the stories of a folder, by name; a folder with a ``story.json`` is one itself.

    Raises:
        InputError: there is no story, or one cannot be read.
    """
    folders = [folder] if (folder / GOLD).is_file() else sorted(folder.iterdir())
    stories = tuple(_story(path) for path in folders if (path / GOLD).is_file())
    if not stories:
        raise InputError(f"{folder} holds no story: a folder with {GOLD} and its articles")
    return stories


def _story(folder: Path) -> Story:
    try:
        gold = json.loads((folder / GOLD).read_text(encoding="utf-8"))
        return Story(
            folder.name,
            tuple(_document(folder, key, facts) for key, facts in sorted(gold["articles"].items())),
            tuple(_complete(folder, one, EVENT) for one in gold["events"]),
            tuple(_complete(folder, one, MECHANISM) for one in gold.get("mechanisms", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{folder / GOLD} is no story: {error!r}") from error


def _complete(folder: Path, entry: Mapping[str, Any], needed: Sequence[str]) -> Mapping[str, Any]:
    for key in needed:
        if key not in entry:
            raise InputError(f"{folder / GOLD}: {json.dumps(entry)[:80]} lacks {key!r}")
    return entry


def _document(folder: Path, key: str, facts: Mapping[str, str]) -> Document:
    published = date.fromisoformat(facts["published"])
    for read in read_sources([str(folder / f"{key}.txt")], published=published):
        if isinstance(read, Document):
            return replace(
                read, document_id=f"{folder.name}/{key}", publisher=facts.get("publisher")
            )
        raise InputError(f"{folder.name}/{key}.txt cannot be read: {read.detail}")
    raise InputError(f"{folder.name}/{key}.txt holds nothing")


def align(story: Story, accounts: Sequence[Account]) -> dict[tuple[str, str], str]:
    """Return for each gold report (event key, article) the coded report that tells it.

    Args:
        story: the gold.
        accounts: the coded reports of the story's documents.
    """
    found: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for gold in story.events:
        for article in gold["articles"]:
            fitting = sorted(
                (-_shared(one.event, gold), one.report_id)
                for one in accounts
                if one.document_id == f"{story.name}/{article}"
                and one.report_id not in taken
                and _fits(one.event, gold)
            )
            if fitting:
                found[gold["key"], article] = fitting[0][1]
                taken.add(fitting[0][1])
    return found


def _shared(event: Event, gold: Mapping[str, Any]) -> int:
    dated = gold["date"] is not None and event.date is not None
    return 2 * len(_parties(event) & set(gold["parties"])) + dated


def _fits(event: Event, gold: Mapping[str, Any]) -> bool:
    """Return whether a coded report can be of a gold event."""
    parties = _parties(event)
    if event.event_type not in gold["types"] or event.status != gold["status"]:
        return False
    if not parties or not (parties <= set(gold["parties"]) or set(gold["parties"]) <= parties):
        return False
    return gold["date"] is None or _inside(event.date, gold["date"])


def _parties(event: Event) -> set[str]:
    return {party.side for party in (*event.actors, *event.recipients)}


def _inside(told: DateInterval | None, days: Sequence[str]) -> bool:
    if told is None:
        return True
    first, last = (date.fromisoformat(day) for day in days)
    if told.start is None or told.end is None:
        return False
    return told.start <= last + ONE_DAY and first - ONE_DAY <= told.end


def b_cubed(gold: Sequence[Tellings], merged: Sequence[Merged], total: int) -> Clustering:
    """Return B-cubed over the aligned reports of all stories.

    Args:
        gold: for each story, coded reports by gold event and article.
        merged: the events that merging made of all reports.
        total: how many gold reports there are.
    """
    cluster_of = {report: number for number, one in enumerate(merged) for report in one.reports}
    truth: dict[str, tuple[int, str]] = {}
    for number, tellings in enumerate(gold):
        for (name, _), report in tellings.items():
            truth[report] = (number, name)
    by_truth: dict[tuple[int, str], set[str]] = defaultdict(set)
    by_cluster: dict[int, set[str]] = defaultdict(set)
    for report, key in truth.items():
        by_truth[key].add(report)
        by_cluster[cluster_of[report]].add(report)
    precision = recall = 0.0
    for report, key in truth.items():
        together = by_truth[key] & by_cluster[cluster_of[report]]
        precision += len(together) / len(by_cluster[cluster_of[report]])
        recall += len(together) / len(by_truth[key])
    count = len(truth) or 1
    return Clustering(precision / count, recall / count, len(truth), total)


@dataclass(frozen=True, slots=True)
class StoryScore:
    """What a folder of stories comes to.

    Attributes:
        clustering: how well reports of one event were put together.
        missed: gold reports, as story, article and event, that no coded report tells.
        arrangements: gold arrangements by story, with what was found of each.
    """

    clustering: Clustering
    missed: tuple[tuple[str, str, str], ...]
    arrangements: tuple[tuple[str, Mapping[str, Any], FoundArrangement], ...]

    @property
    def status_accuracy(self) -> float:
        """Share of gold arrangements found with the right status."""
        right = sum(told.status for _, _, told in self.arrangements)
        return right / len(self.arrangements) if self.arrangements else 0.0

    @property
    def details(self) -> tuple[int, int]:
        """Gold's members over time and commitments: how many are right, of how many."""
        told = [told for _, _, told in self.arrangements]
        return sum(one.details for one in told), sum(one.wanted for one in told)


def evaluate_stories(folder: Path, reader: "Reader", today: date | None = None) -> StoryScore:
    """Read the stories of a folder as one ledger would, and compare.

    Args:
        folder: holds a folder for each story.
        reader: understands documents.
        today: the day from which one looks; that of the newest article when None.

    Raises:
        InputError: there is no story, or one cannot be read.
    """
    stories = read_stories(folder)
    documents = [document for story in stories for document in story.documents]
    days = [one.published for one in documents if one.published]
    today = today or max(days, default=date.max)
    told = reader.process(documents)
    accounts = list(_accounts(told))
    aligned = [
        align(story, [one for one in accounts if one.document_id.startswith(f"{story.name}/")])
        for story in stories
    ]
    known = Words.load()
    merged = merge(accounts, known, today=today)
    found = _arrangements(told, merged, known)
    wanted = [
        (story.name, article, event["key"])
        for story in stories
        for event in story.events
        for article in event["articles"]
    ]
    here = {
        (story.name, article, key)
        for story, tellings in zip(stories, aligned, strict=True)
        for key, article in tellings
    }
    return StoryScore(
        b_cubed(aligned, merged, len(wanted)),
        tuple(one for one in wanted if one not in here),
        tuple(
            (story.name, one, told_of(one, found)) for story in stories for one in story.mechanisms
        ),
    )


def arrangements_told(told: Sequence["Processed"], known: Words, today: date) -> list[Mechanism]:
    """Return the arrangements of documents, with what became of their commitments.

    Args:
        told: what each document tells.
        known: words without subject matter.
        today: the day of reading.
    """
    return _arrangements(told, merge(list(_accounts(told)), known, today=today), known)


def _accounts(told: Sequence["Processed"]) -> Iterator[Account]:
    for one in told:
        document = one.document
        for number, event in enumerate(one.events, 1):
            name = f"{document.document_id}#{number}"
            yield Account(name, document.document_id, document.published, event)


def _arrangements(
    told: Sequence["Processed"], merged: Sequence[Merged], known: Words
) -> list[Mechanism]:
    """Return the arrangements of all documents, with what became of their commitments."""
    published = {one.document.document_id: one.document.published for one in told}
    found = assemble((each for one in told for each in one.mechanisms), published, known)
    deeds = Deeds.load()
    done = [
        (one.event, verdict) for one in merged for verdict in deeds.verdicts(one.event, published)
    ]
    return [judged(one, done, published, deeds.extents) for one in found]
