"""What one document tells of one arrangement, while it is being gathered."""

from dataclasses import dataclass, field

from dragoman.arrangements.keys import is_proper, mechanism_id
from dragoman.records import (
    Commitment,
    Evidence,
    Mechanism,
    MechanismKind,
    Membership,
    Session,
    StatusChange,
)
from dragoman.records.measures import MeasureTurn

BY_NAME = frozenset({MechanismKind.AGREEMENT, MechanismKind.ORGANISATION})


@dataclass(slots=True)
class Draft:
    """An arrangement as one document tells it, so far.

    Attributes:
        kind: what sort.
        names: phrases that name it, the fullest first in the end.
        members: states, or bodies that act like one.
        targets: for measures, against whom.
        level: who meets.
        hidden: its maker does not admit it.
        words: stems of what it is about, for measures and agreements.
        clauses: kinds of commitment.
        sessions: meetings and acts.
        history: turns.
        commitments: promises and what became of them.
        membership: who joined and left.
        basis: what it rests on in law.
        evidence: words that introduce it as standing; without any it is only a single occasion.
        proper: whether it has a proper name.
        title: for series, the proper name by which it is one whoever takes part; else empty.
        turns: what was done about a measure.
        entity: its id in the register of organisations, where it has one.
    """

    kind: MechanismKind
    names: list[str] = field(default_factory=list)
    members: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    level: str | None = None
    hidden: bool = False
    words: frozenset[str] = frozenset()
    clauses: set[str] = field(default_factory=set)
    sessions: list[Session] = field(default_factory=list)
    history: list[StatusChange] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    membership: list[Membership] = field(default_factory=list)
    basis: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    proper: bool = False
    title: str = ""
    entity: str = ""
    turns: list[MeasureTurn] = field(default_factory=list)

    def prove(self, evidence: Evidence) -> None:
        """Note words that introduce it."""
        if evidence not in self.evidence:
            self.evidence.append(evidence)

    def turn(self, change: StatusChange) -> None:
        """Note a turn once."""
        if change not in self.history:
            self.history.append(change)

    def meet(self, session: Session) -> None:
        """Note a session once."""
        if session not in self.sessions:
            self.sessions.append(session)

    def promise(self, commitment: Commitment) -> None:
        """Note a promise, or what became of one, once."""
        if commitment not in self.commitments:
            self.commitments.append(commitment)

    def belong(self, membership: Membership) -> None:
        """Note a turn in who belongs once."""
        if membership not in self.membership:
            self.membership.append(membership)

    def rest_on(self, basis: str) -> None:
        """Note a basis in law once."""
        if basis not in self.basis:
            self.basis.append(basis)

    def absorb(self, other: "Draft") -> None:
        """Take over what another draft of the same arrangement holds."""
        self.names += [name for name in other.names if name not in self.names]
        both = self.title and self.title == other.title
        self.members = self.members | other.members if both else self.members or other.members
        self._fill(other)
        self.words |= other.words
        self.clauses |= other.clauses
        self._hear(other)

    def _fill(self, other: "Draft") -> None:
        """Take from another draft what this one does not know."""
        self.targets = self.targets or other.targets
        self.level = self.level or other.level
        self.hidden = self.hidden or other.hidden
        self.proper = self.proper or other.proper
        self.entity = self.entity or other.entity

    def _hear(self, other: "Draft") -> None:
        """Add what another draft tells over time, each once."""
        for session in other.sessions:
            self.meet(session)
        for change in other.history:
            self.turn(change)
        for commitment in other.commitments:
            self.promise(commitment)
        for membership in other.membership:
            self.belong(membership)
        for basis in other.basis:
            self.rest_on(basis)
        for piece in other.evidence:
            self.prove(piece)
        self.turns += [turn for turn in other.turns if turn not in self.turns]

    def _rank(self, name: str) -> tuple[object, ...]:
        """Order names: of what goes by its name proper ones first, then the fullest."""
        proper = self.kind in BY_NAME and is_proper(name)
        return (not proper, -len(name.split()), name)

    def record(self) -> Mechanism:
        """Return the draft as a record."""
        names = sorted(set(self.names), key=self._rank)
        name = names[0] if names else str(self.kind)
        members = tuple(sorted(self.members))
        targets = tuple(sorted(self.targets))
        return Mechanism(
            mechanism_id=mechanism_id(self.kind, members, targets, self.level, self.entity or name),
            kind=self.kind,
            name=name,
            other_names=tuple(sorted(set(names) - {name})),
            members=members,
            targets=targets,
            level=self.level,
            acknowledged=not self.hidden,
            clauses=tuple(sorted(self.clauses)),
            sessions=tuple(self.sessions),
            history=tuple(self.history),
            evidence=tuple(self.evidence),
            commitments=tuple(self.commitments),
            membership=tuple(self.membership),
            basis=tuple(self.basis),
            title=self.title,
            turns=tuple(self.turns),
        )
