"""The state system by date: which states were members, under which number.

Two lists count states: the Correlates of War project's (COW) and that of Gleditsch and Ward (GW).
A number holds from one day to another: Germany is COW 260 up to reunification and 255 after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.data.tables import read_table

COW, GW = "cow", "gw"


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which a state was a member of a system.

    Attributes:
        system: ``cow`` or ``gw``.
        code: the state's number in it.
        entered: first day.
        left: last day; `date.max` where it still belongs.
    """

    system: str
    code: int
    entered: date
    left: date

    def meets(self, first: date, last: date) -> bool:
        """Return whether it covers any of some days."""
        return self.entered <= last and first <= self.left


class Systems:
    """Membership of states over time; `Systems.load` makes it once a process."""

    def __init__(self, spells: dict[str, tuple[Spell, ...]]) -> None:
        """Keep the spells.

        Args:
            spells: by ISO 3166 alpha-3 code, in order of time.
        """
        self.spells = spells
        self._newest = {
            (state, system): tuple(one for one in reversed(held) if one.system == system)
            for state, held in spells.items()
            for system in {one.system for one in held}
        }

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> Systems:
        """Return the membership that comes with Dragoman.

        >>> Systems.load().code("DEU", COW, date(1989, 6, 1)), Systems.load().code(
        ...     "DEU", COW, date(1991, 6, 1))
        (260, 255)
        """
        found: dict[str, list[Spell]] = {}
        for row in read_table("systems.tsv"):
            left = date.fromisoformat(row["left"]) if row["left"] else date.max
            spell = Spell(row["system"], int(row["code"]), date.fromisoformat(row["entered"]), left)
            found.setdefault(row["iso3"], []).append(spell)
        return Systems({state: tuple(spells) for state, spells in found.items()})

    def states(self) -> tuple[str, ...]:
        """Return the states that ever were members, in order of code."""
        return tuple(sorted(self.spells))

    def code(self, state: str, system: str, first: date, last: date | None = None) -> int | None:
        """Return a state's number on a day, or on the last of some days on which it has one.

        Args:
            state: ISO 3166 alpha-3 code.
            system: ``cow`` or ``gw``.
            first: the day.
            last: of some days, the last one.
        """
        until = last or first
        for spell in self._newest.get((state, system), ()):
            if spell.entered <= until and first <= spell.left:  # as `meets`, asked very often
                return spell.code
        return None

    def member(self, state: str, first: date, last: date) -> str:
        """Return which lists count a state on any of some days; empty where none does.

        >>> Systems.load().member("SSD", date(2011, 1, 1), date(2011, 12, 31))
        'both'
        """
        held = {one.system for one in self.spells.get(state, ()) if one.meets(first, last)}
        return "both" if len(held) > 1 else next(iter(held), "")
