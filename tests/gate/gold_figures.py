"""The figures of the quality gate: what the shipped reader gets right on gold kept unseen.

Each function reads one folder of ``tests/gold`` and returns its figures by name; the names are
those of ``tests/gold/floors.toml``. Run this file to print them all beside their floors.
"""

import csv
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from gold_marks import marked_word, request_of

from dragoman.annotate.parser.parse import Parser
from dragoman.annotate.quotations.find import find_quotations
from dragoman.annotate.times import find_times
from dragoman.cli.evaluate.events import evaluate_articles
from dragoman.codebook.codebook import Codebook
from dragoman.coding.heads.relations import RelationClassifier
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.resolve import EntityResolver
from dragoman.entities.who import who
from dragoman.evaluate.engine.relations import RelationReport
from dragoman.evaluate.events import EventScore
from dragoman.evaluate.labelled import newswire
from dragoman.evaluate.measures import evaluate_measures
from dragoman.evaluate.occasions import evaluate_occasions
from dragoman.evaluate.parties.groups import GroupScore, read_groups
from dragoman.evaluate.parties.groups import judged as judged_group
from dragoman.evaluate.parties.meetings import evaluate_meetings
from dragoman.evaluate.parties.persons import PersonScore, read_persons
from dragoman.evaluate.parties.persons import judged as judged_persons
from dragoman.evaluate.real_text import MEASURES as REAL_TEXT
from dragoman.evaluate.real_text import Counts, compare
from dragoman.evaluate.scores import macro_f1
from dragoman.evaluate.stories import evaluate_stories
from dragoman.frames.modality.status import read_status
from dragoman.frames.triggers.event_nouns import light_verb_of
from dragoman.pipeline import Pipeline
from dragoman.read import read_sources
from dragoman.records import Annotated, Document, Segment, SegmentKind, TimeExpression
from dragoman.settings import Settings
from dragoman.syntax.tree import Tree

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = GOLD / "floors.toml"
SAMPLES = Path(str(files("dragoman.data") / "samples"))
NEWSWIRE = Path(__file__).parents[2] / "training" / "data" / "newswire"
# Our own articles label what an analyst would enter, not every mention: there the reader is
# measured as one sets it who wants few events and right ones (docs/quality.md).
STRICT = Settings(least_confidence=0.6)
BATCH = 16  # documents that share the encoder's batches
ROLES = ("source", "cue", "content")
STORIES_READ = date(2026, 1, 1)  # after the last story
Figures = dict[str, float]


