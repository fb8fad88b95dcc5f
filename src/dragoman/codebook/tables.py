"""Reads the codebook's tables, the package's and a user's."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib.resources import files

from dragoman.codebook.genre import BIAS, GenreWords
from dragoman.codebook.kinds import (
    NOT_AN_EVENT,
    NounPattern,
    Operator,
    Sense,
    TypeEntry,
    VerbPattern,
)
from dragoman.data.own import PlacedRow
from dragoman.records import EventType

BETWEEN_LEMMAS = "|"


def placed_rows(name: str) -> tuple[PlacedRow, ...]:
    """Return the rows of a table of the shipped codebook, each knowing its line."""
    text = (files("dragoman.data") / "codebook" / name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    return tuple(
        PlacedRow(name, number, dict(zip(lines[0], cells, strict=True)))
        for number, cells in enumerate(lines[1:], start=2)
    )


def types_of() -> dict[EventType, TypeEntry]:
    """Return what the ontology says of each type."""
    source = files("dragoman.data") / "codebook" / "types.toml"
    return {
        EventType(name): TypeEntry(
            quad_code=entry["quad"],
            score=float(entry["score"]),
            modes={k: float(v) for k, v in (entry["modes"] | entry["extensions"]).items()},
            extensions=frozenset(entry["extensions"]),
        )
        for name, entry in tomllib.loads(source.read_text(encoding="utf-8")).items()
    }


def lemmas_of(row: PlacedRow) -> tuple[str, ...]:
    """Return the words of a row; those of one meaning share it."""
    return tuple(word.strip() for word in row["lemma"].split(BETWEEN_LEMMAS))


def verb_rows(rows: Iterable[PlacedRow]) -> Iterator[tuple[PlacedRow, VerbPattern]]:
    """Yield each verb of each row, with the row."""
    for row in rows:
        recipients = row["recipient"]
        make = partial(
            VerbPattern,
            type_name=row["type"],
            modes=_split(row["mode"]),
            actor=row["actor"] or "subj",
            recipients=_split(recipients.lstrip("=")),
            equal=recipients.startswith("="),
            needs=_split(row["needs"], ";"),
            row=f"verb:{row['id']}",
            own=row.own,
        )
        yield from ((row, make(lemma)) for lemma in lemmas_of(row))


def verbs_of(
    rows: Iterable[PlacedRow], retired: frozenset[str]
) -> dict[str, tuple[VerbPattern, ...]]:
    """Return the patterns of each verb, in the order in which they are tried.

    Args:
        rows: of which the first go before later ones that demand as much.
        retired: ids of rows that are not to be used, without ``verb:``.
    """
    found: dict[str, list[VerbPattern]] = {}
    for row, pattern in verb_rows(rows):
        if row["id"] not in retired:
            found.setdefault(pattern.lemma, []).append(pattern)
    return {
        lemma: tuple(sorted(patterns, key=lambda each: each.rank))
        for lemma, patterns in found.items()
    }


def nouns_of(
    rows: Iterable[PlacedRow], retired: frozenset[str]
) -> dict[str, tuple[NounPattern, ...]]:
    """Return the patterns of each noun; none for one that is said to tell no event."""
    found: dict[str, list[NounPattern]] = {}
    for row in rows:
        if row["id"] in retired:
            continue
        for lemma in lemmas_of(row):
            patterns = found.setdefault(lemma, [])
            if row["type"] != NOT_AN_EVENT:
                kind, modes = EventType(row["type"]), _split(row["mode"])
                name = f"noun:{row['id']}"
                patterns.append(NounPattern(lemma, kind, modes, row["frame"], name, row.own))
    return {lemma: tuple(patterns) for lemma, patterns in found.items()}


def senses_of(classes: Mapping[str, frozenset[str]]) -> dict[str, tuple[Sense, ...]]:
    """Return the senses in which nouns tell no event, by noun."""
    found: dict[str, list[Sense]] = {}
    for row in placed_rows("senses.tsv"):
        needs = []
        for need in _split(row["needs"], ";"):
            key, _, listed = need.partition("=")
            words = (classes.get(word[1:], {word}) for word in listed.split(",") if word)
            needs.append((key, frozenset[str]().union(*words)))
        for lemma in lemmas_of(row):
            found.setdefault(lemma, []).append(Sense(tuple(needs), f"sense:{row['id']}"))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def classes_of(own: Iterable[PlacedRow]) -> dict[str, frozenset[str]]:
    """Return the classes of nouns that conditions name, with the words that a user adds."""
    found = {
        row["class"]: frozenset(row["lemmas"].split()) for row in placed_rows("noun_classes.tsv")
    }
    for row in own:
        found[row["class"]] = found.get(row["class"], frozenset()) | frozenset(row["words"].split())
    return found


def operators_of() -> dict[tuple[str, str], Operator]:
    """Return what each word says of the status of events in its scope."""
    return {
        (row["lemma"], row["class"]): Operator(
            "" if row["status"] == "-" else row["status"],
            "" if row["certainty"] == "-" else row["certainty"],
        )
        for row in placed_rows("operators.tsv")
    }


def contexts_of() -> dict[str, Counter[str]]:
    """Return for each word the contexts that it tells of, and how often it is listed there."""
    found: dict[str, Counter[str]] = {}
    for row in placed_rows("contexts.tsv"):
        for word in row["words"].split():
            found.setdefault(word, Counter())[row["context"]] += 1
    return found


def genres_of() -> GenreWords:
    """Return which words tell what a passage is about."""
    rows = {row["word"]: row for row in placed_rows("genres.tsv")}
    bias = float(rows.pop(BIAS)["weight"])
    return GenreWords(
        weights={word: float(row["weight"]) for word, row in rows.items()},
        subjects={word: row["genre"] for word, row in rows.items()},
        bias=bias,
    )


def _split(cell: str, separator: str = ",") -> tuple[str, ...]:
    return () if cell in {"", "-"} else tuple(part.strip() for part in cell.split(separator))
