"""Are two accounts of one event? Decided for each pair alone, from nothing but the two.

Every threshold here was set on ``tests/gold/stories/dev``; see ``tests/gold/stories/README.md``.
"""

from dataclasses import dataclass, replace

from dragoman.data.words import WordLists
from dragoman.records import EventType
from dragoman.resolve.days import Closeness, Days, closeness, days_between
from dragoman.resolve.merging.sketches import EQUAL, Sketch
from dragoman.resolve.objects import NOTHING, Objects

# Types whose content is in the words: the same two states urge each other to many things a day.
SPOKEN = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.CONCEDE,
    }
)
REMOTE = frozenset({"phone"})
WORDS = WordLists("resolve", "merging.matching")
PAIR = 2
SHORT = 3
TOLD_TOGETHER = 14
SESSION_DAYS = 31
YEAR_DAYS = 366


@dataclass(frozen=True, slots=True)
class Match:
    """Why two accounts are taken for one event.

    Attributes:
        strength: larger is surer; the surest pairs are joined first.
        reasons: in plain words.
        weak: True where the date is only vague and nothing else ties the two; they are joined
            only if nothing else could be meant.
    """

    strength: float
    reasons: tuple[str, ...]
    weak: bool = False


def match(one: Sketch, other: Sketch) -> Match | None:
    """Return why two accounts can be of one event, or None.

    Args:
        one: an account.
        other: another; the order does not matter.
    """
    if one.kind != other.kind or not _parties_meet(one, other) or conflict(one, other):
        return None
    if _same_session(one, other) and _same_level(one, other):
        return Match(6.0, ("the same parties", f"both name session {one.ordinal}"))
    close = closeness(one.days, other.days)
    if close is Closeness.APART:
        return None
    ties = _ties(one, other)
    tied = _tied(one.event_type, close, ties)
    if not tied and not _is_vague_meeting(one, other, close):
        return None
    return Match(_strength(close, ties), _reasons(one, other, close, ties), weak=not tied)


def _is_vague_meeting(one: Sketch, other: Sketch, close: Closeness) -> bool:
    """Return whether two meetings may be one, of which only one account has a day."""
    meeting = one.event_type is EventType.CONSULT and close is Closeness.VAGUE
    return meeting and (one.days.sharp or other.days.sharp)


def conflict(one: Sketch, other: Sketch) -> str | None:
    """Return what keeps two accounts apart for good, or None."""
    if one.document_id == other.document_id:
        return "one document tells both"
    return differ(standing(one), standing(other))


@dataclass(frozen=True, slots=True)
class Standing:
    """What of an account can contradict another one; many accounts share one.

    Attributes:
        ordinal: number of the session.
        level: at which level the parties acted.
        remote: whether they spoke from afar.
        in_person: whether they met.
        days: when; the publication only where that is all there is.
        place: the place's words; None where places do not tell such events apart.
        country: of the place.
        objects: what it is done to.
    """

    ordinal: int | None
    level: str | None
    remote: bool
    in_person: bool
    days: Days
    place: str | None
    country: str | None
    objects: Objects = NOTHING


def standing(one: Sketch) -> Standing:
    """Return what of an account can contradict another one."""
    return Standing(
        ordinal=one.ordinal,
        level=one.level,
        remote=not REMOTE.isdisjoint(one.mode),
        in_person=not WORDS["in_person"].isdisjoint(one.mode),
        days=replace(one.days, told=None) if one.days.dated else one.days,
        place=None if one.event_type in SPOKEN else one.place,
        country=one.country,
        objects=one.objects,
    )


def differ(one: Standing, other: Standing) -> str | None:
    """Return what keeps two accounts of different documents apart for good, or None."""
    if len({one.ordinal, other.ordinal} - {None}) > 1:
        return "different sessions"
    if _told_otherwise(one.level, other.level):
        return "different levels"
    if _was_from_afar(one, other) or _was_from_afar(other, one):
        return "one from afar, one in person"
    if _far_apart(one, other):
        return "different days"
    if _told_otherwise(one.country, other.country):
        return "different countries"
    if one.objects.differ(other.objects):
        return "done to others"
    return "different places" if _elsewhere(one.place, other.place) else None


def _was_from_afar(one: Standing, other: Standing) -> bool:
    """Return whether one was held from afar, and the other in person."""
    return one.remote and other.in_person


def _told_otherwise(one: str | None, other: str | None) -> bool:
    """Return whether both are told, and not the same."""
    return bool(one and other) and one != other


def _far_apart(one: Standing, other: Standing) -> bool:
    if one.ordinal is not None and one.ordinal == other.ordinal:
        return not _same_session(one, other)
    if one.days.dated and other.days.dated:
        return closeness(one.days, other.days) is Closeness.APART
    # Undated accounts that follow one another day by day must not chain into one event.
    if one.days.dated or other.days.dated or one.days.told is None or other.days.told is None:
        return False
    return abs(one.days.told - other.days.told) > TOLD_TOGETHER


