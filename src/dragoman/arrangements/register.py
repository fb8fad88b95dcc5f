"""The small register of well-known arrangements: names and ids, never sessions."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from dragoman.data.own import NOTHING, Own, PlacedRow
from dragoman.data.own.faults import Faults
from dragoman.data.tables import split_list
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
    def load(cls, own: Own = NOTHING) -> Self:
        """Read the shipped register, with a user's arrangements before it.

        Args:
            own: arrangements that a user adds, and ids of some that are not to be used.

        Raises:
            CodebookError: a row of the user's is wrong.
            DataError: the file is missing or damaged.

        >>> one = Register.load().find("zone", ("IND", "PAK"), None, ["Line of Control"])
        >>> one.mechanism_id if one else None
        'line-of-control'
        """
        rows = read_toml("mechanisms.toml")["mechanisms"]
        mine = _own_entries(own, {row["id"] for row in rows})
        retired = own.retired("mechanism")
        return cls(
            (
                *mine,
                *(
                    Known(
                        row["id"],
                        MechanismKind(row["kind"]),
                        tuple(sorted(row["members"])),
                        row.get("level"),
                        row["name"],
                        frozenset(row.get("words", ())),
                    )
                    for row in rows
                    if row["id"] not in retired
                ),
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


def _own_entries(own: Own, known: Collection[str]) -> tuple[Known, ...]:
    """Return the arrangements of a user; their kinds and ids are checked first.

    Raises:
        CodebookError: a kind is none, an id is taken or what is retired is not there.
    """
    faults = Faults()
    for row in own.table("mechanisms"):
        for fault in _faults_of(row, known, own.retired("mechanism")):
            faults.add(row.file, row.line, fault)
    for row in own.table("retired"):
        kind, _, name = row["what"].partition(":")
        if kind == "mechanism" and name not in known:
            faults.add(row.file, row.line, f"{name!r} is no well-known arrangement")
    faults.stop(own.path)
    return tuple(
        Known(
            row["id"],
            MechanismKind(row["kind"]),
            tuple(sorted(row["members"].split())),
            row["level"] or None,
            row["name"],
            frozenset(word.lower() for word in split_list(row["words"])),
        )
        for row in own.table("mechanisms")
    )


def _faults_of(row: PlacedRow, known: Collection[str], retired: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with an arrangement of a user."""
    kinds = [str(kind) for kind in MechanismKind]
    if row["kind"] not in kinds:
        yield f"{row['kind']!r} is no kind; use {', '.join(kinds)}"
    elif row["kind"] != MechanismKind.MEETING_SERIES and not row["words"]:
        yield "all kinds but meeting-series need words of the name"
    if row["id"] in known and row["id"] not in retired:
        yield f"the id {row['id']!r} is the package's; choose another"
