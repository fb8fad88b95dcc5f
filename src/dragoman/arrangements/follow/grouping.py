"""Which observations of a family of arrangements are one: by level, or by what they are about."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from dragoman.arrangements.keys import title_key
from dragoman.arrangements.subject import subject_of
from dragoman.records import Mechanism, MechanismKind
from dragoman.resolve.knowledge import Words
from dragoman.resolve.levels import is_vague

PAIR = 2


def groups_in(family: Sequence[Mechanism], known: Words) -> list[list[int]]:
    """Return which observations of a family are one arrangement.

    Args:
        family: observations whose ids begin alike (see `keys`), always in one order.
        known: words without subject matter.
    """
    if family[0].kind is MechanismKind.ORGANISATION:
        return [list(range(len(family)))]
    if family[0].kind is MechanismKind.MEETING_SERIES:
        return _by_title(family, _by_level, _fits_level)
    return _by_title(
        family,
        lambda some: _by_subject(some, known),
        lambda some, titled: _fits_subject(some, titled, known),
    )


def title_of(group: Iterable[Mechanism]) -> str:
    """Return the proper name of observations of one series as most give it; empty without one."""
    told = Counter(one.title for one in group if one.title)
    return min(told, key=lambda title: (-told[title], title), default="")


def across_members(groups: Iterable[list[Mechanism]]) -> list[list[Mechanism]]:
    """Return the groups, those of one proper name and level as one, whoever takes part.

    What tells no level joins the only level of its name.
    """
    rest: list[list[Mechanism]] = []
    named: dict[tuple[MechanismKind, str], dict[str | None, list[Mechanism]]] = {}
    for group in groups:
        title = title_of(group)
        if not title:
            rest.append(group)
            continue
        level = next((one.level for one in group if not is_vague(one.level)), None)
        levels = named.setdefault((group[0].kind, title_key(title)), {})
        levels.setdefault(level, []).extend(group)
    for levels in named.values():
        if None in levels and len(levels) == PAIR:
            only = next(level for level in levels if level is not None)
            levels[only] += levels.pop(None)
        rest += levels.values()
    return rest


def _by_title(
    family: Sequence[Mechanism],
    parted: Callable[[Sequence[Mechanism]], list[list[int]]],
    fits: Callable[[Sequence[Mechanism], Sequence[Mechanism]], bool],
) -> list[list[int]]:
    """Group what has a proper name by it; what has none joins the only one that it fits.

    Args:
        family: observations.
        parted: how observations of one name, or those without, are told apart further.
        fits: whether some without a name can be what others with one are.
    """
    titles: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(family):
        titles[title_key(one.title)].append(number)

    def told(numbers: Sequence[int]) -> list[Mechanism]:
        return [family[number] for number in numbers]

    def groups(numbers: Sequence[int]) -> list[list[int]]:
        return [[numbers[place] for place in group] for group in parted(told(numbers))]

    untitled = groups(titles.pop("", []))
    titled = [group for _, numbers in sorted(titles.items()) for group in groups(numbers)]
    joined: dict[int, list[int]] = defaultdict(list)
    rest: list[list[int]] = []
    for group in untitled:
        fitting = [place for place, other in enumerate(titled) if fits(told(group), told(other))]
        if len(fitting) == 1:
            joined[fitting[0]] += group
        else:
            rest.append(group)
    return [*(sorted([*group, *joined[place]]) for place, group in enumerate(titled)), *rest]


def _fits_level(some: Sequence[Mechanism], titled: Sequence[Mechanism]) -> bool:
    """Return whether meetings without a name can be those of a series with one, by level."""
    ours, theirs = (
        {one.level for one in each if not is_vague(one.level)} for each in (some, titled)
    )
    return not ours or not theirs or bool(ours & theirs)


def _fits_subject(some: Sequence[Mechanism], titled: Sequence[Mechanism], known: Words) -> bool:
    """Return whether what has no name is about nothing else than what has one."""
    ours, theirs = (
        frozenset[str]().union(*(subject_of(one, known) for one in each)) for each in (some, titled)
    )
    return not ours or bool(ours & theirs)


def _by_level(family: Sequence[Mechanism]) -> list[list[int]]:
    """Group meetings by level; a vague one joins the only fitting level, or that of its date."""
    levels: dict[str, list[int]] = defaultdict(list)
    vague: list[int] = []
    for number, one in enumerate(family):
        if is_vague(one.level):
            vague.append(number)
        elif one.level is not None:
            levels[one.level].append(number)
    clear = dict(levels)
    rest: dict[str, list[int]] = defaultdict(list)
    for number in vague:
        fitting = _fitting_levels(family[number], family, clear)
        if len(fitting) == 1:
            levels[fitting[0]].append(number)
        elif not clear:
            rest[""].append(number)
        elif (level := family[number].level) is not None:
            rest[level].append(number)
    return [*levels.values(), *rest.values()]


def _fitting_levels(
    one: Mechanism, family: Sequence[Mechanism], clear: Mapping[str, Sequence[int]]
) -> list[str]:
    """Return the levels that a vague one can be meant by; of several, those of its dates."""
    fitting = [level for level in sorted(clear) if level.endswith(one.level or "")]
    return _levels_of_dates(one, family, clear) if len(fitting) > 1 else fitting


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
    groups = _connected(range(len(family)), _links_of_subjects(family, subjects))
    clear = [group for group in groups if any(subjects[number] for number in group)]
    vague = sorted(set(range(len(family))).difference(*clear))
    if not clear:
        return _connected(vague, set(_same_targets(vague, family)))
    told = [_targets(family, group) for group in clear]
    rest: list[int] = []
    for number in vague:
        fitting = _fitting(family, clear, told, number)
        if len(fitting) == 1:
            clear[fitting[0]].append(number)
        elif not fitting:
            rest.append(number)
    return [*map(sorted, clear), *_connected(rest, set(_same_targets(rest, family)))]


def _links_of_subjects(
    family: Sequence[Mechanism], subjects: Sequence[Iterable[str]]
) -> set[tuple[int, int]]:
    """Return the pairs that share a subject, or the day of an act, and have no other targets."""
    shared: dict[object, list[int]] = defaultdict(list)
    acted: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(family):
        for word in subjects[number]:
            shared[word].append(number)
        for days in _days_of_acts(one):
            acted[days].append(number)
    one_each = (numbers for numbers in acted.values() if not _are_told_apart(numbers, family))
    return {
        link for numbers in (*shared.values(), *one_each) for link in _same_targets(numbers, family)
    }


def _are_told_apart(numbers: Sequence[int], family: Sequence[Mechanism]) -> bool:
    """Return whether one sentence tells of two of these: their day then tells neither.

    "Signed a trade agreement and an extradition treaty on Monday".
    """
    told = Counter(piece for number in numbers for piece in set(family[number].evidence))
    return any(count > 1 for count in told.values())


def _targets(family: Sequence[Mechanism], group: Iterable[int]) -> frozenset[str]:
    """Return all targets of some of a family."""
    return frozenset(target for number in group for target in family[number].targets)


def _fitting(
    family: Sequence[Mechanism],
    clear: Sequence[list[int]],
    told: Sequence[frozenset[str]],
    number: int,
) -> list[int]:
    """Return the groups that one about nothing may belong to, by its targets and promises."""
    one, ours = family[number], set(family[number].targets)
    fitting = [at for at, theirs in enumerate(told) if not ours or not theirs or ours & theirs]
    if not one.evidence and len(fitting) > 1:
        return [at for at in fitting if _promises(family, clear[at], one)]
    return fitting


def _promises(family: Sequence[Mechanism], group: Sequence[int], done: Mechanism) -> bool:
    """Return whether an agreement promises what is told to be done without naming any."""
    clauses = {one.clause for one in done.commitments}
    return any(clauses & {*family[number].clauses} for number in group)


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
