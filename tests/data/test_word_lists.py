"""Lists of words in data files: each is used by its module, and each that is used is there."""

import re
import tomllib
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

import dragoman
from dragoman.data.words import WordLists
from dragoman.errors import DataError

ROOT = Path(dragoman.__file__).parent
MADE = re.compile(r'^(\w+) = WordLists\("(\w+)", "([\w.]+)"\)$', re.MULTILINE)
TAKEN = re.compile(r"^from dragoman\.(\w+)\.([\w.]+) import WORDS as (\w+)$", re.MULTILINE)
USED = re.compile(r"""\b([A-Z_]+)(?:\.listed\(|\[)\s*["'](\w+)["']""")
ANY = re.compile(r"""\b_any\(\s*["'](\w+)["']""")
# Tables whose lists are asked for by words of a text, or all at once.
WHOLE = {
    ("entities", "memory.anaphora.bodies"),
    ("entities", "memory.anaphora.pronouns"),
    ("entities", "offices.holders.sectors"),
}
PARTS = ("annotate", "arrangements", "coding", "entities", "frames", "resolve", "syntax")


def _used() -> dict[tuple[str, str], set[str]]:
    """Return the names of lists that modules use, by the table in which they stand."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        tables = {name: (part, module) for part, module, name in TAKEN.findall(text)}
        for name, part, module in MADE.findall(text):
            tables[name] = part, module
            if name == "WORDS":
                assert path == ROOT / part / f"{module.replace('.', '/')}.py"
                found[part, module].update(ANY.findall(text))
        for name, of_table in USED.findall(text):
            if name in tables:
                found[tables[name]].add(of_table)
    return found


@pytest.mark.parametrize("part", PARTS)
def test_lists_and_their_uses_are_the_same(part: str) -> None:
    """No list lies about unused, and none is missing."""
    text = (files("dragoman.data.words") / f"{part}.toml").read_text(encoding="utf-8")
    listed = {(part, module): set(lists) for module, lists in tomllib.loads(text).items()}
    used = {key: names for key, names in _used().items() if key[0] == part and names}
    whole = {key: names for key, names in listed.items() if key in WHOLE}
    assert used | whole == listed


@pytest.mark.parametrize("part", PARTS)
def test_no_word_stands_twice_in_a_list(part: str) -> None:
    """And none is empty."""
    text = (files("dragoman.data.words") / f"{part}.toml").read_text(encoding="utf-8")
    for lists in tomllib.loads(text).values():
        for words in lists.values():
            assert len(words) == len(set(words))
            assert all(words)


def test_a_list_is_a_set_and_an_order() -> None:
    """Both are asked for."""
    lists = WordLists("frames", "triggers.event_nouns")
    assert lists.listed("equals")[:2] == ("between", "among")
    assert lists["equals"] == frozenset(lists.listed("equals"))


def test_a_missing_file_is_told() -> None:
    """A damaged installation says so."""
    with pytest.raises(DataError, match=r"words/nothing.toml cannot be read; reinstall dragoman"):
        WordLists("nothing", "at_all").listed("x")
