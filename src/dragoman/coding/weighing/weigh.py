"""Who takes part, all in all: each side that a document names is weighed for each role.

The rules and the heads each know a part; boosted trees know how often what they say was right on
labelled newswire, and where a side that the sentence leaves to the text before was to be found.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.codebook.codebook import EQUAL_TYPES
from dragoman.coding.candidate import Candidate, Parts
from dragoman.coding.heads.fillers import NAMELESS, is_named, nameless, parties_behind
from dragoman.coding.pointing_back.earlier_events import Before
from dragoman.coding.steps import changed
from dragoman.coding.trees import load_trees
from dragoman.coding.weighing.acts import Act, Named, Seat, whose
from dragoman.coding.weighing.direction import directed
from dragoman.coding.weighing.features import rows
from dragoman.coding.weighing.one_side import on_one_side
from dragoman.coding.weighing.outsiders import without_outsiders
from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.phrases.phrases import NATIONAL_KINDS
from dragoman.frames.roles.parties import unique
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import EventType, Party, RoleName

WORDS = WordLists("coding", "weighing.weigh")
TO_ENVOYS = frozenset(
    {EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.SANCTION, EventType.THREATEN}
)
MODEL = "parts"
RULE = "weighed"
# Acts that the rules alone would not tell have whoever is likelier than this. Of 831 of development
# newswire 408 have all parties right as the heads alone fill them, with .35 439, .4 443, .45 445,
# .5 442, .55 441.
TAKEN = 0.45
# Acts that the rules tell keep their parties down to the first, and an empty role is filled from
# the second on. Of 459 of development newswire 244 have all right as they come, with .05 and .55
# 270, .65 266, .75 264, .85 261; of 1,000 of the project's own articles 828, 819, 825, 828, 828.
DROPPED, FILLED = 0.05, 0.65
# What the heads must say of a word of which nobody knows whose it is, to be the words of a side; it
# decides on the words alone: with .2, .4 and .6 all figures of the newswire are the same.
VOID = 0.4
STATE_KINDS = NATIONAL_KINDS | {"organisation"}


def weigh(candidate: Candidate, named: Named, before: Before) -> Candidate:
    """Return a candidate with those who are likely to take part, and how likely all are right.

    What the rules tell by themselves keeps its parties, unless hardly anything speaks for them.

    Args:
        candidate: a candidate; one of which the heads see nothing stays as it is.
        named: whom its document names.
        before: what the text has told.
    """
    trigger = candidate.trigger
    if trigger.proposal is None:
        return candidate
    act = Act(candidate, named, before)
    roles = (RoleName.ACTOR,) if trigger.event_type in EQUAL_TYPES else tuple(RoleName)
    shares = without_outsiders(act, _shares(act, roles))
    decide = _chosen if trigger.is_beyond else _mended
    decided = _apart({role: decide(act, role, shares[role]) for role in roles})
    single = on_one_side(decided, shares)
    parties = _without_own_envoys(trigger.event_type, single)
    actors, recipients = parties[RoleName.ACTOR], parties.get(RoleName.RECIPIENT, ())
    if trigger.event_type in EQUAL_TYPES:
        actors, recipients = directed(act, actors)
    if {*actors} != {*trigger.actors} or {*recipients} != {*trigger.recipients}:
        halved = trigger.is_partial or single != decided
        whole = replace(trigger, actors=actors, recipients=recipients, is_partial=halved)
        trigger = changed(RULE, trigger, whole)
    return replace(candidate, trigger=trigger, parts=Parts.of(_rights(trigger, shares), shares))


def _apart(parties: Mapping[RoleName, tuple[Party, ...]]) -> dict[RoleName, tuple[Party, ...]]:
    """Return who takes part without those to whom they would do it themselves.

    "Moreno declined to investigate Moreno": the minister and the like of one text are one. Where
    several are on both sides, they do it together: "Chile and Peru put off their talks".
    """
    several = set(map(whose, parties[RoleName.ACTOR]))
    if len(several) > 1 and several == set(map(whose, parties.get(RoleName.RECIPIENT, ()))):
        return {**parties, RoleName.RECIPIENT: ()}
    actors = {party.entity_id for party in parties[RoleName.ACTOR] if party.person}
    others = parties.get(RoleName.RECIPIENT, ())
    apart = tuple(party for party in others if party.entity_id not in actors)
    if not others:
        return dict(parties)
    return {**parties, RoleName.RECIPIENT: apart}


def _without_own_envoys(
    kind: EventType, parties: Mapping[RoleName, tuple[Party, ...]]
) -> Mapping[RoleName, tuple[Party, ...]]:
    """Return who takes part; who scolds or expels an ambassador is not of the state that sent them.

    "Chad recalled its envoy": to Chad nothing is done.
    """
    others = parties.get(RoleName.RECIPIENT, ())
    if kind not in TO_ENVOYS or not others:
        return parties
    mine, foreign = _envoys(others)
    theirs = {whose(party) for party in foreign}
    return {
        RoleName.ACTOR: tuple(p for p in parties[RoleName.ACTOR] if whose(p) not in theirs),
        RoleName.RECIPIENT: tuple(party for party in others if party not in mine),
    }


def _envoys(parties: Iterable[Party]) -> tuple[list[Party], list[Party]]:
    """Return the envoys among parties: first those who are called one's own."""
    sent = [party for party in parties if WORDS["envoys"] & set(party.text.lower().split())]
    mine = [party for party in sent if party.text.lower().startswith(WORDS.listed("own"))]
    return mine, [party for party in sent if party not in mine]


