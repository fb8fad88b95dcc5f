"""The package's tables of names with a user's rows laid over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from dragoman.data.own.folder import Own
from dragoman.data.tables import read_table, split_list

Row = dict[str, str]
Rows = Iterable[Row]
_STATE_COLUMNS = {"": "aliases", "name": "aliases", "adjective": "adjectives", "people": "nouns",
                  "capital": "capitals"}  # fmt: skip


class Meaning(Protocol):
    """What a name means, as far as this module looks at it."""

    @property
    def entity_id(self) -> str:
        """Id of the entity."""


M = TypeVar("M", bound=Meaning)


def table(name: str, own: Own) -> tuple[Row, ...]:
    """Return the rows of a table of the package as a user wants them.

    Args:
        name: of the table, ``states.tsv``.
        own: the user's rows; with none, the table as it is.

    >>> from dragoman.data.own import NOTHING
    >>> table("states.tsv", NOTHING)[0]["name"]
    'Aruba'
    """
    rows = read_table(name)
    lay = _LAID.get(name)
    return tuple(lay(rows, own)) if own.folder and lay else rows


def meant(entries: Iterable[tuple[str, M]], own: Own) -> tuple[tuple[str, M], ...]:
    """Return the names that stand, each with what it means.

    A name of the user's means what the user says and nothing else. A name that is retired means
    nobody; `table` lists it among the things, so that it is taken for no city either.
    """
    if not own.folder:
        return tuple(entries)
    gone, owners = own.retired("name"), dict(_owners(own))
    return tuple(
        (name, sense)
        for name, sense in entries
        if (name not in gone and owners.get(name, sense.entity_id) == sense.entity_id)
        or (name in gone and not sense.entity_id)
    )


def _owners(own: Own) -> Iterator[tuple[str, str]]:
    """Yield each name that a user gives, with the entity that it means."""
    for row in own.table("organisations"):
        for name in (row["name"], *split_list(row["aliases"])):
            yield name, f"org:{row['id']}"
    for entity, _, names in _given(own):
        if not entity.startswith("person:"):
            yield from ((name, entity) for name in names)


def _given(own: Own) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the user's names: entity, kind and names."""
    for row in own.table("names"):
        yield row["entity"], row["kind"], split_list(row["names"])


def _more(row: Row, column: str, names: Iterable[str]) -> Row:
    return {**row, column: ";".join((*split_list(row[column]), *names))}


def _states(rows: Rows, own: Own) -> Iterator[Row]:
    for row in rows:
        for entity, kind, names in _given(own):
            if entity == f"state:{row['iso3']}" and kind in _STATE_COLUMNS:
                row = _more(row, _STATE_COLUMNS[kind], names)  # noqa: PLW2901 - grows
        yield row


def _organisations(rows: Rows, own: Own) -> Iterator[Row]:
    yield from _with_names(rows, own, lambda row: f"org:{row['id']}", "aliases")
    for one in own.table("organisations"):
        columns = ("id", "name", "aliases", "sector", "country", "kind", "earlier")
        row = {column: one[column] for column in columns}
        yield from _with_names([row], own, lambda row: f"org:{row['id']}", "aliases")


def _apart(rows: Rows, own: Own) -> Iterator[Row]:
    return _with_names(rows, own, lambda row: f"org:{row['id']}", "aliases")


def _metonyms(rows: Rows, own: Own) -> Iterator[Row]:
    return _with_names(rows, own, lambda row: row["entity_id"], "names")


def _with_names(rows: Rows, own: Own, identity: Callable[[Row], str], column: str) -> Iterator[Row]:
    """Yield rows with the names that a user gives them, without those that are retired."""
    retired = own.retired("org") | own.retired("body")
    for row in rows:
        entity = identity(row)
        if entity in retired:
            continue
        added = [name for other, _, names in _given(own) if other == entity for name in names]
        yield _more(row, column, added) if added else row


def _places(rows: Rows, own: Own) -> Iterator[Row]:
    yield from rows
    for entity, kind, names in _given(own):
        if kind == "place":
            code = entity.partition(":")[2]
            yield {"country": code, "names": ";".join(names), "adjectives": "", "nouns": ""}


def _phrases(rows: Rows, own: Own) -> Iterator[Row]:
    yield from rows
    for name in sorted(own.retired("name")):
        yield {"text": name, "kind": "thing", "country": ""}


_LAID: Mapping[str, Callable[[Rows, Own], Iterator[Row]]] = {
    "states.tsv": _states,
    "organisations.tsv": _organisations,
    "apart.tsv": _apart,
    "metonyms.tsv": _metonyms,
    "places.tsv": _places,
    "phrases.tsv": _phrases,
}
