"""Other people's data as a panel counts it: their acts, and their rows in place of documents."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import permutations

from dragoman.foreign.rows import SEPARATOR, Foreign
from dragoman.ledger import Ledger
from dragoman.ledger.entries import Publication
from dragoman.ledger.pairs import Pair
from dragoman.panel.acts import Act

SURE = 1.0


def foreign_acts(ledger: Ledger, import_id: int) -> Iterator[Act]:
    """Yield the acts of an import that are between states.

    Args:
        ledger: that holds it.
        import_id: its number.
    """
    for rows in ledger.store.imported(import_id):
        act = act_of(rows)
        if act is not None:
            yield act


def act_of(rows: Sequence[Foreign]) -> Act | None:
    """Return the act that some rows tell; None where it is not between two states."""
    first = rows[0]
    directed = frozenset(pair for row in rows for pair in directed_pairs(row))
    if not directed or first.quad_code is None:
        return None
    days = [date.fromisoformat(day) for row in rows for day in (row.start, row.end) if day]
    return Act(
        pairs=frozenset((min(pair), max(pair)) for pair in directed),
        directed=directed,
        start=min(days, default=None),
        end=max(days, default=None),
        event_type=first.event_type or "",
        status="actual",
        quad_code=first.quad_code,
        intensity=first.intensity or 0.0,
        weight=SURE,
        certainty="asserted",
        confidence=SURE,
        reports=len(rows),
        documents=tuple(row.line for row in rows),
        number=first.number,
    )


def directed_pairs(row: Foreign) -> Iterator[Pair]:
    """Yield from whom to whom a row goes; what is done with one another goes both ways."""
    actors, recipients = states_of(row.actor_states), states_of(row.recipient_states)
    if row.mutual:
        yield from permutations(sorted({*actors, *recipients}), 2)
        return
    yield from ((one, other) for one in actors for other in recipients if one != other)


def states_of(cell: str | None) -> list[str]:
    """Return the states of a cell.

    >>> states_of("JPN; KOR")
    ['JPN', 'KOR']
    """
    return cell.split(SEPARATOR) if cell else []


def foreign_publications(ledger: Ledger, import_id: int) -> Iterator[Publication]:
    """Yield each dated row as if it were a document of its first day."""
    for rows in ledger.store.imported(import_id):
        for row in rows:
            if row.start:
                states = {*states_of(row.actor_states), *states_of(row.recipient_states)}
                yield Publication(
                    date.fromisoformat(row.start), row.publisher, tuple(sorted(states))
                )


def pairs_of_rows(rows: Iterable[Foreign]) -> frozenset[Pair]:
    """Return the pairs of states that rows are between, each in order of code."""
    found = (pair for row in rows for pair in directed_pairs(row))
    return frozenset((min(pair), max(pair)) for pair in found)
