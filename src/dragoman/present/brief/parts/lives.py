"""What became of the occasions of which the events of a brief tell."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.present.brief.choosing import Telling
from dragoman.present.brief.parts.plans import Stand
from dragoman.records import EventType, Occasion, Stage

OFF = frozenset((Stage.REFUSED, Stage.CANCELLED, Stage.POSTPONED, Stage.LAPSED))
Lives = Mapping[str, Occasion]


def lives_of(occasions: Iterable[Occasion]) -> Lives:
    """Return the occasion of which each event tells, by the event's id."""
    return {event_id: one for one in occasions for event_id in one.event_ids}


def stand_by(plan: Telling, lives: Lives) -> Stand | None:
    """Return how a plan stands by the life of its occasion; None where it is of none."""
    one = _life(plan, lives)
    if one is None:
        return None
    dated = plan.event.date is not None
    if one.state is Stage.HELD:
        return Stand.KEPT
    if one.state in OFF:
        return Stand.OFF
    if one.state is Stage.NOT_KNOWN:
        return Stand.PASSED if dated else Stand.SILENT
    return Stand.AHEAD if dated else Stand.OPEN


def took_place(found: Sequence[Telling], lives: Lives) -> list[Telling]:
    """Return acts without meetings that were refused, called off or are only planned."""
    return [one for one in found if not _is_talk(one) or _was_held(one, lives)]


def each_once(found: Sequence[Telling], lives: Lives) -> list[Telling]:
    """Return acts, of those that tell of one meeting only the one that names the most parties."""
    best: dict[str, Telling] = {}
    for one in found:
        life = _life(one, lives)
        if life is not None and _is_talk(one):
            known = best.get(life.occasion_id)
            if known is None or _named(one) > _named(known):
                best[life.occasion_id] = one
    chosen = {id(one) for one in best.values()}
    return [
        one for one in found if id(one) in chosen or not _is_talk(one) or _life(one, lives) is None
    ]


def _life(one: Telling, lives: Lives) -> Occasion | None:
    return next((lives[name] for name in one.event_ids if name in lives), None)


def _is_talk(one: Telling) -> bool:
    return one.event.event_type is EventType.CONSULT


def _was_held(one: Telling, lives: Lives) -> bool:
    life = _life(one, lives)
    return life is None or life.state is Stage.HELD


def _named(one: Telling) -> tuple[int, int]:
    parties = (*one.event.actors, *one.event.recipients)
    return sum(bool(each.person) for each in parties), len(parties)
