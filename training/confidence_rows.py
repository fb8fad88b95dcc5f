"""Every event that the reader would tell of development text, and which of its parts are right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dragoman.cli.evaluate.events import _entries
from dragoman.coding import coder
from dragoman.coding.acceptance.confidence import features_of
from dragoman.coding.candidate import Candidate
from dragoman.coding.coder import Coded
from dragoman.coding.trees import read_trees
from dragoman.coding.weighing import weigh
from dragoman.evaluate.documents.gold import Act, WholeDocument, known_codes, read_documents
from dragoman.evaluate.documents.scores import MEASURES, ComparedEvent, paired
from dragoman.evaluate.events import GoldArticle, compare
from dragoman.evaluate.labelled import Labelled, newswire
from dragoman.evaluate.real_text import Mark, mark_of_event, mark_of_gold
from dragoman.pipeline import Pipeline
from dragoman.read import read_sources
from dragoman.records import Document, Event
from dragoman.settings import Settings
from event_data import HERE
from parts import FOLDS, fold_of
from reading import plain_document

ARTICLES = HERE.parent.parent / "tests" / "gold" / "articles" / "dev"
PARTIES = 2
Marks = Mapping[str, bool]
Features = Callable[[Candidate], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """An event that may be told.

    Attributes:
        kind: the kind of text.
        document: its document.
        features: what the model reads of it.
        right: whether the whole record is right.
        marks: whether its type is, and whether its parties, status and date are where the type is;
            what the gold does not tell is left out.
    """

    kind: str
    document: str
    features: Mapping[str, float]
    right: bool
    marks: Marks


class Watched:
    """The reader with its filter of the improbable open, and the features of what it tells."""

    def __init__(self, parts: Path, features: Features = features_of) -> None:
        self.parts = [read_trees(parts / f"{fold}.npz") for fold in range(FOLDS)]
        self.pipeline = Pipeline.load(replace(Settings(), least_confidence=0.0))
        self.codes = known_codes()
        self.features: dict[str, Mapping[str, float]] = {}
        told = coder._coded  # noqa: SLF001 - the one place where a candidate becomes an event

        def watched(candidate: Candidate) -> Coded:
            coded = told(candidate)
            self.features[coded.event.event_id] = features(candidate)
            return coded

        coder._coded = watched  # noqa: SLF001 - to see each word

    def events(self, name: str, document: Document) -> tuple[Event, ...]:
        """What a document tells, read without having seen it."""
        trees = self.parts[fold_of(name)]
        weigh.load_trees = lambda _: trees
        return self.pipeline.process([document])[0].events

    def of_labelled(self, kind: str, labelled: Labelled) -> Iterator[Row]:
        """Rows of a document whose every mention is labelled."""
        document = plain_document(labelled.name, labelled.text)
        for event in self.events(labelled.name, document):
            proof = event.evidence[0]
            near = [
                mark_of_gold(gold)
                for gold in labelled.events
                if proof.start <= gold.start < proof.end
            ]
            marks = marks_beside(mark_of_event(event), near)
            right = all(marks.values()) and marks["type"]
            yield Row(kind, labelled.name, self.features[event.event_id], right, marks)

    def of_whole(self, kind: str, gold: WholeDocument) -> Iterator[Row]:
        """Rows of a document whose every event is labelled once, with its date."""
        document = replace(plain_document(gold.name, gold.text), published=gold.published)
        events = self.events(gold.name, document)
        told = [ComparedEvent.of(event, self.codes) for event in events]
        acts = dict(paired(told, gold.acts))
        for number, event in enumerate(events):
            act = gold.acts[acts[number]] if number in acts else None
            right = act is not None and told[number].grade(act) == len(MEASURES)
            if act is None or not (act.arguable and right):
                marks = marks_of_act(told[number], act)
                yield Row(kind, gold.name, self.features[event.event_id], right, marks)

    def of_articles(self) -> Iterator[Row]:
        """Rows of the project's own development articles, which are right or wrong as a whole."""
        for entry, path in _entries(ARTICLES):
            published = date.fromisoformat(entry["published"])
            events: list[Event] = []
            for read in read_sources([str(path)], published=published):
                if isinstance(read, Document):
                    events.extend(self.events(entry["file"], read))
            compared = compare(events, GoldArticle.from_json(entry))
            bad = {each.event_id for each in (*compared.wrong, *compared.forbidden)}
            for event in events:
                right = event.event_id not in bad
                yield Row("articles", entry["file"], self.features[event.event_id], right, {})


def marks_of_act(told: ComparedEvent, act: Act | None) -> Marks:
    """Which parts of a told event are right beside the act that it answers to."""
    if act is None:
        return {"type": False}
    same = replace(told, status=act.status)
    return {
        "type": True,
        "parties": same.grade(act) >= PARTIES,
        "status": told.status == act.status,
        "date": act.days.holds(told.start, told.end),
    }


def marks_beside(mine: Mark, near: list[Mark]) -> Marks:
    """Which parts of a told event are right beside the likest label of its type."""
    same = [gold for gold in near if gold.type == mine.type]
    if not same:
        return {"type": False}
    best = max(same, key=lambda gold: (mine.parties == gold.parties, mine.status == gold.status))
    return {
        "type": True,
        "parties": mine.parties == best.parties,
        "status": mine.status == best.status,
    }


def rows(parts: Path, features: Features = features_of) -> Iterator[Row]:
    """All rows.

    Args:
        parts: the folder of the folds of `parts.py`.
        features: what a model reads of a candidate.
    """
    watched = Watched(parts, features)
    for labelled in newswire(HERE / "newswire"):
        if labelled.split == "dev" and len(labelled.sentences) == 1:
            yield from watched.of_labelled("single", labelled)
    for gold in read_documents(HERE / "documents", "dev", watched.codes):
        kind = "newswire" if gold.genre == "newswire" else "written"
        yield from watched.of_whole(kind, gold)
    yield from watched.of_articles()
