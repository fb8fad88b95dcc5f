"""Commitments over time: what was promised, and what later sentences and deeds made of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from dragoman.arrangements.extent import PART, WHOLE, Extents
from dragoman.arrangements.follow.deeds import Verdict
from dragoman.arrangements.follow.history import in_text_order
from dragoman.arrangements.follow.members import first_day
from dragoman.records import Commitment, Event, Mechanism, MechanismKind

UNKNOWN = "unknown"
Published = Mapping[str, date | None]


def merge_commitments(told: Iterable[Commitment], published: Published) -> tuple[Commitment, ...]:
    """Return each promise once and what became of it after, in order of time.

    What became of a kind of commitment that no document tells to be promised is left out: one may
    tell of troops that left, and none that the agreement was about them.

    Args:
        told: as documents tell them.
        published: publication by document.
    """
    every = tuple(told)
    promised = {one.clause for one in every if one.status == UNKNOWN} | {""}
    return _merged((one for one in every if one.clause in promised), published)


def _merged(told: Iterable[Commitment], published: Published) -> tuple[Commitment, ...]:
    """Return commitments, what several tell once, in order of time."""
    found: dict[tuple[object, ...], Commitment] = {}
    for one in sorted(told, key=lambda each: (not each.words, _when(each, published))):
        made = one.status == UNKNOWN
        key = (one.clause, one.status, None if made else one.date, _plain(one.words))
        if made and not one.words and any(k[:2] == key[:2] for k in found):
            continue
        if key in found:
            found[key] = replace(
                found[key],
                evidence=in_text_order((*found[key].evidence, *one.evidence)),
                deeds=tuple(sorted({*found[key].deeds, *one.deeds})),
            )
        else:
            found[key] = one
    return tuple(
        sorted(found.values(), key=lambda one: (one.status != UNKNOWN, _when(one, published)))
    )


def bounded(mechanism: Mechanism, published: Published) -> Mechanism:
    """Return an agreement without what was done before it was made, or after it ended.

    What a document tells that does not name the agreement counts only where the day is known;
    that of its publication is the day of what has no date.

    Args:
        mechanism: as assembled.
        published: publication by document.
    """
    since, until = in_force(mechanism)
    days = [published.get(piece.document_id) for piece in mechanism.evidence]
    since = since or min((day for day in days if day), default=None)
    kept = tuple(
        one
        for one in mechanism.commitments
        if _may_be_under(one, mechanism, since, until, published)
    )
    return mechanism if kept == mechanism.commitments else replace(mechanism, commitments=kept)


def _may_be_under(
    one: Commitment, mechanism: Mechanism, since: date | None, until: date, published: Published
) -> bool:
    """Return whether what was done can have been done under an agreement, by its day."""
    if one.status == UNKNOWN or {*one.evidence} & {*mechanism.evidence}:
        return True
    naming = {piece.document_id for piece in mechanism.evidence}
    if any(piece.document_id in naming for piece in one.evidence):
        last = _last_day(one)
        return since is None or last is None or since < last
    day = _day_done(one, published)
    return since is not None and day is not None and since < day <= until


def _last_day(one: Commitment) -> date | None:
    """Return the last day on which it may have been done, as it is told."""
    return one.date.end if one.date else None


def _day_done(one: Commitment, published: Published) -> date | None:
    """Return the day of what was done; that of its telling within "this year", or without one."""
    day = first_day(one.date)
    days = (published.get(piece.document_id) for piece in one.evidence)
    told = min((each for each in days if each is not None), default=None)
    last = _last_day(one)
    if day is None or (told and last and day <= told <= last):
        return told
    return day


def standing(mechanism: Mechanism) -> dict[str, str]:
    """Return what has become of each kind of commitment by now, in order of the alphabet."""
    found = dict.fromkeys(sorted(mechanism.clauses), UNKNOWN)
    for one in mechanism.commitments:
        if one.status != UNKNOWN or one.clause not in found:
            found[one.clause] = one.status
    return found


def judged(
    mechanism: Mechanism,
    done: Iterable[tuple[Event, Verdict]],
    published: Published,
    extents: Extents,
) -> Mechanism:
    """Return an agreement with what later deeds of its parties made of its commitments.

    Only deeds after the agreement was made and before it ended count. What a sentence says of a
    promise counts before what the deed in it would make of that.

    Args:
        mechanism: as assembled.
        done: deeds of anybody; those among its parties count.
        published: publication by document.
        extents: words that tell how much was promised and done.
    """
    since, until = in_force(mechanism)
    if not may_be_judged(mechanism):
        return mechanism
    if since is None:
        return replace(mechanism, commitments=reckoned(mechanism.commitments, extents))
    found = _Told(mechanism)
    for event, verdict in done:
        if since < verdict.day <= until and _is_of(verdict, mechanism):
            found.take(event, verdict)
    return replace(mechanism, commitments=reckoned(_merged(found.every(), published), extents))


class _Told:
    """Commitments with what deeds make of them, by the documents that tell of them.

    Args:
        mechanism: an agreement as assembled.
    """

    def __init__(self, mechanism: Mechanism) -> None:
        self._mechanism = mechanism
        self._told: dict[int, Commitment] = {}
        self._number = count()
        self._places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for one in mechanism.commitments:
            self._add(one)

    def every(self) -> Iterable[Commitment]:
        """Return all, those of deeds last."""
        return self._told.values()

    def take(self, event: Event, verdict: Verdict) -> None:
        """Add what a deed makes of a commitment, unless its sentence says more."""
        place = verdict.clause, event.evidence[0].document_id
        beside = [(number, self._told[number]) for number in self._places[place]
                  if number in self._told]  # fmt: skip
        told = {number: one for number, one in beside if _tells(one, event)}
        if not all(_is_bare(one, verdict.status, self._mechanism) for one in told.values()):
            return
        for number in told:
            del self._told[number]
        made = (verdict.clause, verdict.status, event.date, event.evidence)
        self._add(Commitment(*made, deeds=(event.event_id,)))

    def _add(self, one: Commitment) -> None:
        number = next(self._number)
        self._told[number] = one
        for document_id in {piece.document_id for piece in one.evidence}:
            self._places[one.clause, document_id].append(number)


def _is_of(verdict: Verdict, mechanism: Mechanism) -> bool:
    """Return whether a deed is of an agreement's parties and touches what it promises."""
    members = {*mechanism.members}
    return verdict.clause in mechanism.clauses and any({*pair} <= members for pair in verdict.pairs)


