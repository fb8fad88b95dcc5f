"""States as other people name them: codes of several schemes, numbers, names."""

from functools import lru_cache

from dragoman.data.systems import COW, GW, Systems
from dragoman.data.tables import read_table
from dragoman.entities.names.register import Register


class Countries:
    """The way from their codes and names to ISO 3166 alpha-3."""

    def __init__(self) -> None:
        """Read the register and the table of codes."""
        self._register = Register.load()
        self.states = frozenset(self._register.states)
        self._codes: dict[tuple[str, str], str] = {
            (row["scheme"], row["code"]): row["iso3"] for row in read_table("foreign_codes.tsv")
        }
        self._names: dict[str, str | None] = {
            code: iso3 for (scheme, code), iso3 in self._codes.items() if scheme == "icews"
        }
        self._numbers = {
            (system, spell.code): state
            for state, spells in Systems.load().spells.items()
            for spell in spells
            for system in (spell.system,)
        }

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> "Countries":
        """Return the way, read once a process."""
        return Countries()

    def cameo(self, code: str) -> str | None:
        """Return the state of a CAMEO country code; None for regions such as EUR and AFR.

        >>> Countries.load().cameo("ROM"), Countries.load().cameo("EUR")
        ('ROU', None)
        """
        known = self._codes.get(("cameo", code))
        return known or (code if code in self.states else None)

    def fips(self, code: str) -> str | None:
        """Return the state of a FIPS 10-4 code, as GDELT's geography has them.

        >>> Countries.load().fips("IS"), Countries.load().fips("UP")
        ('ISR', 'UKR')
        """
        return self._codes.get(("fips", code))

    def iso(self, code: str) -> str | None:
        """Return a state's own alpha-3 code, if it is one."""
        return code if code in self.states else None

    def named(self, name: str) -> str | None:
        """Return the state of a name as event data write it.

        >>> Countries.load().named("Russian Federation"), Countries.load().named("Congo")
        ('RUS', 'COG')
        """
        if name not in self._names:
            turned = " ".join(reversed(name.split(", ", 1))) if ", " in name else name
            self._names[name] = self._register.code(name) or self._register.code(turned)
        return self._names[name]

    def numbered(self, system: str, number: int) -> str | None:
        """Return the state of a Correlates of War or Gleditsch-Ward number.

        >>> Countries.load().numbered("gw", 750), Countries.load().numbered("cow", 626)
        ('IND', 'SSD')
        """
        return self._numbers.get((system, number))


__all__ = ["COW", "GW", "Countries"]
