"""How many dates the reader tells right on labelled documents, by what they rest on.

    python benchmarks/dates.py training/data/written --split train --errors
    python benchmarks/dates.py training/data/written --split dev --cache parsed.pickle

Labels are matched with what was told of the same words, mention by mention, before mentions are
merged. ``--all`` leaves finding events out: every labelled word is dated, told or not. ``--cache``
keeps the parsed sentences, so that a second round takes seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.annotate.quotations.find import find_quotations
from dragoman.annotate.times import times_of
from dragoman.coding.candidate import Candidate, Passage
from dragoman.coding.coder import Coded, code_document
from dragoman.coding.occasion_dates import dated_by_occasion
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.mention.named_within import inner_states
from dragoman.evaluate.dates import (
    EXTRA,
    MISSING,
    NONE,
    RIGHT,
    WRONG,
    Compared,
    DateCounts,
    DatedEvent,
    Labelled,
    compare_dates,
    labelled_documents,
)
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.event_nouns import light_verb_of
from dragoman.frames.triggers.triggers import Trigger
from dragoman.pipeline import Pipeline
from dragoman.records import (
    Annotated,
    Attribution,
    Certainty,
    Document,
    Event,
    EventType,
    Evidence,
    Sentence,
)
from dragoman.syntax.tree import Tree, tree_of


class Parsed:
    """Parsed sentences by text, kept in a file where one is named. Only open files of your own."""

    def __init__(self, pipeline: Pipeline, path: Path | None) -> None:
        """Open the file, if there is one."""
        self.parser, self.path = pipeline.parser, path
        kept = path is not None and path.exists()
        self.known: dict[str, tuple[Sentence, ...]] = (
            pickle.loads(path.read_bytes()) if kept and path else {}  # noqa: S301 - our own
        )
        self.fresh = 0

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        """Return the sentences of a document."""
        key = hashlib.sha256(repr((document.text, document.segments)).encode()).hexdigest()
        if key not in self.known:
            self.known[key] = next(iter(self.parser.many([document])))
            self.fresh += 1
        return self.known[key]

    def close(self) -> None:
        """Write what is new."""
        if self.path is not None and self.fresh:
            self.path.write_bytes(pickle.dumps(self.known))


def told_of(pipeline: Pipeline, annotated: Annotated) -> Iterator[DatedEvent]:
    """Yield what the reader tells, mention by mention."""
    coded = code_document(annotated, mentions_of(pipeline, annotated), pipeline.codebook)
    yield from dated(annotated, coded.kept)


def dated(annotated: Annotated, coded: Sequence[Coded]) -> Iterator[DatedEvent]:
    """Yield events with their dates."""
    for each in dated_by_occasion(annotated, coded):
        tokens = tree_of(annotated.sentences[each.sentence]).tokens
        light = each.trigger.light
        words = [tokens[each.trigger.index], *([] if light is None else [tokens[light]])]
        yield DatedEvent(
            min(word.start for word in words),
            max(word.end for word in words),
            each.event.event_type,
            each.event.status,
            each.event.date,
        )


def mentions_of(pipeline: Pipeline, annotated: Annotated) -> tuple[Mention, ...]:
    """Return who is named."""
    named = pipeline.resolver.resolve(annotated)
    inner = inner_states(annotated.document.text, named, pipeline.resolver.register)
    return tuple(sorted((*named, *inner), key=lambda each: (each.start, each.end)))


def dates_of_labels(
    pipeline: Pipeline, annotated: Annotated, labels: Sequence[Labelled]
) -> Iterator[DatedEvent]:
    """Yield each labelled event with the date that the reader would give to its word."""
    mentions = mentions_of(pipeline, annotated)
    coded = [
        made
        for label in labels
        if (made := as_coded(pipeline, annotated, mentions, label)) is not None
    ]
    yield from dated(annotated, coded)


def as_coded(
    pipeline: Pipeline, annotated: Annotated, mentions: tuple[Mention, ...], label: Labelled
) -> Coded | None:
    """Return a label as an event that the reader has found, without parties."""
    for number, sentence in enumerate(annotated.sentences):
        if sentence.start <= label.start < sentence.end:
            tree = tree_of(sentence)
            word = head_of(tree, label)
            light = None
            if tree.upos(word) == "NOUN":
                light = light_verb_of(tree, word, pipeline.codebook)
            kind = EventType(label.event_type)
            inside = [each for each in mentions if each.sentence == number]
            trigger = Trigger(word, light, kind, (), (), (), "verb", 0)
            indexed = Mentions.of_sentence(tree, inside)
            passage = Passage(annotated, mentions, number, tree, indexed)
            candidate = Candidate(passage, trigger, pipeline.codebook)
            proof = Evidence(annotated.document.document_id, sentence.start, sentence.end, "")
            event = Event(
                event_id=str(label.start),
                event_type=kind,
                mode=(),
                context=(),
                quad_code=0,
                intensity=0.0,
                actors=(),
                recipients=(),
                date=candidate.date,
                place=None,
                status=candidate.reading.status,
                certainty=Certainty.ASSERTED,
                attribution=Attribution(),
                mechanism_id=None,
                confidence=0.0,
                evidence=(proof,),
            )
            return Coded(event, number, trigger)
    return None


def head_of(tree: Tree, label: Labelled) -> int:
    """Return the word of a trigger that hangs on a word outside it."""
    inside = [
        index
        for index, token in enumerate(tree.tokens)
        if token.start < label.end and label.start < token.end
    ]
    return next((index for index in inside if tree.head(index) not in inside), inside[0])


def shown(document: Document, annotated: Annotated, one: Compared) -> str:
    """Return an error in lines for the eye."""
    label, told = one.label, one.told
    sentence = next(s for s in annotated.sentences if s.start <= label.start < s.end)
    gold = "-" if label.date is None else f"{label.date[0]}..{label.date[1]} {label.basis}"
    date = "-" if told.date is None else f"{told.date} {told.date.basis} ({told.date.text!r})"
    words = document.text[label.start : label.end]
    return (
        f"{one.result.upper():8}{document.document_id} ({document.published}) {label.event_type} "
        f"{label.status}/{told.status} [{words}] gold {gold} {label.when!r} told {date}\n"
        f"        {document.text[sentence.start : sentence.end]}"
    )


def main() -> None:
    """Read the documents of a split and print figures, and errors where asked for."""
    ask = argparse.ArgumentParser()
    ask.add_argument("folder", type=Path)
    ask.add_argument("--split", default="train")
    ask.add_argument("--cache", type=Path)
    ask.add_argument("--errors", action="store_true", help="show them; never of dev or sealed")
    ask.add_argument("--all", action="store_true", help="date every labelled word, told or not")
    args = ask.parse_args()
    pipeline = Pipeline.load()
    parsed, counts = Parsed(pipeline, args.cache), DateCounts()
    labelled = 0
    for document, labels in labelled_documents(args.folder, args.split):
        annotated = Annotated(
            document,
            parsed.sentences(document),
            times_of(document),
            (),
        )
        quotations = find_quotations(document, annotated.sentences)
        annotated = Annotated(document, annotated.sentences, annotated.times, quotations)
        labelled += len(labels)
        told = (
            dates_of_labels(pipeline, annotated, labels)
            if args.all
            else told_of(pipeline, annotated)
        )
        for one in compare_dates(labels, told):
            counts.add(one)
            if args.errors and one.result in {MISSING, WRONG, EXTRA}:
                print(shown(document, annotated, one))
    parsed.close()
    report(counts, labelled)


def report(counts: DateCounts, labelled: int) -> None:
    """Print the figures."""
    matched = sum(counts.results.values())
    print(f"{matched} of {labelled} labelled events told")
    print(f"{'basis':10}{'dated':>7}{'right':>7}{'missing':>9}{'wrong':>7}{'share right':>13}")
    for basis in ("stated", "scene", None):
        dated = [counts.of(each, basis) for each in (RIGHT, MISSING, WRONG)]
        print(
            f"{basis or 'all':10}{sum(dated):>7}{dated[0]:>7}{dated[1]:>9}{dated[2]:>7}"
            f"{counts.share(RIGHT, basis):>13.3f}"
        )
    print(f"label without a date: {counts.of(NONE)} told without, {counts.of(EXTRA)} with one")
    print(f"share of told dates that are false: {counts.false_share:.3f}")


if __name__ == "__main__":
    main()
