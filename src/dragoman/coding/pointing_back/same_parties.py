"""Meetings whose parties were named before: "the trilateral summit", "their next meeting"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.roles.parties import sides, unique
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import Annotated, EventType, Party, SegmentKind
from dragoman.syntax.tree import Tree

SIZES = {
    "bilateral": 2, "two-way": 2, "trilateral": 3, "three-way": 3, "tripartite": 3,
    "quadrilateral": 4, "four-way": 4, "six-party": 6, "six-way": 6,
}  # fmt: skip
KEPT = 40
PAIR = 2
MOST = 6
OPENING = 4  # sentences, headings included; F1 on development articles 1 .765, 2 to 10 .767
JOINING = frozenset({EventType.CONSULT, EventType.AGREE})
OF = " of "
GROUP_OF = re.compile(
    r"\b(?:of|from) (?:both|the two) (?:countries|sides|states|nations|governments|capitals)$"
)
NUMBER_WORDS = {3: "three", 4: "four", 5: "five", 6: "six"}
MEETINGS = frozenset({EventType.CONSULT})

WORDS = WordLists("coding", "pointing_back.same_parties")


@dataclass(frozen=True, slots=True)
class Recent:
    """The groups of states that the text has named so far, the latest last."""

    groups: tuple[tuple[Party, ...], ...] = ()

    def with_groups(self, mentions: Iterable[Mention]) -> "Recent":
        """Return this with the groups that mentions resolve to."""
        more = tuple(m.parties for m in mentions if _states(m.parties) > 1)
        return replace(self, groups=(*self.groups, *more)[-KEPT:]) if more else self

    def with_trigger(self, trigger: Trigger) -> "Recent":
        """Return this with the parties of a trigger."""
        parties = unique((*trigger.actors, *trigger.recipients))
        return (
            replace(self, groups=(*self.groups, parties)[-KEPT:]) if _states(parties) > 1 else self
        )

    def of_size(self, size: int) -> tuple[Party, ...]:
        """Return the group of so many states that was named most, the latest of equals."""
        groups = [group for group in self.groups if _states(group) == size]
        counts = Counter(_sides(group) for group in groups)
        best = max(counts.values(), default=0)
        for group in reversed(groups):
            if counts[_sides(group)] == best:
                return group
        return ()


def _sides(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(sides(party) for party in parties)


def _states(parties: Iterable[Party]) -> int:
    return len(_sides(parties))


def complete(tree: Tree, trigger: Trigger, recent: Recent) -> Trigger:
    """Return a meeting's trigger with the parties that its adjective points back to."""
    if trigger.event_type not in MEETINGS:
        return trigger
    named = (*trigger.actors, *trigger.recipients)
    size = _size_of(tree, trigger.index)
    if size is None or _states(named) >= size:
        return trigger
    group = recent.of_size(size)
    if not group or not set(map(sides, named)) <= set(map(sides, group)):
        return trigger
    return replace(trigger, actors=group, recipients=())


def _size_of(tree: Tree, noun: int) -> int | None:
    """Return how many a meeting is of, by a word before it: "trilateral"."""
    before = (tree.lemma(kid) for kid in tree.subtree(noun) if kid < noun)
    return next((SIZES[lemma] for lemma in before if lemma in SIZES), None)