class Reader:
    """The parts of the shipped reader, each loaded when first asked for."""

    @cached_property
    def parser(self) -> Parser:
        """The encoder's parser."""
        return Parser.load()

    @cached_property
    def relations(self) -> RelationClassifier:
        """The encoder's relation head."""
        return RelationClassifier.load()

    @cached_property
    def resolver(self) -> EntityResolver:
        """The registers of entities."""
        return EntityResolver.load()

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook."""
        return Codebook.load()


def times(reader: Reader) -> Figures:
    """F1 of expressions: overlapping span, equal kind and date."""
    del reader  # times need no encoder
    right = found_count = gold_count = 0
    for line in _lines("times/test.jsonl"):
        published = date.fromisoformat(line["published"]) if line["published"] else None
        found = [_time(time) for time in find_times(line["text"], published)]
        found_count += len(found)
        gold_count += len(line["expressions"])
        for gold in line["expressions"]:
            day = tuple(gold["date"].values()) if gold["date"] else None
            for each in found:
                overlaps = each[0] < gold["end"] and gold["start"] < each[1]
                if overlaps and each[2:] == (gold["kind"], day):
                    right += 1
                    found.remove(each)
                    break
    return {"f1": _f1(right, found_count, gold_count)}


def attributions(reader: Reader) -> Figures:
    """F1 of exact spans, role by role."""
    rows = _lines("attributions/test.jsonl")
    documents = [Document(row["id"], row["text"]) for row in rows]
    told: dict[str, list[Any]] = {role: [] for role in ROLES}
    real: dict[str, list[Any]] = {role: [] for role in ROLES}
    parsed = reader.parser.many(documents)
    for row, document, sentences in zip(rows, documents, parsed, strict=True):
        for found in find_quotations(document, sentences):
            for role in ROLES:
                told[role].append((row["id"], getattr(found, role)))
        for gold in row["attributions"]:
            for role in ROLES:
                real[role].append((row["id"], gold[role] and tuple(gold[role])))
    return {role: _f1_of(told[role], real[role]) for role in ROLES}


def entities(reader: Reader) -> Figures:
    """Country and sector of mentions; members of group expressions."""
    rows = _lines("entities/mentions-test.jsonl")
    countries, sectors = [], []
    for row in rows:
        day = date.fromisoformat(row["date"]) if row.get("date") else None
        answer = who(row["text"], reader.resolver, day)
        countries.append(answer.country in (row["country"] or [None]))
        sectors.append(answer.sector in (row["sector"] or [None]))
    return {
        "country": sum(countries) / len(rows),
        "sector": sum(sectors) / len(rows),
        "groups": _groups(reader),
    }


def _groups(reader: Reader) -> float:
    rows = _lines("entities/groups-test.jsonl")
    whole = [(Segment(0, len(row["text"]), SegmentKind.BODY),) for row in rows]
    documents = [
        Document(row["id"], row["text"], body) for row, body in zip(rows, whole, strict=True)
    ]
    told, real = [], []
    parsed = reader.parser.many(documents)
    for row, document, sentences in zip(rows, documents, parsed, strict=True):
        quotations = find_quotations(document, sentences)
        annotated = Annotated(document, sentences, (), quotations)
        real.extend((row["id"], each) for each in row["means"])
        meant = {
            party.country or party.entity_id
            for mention in reader.resolver.resolve(annotated)
            if mention.start < row["end"] and row["start"] < mention.end
            for party in mention.parties
            if party.country or party.entity_id.startswith("org:")
        }
        told.extend((row["id"], each) for each in meant)
    return _f1_of(told, real)


def persons(reader: Reader) -> Figures:
    """Persons in real text, whom its group expressions mean, and who met in the samples."""
    rows = read_persons(GOLD / "persons" / "test.jsonl")
    named = _mentions(reader, [document for document, _ in rows])
    score = PersonScore(
        tuple(
            judgement
            for (document, people), mentions in zip(rows, named, strict=True)
            for judgement in judged_persons(people, mentions, document.text)
        )
    )
    texts = read_groups(GOLD / "groups" / "test.jsonl")
    told = _mentions(reader, [document for document, _ in texts])
    groups = GroupScore(
        tuple(
            judged_group(gold, mentions, document.text)
            for (document, gold), mentions in zip(texts, told, strict=True)
        )
    )
    pipeline = Pipeline(reader.parser, reader.resolver, reader.codebook)
    met = evaluate_meetings(GOLD / "meetings" / "samples.jsonl", SAMPLES, pipeline)
    return {
        "right": score.right,
        "foreign": float(score.foreign),
        "groups": groups.members.f1,
        "meetings": met.whole / len(met.judgements),
    }


def _mentions(reader: Reader, documents: Sequence[Document]) -> list[tuple[Mention, ...]]:
    """Return whom each document names; what it tells of events is not asked."""
    return [
        reader.resolver.resolve(
            Annotated(document, sentences, (), find_quotations(document, sentences))
        )
        for document, sentences in zip(documents, reader.parser.many(documents), strict=True)
    ]


def statuses(reader: Reader) -> Figures:
    """Status and certainty of one marked event a line, read as the coder reads them."""
    path = GOLD / "status" / "test.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    marked = [marked_word(row["text"]) for row in rows]
    documents = [
        Document(str(number), text, (Segment(0, len(text), SegmentKind.BODY),))
        for number, (text, _) in enumerate(marked)
    ]
    told, sure = [], []
    parsed = reader.parser.many(documents)
    for (_, start), sentences in zip(marked, parsed, strict=True):
        sentence = next(each for each in sentences if each.start <= start < each.end)
        index = next(n for n, token in enumerate(sentence.tokens) if start < token.end)
        tree = Tree(sentence)
        light = None
        if tree.upos(index) in {"NOUN", "PROPN"}:
            light = light_verb_of(tree, index, reader.codebook)
        reading = read_status(tree, index, reader.codebook, light=light)
        told.append(str(reading.status.value))
        sure.append(str(reading.certainty.value))
    real = [row["status"] for row in rows]
    certain = [row["certainty"] for row in rows]
    return {
        "accuracy": _share(told, real),
        "macro_f1": macro_f1(real, told),
        "certainty": _share(sure, certain),
        "certainty_macro_f1": macro_f1(certain, sure),
    }


def relations(reader: Reader) -> Figures:
    """Whether a marked pair is related, how, and with what status."""
    header, *lines = (GOLD / "relations" / "none_or_relation.tsv").read_text("utf-8").splitlines()
    rows = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
    rows = rows[len(rows) // 2 :]  # the second half is the one kept unseen
    scores = reader.relations.classify([request_of(row["text"]) for row in rows])
    report = RelationReport(
        tuple(row["root"] for row in rows),
        tuple(each.best[0] for each in scores),
        tuple(each.best[1] for each in scores),
    )
    related = [
        (each.status[0], row["status"])
        for each, row in zip(scores, rows, strict=True)
        if row["type"] != "NONE"
    ]
    return {
        "related_f1": report.related.f1,
        "accuracy": report.accuracy,
        "status": sum(told == real for told, real in related) / len(related),
    }


def real_text(reader: Reader) -> Figures:
    """Newswire that nobody on the team wrote, its development stories, as the reader comes."""
    pipeline = Pipeline(reader.parser, reader.resolver, reader.codebook)
    counts = Counts()
    stories = [
        each for each in newswire(NEWSWIRE) if each.split == "dev" and len(each.sentences) > 1
    ]
    for batch in (stories[at : at + BATCH] for at in range(0, len(stories), BATCH)):
        documents = [
            Document(each.name, each.text, (Segment(0, len(each.text), SegmentKind.BODY),))
            for each in batch
        ]
        for labelled, told in zip(batch, pipeline.process(documents), strict=True):
            compare(labelled, told.events, counts)
    return {name.replace(" ", "_"): counts.figures(name)[2] for name in REAL_TEXT}


def events(reader: Reader) -> Figures:
    """Whole articles: everything counted, what must not be told, events where there are none."""
    del reader  # the pipeline loads its own
    compared = evaluate_articles(GOLD / "articles" / "test", settings=STRICT)
    total = sum((each.score for _, each in compared), EventScore())
    # An article that must tell nothing is a trap: sport, business, a recipe.
    traps = [each.score.predicted for _, each in compared if not each.score.required]
    return {
        "recall": total.recall,
        "precision": total.precision,
        "f1": total.f1,
        "forbidden": total.forbidden,
        "non_political": sum(traps),
    }


def genres(reader: Reader, half: str = "test") -> Figures:
    """Events on pages of other subjects; share of easily mistaken political pages that tell any."""
    pipeline = Pipeline(reader.parser, reader.resolver, reader.codebook)
    with (GOLD / "genres" / "labels.tsv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter="\t") if row["half"] == half]
    paths = [str(GOLD / "genres" / half / f"{row['name']}.txt") for row in rows]
    documents = [read for read in read_sources(paths) if isinstance(read, Document)]
    told: dict[str, list[int]] = {"yes": [], "no": []}
    for row, processed in zip(rows, pipeline.process(documents), strict=True):
        told[row["political"]].append(len(processed.events))
    return {
        "political": sum(map(bool, told["yes"])) / len(told["yes"]),
        "elsewhere": sum(told["no"]),
    }


def stories(reader: Reader) -> Figures:
    """Reports of one event put together (B-cubed F1 over those found); arrangements' statuses."""
    pipeline = Pipeline(reader.parser, reader.resolver, reader.codebook)
    score = evaluate_stories(GOLD / "stories" / "test", pipeline, STORIES_READ)
    right, wanted = score.details
    return {
        "b_cubed_f1": score.clustering.f1,
        "found": score.clustering.found,
        "mechanism_status": score.status_accuracy,
        "mechanism_details": right / wanted,
    }


