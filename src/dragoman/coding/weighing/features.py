"""What speaks for a state or an organisation of the document taking part in an act.

Each state that the document names is looked at for both roles: what the heads say of its words,
where it stands in the sentence, what else could fill the role, and how the text before told of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.codebook.codebook import EQUAL_TYPES
from dragoman.coding.heads.fillers import is_named
from dragoman.coding.weighing.acts import FAR, Act, Seat, whose
from dragoman.frames.triggers.triggers import Trigger
from dragoman.records import EventType, RoleName

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
        for code in act.codes:
            own = _of_roles(act, code, role, other)
            before = _of_before(act, code, role, other)
            yield role, code, [*whole, *own, *same[code], *before]


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


def _of_roles(act: Act, code: str, role: RoleName, other: RoleName) -> Iterator[float]:
    trigger = act.candidate.trigger
    ours, theirs = trigger.actors, trigger.recipients
    if role is RoleName.RECIPIENT:
        ours, theirs = theirs, ours
    mine = {whose(party) for party in ours if is_named(party)}
    rest = {whose(party) for party in theirs if is_named(party)}
    yield float(code in mine)
    yield float(code in rest)
    yield float(len(mine - {code}))
    yield float(len(rest - {code}))
    yield float(any(not is_named(party) for party in ours))
    for each in (role, other):
        seats = act.seats[each]
        yield max((seat.share for seat in seats if code in seat.codes), default=0.0)
        yield max((s.share for s in seats if s.codes and code not in s.codes), default=0.0)
        void = max((s for s in seats if not s.codes), key=lambda s: s.share, default=None)
        yield void.share if void else 0.0
        yield from _of_void(act, void, code)


def _of_void(act: Act, void: Seat | None, code: str) -> Iterator[float]:
    """What a word is like of which nobody can say whose it is."""
    tree = act.tree
    if void is None:
        yield from (-1.0, 0.0, 0.0, 0.0, 0.0)
        return
    yield float(_place_in(NOMINAL, tree.upos(void.word)))
    yield float(tree.has(void.word, "Number=Plur"))
    kids = {tree.lemma(kid) for kid in tree.kids(void.word, "det")}
    yield float("the" in kids)
    inside = set(tree.subtree(void.word))
    yield float(any(index in inside for index, _ in act.words.get(code, ())))
    yield float(void.word < act.candidate.trigger.index)


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
    yield total / max(1, named.total.total())
    yield float(act.codes.index(code))
    yield float(named.first[code])
    yield float(named.by_sentence.get(0, Counter())[code])
    for back in (1, 2):
        row = named.by_sentence.get(number - back, Counter())
        yield float(row[code])
        yield float(len(row))
    seen = [n for n, row in named.by_sentence.items() if row[code] and n <= number]
    yield float(number - max(seen)) if seen else float(FAR)
    yield float(code.startswith("org:"))


def _of_before(act: Act, code: str, role: RoleName, other: RoleName) -> Iterator[float]:
    told = act.before.told
    kind = act.candidate.trigger.event_type
    last = told[-1] if told else None
    same = next((each for each in reversed(told) if each.trigger.event_type is kind), None)
    for each in (last, same):
        for part in (role, other):
            yield float(each is not None and code in _side_of(each.trigger, part))
        yield float(act.candidate.passage.number - each.sentence) if each else float(FAR)
    yield float(act.candidate.voice.country == code)
    yield float(any(whose(party) == code for party in act.before.pair))
    yield float(any(whose(party) == code for party in act.before.topic))


def _side_of(trigger: Trigger, role: RoleName) -> frozenset[str]:
    parties = trigger.actors if role is RoleName.ACTOR else trigger.recipients
    return frozenset(whose(party) for party in parties if is_named(party))