def reckoned(commitments: Sequence[Commitment], extents: Extents) -> tuple[Commitment, ...]:
    """Return commitments, those kept only in part by the numbers as in progress.

    Who promised to free 90 and freed 40 has not kept it yet; who freed 50 on another day has. What
    tells itself that it is the whole, or the last, stands.

    Args:
        commitments: merged, in order of time.
        extents: words that tell how much.
    """
    promised = _promised(commitments, extents)
    done: dict[str, dict[object, int]] = defaultdict(dict)
    found: list[Commitment] = []
    for one in commitments:
        whole, some = promised.get(one.clause), None
        if whole is not None and one.status in {PART, WHOLE}:
            some = _done(one, extents)
        if whole is None or some is None:
            found.append(one)
            continue
        done[one.clause][one.date] = some
        undated = done[one.clause].get(None, 0)  # may be any of the dated ones
        dated = sum(number for when, number in done[one.clause].items() if when is not None)
        enough = max(dated, undated) >= whole
        found.append(replace(one, status=WHOLE if enough else PART))
    return tuple(found)


def _promised(commitments: Iterable[Commitment], extents: Extents) -> dict[str, int]:
    """Return how much was promised, by kind, where one number is told."""
    told: dict[str, set[int]] = defaultdict(set)
    for one in commitments:
        if one.status == UNKNOWN and one.words:
            number = extents.amount(one.words.lower(), one.clause)
            told[one.clause] |= {number} if number is not None else set()
    return {clause: numbers.pop() for clause, numbers in told.items() if len(numbers) == 1}


def _done(one: Commitment, extents: Extents) -> int | None:
    """Return how much was done on one day, where that is told by a number alone."""
    low = [piece.quote.lower() for piece in one.evidence]
    if any(extents.told(each, [one.clause]) == WHOLE for each in low):
        return None
    numbers = {extents.amount(each, one.clause) for each in low} - {None}
    return numbers.pop() if len(numbers) == 1 else None


def may_be_judged(mechanism: Mechanism) -> bool:
    """Return whether deeds can keep or break anything of an arrangement."""
    return mechanism.kind is MechanismKind.AGREEMENT and bool(mechanism.clauses)


def _tells(one: Commitment, event: Event) -> bool:
    """Return whether a sentence tells of a promise what a deed tells."""
    piece = event.evidence[0]
    return any(
        told.document_id == piece.document_id and told.start < piece.end and piece.start < told.end
        for told in one.evidence
    )


def _is_bare(one: Commitment, status: str, mechanism: Mechanism) -> bool:
    """Return whether a sentence tells the same as a deed, and does not name the agreement."""
    same = one.status == status and not one.deeds
    return same and not {*one.evidence} & {*mechanism.evidence}


def in_force(mechanism: Mechanism) -> tuple[date | None, date]:
    """Return between which days an agreement binds: from its first act to its end."""
    days = [day for one in mechanism.sessions if (day := first_day(one.date))]
    days += [
        day for one in mechanism.history if one.status == "active" and (day := first_day(one.date))
    ]
    ends = [
        day for one in mechanism.history if one.status == "ended" and (day := first_day(one.date))
    ]
    return min(days, default=None), max(ends, default=date.max)


def _when(one: Commitment, published: Published) -> tuple[object, ...]:
    piece = one.evidence[0]
    day = first_day(one.date) or published.get(piece.document_id) or date.max
    return day, piece.document_id, piece.start, one.clause, one.status


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
