"""Conditions of rows: whether they are well written, and which one holds whenever another does."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HELD_BY = {"obj": ("obj", "party", "person", "owner"), "iobj": ("iobj",)}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of which conditions and slots are made; see ``conditions.toml``."""

    frames: frozenset[str]
    slots: frozenset[str]
    bare: frozenset[str]
    checks: frozenset[str]
    of_slots: frozenset[str]
    of_lemmas: frozenset[str]
    prepositions: frozenset[str]

    def is_slot(self, name: str) -> bool:
        """Return whether a word names a slot: ``obj``, ``with``, ``from/in``."""
        single = self.slots | self.prepositions
        return all(part in single for part in name.split("/"))


@cache
def grammar() -> Grammar:
    """Return the words of conditions; read once."""
    text = (files("dragoman.data") / "codebook" / "conditions.toml").read_text(encoding="utf-8")
    return Grammar(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})


def wrong_need(need: str, classes: Collection[str]) -> str | None:
    """Return what is wrong with a condition; None where nothing is.

    Args:
        need: ``obj=ban,@MEASURE``, ``-prt=off``, ``with``.
        classes: names of the classes of nouns.

    >>> wrong_need("obj=@MEASURE", {"MEASURE"}), wrong_need("ojb=ban", ())
    (None, "'ojb' in 'ojb=ban' is no condition; docs/codebook.md lists them")
    """
    known = grammar()
    key, equals, value = need.removeprefix("-").partition("=")
    allowed = known.checks | known.of_lemmas if equals else known.bare
    if key not in allowed and not known.is_slot(key):
        return f"{key!r} in {need!r} is no condition; docs/codebook.md lists them"
    if equals and not value:
        return f"{need!r} names nothing behind ="
    if key == "parties" and not value.isdigit():
        return f"{need!r} wants a number"
    return _wrong_value(need, key, value.split(","), classes)


def _wrong_value(need: str, key: str, parts: list[str], classes: Collection[str]) -> str | None:
    """Return what is wrong with what stands behind a condition's sign."""
    known = grammar()
    if key in known.of_slots:
        wrong = [part for part in parts if not known.is_slot(part) and part != "none"]
        return f"{wrong[0]!r} in {need!r} is no slot" if wrong else None
    missing = [part[1:] for part in parts if part.startswith("@") and part[1:] not in classes]
    return f"there is no class {missing[0]!r}; classes.tsv can add one" if missing else None


def covers(
    first: Collection[str], second: Collection[str], classes: Mapping[str, frozenset[str]]
) -> bool:
    """Return whether conditions hold wherever others do, so that a row behind them is never tried.

    >>> covers(["obj=ban,tariff"], ["obj=ban", "with"], {}), covers(["obj=ban"], ["obj"], {})
    (True, False)
    """
    return all(any(_implied(one, other, classes) for other in second) for one in first)


def _implied(one: str, other: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a condition holds wherever another does."""
    if one == other:
        return True
    if one.startswith("-") != other.startswith("-"):
        return False
    if one.startswith("-"):
        return _implied(other[1:], one[1:], classes)
    key, equals, value = one.partition("=")
    other_key, other_equals, other_value = other.partition("=")
    if key != other_key or not other_equals:
        return False
    if not equals:
        return key in {"obj", "iobj"}
    known = grammar()
    if key in {"org", "prt", "prep", "igo", "owner"} or key in known.checks - {"word", "party"}:
        return False
    return set(_words(other_value, classes)) <= set(_words(value, classes))


def _words(value: str, classes: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for part in value.split(","):
        if part.startswith("@"):
            yield from classes.get(part[1:], ())
        else:
            yield part
