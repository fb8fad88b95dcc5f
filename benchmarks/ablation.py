"""What each rule contributes on real text: each is switched off by itself.

    python benchmarks/ablation.py training/data/documents
    python benchmarks/ablation.py training/data/documents --family filters --family rows
    python benchmarks/ablation.py training/data/documents --nothing

Families: `filters` of acceptance; `rows` of the codebook, by table and type of event, with its
operators, senses and contexts; `answers`, every function of coding and frames that answers yes or
no, which then says no; `lists` of words, which are then empty (an hour). Documents are parsed once.
Printed are how many events change, and what F1 of types and of whole records and forbidden readings
do on newswire and on all documents. A rule that changes nothing here may still be needed elsewhere:
an example of the codebook or a test says for what.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import pkgutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

from dragoman import coding, frames
from dragoman.codebook.codebook import Codebook
from dragoman.coding.acceptance import filters
from dragoman.data.words import WordLists
from dragoman.evaluate.documents.gold import WholeDocument, known_codes, read_documents
from dragoman.evaluate.documents.scores import MEASURES, ComparedEvent, Tally, compare
from dragoman.pipeline import Pipeline
from dragoman.records import Event
from dragoman.settings import Settings

FAMILIES = ("filters", "rows", "answers", "lists")
PARTS = ("coding", "entities", "frames", "resolve", "syntax")  # of the core, after the parser
Off = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that can be switched off.

    Attributes:
        name: as it is printed.
        off: a context in which it is.
        where: the documents in which it does anything; all when None.
    """

    name: str
    off: Off
    where: frozenset[str] | None = None


class Measured:
    """The reader over parsed documents."""

    def __init__(self, documents: list[WholeDocument]) -> None:
        self.documents, self.codes = documents, known_codes()
        self.pipeline = Pipeline.load(replace(Settings.from_environment(), threads=1))
        self._parse = self.pipeline.parser.many
        self._parsed: dict[str, Any] = {}
        self.pipeline.parser.many = self._kept  # type: ignore[method-assign]

    def _kept(self, documents: Any, splits: Any) -> Any:  # noqa: ANN401 - as the parser has it
        (one,) = documents
        if one.document_id not in self._parsed:
            self._parsed[one.document_id] = list(self._parse(documents, splits))
        return self._parsed[one.document_id]

    def told(self, where: frozenset[str] | None = None) -> dict[str, tuple[Event, ...]]:
        """What each document, or each of some, tells now."""
        return {
            each.name: self.pipeline.process([each.as_document()])[0].events
            for each in self.documents
            if where is None or each.name in where
        }

    def answering(self, codes: Collection[CodeType]) -> Mapping[CodeType, frozenset[str]]:
        """The documents in which functions say yes, by their code."""
        found: dict[CodeType, set[str]] = {code: set() for code in codes}
        name = ""

        def seen(frame: FrameType, event: str, value: object) -> None:
            if event == "return" and frame.f_code in found and value:
                found[frame.f_code].add(name)

        sys.setprofile(seen)
        try:
            for each in self.documents:
                name = each.name
                self.told(frozenset({name}))
        finally:
            sys.setprofile(None)
        return {code: frozenset(names) for code, names in found.items()}

    def tally(self, told: Mapping[str, tuple[Event, ...]], *, newswire: bool) -> Tally:
        """How far that agrees with the gold."""
        tally = Tally()
        for each in self.documents:
            if each.genre == "newswire" or not newswire:
                compare(each, told[each.name], tally, self.codes)
        return tally

    def compared(self, told: Mapping[str, tuple[Event, ...]]) -> list[tuple[str, ComparedEvent]]:
        """What is compared of each event."""
        return [
            (name, ComparedEvent.of(event, self.codes))
            for name, events in told.items()
            for event in events
        ]


@contextmanager
def swapped(thing: Any, name: str, value: object) -> Iterator[None]:  # noqa: ANN401 - any module
    """Give something another value for a while."""
    before = getattr(thing, name)
    setattr(thing, name, value)
    try:
        yield
    finally:
        setattr(thing, name, before)


def filter_rules(_: Measured) -> Iterator[Rule]:
    """Each filter of acceptance; sure acts lose nobody when the improbable are told."""
    for one in filters.FILTERS:
        others = tuple(each for each in filters.FILTERS if each is not one)
        yield Rule(str(one.reason), partial(swapped, filters, "FILTERS", others))