def _elsewhere(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    return one not in other and other not in one


def _same_session(one: Sketch | Standing, other: Sketch | Standing) -> bool:
    """Return whether two accounts name one session: each year may have its second meeting."""
    if one.ordinal is None or one.ordinal != other.ordinal:
        return False
    if one.days.dated and other.days.dated:
        return days_between(one.days, other.days) <= SESSION_DAYS
    if one.level is not None and one.level == other.level:
        return True
    first, second = one.days.anchor, other.days.anchor
    return first is not None and second is not None and abs(first - second) <= YEAR_DAYS


def _same_level(one: Sketch, other: Sketch) -> bool:
    return one.level == other.level or None in {one.level, other.level}


def _parties_meet(one: Sketch, other: Sketch) -> bool:
    """Return whether the parties are the same, or one account names fewer of them."""
    if one.event_type in EQUAL:
        return _equals_meet(one, other)
    if not _within_each_other(one.actors, other.actors):
        return False
    if not one.recipients or not other.recipients:
        return one.event_type not in SPOKEN or one.recipients == other.recipients
    return _within_each_other(one.recipients, other.recipients)


def _within_each_other(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether one of two sets holds the other."""
    return one <= other or other <= one


def _equals_meet(one: Sketch, other: Sketch) -> bool:
    """Return whether parties among equals are the same, or fewer of the same."""
    fewer, more = sorted((one.actors, other.actors), key=len)
    if not fewer or not fewer <= more:
        return False
    if fewer == more:
        return True
    if len(fewer) < PAIR:
        return one.event_type is not EventType.CONSULT
    # Two of three may be a meeting on the sidelines: only one and the same name joins them.
    return bool(_names_many(one) and _names_many(other))


def _names_many(one: Sketch) -> bool:
    return len(one.actors) > PAIR or "multilateral" in one.mode


@dataclass(frozen=True, slots=True)
class Ties:
    """What two accounts share besides parties and date."""

    place: bool
    level: bool
    persons: int
    sides: bool
    modes: bool
    likeness: float


def _ties(one: Sketch, other: Sketch) -> Ties:
    return Ties(
        place=one.place is not None
        and other.place is not None
        and not _elsewhere(one.place, other.place),
        level=one.level is not None and one.level == other.level,
        persons=len(one.persons & other.persons),
        sides=one.actors == other.actors and one.recipients == other.recipients,
        modes=bool(set(one.mode) & set(other.mode) - {"multilateral"}),
        likeness=likeness(one.words, other.words),
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter text's subject matter the other one shares.

    >>> likeness(frozenset({"ban", "fish", "import"}), frozenset({"ban", "fish", "talk", "sea"}))
    0.6666666666666666
    """
    shorter = min(len(one), len(other))
    return len(one & other) / max(shorter, SHORT) if shorter else 0.0


# How alike the words must be where no place or person ties two accounts.
SPOKEN_WORDS = {
    Closeness.SAME: 0.15,
    Closeness.NEAR: 0.25,
    Closeness.VAGUE: 0.35,
    Closeness.WINDOW: 0.3,
}
MEETING_WORDS = {
    Closeness.SAME: 0.0,
    Closeness.NEAR: 0.3,
    Closeness.VAGUE: 0.4,
    Closeness.WINDOW: 0.3,
}
DEED_WORDS = {
    Closeness.SAME: 0.1,
    Closeness.NEAR: 0.3,
    Closeness.VAGUE: 0.35,
    Closeness.WINDOW: 0.3,
}


def _tied(kind: EventType, close: Closeness, ties: Ties) -> bool:
    """Return whether enough ties two accounts together, given how their dates meet."""
    if kind in SPOKEN:
        return ties.likeness >= SPOKEN_WORDS[close]
    if kind is EventType.CONSULT:
        tied = ties.place or (ties.level and ties.persons >= PAIR)
        if close is Closeness.WINDOW and ties.level and ties.sides:
            tied = True
        return tied or ties.likeness >= MEETING_WORDS[close]
    return ties.place or ties.likeness >= DEED_WORDS[close]


def _strength(close: Closeness, ties: Ties) -> float:
    """Return how sure a match is."""
    return round(
        close
        + ties.place
        + 0.5 * ties.level
        + 0.5 * min(ties.persons, PAIR)
        + 0.5 * ties.sides
        + 0.25 * ties.modes
        + 2 * ties.likeness,
        4,
    )


DATES_TOLD = {
    Closeness.SAME: "the same day",
    Closeness.NEAR: "days next to one another",
    Closeness.VAGUE: "one date lies within the other",
    Closeness.WINDOW: "published about when it happened",
}


def _reasons(one: Sketch, other: Sketch, close: Closeness, ties: Ties) -> tuple[str, ...]:
    """Return in plain words what two accounts share."""
    told = ["the same parties" if ties.sides else "one names fewer of the same parties"]
    told.append(DATES_TOLD[close])
    if ties.place:
        told.append(f"the same place ({one.place})")
    if ties.level:
        told.append(f"the same level ({one.level})")
    if ties.persons:
        told.append("the same persons (" + ", ".join(sorted(one.persons & other.persons)) + ")")
    if ties.likeness:
        told.append(f"{ties.likeness:.0%} of the words")
    return tuple(told)
