"""What is found for what somebody types: of each kind the best, and the words of the texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dragoman.ledger import Filter, Ledger
from dragoman.serve.desk import Desk, address
from dragoman.serve.finding.names import Named, matching, words_of

MOST_ARRANGEMENTS = 2_000
MOST_PAIRS = 5_000
MOST_PEOPLE = 50
FEWEST_LETTERS = 2
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Kind:
    """What of one kind is found.

    Attributes:
        one: what one of them is called.
        many: what several are called.
        found: the best first.
    """

    one: str
    many: str
    found: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The names of a ledger, made once while it stands as it is."""

    states: tuple[Named, ...]
    pairs: tuple[Named, ...]
    arrangements: tuple[Named, ...]
    organisations: tuple[Named, ...]


def found_for(desk: Desk, text: str, most: int) -> list[Kind]:
    """Return what is found, kinds without anything left out.

    Args:
        desk: the ledger.
        text: what was typed.
        most: of each kind at most.
    """
    typed = words_of(text)
    if not typed:
        return []
    index: Index = desk.kept("names", lambda ledger: _index(desk, ledger))
    kinds = [
        Kind("State", "States", tuple(matching(typed, index.states, most))),
        Kind("Two states", "Two states", tuple(matching(typed, index.pairs, most))),
        Kind("Person", "People", tuple(_people(desk, text, typed, most))),
        Kind("Arrangement", "Standing arrangements",
             tuple(matching(typed, index.arrangements, most))),
        Kind("Organisation", "Organisations", tuple(matching(typed, index.organisations, most))),
    ]  # fmt: skip
    return [one for one in kinds if one.found]


def words_address(text: str) -> str:
    """Return where the events are whose words hold what was typed."""
    return address("/events", text=text.strip()[:LONGEST])


def _people(desk: Desk, text: str, typed: Sequence[str], most: int) -> list[Named]:
    """Return people of this name; they are too many to be held ready."""
    if len(text.strip()) < FEWEST_LETTERS:
        return []
    longest = max(text.split(), key=len).strip('"')
    with desk.book() as ledger:
        known = list(ledger.people(Filter(text=(longest,)), MOST_PEOPLE, busiest=True))
    named = [
        Named(
            one.person,
            address("/person", id=one.entity_id),
            ", ".join(
                part
                for part in (
                    one.offices[-1].title if one.offices else "",
                    desk.namer.heading(one.country) if one.country else "",
                )
                if part
            ),
            one.events,
        )
        for one in known
    ]
    return matching(typed, named, most)


def _index(desk: Desk, ledger: Ledger) -> Index:
    """Return the names of a ledger."""
    return Index(
        tuple(_states(desk)),
        tuple(_pairs(desk)),
        tuple(_arrangements(desk, ledger)),
        tuple(_organisations(desk, ledger)),
    )


def _states(desk: Desk) -> Iterator[Named]:
    """Yield every state; those of which the ledger tells most weigh most."""
    acts: dict[str, int] = {}
    for edge in desk.pairs():
        for code in (edge.first, edge.second):
            acts[code] = acts.get(code, 0) + edge.events
    for code, state in desk.namer.register.states.items():
        told = f"{acts[code]:,} acts with others" if code in acts else "nothing in this ledger"
        also = (code, state.name, *state.aliases)
        yield Named(desk.namer.heading(code), f"/country/{code}", told, acts.get(code, 0), also)


def _pairs(desk: Desk) -> Iterator[Named]:
    """Yield the pairs that deal with one another."""
    heading = desk.namer.heading
    for edge in desk.pairs()[:MOST_PAIRS]:
        yield Named(
            f"{heading(edge.first)} and {heading(edge.second)}",
            f"/dyad/{edge.first}/{edge.second}",
            f"{edge.events:,} acts" if edge.events > 1 else "one act",
            edge.events,
            (f"{edge.first} {edge.second}",),
        )


def _arrangements(desk: Desk, ledger: Ledger) -> Iterator[Named]:
    """Yield standing arrangements."""
    for one in ledger.mechanisms(Filter(), MOST_ARRANGEMENTS):
        kind = str(one.kind).replace("_", " ").replace("-", " ")
        yield Named(
            desk.arrangement(one),
            address("/mechanism", id=one.mechanism_id),
            kind,
            len(one.sessions),
            (one.name,),
        )


def _organisations(desk: Desk, ledger: Ledger) -> Iterator[Named]:
    """Yield the organisations that take part in events of the ledger."""
    known = desk.namer.register.organisations
    named = ledger.named([f"org:{name}" for name in known])
    for entity_id in _sorted(named):
        one = known[entity_id.removeprefix("org:")]
        to = f"/events?party={quote(entity_id, safe='')}"
        yield Named(one.name, to, one.kind, 1, one.aliases)


def _sorted(found: Iterable[str]) -> list[str]:
    return sorted(found)
