"""Agreements with what later deeds of their parties made of their commitments."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.ledger.entries import InForce
from dragoman.ledger.store import Store
from dragoman.ledger.writing import chunks
from dragoman.records import Event, Mechanism
from dragoman.resolve.mechanisms.commitments import in_force, judged, may_be_judged
from dragoman.resolve.mechanisms.deeds import Deed

AT_ONCE = 200


def with_deeds(store: Store, found: Iterable[Mechanism]) -> Iterator[Mechanism]:
    """Yield standing arrangements, agreements among them with the deeds that touch them.

    Args:
        store: whose events are looked through.
        found: as the store holds them; what is no agreement comes back as it is.
    """
    rules: tuple[Deed, ...] = ()
    for some in chunks(found, AT_ONCE):
        if not rules and any(may_be_judged(one) for one in some):
            rules = Deed.load()
        yield from _judged(store, some, rules)


def _judged(store: Store, some: Sequence[Mechanism], rules: Sequence[Deed]) -> Iterator[Mechanism]:
    """Yield some arrangements; each event is looked up once for all of them."""
    asked = {one.mechanism_id: term for one in some if (term := _in_force(one)) is not None}
    ids = dict(zip(asked, store.deeds(list(asked.values())), strict=True))
    wanted = sorted({event_id for each in ids.values() for event_id in each})
    events: dict[str, Event] = {one.event_id: one for one in store.events_by_id(wanted)}
    pieces = [
        piece
        for one in some
        if ids.get(one.mechanism_id)
        for told in one.commitments
        for piece in told.evidence
    ]
    published = store.published(sorted({piece.document_id for piece in pieces}))
    for one in some:
        deeds = ids.get(one.mechanism_id)
        if not deeds:
            yield one
        else:
            yield judged(one, (events[name] for name in deeds), rules, published)


def _in_force(one: Mechanism) -> InForce | None:
    """Return an agreement as far as deeds can touch it; None where none can."""
    since, until = in_force(one)
    if since is None or not may_be_judged(one):
        return None
    return InForce(one.members, one.clauses, since, until)
