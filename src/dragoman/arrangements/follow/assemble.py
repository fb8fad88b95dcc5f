"""Observations of many documents to arrangements.

Invariant: the arrangements are a function of the set of observations. A family (see `keys`) is
put together by itself, so that a new document touches only the families it speaks of.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from dragoman.arrangements.follow.commitments import bounded, merge_commitments
from dragoman.arrangements.follow.grouping import across_members, groups_in, title_of
from dragoman.arrangements.follow.history import merge_history
from dragoman.arrangements.follow.measure_turns import merge_turns
from dragoman.arrangements.follow.members import members_now, merge_membership
from dragoman.arrangements.follow.sessions import merge_sessions
from dragoman.arrangements.keys import family_of, titled_family, within_family
from dragoman.arrangements.register import Register
from dragoman.arrangements.subject import best_name, fullest_name, other_names
from dragoman.records import (
    Evidence,
    Mechanism,
    MechanismKind,
    Membership,
    Session,
    StatusChange,
)
from dragoman.resolve.knowledge import Words
from dragoman.resolve.levels import is_vague

MANY = 3
TWO = 2
Published = Mapping[str, date | None]


def assemble(
    observations: Iterable[Mechanism], published: Published, known: Words
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
    published: Published,
    known: Words,
    register: Register,
) -> tuple[Assembled, ...]:
    """Return the same arrangements, named as the register has them, with all their ids."""
    families: dict[str, list[Mechanism]] = defaultdict(list)
    for one in observations:
        families[family_of(one.mechanism_id)].append(one)
    groups: list[list[Mechanism]] = []
    for _, members in sorted(families.items()):
        ordered = sorted(members, key=_order)
        groups += ([ordered[number] for number in group] for group in groups_in(ordered, known))
    found: dict[str, Assembled] = {}
    for observed in across_members(groups):
        made = _together(sorted(observed, key=_order), published, known)
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


@dataclass(frozen=True, slots=True)
class _Told:
    """What a group of observations tells together, before it has a name.

    Attributes:
        group: the observations.
        sessions: each once.
        evidence: what introduces the arrangement.
        level: the clearest that is told.
        title: its proper name, or "".
        turns: of its members, each once.
        ever: whoever belonged at any time.
    """

    group: Sequence[Mechanism]
    sessions: tuple[Session, ...]
    evidence: tuple[Evidence, ...]
    level: str | None
    title: str
    turns: tuple[Membership, ...]
    ever: frozenset[str]

    @property
    def stands(self) -> bool:
        """Whether it is an arrangement, not a single occasion or one that only one side is in."""
        first = self.group[0]
        if not self.evidence and not _recurs(first, self.level, self.sessions):
            return False
        needs_two = self.title or first.kind is MechanismKind.AGREEMENT
        return len(self.ever) >= TWO or not needs_two

    @property
    def proof(self) -> tuple[Evidence, ...]:
        """What introduces it, else what tells of its first session."""
        return self.evidence or self.sessions[0].evidence

    @property
    def members(self) -> tuple[str, ...]:
        """Who belongs now; of two sides without a title both, whatever is told of leaving."""
        if self.title or len(self.ever) > TWO:
            return members_now(self.group, self.turns)
        return tuple(sorted(self.ever))


def _together(group: Sequence[Mechanism], published: Published, known: Words) -> Mechanism | None:
    """Return the arrangement of a group; None where it is only a single occasion."""
    turns = merge_membership((turn for one in group for turn in one.membership), published)
    told = _Told(
        group,
        merge_sessions((s for one in group for s in one.sessions), published),
        _introduced(group, published),
        _clearest_level(group),
        title_of(group),
        turns,
        frozenset(_all(one.members for one in group)) | {turn.member for turn in turns},
    )
    return bounded(_made(told, published, known), published) if told.stands else None


def _clearest_level(group: Sequence[Mechanism]) -> str | None:
    """Return the first level that is not vague, else the first that is told."""
    levels = sorted((is_vague(one.level), n) for n, one in enumerate(group) if one.level)
    return group[levels[0][1]].level if levels else None


def _made(told: _Told, published: Published, known: Words) -> Mechanism:
    """Return an arrangement that stands, under its name and with all that is told of it."""
    group, first, level = told.group, told.group[0], told.level
    names = _names(told)
    name = best_name(names, first, level, known)
    targets = _all(one.targets for one in group)
    full = told.title or fullest_name(names)
    return Mechanism(
        mechanism_id=within_family(_family(told), first.kind, targets, level, full),
        kind=first.kind,
        name=name,
        other_names=other_names(names, name, first.kind),
        members=told.members,
        targets=targets,
        level=level,
        acknowledged=all(one.acknowledged for one in group),
        clauses=_all(one.clauses for one in group),
        sessions=tuple(_hosted(session, told.ever) for session in told.sessions),
        history=_history(told, published),
        evidence=told.proof,
        commitments=merge_commitments(
            chain.from_iterable(one.commitments for one in group), published
        ),
        membership=told.turns,
        basis=_all(one.basis for one in group),
        title=told.title,
        turns=merge_turns(chain.from_iterable(one.turns for one in group)),
    )


def _history(told: _Told, published: Published) -> tuple[StatusChange, ...]:
    """Return the turns of an arrangement, those that follow from its members among them."""
    first = told.group[0]
    changes = [change for one in told.group for change in one.history]
    return merge_history(
        [*changes, *_ends(first, told.ever, told.turns)],
        told.sessions,
        published,
        first.kind,
        told.evidence,
    )


def _hosted(session: Session, members: frozenset[str]) -> Session:
    """Return a session with its host: where none is told, the member it was held in."""
    if session.host is not None or session.country not in members:
        return session
    return replace(session, host=session.country)


def _names(told: _Told) -> Counter[str]:
    """Return how often each name is told, where the arrangement is introduced if it is so."""
    return Counter(
        name
        for one in told.group
        if one.evidence or not told.evidence
        for name in (one.name, *one.other_names)
    )


def _family(told: _Told) -> str:
    """Return the id that all that may be this arrangement share."""
    first = told.group[0]
    if told.title:
        return titled_family(first.kind, told.title)
    return family_of(first.mechanism_id)


def _all(rows: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return what stands in any row, each once, sorted."""
    return tuple(sorted({each for row in rows for each in row}))


def _introduced(group: Sequence[Mechanism], published: Published) -> tuple[Evidence, ...]:
    """Return what introduces an arrangement as standing, earliest publication first."""
    return tuple(
        sorted(
            {piece for one in group for piece in one.evidence},
            key=lambda e: (str(published.get(e.document_id) or "~"), e.document_id, e.start),
        )
    )


def _ends(
    first: Mechanism, ever: frozenset[str], turns: Sequence[Membership]
) -> list[StatusChange]:
    """Return the end of an agreement of two, one of which has left it."""
    if first.kind is not MechanismKind.AGREEMENT or len(ever) > TWO:
        return []
    return [
        StatusChange("ended", turn.date, turn.reasons, turn.evidence)
        for turn in turns
        if turn.status == "left"
    ]


def _recurs(first: Mechanism, level: str | None, sessions: Sequence[Session]) -> bool:
    """Return whether single occasions make a series: two, or one of a body or of three states.

    Two dates in one sentence are no two meetings.
    """
    if first.kind is not MechanismKind.MEETING_SERIES:
        return False
    if any(":" in member for member in first.members):
        return bool(sessions)
    if level is None:
        return False
    told = {session.evidence[0] for session in sessions}
    held = any(session.status == "actual" and session.date for session in sessions)
    return len(told) >= TWO or (len(first.members) >= MANY and held)
