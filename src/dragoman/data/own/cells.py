"""What a cell of a user's table may hold; each check says what is wrong, or None."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from dragoman.data.tables import read_table, split_list
from dragoman.records.written_days import days_of

LONGEST_NAME = 120
LONGEST_CELL = 2_000
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ROW = re.compile(r"[^\s\t|]+(?: [^\s\t|]+)*/[a-z0-9-]+")
_ENTITY = re.compile(r"(?:state|org|body|person):\S.*")
_MARKS = frozenset({"Mn", "Me"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@cache
def states() -> frozenset[str]:
    """Return the codes of all states and territories."""
    return frozenset(row["iso3"] for row in read_table("states.tsv"))


@cache
def organisations() -> frozenset[str]:
    """Return the ids of the package's organisations."""
    tables = ("organisations.tsv", "apart.tsv")
    return frozenset(row["id"] for table in tables for row in read_table(table))


@cache
def bodies() -> frozenset[str]:
    """Return the ids of the package's bodies of states, without ``body:``."""
    ids = (row["entity_id"].partition(":") for row in read_table("metonyms.tsv"))
    return frozenset(name for kind, _, name in ids if kind == "body")


@cache
def sectors() -> frozenset[str]:
    """Return the sectors that the package's tables use."""
    tables = ("organisations.tsv", "roles.tsv", "offices.tsv")
    return frozenset(row["sector"] for table in tables for row in read_table(table)) - {""}


def wrong_name(name: str) -> str | None:
    """Return what is wrong with a name; None where nothing is.

    >>> wrong_name("Cho Tae-yul"), wrong_name("lake")
    (None, "'lake' has no capital letter, so that it would be found in common words")
    """
    shown = repr(name if len(name) <= _SHOWN else name[:_SHOWN] + "...")
    if len(name) > LONGEST_NAME:
        return f"{shown} is {len(name)} letters long; {LONGEST_NAME} at most"
    for letter in name:
        kind = unicodedata.category(letter)
        if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT:
            return f"{name!a} has a right-to-left letter; write the name as English news does"
        if kind in _MARKS:
            return (
                f"{name!a} has a combining mark ({unicodedata.name(letter, '?')}); "
                "save the file with composed letters (NFC)"
            )
        if kind in _HIDDEN:
            return f"{name!a} has a character that cannot be seen; take it out"
    if not any(letter.isalnum() for letter in name):
        return f"{shown} has no letter"
    if not any(letter.isupper() or letter.isdigit() for letter in name):
        return f"{shown} has no capital letter, so that it would be found in common words"
    return None


_SHOWN = 40


def wrong_names(cell: str) -> str | None:
    """Return what is wrong with a list of names parted by semicolons."""
    return next((wrong for name in split_list(cell) if (wrong := wrong_name(name))), None)


def wrong_text(cell: str) -> str | None:
    """Return what is wrong with words of any kind."""
    if len(cell) > LONGEST_CELL:
        return f"is {len(cell)} letters long; {LONGEST_CELL} at most"
    if any(unicodedata.category(letter) in _HIDDEN for letter in cell):
        return f"{cell!a} has a character that cannot be seen; take it out"
    return None


def wrong_state(cell: str) -> str | None:
    """Return what is wrong with the code of a state."""
    if cell in states():
        return None
    return f"{cell[:_SHOWN]!r} is no state; write its three letters, such as KEN"


def wrong_states(cell: str) -> str | None:
    """Return what is wrong with a list of states parted by blanks."""
    codes = cell.split()
    if len(set(codes)) != len(codes):
        return "names a state twice"
    return next((wrong for code in codes if (wrong := wrong_state(code))), None)


def wrong_sector(cell: str) -> str | None:
    """Return what is wrong with a sector."""
    if cell in sectors():
        return None
    return f"{cell[:_SHOWN]!r} is no sector; those of PLOVER are {', '.join(sorted(sectors()))}"


def wrong_id(cell: str) -> str | None:
    """Return what is wrong with an id of the user's."""
    if _ID.fullmatch(cell) and len(cell) <= LONGEST_NAME:
        return None
    return f"{cell[:_SHOWN]!r} is no id; use small letters, digits and hyphens: lake-basin"


def wrong_row(cell: str) -> str | None:
    """Return what is wrong with the id of a row of the codebook."""
    if _ROW.fullmatch(cell) and len(cell) <= LONGEST_NAME:
        return None
    return f"{cell[:_SHOWN]!r} is no id of a row; write the word, a slash and a number: strip/9"


def wrong_entity(cell: str) -> str | None:
    """Return what is wrong with the shape of an entity's id."""
    if _ENTITY.fullmatch(cell) and len(cell) <= LONGEST_NAME:
        return None
    return f"{cell[:_SHOWN]!r} is no entity id; write it as dragoman who prints it: org:nato"


def wrong_day(cell: str) -> str | None:
    """Return what is wrong with a day, month or year."""
    try:
        day_of(cell, last=False)
    except ValueError:
        return f"{cell[:_SHOWN]!r} is no day; write 2024, 2024-05 or 2024-05-17"
    return None


def day_of(cell: str, *, last: bool) -> date:
    """Return the first or last day that a year, a month or a day names.

    Raises:
        ValueError: it names none.

    >>> day_of("2024-02", last=True)
    datetime.date(2024, 2, 29)
    """
    return days_of(cell)[last]


CHECKS: Mapping[str, Callable[[str], str | None]] = {
    "name": wrong_name,
    "names": wrong_names,
    "text": wrong_text,
    "country": wrong_state,
    "states": wrong_states,
    "sector": wrong_sector,
    "id": wrong_id,
    "organisation": wrong_id,
    "row": wrong_row,
    "entity": wrong_entity,
    "day": wrong_day,
}