def row_rules(measured: Measured) -> Iterator[Rule]:
    """Verbs and nouns of each type of event, and the other tables whole."""
    codebook = measured.pipeline.codebook
    for table in ("verbs", "nouns"):
        rows: Mapping[str, tuple[Any, ...]] = getattr(codebook, table)
        kind_of = attrgetter("type_name" if table == "verbs" else "type")
        kinds = {str(kind_of(row)) for own in rows.values() for row in own}
        for kind in sorted(kinds):
            left = {
                word: tuple(row for row in own if str(kind_of(row)) != kind)
                for word, own in rows.items()
            }
            yield _without(measured, f"{table} {kind}", replace(codebook, **{table: left}))
        yield _without(measured, f"all {table}", replace(codebook, **{table: {}}))
    for table in ("operators", "senses", "contexts"):
        yield _without(measured, table, replace(codebook, **{table: {}}))


def _without(measured: Measured, name: str, codebook: Codebook) -> Rule:
    return Rule(name, partial(swapped, measured.pipeline, "codebook", codebook))


def answer_rules(measured: Measured) -> Iterator[Rule]:
    """Every function of coding and frames that answers yes or no."""
    found = {f"{one.__module__}.{name}": one for name, one in _answering()}
    where = measured.answering([one.__code__ for one in found.values()])
    for name, one in found.items():
        yield Rule(name, partial(saying_no, one), where[one.__code__])


def _answering() -> Iterator[tuple[str, FunctionType]]:
    """The functions of coding and frames that answer yes or no, in the order of their names."""
    for package in (coding, frames):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, one in sorted(vars(module).items()):
                own = isinstance(one, FunctionType) and one.__module__ == found.name
                if own and one.__annotations__.get("return") in {bool, "bool"}:
                    yield name, one


def _no(*_args: object, **_named: object) -> bool:
    return False


@contextmanager
def saying_no(function: FunctionType) -> Iterator[None]:
    """Have a function say no, whoever holds it."""
    code, function.__code__ = function.__code__, _no.__code__
    try:
        yield
    finally:
        function.__code__ = code


def list_rules(_: Measured) -> Iterator[Rule]:
    """Every list of words that was asked for by now."""
    everything = (each for each in gc.get_objects() if isinstance(each, WordLists))
    found = [each for each in everything if each._part in PARTS]
    for lists in sorted(found, key=lambda each: (each._part, each._module)):
        for name in sorted(lists._sets.keys() | lists._lists.keys()):
            yield Rule(f"{lists._part} {lists._module} {name}", partial(emptied, lists, name))


@contextmanager
def emptied(lists: WordLists, name: str) -> Iterator[None]:
    """Empty a list."""
    words, as_set = lists._lists, lists._sets
    lists._lists, lists._sets = {**words, name: ()}, {**as_set, name: frozenset()}
    try:
        yield
    finally:
        lists._lists, lists._sets = words, as_set


RULES: Mapping[str, Callable[[Measured], Iterator[Rule]]] = {
    "filters": filter_rules,
    "rows": row_rules,
    "answers": answer_rules,
    "lists": list_rules,
}


def figures(measured: Measured, told: Mapping[str, tuple[Event, ...]]) -> list[float]:
    """F1 of types and whole records and forbidden readings, of newswire and of all."""
    found: list[float] = []
    for newswire in (True, False):
        tally = measured.tally(told, newswire=newswire)
        found += [tally.score(MEASURES[0]).f1, tally.score(MEASURES[-1]).f1, tally.forbidden]
    return found


def report(measured: Measured, rules: Iterable[Rule], *, nothing: bool) -> None:
    """Switch off each rule and print what falls."""
    whole = measured.told()
    before, plain = figures(measured, whole), set(measured.compared(whole))
    for rule in rules:
        with rule.off():
            told = whole | measured.told(rule.where)
        changed = len(plain ^ set(measured.compared(told)))
        if nothing:
            if not changed:
                print(rule.name, flush=True)
            continue
        moved = [now - was for now, was in zip(figures(measured, told), before, strict=True)]
        shown = (f"{each:+7.3f}" if n % 3 < 2 else f"{each:+5.0f}" for n, each in enumerate(moved))
        print(f"{rule.name:64} {changed:5}", *shown, flush=True)


def main() -> None:
    """Read the documents of a split with each rule switched off."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("folder", type=Path)
    ask.add_argument("--split", default="dev")
    ask.add_argument("--family", action="append", choices=FAMILIES, help="all when not given")
    ask.add_argument("--nothing", action="store_true", help="only name what changes no event")
    args = ask.parse_args()
    measured = Measured(read_documents(args.folder, args.split, known_codes()))
    measured.told()  # so that what is loaded when it is first asked for is there
    if not args.nothing:
        print(f"{'':64} changed  newswire: type, whole, forbidden  all: the same")
    for family in args.family or FAMILIES:
        print(f"# {family}")
        report(measured, RULES[family](measured), nothing=args.nothing)


if __name__ == "__main__":
    main()
