"""Agreements with what later deeds of their parties made of their commitments."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.arrangements.extent import Extents
from dragoman.arrangements.follow.commitments import in_force, judged, may_be_judged
from dragoman.ledger.entries import InForce
from dragoman.ledger.sqlite.inserting import chunks
from dragoman.ledger.store import Store
from dragoman.records import Mechanism

AT_ONCE = 200


def with_deeds(store: Store, found: Iterable[Mechanism]) -> Iterator[Mechanism]:
    """Yield standing arrangements, agreements among them with the deeds under them.

    Args:
        store: whose events are looked through.
        found: as the store holds them; what is no agreement comes back as it is.
    """
    extents: Extents | None = None
    for some in chunks(found, AT_ONCE):
        if extents is None and any(may_be_judged(one) for one in some):
            extents = Extents.load()
        yield from some if extents is None else _judged(store, some, extents)


def _judged(store: Store, some: Sequence[Mechanism], extents: Extents) -> Iterator[Mechanism]:
    """Yield some arrangements; each event is looked up once for all of them."""
    asked = {one.mechanism_id: term for one in some if (term := _in_force(one)) is not None}
    done = dict(zip(asked, store.deeds(list(asked.values())), strict=True))
    wanted = sorted({event_id for each in done.values() for event_id, _ in each})
    events = {one.event_id: one for one in store.events_by_id(wanted)}
    pieces = [piece for event in events.values() if event.date is None for piece in event.evidence]
    for one in some:
        if one.mechanism_id in done:
            pieces += [piece for told in one.commitments for piece in told.evidence]
    published = store.published(sorted({piece.document_id for piece in pieces}))
    for one in some:
        deeds = done.get(one.mechanism_id)
        if deeds is None:
            yield one
            continue
        told = ((events[event_id], verdict) for event_id, verdict in deeds)
        yield judged(one, told, published, extents)


def _in_force(one: Mechanism) -> InForce | None:
    """Return an agreement as far as deeds can touch it; None where none can."""
    since, until = in_force(one)
    if since is None or not may_be_judged(one):
        return None
    return InForce(one.members, one.clauses, since, until)
