"""What speaks for a state or an organisation of the document taking part in an act.

Each state that the document names is looked at for both roles: what the heads say of its words,
where it stands in the sentence, what else could fill the role, and how the text before told of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.codebook.codebook import EQUAL_TYPES
from dragoman.coding.heads.fillers import is_named
from dragoman.coding.weighing.acts import FAR, Act, Seat, whose
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import EventType, Party, RoleName

TYPES = tuple(EventType)
NAMES = (
    *("type", "as-actor", "equals", "strength", "beyond", "verb", "passive", "sides-here", "sides",
      "sentence"),
    *("told-in-role", "told-in-other", "others-in-role", "others-in-other", "nameless-in-role"),
    *(
        f"{seat}-{part}"
        for seat in ("role", "other")
        for part in ("share", "rival", "void", "void-kind", "void-plural", "void-definite",
                     "void-holds", "void-before")
    ),
    *("here", "distance", "nearness", "part", "kind", "in-place", "in-subject", "below",
      "in-object", "times-here"),
    *("times", "share-of-text", "rank", "first", "in-opening", "one-back", "sides-one-back",
      "two-back", "sides-two-back", "since", "organisation"),
    *(
        f"{act}-{part}"
        for act in ("last", "same-type")
        for part in ("in-role", "in-other", "since")
    ),
    *("speaks", "of-pair", "of-topic"),
)  # fmt: skip
KINDS = ("state", "demonym", "capital", "city", "person", "role", "organisation", "group",
         "pronoun")  # fmt: skip
NOMINAL = ("PRON", "PROPN", "NOUN")
PARTS = ("actor", "place", "attribute")


def rows(act: Act, roles: Iterable[RoleName]) -> Iterator[tuple[RoleName, str, list[float]]]:
    """Yield each side that the document names in each role, with what speaks for and against it.

    Args:
        act: the act.
        roles: the roles that are told apart.

    Yields:
        The role, the side, and the values of `NAMES`.
    """
    same = {code: (*_of_sentence(act, code), *_of_text(act, code)) for code in act.codes}
    for role in roles:
        other = RoleName.RECIPIENT if role is RoleName.ACTOR else RoleName.ACTOR
        whole = tuple(_of_act(act, role))
        told = _Told.of(act, role, other)
        seats = [_Seats.of(act, each) for each in (role, other)]
        for code in act.codes:
            own = _of_roles(code, told, seats)
            before = _of_before(act, code, told)
            yield role, code, [*whole, *own, *same[code], *before]


@dataclass(frozen=True, slots=True)
class _Told:
    """Who has a role in an act and in those told before, looked up once for all sides.

    Attributes:
        mine: the sides in the role.
        rest: those in the other role.
        has_nameless: whether somebody in the role belongs to nobody known.
        earlier: of the last act, and of the last of the same type, the sides in the role and in
            the other, and how many sentences ago; None where there is none.
    """

    mine: frozenset[str]
    rest: frozenset[str]
    has_nameless: bool
    earlier: tuple[tuple[frozenset[str], frozenset[str], float] | None, ...]

    @classmethod
    def of(cls, act: Act, role: RoleName, other: RoleName) -> "_Told":
        """Look up an act."""
        trigger, told = act.candidate.trigger, act.before.told
        same = (each for each in reversed(told) if each.trigger.event_type is trigger.event_type)
        number = act.candidate.passage.number
        return cls(
            _side_of(trigger, role),
            _side_of(trigger, other),
            any(not is_named(party) for party in _in_role(trigger, role)),
            tuple(
                None
                if each is None
                else (
                    _side_of(each.trigger, role),
                    _side_of(each.trigger, other),
                    float(number - each.sentence),
                )
                for each in (told[-1] if told else None, next(same, None))
            ),
        )


@dataclass(frozen=True, slots=True)
class _Seats:
    """The words that the heads see in a role, and what the likeliest is like that is nobody's.

    Attributes:
        seats: the words.
        void: the likeliest word of which nobody can say whose it is.
        like: its kind, whether it is plural and definite, and whether it stands before the word.
        holds: the sides of which a word stands below it.
    """

    seats: tuple[Seat, ...]
    void: Seat | None
    like: tuple[float, float, float, float]
    holds: frozenset[str]

    @classmethod
    def of(cls, act: Act, role: RoleName) -> "_Seats":
        """Look up a role."""
        seats = act.seats[role]
        void = max((s for s in seats if not s.codes), key=lambda s: s.share, default=None)
        if void is None:
            return cls(seats, None, (-1.0, 0.0, 0.0, 0.0), frozenset())
        tree = act.tree
        kids = {tree.lemma(kid) for kid in tree.kids(void.word, "det")}
        inside = set(tree.subtree(void.word))
        like = (
            float(_place_in(NOMINAL, tree.upos(void.word))),
            float(tree.has(void.word, "Number=Plur")),
            float("the" in kids),
            float(void.word < act.candidate.trigger.index),
        )
        holds = frozenset(
            code for code, row in act.words.items() if any(at in inside for at, _ in row)
        )
        return cls(seats, void, like, holds)


def _of_act(act: Act, role: RoleName) -> Iterator[float]:
    trigger, tree = act.candidate.trigger, act.tree
    heard = trigger.proposal
    yield float(TYPES.index(trigger.event_type))
    yield float(role is RoleName.ACTOR)
    yield float(trigger.event_type in EQUAL_TYPES)
    yield heard.probability * heard.share if heard else 0.0
    yield float(trigger.is_beyond)
    yield float(tree.upos(trigger.index) == "VERB")
    yield float(bool(tree.kids(trigger.index, "nsubj:pass", "aux:pass")))
    yield float(len(act.words))
    yield float(len(act.codes))
    yield float(act.candidate.passage.number)


def _of_roles(code: str, told: _Told, seats: Iterable[_Seats]) -> Iterator[float]:
    yield float(code in told.mine)
    yield float(code in told.rest)
    yield float(len(told.mine) - (code in told.mine))
    yield float(len(told.rest) - (code in told.rest))
    yield float(told.has_nameless)
    for each in seats:
        yield max((seat.share for seat in each.seats if code in seat.codes), default=0.0)
        yield max((s.share for s in each.seats if s.codes and code not in s.codes), default=0.0)
        yield each.void.share if each.void else 0.0
        kind, plural, definite, stands_before = each.like
        yield from (kind, plural, definite, float(code in each.holds), stands_before)


def _place_in(row: tuple[str, ...], word: str) -> int:
    return row.index(word) if word in row else len(row)


def _of_sentence(act: Act, code: str) -> Iterator[float]:
    index = act.candidate.trigger.index
    rows = act.words.get(code, ())
    yield float(bool(rows))
    nearest = min(rows, key=lambda row: abs(row[0] - index), default=None)
    if nearest is None:
        yield from (float(FAR), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        return
    word, mention = nearest
    yield float(word - index)
    yield float(sorted(act.distances.values()).index(abs(word - index)))
    yield float(_place_in(PARTS, mention.role))
    yield float(_place_in(KINDS, mention.kind))
    yield float(any(at in act.places for at, _ in rows))
    yield float(any(at in act.subjects for at, _ in rows))
    yield float(any(at in act.below for at, _ in rows))
    yield float(any(at in act.objects for at, _ in rows))
    yield float(len({mention.start for _, mention in rows}))


def _of_text(act: Act, code: str) -> Iterator[float]:
    named, number = act.named, act.candidate.passage.number
    total = named.total[code]
    yield float(total)
    yield total / max(1, named.times)
    yield float(act.codes.index(code))
    yield float(named.first[code])
    yield float(named.by_sentence.get(0, Counter())[code])
    for back in (1, 2):
        row = named.by_sentence.get(number - back, Counter())
        yield float(row[code])
        yield float(len(row))
    last = named.last(code, number)
    yield float(FAR if last is None else number - last)
    yield float(code.startswith("org:"))


def _of_before(act: Act, code: str, told: _Told) -> Iterator[float]:
    for each in told.earlier:
        if each is None:
            yield from (0.0, 0.0, float(FAR))
            continue
        in_role, in_other, since = each
        yield from (float(code in in_role), float(code in in_other), since)
    yield float(act.candidate.voice.country == code)
    yield float(any(whose(party) == code for party in act.before.pair))
    yield float(any(whose(party) == code for party in act.before.topic))


def _side_of(trigger: Trigger, role: RoleName) -> frozenset[str]:
    return frozenset(whose(party) for party in _in_role(trigger, role) if is_named(party))


def _in_role(trigger: Trigger, role: RoleName) -> tuple[Party, ...]:
    return trigger.actors if role is RoleName.ACTOR else trigger.recipients
