"""What names in their own script mean, by language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.data.tables import read_table, split_list
from dragoman.entities.native.surnames import TITLED, Bearer, surnames

FOLDER = "native"
SHORTEST = 2
THING = "thing"
UNSURE = "unsure"
SIGN = "sign"
GROUP = "group"
ADJECTIVE = "adjective"
PLACES = frozenset({"state", "capital", "city"})
OFFICE = "office"
BODY = "body"
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Native:
    """One name and what it means.

    Attributes:
        words: the name as it is written.
        kind: ``state``, ``capital``, ``city``, ``house``, ``group``, ``org``, ``person``,
            ``office``, ``body``, ``thing``: a name that contains another and is no actor, or
            ``sign`` and ``adjective``: of a state, and nothing but beside its office or body.
        countries: the states that it means or belongs to; several for a group.
        identity: of an organisation or a house the entity id; of an office or a body the last
            part of one.
        person: a person's name as the register of offices has it.
        title: an office in English.
        sector: PLOVER sector of an office or a body.
        is_titled: whether it counts only beside the word for an office.
        home: the state of an office or a body beside which no state stands: one whose word news
            in the language uses of that state alone.
        bearers: states and names of the people whose surname it is.
    """

    words: str
    kind: str
    countries: tuple[str, ...] = ()
    identity: str = ""
    person: str = ""
    title: str = ""
    sector: str = "GOV"
    is_titled: bool = False
    home: str = ""
    bearers: tuple[Bearer, ...] = ()


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
                 *_capitals(language), *_surnames(language)):  # fmt: skip
        if len(each.words) >= SHORTEST or each.kind == BODY or each.bearers:
            found.setdefault(each.words, each)
    return tuple(found.values())


@cache
def signs(language: str) -> dict[str, str]:
    """Return the single letters that stand for states, as in 日米韓, with the states.

    >>> signs("ja")["米"]
    'USA'
    """
    rows = read_table(f"{FOLDER}/signs.tsv")
    return {sign: row["iso3"] for row in rows for sign in split_list(row.get(language, ""))}


@cache
def around(what: str, language: str) -> str | tuple[str, ...]:
    """Return what `signs.toml` says of a language: letters, or a list of words.

    >>> around("joint", "ja")
    ('', 'の')
    """
    path = files("dragoman.data") / FOLDER / "signs.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8")).get(what, {}).get(language, "")
    return found if isinstance(found, str) else tuple(found)


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
            endings = around("adjectives", language) if kind == ADJECTIVE else ("",)
            yield from (_meaning(words + ending, kind, rest) for ending in endings)


def _meaning(words: str, kind: str, rest: str) -> Native:
    if kind == "org":
        return Native(words, kind, (), f"org:{rest}")
    if kind == "house":
        return Native(words, kind, (rest.split(":")[1],), rest)
    countries = rest.split(":", maxsplit=1)[0].split(",") if rest else ()
    return Native(words, kind, tuple(countries))


def _people(language: str) -> Iterator[Native]:
    for words, (country, person) in _named_people(language):
        if not words.startswith(TITLED):
            yield Native(words, PERSON, (country,) if country else (), person=person)


def _surnames(language: str) -> Iterator[Native]:
    named = _named_people(language)
    for words, bearers in surnames(named, language, unsure(language)):
        yield Native(words, PERSON, is_titled=True, bearers=bearers)


def _named_people(language: str) -> tuple[tuple[str, Bearer], ...]:
    """Return all names of people, whole or a surname with a mark, and whom they mean."""
    return tuple(
        (words, (row["country"], row["person"]))
        for row in read_table(f"{FOLDER}/people.tsv")
        for words in split_list(row[language])
    )


def _offices(language: str) -> Iterator[Native]:
    for row in read_table(f"{FOLDER}/offices.tsv"):
        for words in split_list(row[language]):
            yield Native(words, row["kind"], (), row["identity"], "", row["title"], row["sector"],
                         home=row["home"])  # fmt: skip
