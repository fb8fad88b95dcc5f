"""Series that a verb alone tells: "their presidents meet every year", "have not met since 2015"."""

from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.names.titles import Title, title_at
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.turns import apply, turn_date, turns_at
from dragoman.data.words import WordLists
from dragoman.records import DateInterval, MechanismKind, Status, StatusChange
from dragoman.resolve.levels import VAGUE, levels_in

KIND = MechanismKind.MEETING_SERIES
PAIR = 2
WORDS = WordLists("arrangements", "tell.meetings.regular")


def find_regular(facts: SentenceFacts) -> list[Draft]:
    """Return the series of meetings that verbs of a sentence tell to be held again and again.

    Args:
        facts: the sentence.
    """
    found = []
    for verb, token in enumerate(facts.tree.tokens):
        if token.upos != "VERB" or not facts.known.has("meetings.meeting", facts.lemma(verb)):
            continue
        members = facts.acting(verb)
        if len(members) < PAIR or any(":" in member for member in members):
            continue
        draft = _draft(facts, verb, members)
        if draft is not None:
            found.append(draft)
    return found


def _draft(facts: SentenceFacts, verb: int, members: frozenset[str]) -> Draft | None:
    """Return what a verb tells of a series; None where it tells of one meeting."""
    told = facts.status(verb)
    level = _level(facts, members)
    if level is None:
        return None
    draft = Draft(KIND, members=members, level=level)
    title = _titled(facts, verb)
    if title is not None:
        draft.names, draft.title = [title.text], title.text
    if told is Status.NEGATED and " since " in facts.low:
        date = turn_date(facts, verb)
        draft.turn(StatusChange("lapsed", date, (), (facts.evidence,)))
    elif facts.recurs(verb) and told is Status.PLANNED:
        draft.turn(StatusChange("proposed", None, (), (facts.evidence,)))
    elif not facts.recurs(verb) or told is not Status.ACTUAL:
        return None
    elif (since := _since(facts)) is not None:
        draft.turn(StatusChange("active", since, (), (facts.evidence,)))
    _turn_further(facts, verb, draft)
    draft.prove(facts.evidence)
    return draft


def _since(facts: SentenceFacts) -> DateInterval | None:
    """Return since when they meet: "have met every year since 2006", "met yearly from 2006"."""
    begin = facts.tree.sentence.start
    told = [
        one.date
        for one in facts.times
        if facts.low[: one.start - begin].endswith(("since ", " from "))
    ]
    return told[0] if len(told) == 1 else None


def _turn_further(facts: SentenceFacts, verb: int, draft: Draft) -> None:
    """Note what the sentence goes on to tell: "..., but the series was broken off in 2017"."""
    for noun in facts.nominals(WORDS["meant"]):
        if noun > verb:
            turns = turns_at(facts, noun, KIND)
            apply(draft, facts, [one for one in turns if one.status in WORDS["turned"]])


def _titled(facts: SentenceFacts, verb: int) -> Title | None:
    """Return the name of "the Teesta Process, in which they meet every year"."""
    head = facts.tree.head(verb)
    if head is None or facts.tree.relation(verb) != "acl":
        return None
    return title_at(facts, head, KIND)


def _level(facts: SentenceFacts, members: frozenset[str]) -> str | None:
    """Return who meets: the one level of those mentions that name members."""
    known = facts.known.words
    text = facts.annotated.document.text
    found: set[str] = set()
    for mention in facts.mentions:
        if states(mention.parties) & members:
            offices = " ".join(party.office or "" for party in mention.parties)
            found |= levels_in(f"{text[mention.start : mention.end]} {offices}", known)
    found = found - {VAGUE} or found
    return next(iter(found)) if len(found) == 1 else None
