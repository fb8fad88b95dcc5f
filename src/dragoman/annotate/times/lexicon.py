"""The words and rules of time expressions, read from the package's data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_FIRST = 0xE000  # private use: one character stands for one class of words
_SLOT = re.compile(r"<(\w+)(?::(\w+))?>")
_MACRO = re.compile(r"\{(\w+)\}")
_PLAIN = (
    *("n2", "nbig", "nword", "ordn", "ordw", "year", "yearpair", "decade", "iso", "slash"),
    *("hcode", "qcode", "fytoken", "month", "weekday", "season", "unit", "holiday", "word"),
)
_CLASS_OF_TABLE = {
    "seasons": "season",
    "numbers": "nword",
    "ordinals": "ordw",
    "months": "month",
    "weekdays": "weekday",
    "holidays": "holiday",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over classes of words, what gives its meaning, and the classes it needs one of."""

    make: str
    pattern: re.Pattern[str]
    order: int
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything known of the words of time.

    Attributes:
        codes: the character that stands for a class.
        classes: the class of a word in lower case.
        tables: numbers behind words: months, weekdays, units ...
        guards: sets of words that tell a time from what only looks like one.
        names: phrases that are no times.
        fiscal: words of a state, first month of its fiscal year, named by its end.
        rules: in order.
    """

    codes: dict[str, str]
    classes: dict[str, str]
    tables: dict[str, dict[str, Any]]
    guards: dict[str, frozenset[str]]
    names: re.Pattern[str]
    fiscal: tuple[tuple[re.Pattern[str], int, bool], ...]
    rules: tuple[Rule, ...]


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files("dragoman.data") / "times" / name).read_text(encoding="utf-8"))


def _phrases(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


def _compile(
    source: str, macros: dict[str, str], groups: dict[str, list[str]], codes: Mapping[str, str]
) -> re.Pattern[str]:
    def classes(found: re.Match[str]) -> str:
        chars = "".join(codes[name] for name in groups.get(found[1], [found[1]]))
        body = f"[{chars}]" if len(chars) > 1 else chars
        return f"(?P<{found[2]}>{body})" if found[2] else body

    expanded = _MACRO.sub(lambda found: macros[found[1]], source)
    # A plain group is never asked for: only slots are kept.
    expanded = re.sub(r"\((?!\?)", "(?:", expanded.replace(" ", ""))
    return re.compile(_SLOT.sub(classes, expanded))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon; read once, never changed."""
    words, grammar = _data("words.toml"), _data("grammar.toml")
    names = [*words["classes"], *(name for name in _PLAIN if name not in words["classes"])]
    codes = {name: chr(_FIRST + number) for number, name in enumerate(names)}
    tables = {name: words[name] for name in words if name not in {"classes", "guards", "fiscal"}}
    guards = words["guards"]
    return Lexicon(
        codes=codes,
        classes=_classes(words["classes"], tables),
        tables=tables,
        guards={name: frozenset(members) for name, members in guards.items()},
        names=_phrases([*guards["names"]]),
        fiscal=tuple(
            (_phrases(entry["words"]), entry["month"], entry["named_by_end"])
            for entry in words["fiscal"]
        ),
        rules=_rules(grammar, codes),
    )


def _classes(listed: Mapping[str, Iterable[str]], tables: Mapping[str, Any]) -> dict[str, str]:
    """Return the class of each word: as listed, else that of the table it stands in."""
    classes = {word: name for name, members in listed.items() for word in members}
    for table, name in _CLASS_OF_TABLE.items():
        classes.update(dict.fromkeys(tables[table], name))
    for unit in tables["units"]:
        plural = "centuries" if unit == "century" else unit + "s"
        classes[unit] = classes[plural] = "unit"
    return classes


def _rules(grammar: Mapping[str, Any], codes: Mapping[str, str]) -> tuple[Rule, ...]:
    """Return the rules of the grammar, in order."""
    macros = dict(grammar["macros"])
    rules: list[Rule] = []
    for entry in grammar["rule"]:
        needs = frozenset(codes[name] for name in entry["needs"])
        for source in entry["patterns"]:
            pattern = _compile(source, macros, grammar["groups"], codes)
            rules.append(Rule(entry["make"], pattern, len(rules), needs))
    return tuple(rules)