def occasions(reader: Reader) -> Figures:
    """Occasions of stories: found, and standing where they stand; told as held that were not."""
    pipeline = Pipeline(reader.parser, reader.resolver, reader.codebook)
    score = evaluate_occasions(GOLD / "occasions" / "test", pipeline)
    return {
        "found": score.found,
        "precision": score.precision,
        "life": score.life,
        "turns": score.turns,
        "false_held": float(score.false_held),
    }


def bans(reader: Reader) -> Figures:
    """Sentences on bans, sanctions and tariffs: act, sides, object; sides turned round."""
    pipeline = Pipeline(reader.parser, reader.resolver, reader.codebook)
    score = evaluate_measures(GOLD / "measures" / "test.toml", pipeline)
    return {
        "right": score.right,
        "details": score.details,
        "reversed": float(score.reversed),
        "imposing": float(score.imposing),
    }


MEASURES: dict[str, Callable[[Reader], Figures]] = {
    "times": times,
    "attributions": attributions,
    "entities": entities,
    "persons": persons,
    "status": statuses,
    "relations": relations,
    "real_text": real_text,
    "events": events,
    "genres": genres,
    "stories": stories,
    "occasions": occasions,
    "bans": bans,
}


def floors() -> dict[str, Any]:
    """Return the pinned floors, and ceilings under ``at_most``, by gold and figure."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def _lines(name: str) -> list[dict[str, Any]]:
    text = (GOLD / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _time(time: TimeExpression) -> tuple[Any, ...]:
    told = time.date
    day = None if told is None else (str(told.start), str(told.end), told.precision.value)
    return (time.start, time.end, time.kind.value, day)


def _share(told: Sequence[str], real: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(told, real, strict=True)) / len(real)


def _f1_of(told: Iterable[tuple[str, Any]], real: Iterable[tuple[str, Any]]) -> float:
    """F1 of two bags of values; empty values count in neither."""
    found = Counter(each for each in told if each[1])
    gold = Counter(each for each in real if each[1])
    return _f1((found & gold).total(), found.total(), gold.total())


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold)


def main() -> int:
    """Print each figure with its floor or ceiling."""
    reader, pinned = Reader(), floors()
    for name in sys.argv[1:] or MEASURES:
        for figure, value in MEASURES[name](reader).items():
            section = pinned.get(name, {})
            limit = section.get(figure, section.get("at_most", {}).get(figure, "not pinned"))
            sys.stdout.write(f"{name}.{figure}\t{value:.3f}\t{limit}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
