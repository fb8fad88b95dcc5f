"""The small register of well-known arrangements: names and ids, never sessions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from dragoman.records import MechanismKind
from dragoman.resolve.knowledge import read_toml


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known arrangement.

    Attributes:
        mechanism_id: its id here, which finds it as any other id does.
        kind: what sort.
        members: ISO 3166 alpha-3, sorted.
        level: for meetings.
        name: as commonly written in English.
        words: one of these must stand in a name found in text; none needed for meetings.
    """

    mechanism_id: str
    kind: MechanismKind
    members: tuple[str, ...]
    level: str | None
    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Register:
    """All well-known arrangements.

    Attributes:
        entries: in the file's order.
    """

    entries: tuple[Known, ...] = ()

    @classmethod
    def load(cls) -> Self:
        """Read the shipped register.

        Raises:
            DataError: the file is missing or damaged.

        >>> one = Register.load().find("zone", ("IND", "PAK"), None, ["Line of Control"])
        >>> one.mechanism_id if one else None
        'line-of-control'
        """
        rows = read_toml("mechanisms.toml")["mechanisms"]
        return cls(
            tuple(
                Known(
                    row["id"],
                    MechanismKind(row["kind"]),
                    tuple(sorted(row["members"])),
                    row.get("level"),
                    row["name"],
                    frozenset(row.get("words", ())),
                )
                for row in rows
            )
        )

    def find(
        self, kind: str, members: tuple[str, ...], level: str | None, names: Iterable[str]
    ) -> Known | None:
        """Return the entry that an arrangement found in text is, or None."""
        told = {word for name in names for word in re.findall(r"\w+", name.lower())}
        for one in self.entries:
            same = one.kind == kind and one.members == members and one.level == level
            if same and (not one.words or one.words & told):
                return one
        return None
