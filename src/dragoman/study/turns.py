"""When two states' dealings turned, and what was done then, from a ledger or an import."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dragoman.analyse.turns.turning import Turns, turning_points
from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.pairs import Pair
from dragoman.panel.acts import Act
from dragoman.panel.periods import Period
from dragoman.panel.series import quad_counts
from dragoman.records import Status
from dragoman.study.material import Span, material

COUPLE = 2
TURN_KINDS = {"all": (0, 1, 2, 3), "cooperation": (0, 1), "conflict": (2, 3)}


@dataclass(frozen=True, slots=True)
class Course:
    """One period of two states' dealings.

    Attributes:
        label: name of the period.
        acts: how many took place in it.
        read: documents published in it; 0 where nobody looked.
    """

    label: str
    acts: float
    read: int


@dataclass(frozen=True, slots=True)
class Turning:
    """When two states' dealings turned.

    Attributes:
        states: the two.
        unit: length of a period.
        kind: ``all``, ``cooperation`` or ``conflict``.
        first: label of the first period.
        last: label of the last.
        found: the turns, or why none can be told.
        around: acts of the period in which each turn began, by PLOVER type, the most first.
        course: the series that was cut, period by period.
    """

    states: Pair
    unit: str
    kind: str
    first: str
    last: str
    found: Turns
    around: tuple[dict[str, int], ...]
    course: tuple[Course, ...] = ()


def turns_of(
    ledger: Ledger, wanted: Filter, states: Sequence[str], kind: str, span: Span
) -> Turning:
    """Return when two states' dealings turned.

    Raises:
        UsageError: they are not two, the kind is none, or there is no time.
    """
    if len(set(states)) != COUPLE:
        message = f"turns are of two states, not of {', '.join(states) or 'none'}"
        raise UsageError(message)
    if kind not in TURN_KINDS:
        message = f"turns are of {', '.join(TURN_KINDS)} acts, not of {kind!r}"
        raise UsageError(message)
    one, other = sorted(set(states))
    if span.source is None:  # what others do need not be looked at
        wanted = replace(wanted, party=(*wanted.party, one, other))
    seen = material(ledger, wanted, span)
    quads = quad_counts(seen.acts, [(one, other)], seen.periods, seen.unit)[:, 0]
    counts = quads[:, list(TURN_KINDS[kind])].sum(axis=1)
    labels = [period.label for period in seen.periods]
    found = turning_points(counts, np.array(seen.read, float), labels)
    around = tuple(
        _types(seen.acts, (one, other), seen.periods[turn.at], TURN_KINDS[kind])
        for turn in found.turns
    )
    course = tuple(map(Course, labels, counts.tolist(), seen.read))
    return Turning((one, other), span.unit, kind, labels[0], labels[-1], found, around, course)


def _types(
    acts: Iterable[Act], pair: Pair, period: Period, quads: tuple[int, ...]
) -> dict[str, int]:
    """Return how many acts of each type two states had in a period, the most first."""
    numbers: Counter[str] = Counter()
    for act in acts:
        if act.status != Status.ACTUAL or pair not in act.pairs or act.quad_code - 1 not in quads:
            continue
        if act.start is not None and period.start <= act.start <= period.end:
            numbers[act.event_type or "unknown"] += round(act.number)
    return dict(sorted(numbers.items(), key=lambda one: (-one[1], one[0])))
