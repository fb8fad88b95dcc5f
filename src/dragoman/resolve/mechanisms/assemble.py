"""Observations of many documents to arrangements.

Invariant: the arrangements are a function of the set of observations. A family (see `keys`) is
put together by itself, so that a new document touches only the families it speaks of.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from dragoman.records import Commitment, Mechanism, MechanismKind
from dragoman.resolve.knowledge import Words
from dragoman.resolve.levels import is_vague
from dragoman.resolve.mechanisms.history import merge_history
from dragoman.resolve.mechanisms.keys import family_of, mechanism_id
from dragoman.resolve.mechanisms.naming import best_name, fullest_name, subject_of
from dragoman.resolve.mechanisms.register import Register
from dragoman.resolve.mechanisms.sessions import merge_sessions

MANY = 3
TWO = 2


def assemble(
    observations: Iterable[Mechanism], published: Mapping[str, date | None], known: Words
) -> tuple[Mechanism, ...]:
    """Return the arrangements that observations of any documents tell together.

    Args:
        observations: as `find_mechanisms` gives them, of any documents in any order.
        published: day of publication by document id.
        known: words without subject matter.
    """
    return tuple(
        one.mechanism for one in assemble_known(observations, published, known, Register())
    )


@dataclass(frozen=True, slots=True)
class Assembled:
    """An arrangement and what it was made of.

    Attributes:
        mechanism: the arrangement.
        observed: ids that single documents gave it, its own left out.
    """

    mechanism: Mechanism
    observed: tuple[str, ...]


def assemble_known(
    observations: Iterable[Mechanism],
    published: Mapping[str, date | None],
    known: Words,
    register: Register,
) -> tuple[Assembled, ...]:
    """Return the same arrangements, named as the register has them, with all their ids."""
    families: dict[str, list[Mechanism]] = defaultdict(list)
    for one in observations:
        families[family_of(one.mechanism_id)].append(one)
    found: dict[str, Assembled] = {}
    for _, members in sorted(families.items()):
        ordered = sorted(members, key=_order)
        for group in _groups(ordered, known):
            observed = [ordered[number] for number in group]
            made = _together(observed, published, known)
            if made is not None:
                ids = {one.mechanism_id for one in observed} - {made.mechanism_id}
                entry = register.find(
                    made.kind, made.members, made.level, (made.name, *made.other_names)
                )
                if entry is not None:
                    made = _named(made, entry.name)
                    ids.add(entry.mechanism_id)
                found.setdefault(made.mechanism_id, Assembled(made, tuple(sorted(ids))))
    return tuple(found[name] for name in sorted(found))


def _named(one: Mechanism, name: str) -> Mechanism:
    """Return an arrangement under its common name; what texts call it stays beside that."""
    made_up = one.level is not None and one.name == f"meetings of {one.level}"
    others = {*one.other_names, *(() if made_up else (one.name,))} - {name}
    return replace(one, name=name, other_names=tuple(sorted(others)))


def _order(one: Mechanism) -> tuple[object, ...]:
    pieces = [*one.evidence]
    pieces += [piece for session in one.sessions for piece in session.evidence]
    pieces += [piece for change in one.history for piece in change.evidence]
    first = min(((e.document_id, e.start) for e in pieces), default=("", 0))
    return first, one.mechanism_id, one.name


def _groups(family: Sequence[Mechanism], known: Words) -> list[list[int]]:
    """Return which observations of a family are one arrangement."""
    if family[0].kind is MechanismKind.MEETING_SERIES:
        return _by_level(family)
    return _by_subject(family, known)


def _by_level(family: Sequence[Mechanism]) -> list[list[int]]:
    """Group meetings by level; a vague one joins the only fitting level, or that of its date."""
    levels: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(family):
        if one.level is not None and not is_vague(one.level):
            levels[one.level].append(number)
    clear = dict(levels)
    rest: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(family):
        if not is_vague(one.level):
            continue
        fitting = [level for level in sorted(clear) if level.endswith(one.level or "")]
        if len(fitting) > 1:
            fitting = _levels_of_dates(one, family, clear)
        if len(fitting) == 1:
            levels[fitting[0]].append(number)
        elif not clear or one.level is not None:
            rest["" if not clear else one.level or ""].append(number)
    return [*levels.values(), *rest.values()]


def _levels_of_dates(
    one: Mechanism, family: Sequence[Mechanism], levels: Mapping[str, Sequence[int]]
) -> list[str]:
    """Return the levels at which the same members met on one of these dates."""
    days = {session.date.start for session in one.sessions if session.date is not None}
    return sorted(
        level
        for level, numbers in levels.items()
        if any(
            session.date is not None and session.date.start in days
            for number in numbers
            if not is_vague(family[number].level)
            for session in family[number].sessions
        )
    )


def _by_subject(family: Sequence[Mechanism], known: Words) -> list[list[int]]:
    """Group by targets and by what they are about; what is about nothing joins the only group."""
    subjects = [subject_of(one, known) for one in family]
    shared: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(family):
        for word in subjects[number]:
            shared[word].append(number)
        for days in _days_of_acts(one):
            shared[days].append(number)
    links = {link for numbers in shared.values() for link in _same_targets(numbers, family)}
    groups = _connected(range(len(family)), links)
    clear = [group for group in groups if any(subjects[number] for number in group)]
    vague = sorted(set(range(len(family))) - {number for group in clear for number in group})
    if not clear:
        return _connected(vague, set(_same_targets(vague, family)))
    targets = [frozenset(t for number in group for t in family[number].targets) for group in clear]
    rest: list[int] = []
    for number in vague:
        ours = set(family[number].targets)
        fitting = [at for at, told in enumerate(targets) if not ours or not told or ours & told]
        if len(fitting) == 1:
            clear[fitting[0]].append(number)
        elif not fitting:
            rest.append(number)
    return [*map(sorted, clear), *_connected(rest, set(_same_targets(rest, family)))]


def _days_of_acts(one: Mechanism) -> set[tuple[date | None, date | None]]:
    """Return when an agreement was signed or ratified: no two of a pair of states on one day."""
    if one.kind is not MechanismKind.AGREEMENT:
        return set()
    return {(s.date.start, s.date.end) for s in one.sessions if s.date is not None}


def _same_targets(numbers: Sequence[int], family: Sequence[Mechanism]) -> Iterator[tuple[int, int]]:
    """Yield pairs with a target in common; without any they join the only targets there are."""
    by_target: dict[str, list[int]] = defaultdict(list)
    untold = [number for number in numbers if not family[number].targets]
    for number in numbers:
        for target in family[number].targets:
            by_target[target].append(number)
    for chain in (*by_target.values(), untold):
        yield from pairwise(chain)
    if (
        untold
        and len({frozenset(family[n].targets) for row in by_target.values() for n in row}) == 1
    ):
        yield next(iter(by_target.values()))[0], untold[0]


def _connected(numbers: Iterable[int], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the numbers, those that hang together by links in one list."""
    roots = {number: number for number in numbers}

    def root(number: int) -> int:
        while roots[number] != number:
            roots[number] = roots[roots[number]]
            number = roots[number]
        return number

    for first, second in sorted(links):
        low, high = sorted((root(first), root(second)))
        roots[high] = low
    found: dict[int, list[int]] = defaultdict(list)
    for number in sorted(roots):
        found[root(number)].append(number)
    return list(found.values())


