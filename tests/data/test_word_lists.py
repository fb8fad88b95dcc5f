"""Lists of words in data files: each is used by its module, and each that is used is there."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import dragoman
from dragoman.data.words import WordLists
from dragoman.errors import DataError

ROOT = Path(dragoman.__file__).parent
MADE = re.compile(r'^WORDS = WordLists\("(\w+)", "([\w.]+)"\)$', re.MULTILINE)
USED = re.compile(r"""(?:WORDS(?:\.listed\(|\[)|\b_any\()\s*["'](\w+)["']""")
PARTS = ("annotate", "arrangements", "coding", "entities", "frames", "resolve", "syntax")


def _used() -> dict[tuple[str, str], set[str]]:
    """Return the names of lists that each module uses."""
    found = {}
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        made = MADE.search(text)
        if made:
            found[made[1], made[2]] = set(USED.findall(text))
            assert path == ROOT / made[1] / f"{made[2].replace('.', '/')}.py"
    return found


@pytest.mark.parametrize("part", PARTS)
def test_lists_and_their_uses_are_the_same(part: str) -> None:
    """No list lies about unused, and none is missing."""
    text = (files("dragoman.data.words") / f"{part}.toml").read_text(encoding="utf-8")
    listed = {(part, module): set(lists) for module, lists in tomllib.loads(text).items()}
    assert {key: names for key, names in _used().items() if key[0] == part} == listed


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
