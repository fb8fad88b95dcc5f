"""What persons corrected, in words: who, when, what was, what is, and why."""

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.ledger.correcting.changes import WRONG, Change, Correction, read_back
from dragoman.present.printing import plain
from dragoman.records import DateInterval, Party, Place

NOTHING = "none"


def value_told(value: Any) -> str:  # noqa: ANN401 - each field has a kind of its own
    """Return a field's value in words.

    >>> value_told(()), value_told(Place("Busan", "KOR")), value_told(True)
    ('none', 'Busan (KOR)', 'yes')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(value_told, value)) or NOTHING
    if isinstance(value, Party):
        return str(value.country if value.entity_id == f"state:{value.country}" else value)
    if isinstance(value, Place):
        return f"{value.text} ({value.country})" if value.country else value.text
    if isinstance(value, DateInterval) or value:
        return str(value)
    return NOTHING


def change_told(change: Change) -> tuple[str, str]:
    """Return what was and what is, in words.

    Raises:
        DamagedError: the ledger holds no such value.
    """
    was, value = (read_back(change.field, one) for one in (change.was, change.value))
    return value_told(was), value_told(value)


def trail_lines(found: Iterable[Correction]) -> Iterator[str]:
    """Yield corrections as text for a terminal, a head line and a line for each field."""
    for one in found:
        undone = f", taken back {one.undone} by {one.undone_by}" if one.undone else ""
        yield plain(f"{one.correction_id}  {one.made}  {one.by}{undone}")
        for change in one.fields:
            if change.field == WRONG:
                yield "    wrong: no such thing is told"
            elif change.field != "note":
                was, value = change_told(change)
                yield plain(f"    {change.field}: {was} -> {value}")
        if one.note:
            yield plain(f'    "{one.note}"')