def with_surest(candidate: Candidate, least: float) -> Candidate:
    """Return a candidate with those alone who are sure to take part, and the nameless.

    Args:
        candidate: a candidate that was weighed.
        least: how probable a side must be to stay.
    """
    trigger, parts = candidate.trigger, candidate.parts
    if parts is None:
        return candidate
    equal = trigger.event_type in EQUAL_TYPES

    def sure(role: RoleName, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        shares = parts.sides.get(RoleName.ACTOR if equal else role, {})
        return tuple(p for p in parties if not is_named(p) or shares.get(whose(p), 0.0) > least)

    whole = replace(
        trigger,
        actors=sure(RoleName.ACTOR, trigger.actors),
        recipients=sure(RoleName.RECIPIENT, trigger.recipients),
        is_partial=True,
    )
    rights = _rights(whole, parts.sides)
    trigger = changed(RULE, trigger, whole)
    return replace(candidate, trigger=trigger, parts=Parts.of(rights, parts.sides))


def _shares(act: Act, roles: Iterable[RoleName]) -> Mapping[RoleName, Mapping[str, float]]:
    """Return how probable each side is in each role."""
    asked = list(rows(act, roles))
    found: dict[RoleName, dict[str, float]] = {role: {} for role in roles}
    weights = load_trees(MODEL).shares([row for _, _, row in asked])
    for (role, code, _), share in zip(asked, weights, strict=True):
        found[role][code] = share
    return found


def _rights(trigger: Trigger, shares: Mapping[RoleName, Mapping[str, float]]) -> list[float]:
    """Return how probable it is of each side that it is rightly told, or left out."""
    rights = []
    for role, row in shares.items():
        told = {whose(party) for party in present(trigger, role)}
        rights += [share if code in told else 1 - share for code, share in row.items()]
    return rights


def _chosen(act: Act, role: RoleName, shares: Mapping[str, float]) -> tuple[Party, ...]:
    """Return those in a role: whom the trees take, and persons of whom nobody can say whose.

    Where they take nobody, the nameless stay: "gunmen".
    """
    own = present(act.candidate.trigger, role)
    kept = _once([p for p in own if is_named(p) and shares.get(whose(p), 1.0) > TAKEN])
    added = _added(act, role, shares, TAKEN, kept)
    named = (*kept, *added)
    return unique((*named, *_nameless_beside(own, named)))


def _nameless_beside(own: Iterable[Party], named: tuple[Party, ...]) -> Iterator[Party]:
    """Yield the nameless of a role; beside others those alone who are persons of their own."""
    known = {party.person for party in named}
    for party in own:
        if not is_named(party) and (not named or (party.person and party.person not in known)):
            yield party


def _once(parties: list[Party]) -> list[Party]:
    """Return parties without a state whose people are among them.

    "The ministers of Japan and Peru met after Lima": the town is Peru no second time.
    """
    acting = {whose(party) for party in parties if not _is_state(party)}
    return [p for p in parties if not (_is_state(p) and whose(p) in acting)]


def _is_state(party: Party) -> bool:
    return party.entity_id == f"state:{party.country}"


def _mended(act: Act, role: RoleName, shares: Mapping[str, float]) -> tuple[Party, ...]:
    """Return those whom the rules see in a role, or whom the trees take where they see nobody."""
    own = present(act.candidate.trigger, role)
    kept = tuple(p for p in own if not is_named(p) or shares.get(whose(p), 1.0) > DROPPED)
    if any(map(is_named, kept)):
        return kept
    return _added(act, role, shares, FILLED, ()) or kept


def _added(
    act: Act, role: RoleName, shares: Mapping[str, float], least: float, kept: Iterable[Party]
) -> tuple[Party, ...]:
    """Return those of more than some weight who are not there yet, the likeliest first."""
    missing = {code for code, share in shares.items() if share > least}
    missing -= {whose(party) for party in kept}
    found: list[Party] = []
    for code in sorted(missing, key=lambda c: (-shares[c], c)):
        party = _party(act, role, code)
        if party.person and any(party.person == other.person for other in (*kept, *found)):
            party = _named_in_text(act, code)  # nobody is of two states
        found.append(party)
    return tuple(found)


def present(trigger: Trigger, role: RoleName) -> tuple[Party, ...]:
    """Return those whom a trigger has in a role; among equals all."""
    if trigger.event_type in EQUAL_TYPES:
        return (*trigger.actors, *trigger.recipients)
    return trigger.actors if role is RoleName.ACTOR else trigger.recipients


def _is_in_a_name(act: Act, word: int) -> bool:
    """Return whether a word is a part of a name whose side is known: it is nobody by itself."""
    return any(is_named(party) for one in act.mentions.by_token[word] for party in one.parties)


def _party(act: Act, role: RoleName, code: str) -> Party:
    """Return a side as the sentence names it in a role, else as the text last named it."""
    seats = sorted(act.seats[role], key=lambda seat: -seat.share)
    seat = next((seat for seat in seats if code in seat.codes), None)
    if seat is not None:
        return _named_at(act, seat.word, code)
    void = _void_among(act, seats)
    if void is not None and ":" not in code:
        return _of_state(act, void.word, code)
    return _named_in_text(act, code)


def _void_among(act: Act, seats: Iterable[Seat]) -> Seat | None:
    """Return the first word of a side that nobody knows, among those that may fill a role."""
    voids = (seat for seat in seats if not seat.codes and seat.share > VOID)
    return next((seat for seat in voids if not _is_in_a_name(act, seat.word)), None)


def _named_at(act: Act, word: int, code: str) -> Party:
    """Return a side as a word of the sentence names it."""
    found = parties_behind(act.tree, act.mentions, word)
    return next(party for party in found if is_named(party) and whose(party) == code)


def _of_state(act: Act, word: int, state: str) -> Party:
    """Return the nameless of a word as people of a state."""
    behind = parties_behind(act.tree, act.mentions, word)
    party = behind[0] if behind else nameless(act.tree, word)
    kind, _, rest = party.entity_id.partition(":")
    name = rest.removeprefix("-:")
    kind = "role" if party.entity_id.startswith(NAMELESS) else kind
    return replace(party, entity_id=f"{kind}:{state}:{name}", country=state)


def _named_in_text(act: Act, code: str) -> Party:
    """Return a side as the text names it, from the sentence backwards, then onwards.

    A person is none who merely stands for a state elsewhere: the state itself is told.
    """
    number = act.candidate.passage.number

    def order(mention: Mention) -> tuple[bool, bool, int]:
        later = mention.sentence > number
        return mention.kind not in STATE_KINDS, later, abs(number - mention.sentence)

    found = (
        party
        for mention in sorted(act.candidate.passage.mentions, key=order)
        for party in mention.parties
        if is_named(party) and whose(party) == code
    )
    party = next(found)
    if party.person is None or party.country is None:
        return party
    return Party(f"state:{party.country}", party.text, party.country)
