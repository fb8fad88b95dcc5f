"""One standing arrangement told in full, and the columns in which many are listed."""

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.analyse.arrangements import Decided
from dragoman.arrangements.follow.commitments import standing
from dragoman.arrangements.follow.gaps import gaps, overdue
from dragoman.present.printing import Column, plain
from dragoman.present.standing_cells import WHOLE, members_told
from dragoman.present.tables import MECHANISMS, codes, days
from dragoman.records import Evidence, Mechanism, MechanismKind, Session

SERIES = frozenset({MechanismKind.MEETING_SERIES, MechanismKind.EXERCISE_SERIES})


def mechanism_columns(today: date) -> tuple[Column[Mechanism], ...]:
    """Return the columns of a list of arrangements, with what is planned next or overdue.

    Args:
        today: the day from which it is reckoned whether a session is overdue.
    """
    return (*MECHANISMS, Column("next", lambda one: next_session(one, today)))


def next_session(mechanism: Mechanism, today: date) -> str | None:
    """Return when the next session is planned and since when it is overdue; None if neither.

    Args:
        mechanism: the arrangement.
        today: the day from which to reckon.
    """
    planned = (one for one in mechanism.sessions if one.status == "planned")
    coming = next((one for one in planned if not _is_over(one, today)), None)
    told = [] if coming is None else [f"planned {days(coming.date)}".rstrip()]
    late = overdue(mechanism, today) if mechanism.kind in SERIES else None
    if late is not None and (coming is None or coming.date is None):
        told.append(f"overdue since {late.due}")
    return ", ".join(told) or None


def _is_over(session: Session, today: date) -> bool:
    return session.date is not None and session.date.end is not None and session.date.end < today


def mechanism_page(
    mechanism: Mechanism, today: date | None = None, decided: Sequence[Decided] = ()
) -> str:
    """Return a standing arrangement with its history, sessions, gaps and what proves them.

    Args:
        mechanism: the arrangement.
        today: the day from which it is reckoned whether a session is overdue; None leaves it out.
        decided: what was decided at its sessions.
    """
    lines = [
        f"{plain(mechanism.name)} ({mechanism.kind})",
        f"  id           {mechanism.mechanism_id}",
        f"  members      {', '.join(members_told(mechanism))}",
    ]
    if mechanism.targets:
        lines.append(f"  against      {', '.join(mechanism.targets)}")
    if mechanism.level:
        lines.append(f"  level        {plain(mechanism.level)}")
    if mechanism.other_names:
        lines.append(f"  also         {plain('; '.join(mechanism.other_names))}")
    if not mechanism.acknowledged:
        lines.append("  not acknowledged by those who take it")
    if mechanism.basis:
        lines.append(f"  rests on     {plain('; '.join(mechanism.basis))}")
    if mechanism.clauses:
        lines.append(f"  clauses      {plain('; '.join(mechanism.clauses))}")
    lines += _history(mechanism)
    lines += _membership(mechanism)
    lines += _sessions(mechanism, {one.session: one for one in decided})
    lines += _silence(mechanism, today)
    lines += _commitments(mechanism)
    if mechanism.evidence:
        lines += ["", "introduced by", *_quotes(mechanism.evidence)]
    return "\n".join(lines)


def _history(mechanism: Mechanism) -> Iterator[str]:
    """Yield the turns of its status."""
    if mechanism.history:
        yield ""
        yield "status"
    for change in mechanism.history:
        reasons = f": {'; '.join(change.reasons)}" if change.reasons else ""
        yield plain(f"  {days(change.date) or 'undated':<12} {change.status}{reasons}")
        if change.other_dates:
            others = ", ".join(days(one) for one in change.other_dates)
            yield f"    contradicted: other documents say {others}"
        yield from _quotes(change.evidence)


def _membership(mechanism: Mechanism) -> Iterator[str]:
    """Yield who joined and left."""
    if mechanism.membership:
        yield ""
        yield "members over time"
    for turn in mechanism.membership:
        reasons = f": {'; '.join(turn.reasons)}" if turn.reasons else ""
        yield plain(f"  {days(turn.date) or 'undated':<12} {turn.member} {turn.status}{reasons}")
        yield from _quotes(turn.evidence)


def _sessions(mechanism: Mechanism, decided: dict[Session, Decided]) -> Iterator[str]:
    """Yield its sessions, each with what was decided there."""
    if mechanism.sessions:
        yield ""
        yield "sessions"
    for session in mechanism.sessions:
        number = f"no. {session.ordinal}" if session.ordinal else ""
        host = f"host {session.host}" if session.host else ""
        parts = [session.place or "", number, host, session.status]
        told = ", ".join(part for part in parts if part)
        yield plain(f"  {days(session.date) or 'undated':<12} {told}")
        yield from _quotes(session.evidence)
        for event in decided[session].events if session in decided else ():
            yield f"    decided by {', '.join(codes((*event.actors, *event.recipients)))}:"
            yield from (f"  {line}" for line in _quotes(event.evidence[:1]))


def _silence(mechanism: Mechanism, today: date | None) -> Iterator[str]:
    """Yield the gaps between sessions and by how much the next one is late."""
    found = gaps(mechanism)
    if found:
        yield ""
        yield "gaps"
    for gap in found:
        yield f"  {days(gap.before.date):<12} to {days(gap.after.date)}: {gap.text}"
    late = overdue(mechanism, today) if today is not None else None
    if late is not None:
        yield ""
        yield f"overdue: {late.arithmetic}"


def _commitments(mechanism: Mechanism) -> Iterator[str]:
    """Yield what was promised, what became of it, and how each promise stands now."""
    if not mechanism.commitments:
        return
    yield ""
    yield "commitments"
    for clause, status in standing(mechanism).items():
        yield plain(f"  {clause or WHOLE}: {status}")
    yield ""
    yield "what became of them"
    for one in mechanism.commitments:
        status = "promised" if one.status == "unknown" else one.status
        what = f": {one.words or one.clause}" if one.words or one.clause else ""
        deed = f" (deed {', '.join(one.deeds)})" if one.deeds else ""
        yield plain(f"  {days(one.date) or 'undated':<12} {status}{what}{deed}")
        yield from _quotes(one.evidence)


def _quotes(evidence: Sequence[Evidence]) -> list[str]:
    """Return quotes with their documents."""
    return [f'    "{plain(piece.quote)}" [{piece.document_id}]' for piece in evidence]
