"""Do the rows of a user's folder agree with one another and with what the package knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from dragoman.data.own.cells import bodies, day_of, organisations, states
from dragoman.data.own.rows import PlacedRow
from dragoman.data.tables import split_list

NAME_KINDS = ("", "name", "adjective", "people", "capital", "place")
RETIRED = ("verb", "noun", "org", "body", "person", "mechanism", "issue", "name")
_SHARED = ("minister", "adviser", "advisor", "spokes", "envoy", "secretary", "ambassador", "deputy")
_UNIQUE = ("foreign minister", "prime minister", "defence minister", "secretary of state",
           "secretary-general", "secretary general")  # fmt: skip
Tables = Mapping[str, Sequence[PlacedRow]]
Found = Iterator[tuple[PlacedRow, str]]


def contradictions(tables: Tables) -> Found:
    """Yield each row that contradicts another, with what is wrong.

    Args:
        tables: rows that are right each by itself.
    """
    yield from _twice(tables)
    yield from _owners(tables)
    yield from _spells(tables.get("people", ()))
    yield from _meanings(tables)
    yield from _kinds(tables)


def _twice(tables: Tables) -> Found:
    """Yield rows whose id or words an earlier row has."""
    for name, rows in tables.items():
        key = {"organisations": "id", "verbs": "id", "nouns": "id", "mechanisms": "id",
               "issues": "id", "retired": "what", "classes": "class"}.get(name)  # fmt: skip
        seen: dict[str, PlacedRow] = {}
        for row in rows if key else ():
            first = seen.setdefault(row[key or ""], row)
            if first is not row:
                yield row, f"{row[key or '']!r} stands in line {first.line} already"


def _owners(tables: Tables) -> Found:
    """Yield rows that name an organisation which nobody knows."""
    known = organisations() | {row["id"] for row in tables.get("organisations", ())}
    for row in tables.get("organisations", ()):
        if row["id"] in organisations():
            yield row, f"{row['id']!r} is the package's; add names to it in names.tsv"
    for row in tables.get("people", ()):
        if row["organisation"] and row["organisation"] not in known:
            yield row, f"{row['organisation']!r} is no organisation; add it to organisations.tsv"
        if bool(row["organisation"]) == bool(row["country"]):
            yield row, "wants either a country or an organisation"
    listed = {
        "org": (known, "organisation; add it to organisations.tsv"),
        "state": (states(), "state; write its three letters, such as state:KEN"),
        "body": (bodies(), "body; dragoman who prints the ids of those that are known"),
    }
    for table, column in (("names", "entity"), ("retired", "what")):
        for row in tables.get(table, ()):
            kind, _, name = row[column].partition(":")
            ids, what = listed.get(kind, ((name,), ""))
            if name not in ids and not (table == "retired" and kind == "state"):
                yield row, f"{row[column]!r} is no {what}"


def _spells(rows: Sequence[PlacedRow]) -> Found:
    """Yield spells that end before they begin, and offices that two people hold at once."""
    by_office: dict[tuple[str, str], list[tuple[date, date, PlacedRow]]] = {}
    for row in rows:
        start = day_of(row["start"], last=False) if row["start"] else date.min
        end = day_of(row["end"], last=True) if row["end"] else date.max
        if end < start:
            yield row, f"the spell ends ({row['end']}) before it begins ({row['start']})"
            continue
        office = (row["country"] or row["organisation"], row["title"].lower())
        by_office.setdefault(office, []).append((start, end, row))
    for (_, title), spells in by_office.items():
        for (first, until, one), (start, end, other) in combinations(spells, 2):
            # who hands over an office on a day is not in it with the other
            overlap = max(first, start) < min(until, end)
            if not overlap:
                continue
            if one["person"] == other["person"]:
                yield other, f"{other['person']} is {other['title']} in line {one.line} already"
            elif _is_held_alone(title):
                message = f"{other['title']} at the same time as {one['person']} in line {one.line}"
                yield other, f"{other['person']} would be {message}; give one an end"


def _is_held_alone(title: str) -> bool:
    return title in _UNIQUE or not any(word in title for word in _SHARED)


def _meanings(tables: Tables) -> Found:
    """Yield rows that give a name to somebody else than an earlier row did."""
    meant: dict[str, tuple[str, PlacedRow]] = {}
    for row, name, entity in _named(tables):
        other, first = meant.setdefault(name, (entity, row))
        if other != entity:
            where = f"{first.file}:{first.line}"
            yield row, f"{name!r} is {entity} here and {other} in {where}; a name means one thing"


def _named(tables: Tables) -> Iterator[tuple[PlacedRow, str, str]]:
    for row in tables.get("organisations", ()):
        for name in (row["name"], *split_list(row["aliases"])):
            yield row, name, f"org:{row['id']}"
    for row in tables.get("names", ()):
        for name in split_list(row["names"]):
            yield row, name, row["entity"]


def _kinds(tables: Tables) -> Found:
    """Yield rows with a word that is none of those that a column may hold."""
    for row in tables.get("names", ()):
        if row["kind"] not in NAME_KINDS:
            yield row, f"{row['kind']!r} is no kind of name; use {', '.join(NAME_KINDS[1:])}"
        elif row["kind"] not in {"", "name"} and not row["entity"].startswith("state:"):
            yield row, f"only a state has names of the kind {row['kind']!r}"
    for row in tables.get("retired", ()):
        kind, colon, name = row["what"].partition(":")
        if kind not in RETIRED or not colon or not name:
            said = ", ".join(f"{each}:" for each in RETIRED)
            yield row, f"{row['what']!r} cannot be retired; begin it with one of {said}"
