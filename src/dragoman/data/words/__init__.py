"""Lists of words that the core knows, one file a part, one table a module; read when asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dragoman.errors import DataError


class WordLists(dict[str, frozenset[str]]):
    """The lists of one module as sets, each made when it is first asked for.

    >>> "summit" in WordLists("frames", "when.foreground")["occasions"]
    True

    Args:
        part: of the core: ``coding``, whose lists are in ``data/words/coding.toml``.
        module: the table in it: the module below that part.
    """

    __slots__ = ("_lists", "_module", "_part")

    def __init__(self, part: str, module: str) -> None:
        super().__init__()
        self._part = part
        self._module = module
        self._lists: dict[str, tuple[str, ...]] = {}

    def __missing__(self, name: str) -> frozenset[str]:
        """Return a list as a set that nobody asked for before."""
        found = self[name] = frozenset(self.listed(name))
        return found

    def listed(self, name: str) -> tuple[str, ...]:
        """Return a list in its order."""
        return self._read()[name]

    def names(self) -> frozenset[str]:
        """Return what the lists are called, where that are words too."""
        return frozenset(self._read())

    def all(self) -> frozenset[str]:
        """Return the words of all lists."""
        return frozenset().union(*self._read().values())

    def _read(self) -> dict[str, tuple[str, ...]]:
        if not self._lists:
            self._lists.update(_read(self._part)[self._module])
        return self._lists


def sets_in(path: str) -> dict[str, frozenset[str]]:
    """Return the sets of words of another data file, by their names.

    Args:
        path: below the folder of the data: ``times/linking.toml``.
    """
    lists = tomllib.loads((files("dragoman.data") / path).read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def _read(part: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the lists of a part of the core.

    Raises:
        DataError: the file is missing or damaged.
    """
    try:
        text = (files("dragoman.data.words") / f"{part}.toml").read_text(encoding="utf-8")
        return {
            module: {name: tuple(words) for name, words in lists.items()}
            for module, lists in tomllib.loads(text).items()
        }
    except (OSError, tomllib.TOMLDecodeError) as error:
        message = f"data file words/{part}.toml cannot be read; reinstall dragoman"
        raise DataError(message) from error
