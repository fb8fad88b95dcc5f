"""Merging and standing arrangements against gold stories: B-cubed and statuses.

A gold story is a folder of short articles with a ``story.json``: who published what when, which
events the articles tell (and which article tells which), and what became of arrangements.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import InputError
from dragoman.read import read_sources
from dragoman.records import DateInterval, Document, Event, Mechanism
from dragoman.resolve.accounts import Account
from dragoman.resolve.across import merge
from dragoman.resolve.knowledge import Words
from dragoman.resolve.mechanisms.assemble import assemble
from dragoman.resolve.merged import Merged

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

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
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_stories(folder: Path) -> tuple[Story, ...]:
    """Return the stories of a folder, by name."""
    return tuple(_story(path) for path in sorted(folder.iterdir()) if path.is_dir())


def _story(folder: Path) -> Story:
    gold = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    return Story(
        folder.name,
        tuple(_document(folder, key, facts) for key, facts in sorted(gold["articles"].items())),
        tuple(gold["events"]),
        tuple(gold["mechanisms"]),
    )


def _document(folder: Path, key: str, facts: Mapping[str, str]) -> Document:
    published = date.fromisoformat(facts["published"])
    for read in read_sources([str(folder / f"{key}.txt")], published=published):
        if isinstance(read, Document):
            return replace(read, document_id=f"{folder.name}/{key}", publisher=facts["publisher"])
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
    return {party.country or party.entity_id for party in (*event.actors, *event.recipients)}


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


def mechanism_found(gold: Mapping[str, Any], found: Sequence[Mechanism]) -> Mechanism | None:
    """Return the arrangement that a gold one describes, or None."""
    for one in found:
        if one.kind != gold["kind"] or set(one.members) != set(gold["members"]):
            continue
        if gold.get("level") and one.level != gold["level"]:
            continue
        if gold.get("targets") and not set(gold["targets"]) & set(one.targets):
            continue
        return one
    return None


def status_right(gold: Mapping[str, Any], found: Sequence[Mechanism]) -> bool:
    """Return whether an arrangement was found with its status and what else gold tells of it."""
    one = mechanism_found(gold, found)
    if one is None:
        return False
    last = one.history[-1].status if one.history else None
    if gold["status"] not in {"any", last}:
        return False
    if gold.get("clause") and gold["clause"] not in one.clauses:
        return False
    return bool(gold.get("acknowledged", one.acknowledged) == one.acknowledged)


@dataclass(frozen=True, slots=True)
class StoryScore:
    """What a folder of stories comes to.

    Attributes:
        clustering: how well reports of one event were put together.
        statuses_right: gold arrangements found with the right status.
        arrangements: gold arrangements.
    """

    clustering: Clustering
    statuses_right: int
    arrangements: int

    @property
    def status_accuracy(self) -> float:
        """Share of gold arrangements found with the right status."""
        return self.statuses_right / self.arrangements if self.arrangements else 0.0


def evaluate_stories(folder: Path, reader: "Reader", today: date) -> StoryScore:
    """Read the stories of a folder as one ledger would, and compare.

    Args:
        folder: holds a folder for each story.
        reader: understands documents.
        today: the day of reading.
    """
    stories = read_stories(folder)
    documents = [document for story in stories for document in story.documents]
    told = reader.process(documents)
    accounts = [
        Account(f"{one.document.document_id}#{number}", one.document.document_id,
                one.document.published, event)
        for one in told
        for number, event in enumerate(one.events, 1)
    ]  # fmt: skip
    known = Words.load()
    aligned = [
        align(story, [one for one in accounts if one.document_id.startswith(f"{story.name}/")])
        for story in stories
    ]
    total = sum(len(event["articles"]) for story in stories for event in story.events)
    published = {one.document_id: one.published for one in documents}
    found = assemble((each for one in told for each in one.mechanisms), published, known)
    gold = [one for story in stories for one in story.mechanisms]
    return StoryScore(
        b_cubed(aligned, merge(accounts, known, today=today), total),
        sum(status_right(one, found) for one in gold),
        len(gold),
    )
