"""Which families of standing arrangements hang together by the proper names of series."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from dragoman.arrangements.keys import family_of
from dragoman.ledger.schema import mechanism_reports


def within(column: Any, family: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own typing
    """Return the condition that an id belongs to a family, by the beginning of the id."""
    return (column >= family) & (column < family[:-1] + chr(ord(family[-1]) + 1))


def kin_of(connection: Connection, families: Iterable[str]) -> list[str]:
    """Return families with all that hang together with them by proper names, sorted.

    A family of members leads to the proper names that documents give to series of theirs, and a
    proper name to the families of all who were told to take part in what it names.

    Args:
        connection: to the ledger.
        families: beginnings of ids, as `keys.family_of` gives them.
    """
    columns = mechanism_reports.c
    found, new = set[str](), set(families)
    while new:
        found |= new
        near = set[str]()
        for family in sorted(new):
            held = within(columns.mechanism_id, family) & columns.title_family.is_not(None)
            titles = connection.execute(select(columns.title_family).where(held).distinct())
            near |= {row[0] for row in titles}
            titled = columns.title_family == family
            told = connection.execute(select(columns.mechanism_id).where(titled).distinct())
            near |= {family_of(row[0]) for row in told}
        new = near - found
    return sorted(found)
