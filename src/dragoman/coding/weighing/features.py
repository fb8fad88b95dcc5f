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
NOBODY = Counter[str]()
UNNAMED = (0.0, float(FAR), *(0.0,) * 8)  # what the sentence tells of those it does not name


def rows(act: Act, roles: Iterable[RoleName]) -> Iterator[tuple[RoleName, str, list[float]]]:
    """Yield each side that the document names in each role, with what speaks for and against it.

    Args:
        act: the act.
        roles: the roles that are told apart.

    Yields:
        The role, the side, and the values of `NAMES`.
    """
    here, text = tuple(_of_sentence(act)), tuple(_of_text(act))
    seats = {role: _Seats.of(act, role) for role in RoleName}
    for role in roles:
        other = RoleName.RECIPIENT if role is RoleName.ACTOR else RoleName.ACTOR
        whole = tuple(_of_act(act, role))
        told = _Told.of(act, role, other)
        for code, in_sentence, in_text in zip(act.codes, here, text, strict=True):
            own = (*told.of_side(code), *seats[role].of_side(code), *seats[other].of_side(code))
            before = told.before(code)
            yield role, code, [*whole, *own, *in_sentence, *in_text, *before]


@dataclass(frozen=True, slots=True)
class _Told:
    """Who has a role in an act and in those told before, looked up once for all sides.

    Attributes:
        mine: the sides in the role.
        rest: those in the other role.
        has_nameless: whether somebody in the role belongs to nobody known.
        earlier: of the last act, and of the last of the same type, the sides in the role and in
            the other, and how many sentences ago; None where there is none.
        speaker: whose words it stands in.
        pair: the sides that the page is about.
        topic: the sides that it reports from.
    """

    mine: frozenset[str]
    rest: frozenset[str]
    has_nameless: bool
    earlier: tuple[tuple[frozenset[str], frozenset[str], float] | None, ...]
    speaker: str | None
    pair: frozenset[str]
    topic: frozenset[str]

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
            act.candidate.voice.country,
            frozenset(map(whose, act.before.pair)),
            frozenset(map(whose, act.before.topic)),
        )

    def of_side(self, code: str) -> tuple[float, ...]:
        """Return how a side, and how many others, stand in the roles of the act."""
        mine, rest = code in self.mine, code in self.rest
        return mine, rest, len(self.mine) - mine, len(self.rest) - rest, self.has_nameless

    def before(self, code: str) -> Iterator[float]:
        """Yield how a side stood in what was told before."""
        for each in self.earlier:
            if each is None:
                yield from (0.0, 0.0, float(FAR))
                continue
            in_role, in_other, since = each
            yield from (code in in_role, code in in_other, since)
        yield from (self.speaker == code, code in self.pair, code in self.topic)


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

    def of_side(self, code: str) -> tuple[float, ...]:
        """Return how likely words of a side are, those of others, and those of nobody known."""
        share = rival = 0.0
        for seat in self.seats:
            if code in seat.codes:
                share = max(share, seat.share)
            elif seat.codes:
                rival = max(rival, seat.share)
        kind, plural, definite, before = self.like
        void = self.void.share if self.void else 0.0
        return share, rival, void, kind, plural, definite, code in self.holds, before


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


def _place_in(row: tuple[str, ...], word: str) -> int:
    return row.index(word) if word in row else len(row)


def _of_sentence(act: Act) -> Iterator[tuple[float, ...]]:
    """Yield of each side how the sentence names it."""
    index = act.candidate.trigger.index
    near = {away: rank for rank, away in reversed([*enumerate(sorted(act.distances.values()))])}
    around = (act.places, act.subjects, act.below, act.objects)
    for code in act.codes:
        named = act.words.get(code)
        if named is None:
            yield UNNAMED
            continue
        word, mention = min(named, key=lambda row: abs(row[0] - index))
        yield (
            1.0,
            word - index,
            near[abs(word - index)],
            _place_in(PARTS, mention.role),
            _place_in(KINDS, mention.kind),
            *[any(at in words for at, _ in named) for words in around],
            len({mention.start for _, mention in named}),
        )


def _of_text(act: Act) -> Iterator[tuple[float, ...]]:
    """Yield of each side how the text names it."""
    named, number = act.named, act.candidate.passage.number
    opening, last, last_but_one = (
        named.by_sentence.get(at, NOBODY) for at in (0, number - 1, number - 2)
    )
    for rank, code in enumerate(act.codes):
        total, since = named.total[code], named.last(code, number)
        yield (
            total,
            total / max(1, named.times),
            rank,
            named.first[code],
            opening[code],
            last[code],
            len(last),
            last_but_one[code],
            len(last_but_one),
            FAR if since is None else number - since,
            code.startswith("org:"),
        )


def _side_of(trigger: Trigger, role: RoleName) -> frozenset[str]:
    return frozenset(whose(party) for party in _in_role(trigger, role) if is_named(party))


def _in_role(trigger: Trigger, role: RoleName) -> tuple[Party, ...]:
    return trigger.actors if role is RoleName.ACTOR else trigger.recipients
