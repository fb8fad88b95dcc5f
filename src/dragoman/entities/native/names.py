"""What names in their own script mean, by language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.data.tables import read_table, split_list

FOLDER = "native"
TITLED = "*"  # before a surname that counts beside the word for an office alone
SHORTEST = 2
THING = "thing"
UNSURE = "unsure"
OFFICE = "office"
BODY = "body"
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Native:
    """One name and what it means.

    Attributes:
        words: the name as it is written.
        kind: ``state``, ``capital``, ``city``, ``house``, ``group``, ``org``, ``person``,
            ``office``, ``body``, or ``thing``: a name that contains another and is no actor.
        countries: the states that it means or belongs to; several for a group.
        identity: of an organisation or a house the entity id; of an office or a body the last
            part of one.
        person: a person's name as the register of offices has it.
        title: an office in English.
        sector: PLOVER sector of an office or a body.
        is_titled: whether it counts only beside the word for an office.
    """

    words: str
    kind: str
    countries: tuple[str, ...] = ()
    identity: str = ""
    person: str = ""
    title: str = ""
    sector: str = "GOV"
    is_titled: bool = False


@cache
def natives(language: str) -> tuple[Native, ...]:
    """Return all names of a language, each meaning once; those of states before those of towns.

    Args:
        language: one of those whose days are read too.

    >>> [each.countries for each in natives("ja") if each.words == "韓国"]
    [('KOR',)]
    """
    found: dict[str, Native] = {}
    for each in (*_states(language), *_named(language), *_people(language), *_offices(language),
                 *_capitals(language)):  # fmt: skip
        if len(each.words) >= SHORTEST:
            found.setdefault(each.words, each)
    return tuple(found.values())


@cache
def unsure(language: str) -> frozenset[str]:
    """Return names that are common words too: they count beside an office or a body alone."""
    rows = read_table(f"{FOLDER}/names.tsv")
    return frozenset(
        name for row in rows if row["meaning"] == UNSURE for name in split_list(row[language])
    )


def _states(language: str) -> Iterator[Native]:
    for row in read_table(f"{FOLDER}/states.tsv"):
        if row[language]:
            yield Native(row[language], "state", (row["iso3"],))


def _capitals(language: str) -> Iterator[Native]:
    for row in read_table(f"{FOLDER}/capitals.tsv"):
        if row[language]:
            yield Native(row[language], "capital", (row["iso3"],))


def _named(language: str) -> Iterator[Native]:
    for row in read_table(f"{FOLDER}/names.tsv"):
        kind, _, rest = row["meaning"].partition(":")
        if kind == UNSURE:
            continue
        for words in split_list(row[language]):
            yield _meaning(words, kind, rest)


def _meaning(words: str, kind: str, rest: str) -> Native:
    if kind == "org":
        return Native(words, kind, (), f"org:{rest}")
    if kind == "house":
        return Native(words, kind, (rest.split(":")[1],), rest)
    countries = rest.split(":", maxsplit=1)[0].split(",") if rest else ()
    return Native(words, kind, tuple(countries))


def _people(language: str) -> Iterator[Native]:
    for row in read_table(f"{FOLDER}/people.tsv"):
        for words in split_list(row[language]):
            yield Native(
                words.removeprefix(TITLED), PERSON, (row["country"],),
                person=row["person"], is_titled=words.startswith(TITLED),
            )  # fmt: skip


def _offices(language: str) -> Iterator[Native]:
    for row in read_table(f"{FOLDER}/offices.tsv"):
        for words in split_list(row[language]):
            yield Native(words, row["kind"], (), row["identity"], "", row["title"], row["sector"])
