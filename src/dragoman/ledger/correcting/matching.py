"""Which report of a document a correction is about, also after the document was read again."""

from collections.abc import Callable, Sequence

from dragoman.ledger.correcting.changes import Anchor, anchored
from dragoman.ledger.entries import Report

Test = Callable[[Anchor, Anchor], bool]


def meant(anchor: Anchor, reports: Sequence[Report]) -> str | None:
    """Return the id of the report that an anchor means, or None where that cannot be told.

    The first test that any report passes decides; where several pass it, nobody can tell which is
    meant, and none is.

    Args:
        anchor: as it was when the correction was made.
        reports: all of its document.
    """
    told = [(one.report_id, anchored(one.event)) for one in reports if one.event.evidence]
    for test in TESTS:
        found = [name for name, now in told if test(anchor, now)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _same(one: Anchor, now: Anchor) -> bool:
    return one == now


def _same_words_and_parties(one: Anchor, now: Anchor) -> bool:
    return _same_words_type_status(one, now) and one.parties == now.parties


def _same_words_type_status(one: Anchor, now: Anchor) -> bool:
    return _same_words_type(one, now) and one.status == now.status


def _same_words_type(one: Anchor, now: Anchor) -> bool:
    return one.event_type == now.event_type and _at(one, now)


def _near_type(one: Anchor, now: Anchor) -> bool:
    return one.event_type == now.event_type and _overlapping(one, now)


def _near(one: Anchor, now: Anchor) -> bool:
    return _overlapping(one, now)


def _at(one: Anchor, now: Anchor) -> bool:
    """Return whether the words are the same: at the same place, or the same words elsewhere."""
    return (one.start, one.end) == (now.start, now.end) or one.quote == now.quote


def _overlapping(one: Anchor, now: Anchor) -> bool:
    return _at(one, now) or (one.start < now.end and now.start < one.end)


TESTS: tuple[Test, ...] = (
    _same,
    _same_words_and_parties,
    _same_words_type_status,
    _same_words_type,
    _near_type,
    _near,
)
