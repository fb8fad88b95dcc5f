"""Standing arrangements against gold: found, their status, members over time and promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.arrangements.follow.commitments import standing
from dragoman.records import Mechanism


@dataclass(frozen=True, slots=True)
class FoundArrangement:
    """What was found of one gold arrangement.

    Attributes:
        found: the arrangement, or None.
        status: whether its last status, clause and acknowledgement are gold's.
        details: gold's members over time and commitments that are right.
        wanted: how many of these gold has.
    """

    found: Mechanism | None
    status: bool
    details: int
    wanted: int


def told_of(gold: Mapping[str, Any], found: Sequence[Mechanism]) -> FoundArrangement:
    """Return what was found of a gold arrangement.

    Args:
        gold: as ``story.json`` has it.
        found: arrangements of the same ledger.
    """
    one = mechanism_found(gold, found)
    details = [*_membership(gold, one), *_commitments(gold, one)]
    return FoundArrangement(
        one, one is not None and _status_right(gold, one), sum(details), len(details)
    )


def mechanism_found(gold: Mapping[str, Any], found: Sequence[Mechanism]) -> Mechanism | None:
    """Return the arrangement that a gold one describes, or None.

    Kind and members must be gold's; level, a target and words of the name where gold gives them.
    """
    for one in found:
        if one.kind != gold["kind"] or set(one.members) != set(gold["members"]):
            continue
        if gold.get("level") and one.level != gold["level"]:
            continue
        if gold.get("targets") and not set(gold["targets"]) & set(one.targets):
            continue
        names = " ".join((one.name, *one.other_names)).lower()
        if gold.get("name", "").lower() not in names:
            continue
        return one
    return None


def _status_right(gold: Mapping[str, Any], one: Mechanism) -> bool:
    """Return whether an arrangement has gold's last status, clause and acknowledgement."""
    last = one.history[-1].status if one.history else None
    if gold["status"] not in {"any", last}:
        return False
    if gold.get("clause") and gold["clause"] not in one.clauses:
        return False
    return bool(gold.get("acknowledged", one.acknowledged) == one.acknowledged)


def _membership(gold: Mapping[str, Any], one: Mechanism | None) -> list[bool]:
    """Return for each turn in who belongs whether it was found in its year."""
    told = {
        (turn.member, turn.status, str(turn.date.start or turn.date.end)[:4] if turn.date else "")
        for turn in (one.membership if one is not None else ())
    }
    return [tuple(turn) in told for turn in gold.get("membership", ())]


def _commitments(gold: Mapping[str, Any], one: Mechanism | None) -> list[bool]:
    """Return for each commitment whether it stands as gold says."""
    now = standing(one) if one is not None else {}
    return [now.get(clause) == status for clause, status in gold.get("commitments", {}).items()]