class MainPair:
    """The states that a document is about so far, kept act by act.

    Those that a meeting or agreement joins in its first sentences; else the two that most acts
    tie, and not just one act; else those of its first meeting; else the two that it names most,
    if it names a third clearly less.

    Args:
        named: the two that it names most, as `most_named` gives them.
    """

    def __init__(self, named: tuple[Party, ...]) -> None:
        self._named = named
        self._joined: tuple[int, tuple[Party, ...]] | None = None
        self._ties: Counter[frozenset[str]] = Counter()
        self._first: dict[frozenset[str], tuple[Party, ...]] = {}

    def add(self, number: int, trigger: Trigger) -> None:
        """Take in a trigger of the sentence of this number."""
        parties = unique((*trigger.actors, *trigger.recipients))
        tied = _sides(parties)
        joins = trigger.event_type in JOINING and PAIR <= len(tied) <= MOST
        if joins and self._joined is None:
            self._joined = (number, parties)
        if len(tied) == PAIR and len(parties) == PAIR:
            self._ties[tied] += 1
            self._first.setdefault(tied, parties)

    def parties(self) -> tuple[Party, ...]:
        """Return them, or nothing where it is about none or many."""
        joined = self._joined
        if joined and joined[0] <= OPENING:
            return joined[1]
        tied = self._most_tied()
        if tied or joined:
            return tied or (joined[1] if joined else ())
        return self._named

    def _most_tied(self) -> tuple[Party, ...]:
        """Return the two states that more acts tie than any others, and not just one act."""
        best = self._ties.most_common(PAIR)
        if not best or best[0][1] < PAIR or (len(best) > 1 and best[1][1] == best[0][1]):
            return ()
        return self._first[best[0][0]]


def most_named(mentions: Iterable[Mention]) -> tuple[Party, ...]:
    """Return the two states that a page names most, if it names a third clearly less.

    Args:
        mentions: all mentions of the document.
    """
    counts: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for mention in mentions:
        if len(mention.parties) == 1 and mention.role == "actor":
            party = mention.parties[0]
            if party.country:
                counts[party.country] += 1
                first.setdefault(party.country, party)
    best = counts.most_common(PAIR + 1)
    if len(best) < PAIR or (len(best) > PAIR and best[PAIR][1] * 2 > best[1][1]):
        return ()
    return tuple(
        Party(f"state:{country}", first[country].text, country, "GOV") for country, _ in best[:PAIR]
    )


def with_main_pair(
    mentions: Sequence[Mention], pair: tuple[Party, ...], text: str
) -> list[Mention]:
    """Return mentions in which "both sides" and "the ministers" mean the main states.

    Args:
        mentions: of a sentence.
        pair: as `MainPair` gives it; empty leaves all as they are.
        text: the document's text.
    """
    if not pair:
        return list(mentions)
    size = _states(pair)
    counting = {"both", "two"} if size == PAIR else {NUMBER_WORDS.get(size, "all")}
    words = WORDS["sides"] | WORDS["offices"] | {"the"} | counting
    found: list[Mention] = []
    mistaken: tuple[Party, ...] = ()
    for mention in mentions:
        said = set(text[mention.start : mention.end].lower().split())
        whose = GROUP_OF.search(text, mention.start, mention.end)
        if whose and size == PAIR and mention.kind in {"group", "role", "organisation"}:
            # "the coast guards of both countries"
            found.append(replace(mention, parties=pair))
            continue
        goes_on = text[mention.end : mention.end + len(OF)] == OF
        if mention.kind == "group" and said <= words and said & WORDS["sides"] and not goes_on:
            mistaken = mention.parties
            found.append(replace(mention, parties=pair))
        elif mistaken and mention.kind == "pronoun" and mention.parties == mistaken:
            found.append(replace(mention, parties=pair))
        else:
            found.append(mention)
    return found


def topic_of(annotated: Annotated, mentions: Iterable[Mention]) -> tuple[Party, ...]:
    """Return the state that a page reports from, if it is about that state; else nothing.

    Args:
        annotated: the document, for its datelines.
        mentions: all mentions of the document.
    """
    lines = {n for n, each in enumerate(annotated.sentences) if each.kind is SegmentKind.DATELINE}
    named = [each for each in mentions if len(each.parties) == 1 and each.role != "attribute"]
    homes = (each.parties[0] for each in named if each.sentence in lines)
    home = next((party for party in homes if party.country), None)
    if home is None or home.country is None or len(lines) > 1:
        return ()
    counts = Counter(each.parties[0].country for each in named if each.parties[0].country)
    if counts[home.country] * 2 <= max(counts.values()):
        return ()
    return (Party(f"state:{home.country}", home.text, home.country, "GOV"),)
