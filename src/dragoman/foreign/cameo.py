"""CAMEO's codes in PLOVER's words: type, mode, quad code and score.

The table names stems; a code has what its longest stem says. Codes are text: ``04`` is not ``4``.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dragoman.data.tables import read_table


@dataclass(frozen=True, slots=True)
class Kind:
    """What a code of theirs is in PLOVER.

    Attributes:
        event_type: PLOVER type.
        mode: PLOVER mode, where one fits.
        quad_code: of the type.
        intensity: PLOVER's score of the mode, else of the type.
    """

    event_type: str
    mode: str | None
    quad_code: int
    intensity: float


class Kinds:
    """PLOVER's types with their quad codes and scores."""

    def __init__(self) -> None:
        """Read the codebook's table of types."""
        found = files("dragoman.data") / "codebook" / "types.toml"
        self._types = tomllib.loads(found.read_text(encoding="utf-8"))

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> "Kinds":
        """Return the types, read once a process."""
        return Kinds()

    def of(self, event_type: str, mode: str | None = None) -> Kind | None:
        """Return a type with its scores; None where PLOVER has none of that name.

        >>> Kinds.load().of("CONSULT", "visit")
        Kind(event_type='CONSULT', mode='visit', quad_code=1, intensity=4.0)
        """
        entry = self._types.get(event_type)
        if entry is None:
            return None
        scores = {**entry.get("modes", {}), **entry.get("extensions", {})}
        known = mode if mode in scores else None
        score = scores[known] if known else entry["score"]
        return Kind(event_type, known, int(entry["quad"]), float(score))


class Cameo:
    """The way from CAMEO to PLOVER."""

    def __init__(self) -> None:
        """Read the table of stems."""
        kinds = Kinds.load()
        self._stems: dict[str, Kind | None] = {}
        self.reasons: dict[str, str] = {}
        for row in read_table("cameo.tsv"):
            self._stems[row["code"]] = kinds.of(row["event_type"], row["mode"] or None)
            if row["why"]:
                self.reasons[row["code"]] = row["why"]
        self._known: dict[str, Kind | None] = {}

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> "Cameo":
        """Return the way, read once a process."""
        return Cameo()

    def of(self, code: str) -> Kind | None:
        """Return what a code is; None where PLOVER has nothing like it.

        >>> Cameo.load().of("0841").mode, Cameo.load().of("010")
        ('release', None)
        """
        if code not in self._known:
            self._known[code] = next(
                (self._stems[stem] for stem in _stems(code) if stem in self._stems), None
            )
        return self._known[code]

    def knows(self, code: str) -> bool:
        """Return whether a code is one of CAMEO's: two to four figures of a known root."""
        return code.isdigit() and 2 <= len(code) <= 4 and code[:2] in self._stems  # noqa: PLR2004 - CAMEO has codes of 2 to 4 digits


def _stems(code: str) -> Iterator[str]:
    """Yield a code's stems, the longest first."""
    for length in range(len(code), 1, -1):
        yield code[:length]