def _together(
    group: Sequence[Mechanism], published: Mapping[str, date | None], known: Words
) -> Mechanism | None:
    """Return the arrangement of a group; None where it is only a single occasion."""
    first = group[0]
    sessions = merge_sessions((s for one in group for s in one.sessions), published)
    evidence = tuple(
        sorted(
            {piece for one in group for piece in one.evidence},
            key=lambda e: (str(published.get(e.document_id) or "~"), e.document_id, e.start),
        )
    )
    level = next((one.level for one in group if one.level), None)
    if not evidence and not _recurs(first, level, sessions):
        return None
    names = Counter(name for one in group for name in (one.name, *one.other_names))
    name = best_name(names, first, level, known)
    targets = tuple(sorted({target for one in group for target in one.targets}))
    return Mechanism(
        mechanism_id=mechanism_id(first.kind, first.members, targets, level, fullest_name(names)),
        kind=first.kind,
        name=name,
        other_names=tuple(sorted(set(names) - {name, str(first.kind)})),
        members=tuple(sorted({member for one in group for member in one.members})),
        targets=targets,
        level=level,
        acknowledged=all(one.acknowledged for one in group),
        clauses=tuple(sorted({clause for one in group for clause in one.clauses})),
        sessions=sessions,
        history=merge_history(
            (change for one in group for change in one.history),
            sessions, published, first.kind, evidence,
        ),
        evidence=evidence or sessions[0].evidence,
        commitments=_commitments(group, published),
    )  # fmt: skip


def _recurs(first: Mechanism, level: str | None, sessions: Sequence[object]) -> bool:
    """Return whether single occasions make a series: two of them, or states in a lasting format."""
    if first.kind is not MechanismKind.MEETING_SERIES:
        return False
    if any(":" in member for member in first.members):
        return bool(sessions)
    if len(sessions) >= TWO and level is not None:
        return True
    return bool(sessions) and level is not None and len(first.members) >= MANY


def _commitments(
    group: Sequence[Mechanism], published: Mapping[str, date | None]
) -> tuple[Commitment, ...]:
    found = {one for each in group for one in each.commitments}

    def when(one: Commitment) -> tuple[object, ...]:
        day = one.date.start if one.date is not None else None
        piece = one.evidence[0]
        return (
            day or published.get(piece.document_id) or date.max,
            piece.document_id, piece.start, one.clause, one.status,
        )  # fmt: skip

    return tuple(sorted(found, key=when))
