"""A meeting noun with what stands around it: who meets, at which level, of which series."""

from dataclasses import dataclass, replace

from dragoman.arrangements.tell.meetings.attendance import (
    KIND,
    Groups,
    body_of,
    level_at,
    members_of,
    with_host,
)
from dragoman.arrangements.tell.members.belonging import memberships_at
from dragoman.arrangements.tell.names.phrases import is_named, meeting_name
from dragoman.arrangements.tell.names.titles import Title, title_at
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists
from dragoman.resolve.levels import ordinal_in

WORDS = WordLists("arrangements", "tell.meetings.meeting_nouns")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting noun in a sentence with what stands around it.

    Attributes:
        noun: the word.
        name: its phrase without what is only of this occasion.
        members: who meets.
        body: the organisation whose meeting it is.
        level: who meets for them.
        ordinal: number of the session.
        proper: whether it has a proper name.
        standing: whether its words tell that it is one of a series.
        whole: whether they speak of the series itself.
        earlier: whether it is the last or the previous one.
        title: the proper name by which its series is one whoever takes part.
    """

    noun: int
    name: str
    members: frozenset[str]
    body: str | None
    level: str | None
    ordinal: int | None
    proper: bool
    standing: bool
    whole: bool
    earlier: bool
    title: Title | None = None


def is_no_meeting(facts: SentenceFacts, noun: int) -> bool:
    """Return whether a noun is a press conference, a council or a word of many meanings."""
    lemma = facts.lemma(noun)
    others = facts.known.sets["meetings.not_with"]
    if any(f"{word} {lemma}" in others for word in facts.modifiers(noun)):
        return True
    if facts.known.has("organisations.nouns", lemma) and memberships_at(facts, noun):
        return True
    recurring = facts.modifiers(noun) & facts.known.sets["meetings.recurring"]
    titled = title_at(facts, noun, KIND) is not None
    weak = facts.known.has("meetings.weak", lemma) and not titled and not recurring
    return weak and not is_named(facts, facts.phrase(noun)[0], noun)


def occasion_at(facts: SentenceFacts, noun: int, groups: Groups) -> Occasion:
    """Return a meeting noun with what stands around it.

    Args:
        facts: the sentence.
        noun: the meeting.
        groups: the groups of states that the document names, with how often.
    """
    first, last = facts.phrase(noun)
    name = meeting_name(facts, first, last)
    body = body_of(facts, first, last)
    named = is_named(facts, first, noun)
    title = title_at(facts, noun, KIND) if body is None else None
    occasion = Occasion(
        noun=noun,
        name=name,
        members=with_host(facts, noun, members_of(facts, noun, first, last, groups)),
        body=body,
        level=level_at(facts, name),
        ordinal=ordinal_in(facts.words(first, last), facts.known.words),
        proper=named or title is not None,
        standing=False,
        whole=_is_whole(facts, noun, last),
        earlier=bool(facts.modifiers(noun) & facts.known.sets["meetings.earlier"]),
        title=title,
    )
    standing = _is_standing(facts, occasion, named=named)
    return replace(occasion, standing=standing)


def _is_whole(facts: SentenceFacts, noun: int, last: int) -> bool:
    """Return whether a noun speaks of a series: by its own words, or as what recurs."""
    known = facts.known.sets
    series = {facts.lemma(word) for word in range(noun, last + 1)} & known["meetings.series"]
    if series or facts.modifiers(noun) & known["meetings.recurring"]:
        return True
    return facts.recurs(noun)


def _is_standing(facts: SentenceFacts, occasion: Occasion, *, named: bool) -> bool:
    """Return whether a meeting is told as one of several: named, numbered, "their next"."""
    noun = occasion.noun
    if occasion.whole or occasion.title is not None or occasion.ordinal is not None:
        return True
    if named and (occasion.body is None or facts.plural(noun)):
        return True
    later = facts.modifiers(noun) & facts.known.sets["meetings.later"]
    if (occasion.earlier or later) and _is_theirs(facts, noun):
        return True
    return _is_counted(facts, noun)


def _is_counted(facts: SentenceFacts, noun: int) -> bool:
    """Return whether a meeting is "the first in four years" or "since 2019" of its kind."""
    counted = bool(facts.modifiers(noun) & WORDS["ordinals"])
    return counted and any(word in facts.low for word in WORDS.listed("since"))


def _is_theirs(facts: SentenceFacts, noun: int) -> bool:
    """Return whether a meeting has owners or a size ("their next", "the last trilateral")."""
    return bool(facts.tree.possessors(noun) or facts.modifiers(noun) & facts.known.sizes.keys())
