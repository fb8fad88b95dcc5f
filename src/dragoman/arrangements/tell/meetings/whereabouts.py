"""Where a meeting is held and who hosts it."""

from collections.abc import Iterable, Iterator

from dragoman.arrangements.tell.meetings.attendance import WORDS as ATTENDANCE
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists
from dragoman.entities.phrases.phrases import TOWNS
from dragoman.records import Event, Place, Status

WORDS = WordLists("arrangements", "tell.meetings.whereabouts")
Where = tuple[str, str | None]


def place_of_meeting(
    facts: SentenceFacts, noun: int, event: Event | None, light: int | None
) -> tuple[str | None, str | None]:
    """Return where a meeting is held: the place's words and its state.

    Args:
        facts: the sentence.
        noun: the meeting.
        event: the coded meeting, whose place is taken where the words tell none.
        light: the verb that carries the noun ("held talks").
    """
    hosts = [noun] if light is None else [noun, light]
    hosts += [verb for verb in facts.governors(noun) if verb not in hosts]
    told = _just_behind(facts, noun) or next(_places_at(facts, hosts), None)
    if told is not None:
        return told
    if event is not None and event.place is not None:
        return event.place.text, event.place.country
    return None, None


def _places_at(facts: SentenceFacts, hosts: Iterable[int]) -> Iterator[Where]:
    """Yield the places that words have behind a preposition of place."""
    tree = facts.tree
    for host in hosts:
        for kid in tree.kids(host, "nmod", "obl"):
            found = _named_place(facts, kid) if tree.preposition(kid) in WORDS["local"] else None
            if found is not None:
                yield found


def _just_behind(facts: SentenceFacts, noun: int) -> Where | None:
    """Return the place that follows a noun directly ("gathering in Busan")."""
    tokens = facts.tree.tokens
    if noun + 2 >= len(tokens) or facts.lemma(noun + 1) not in WORDS["local"] - {"on"}:
        return None
    for mention in facts.mentions:
        if mention.start == tokens[noun + 2].start and mention.kind in TOWNS | {"state"}:
            text = facts.annotated.document.text[mention.start : mention.end]
            return text, mention.parties[0].country if mention.parties else None
    return None


def _named_place(facts: SentenceFacts, word: int) -> Where | None:
    """Return the place that a word names, or that "the city of" it names."""
    tree, tokens = facts.tree, facts.tree.tokens
    for each in (word, *tree.kids(word, "nmod", "appos", "flat", "compound")):
        place = _town_at(facts, tokens[each].start) or _unknown_place_at(facts, tokens[each].start)
        if place is not None:
            return place
    return None


def _town_at(facts: SentenceFacts, start: int) -> Where | None:
    """Return the town that is mentioned where a word begins, with its state."""
    text = facts.annotated.document.text
    for mention in facts.mentions:
        if mention.kind in TOWNS and mention.start <= start < mention.end:
            country = mention.parties[0].country if mention.parties else None
            return text[mention.start : mention.end], country
    return None


def _unknown_place_at(facts: SentenceFacts, start: int) -> Where | None:
    """Return the place that is named where a word begins, and that is no mention."""
    text = facts.annotated.document.text
    for name in facts.tree.sentence.names:
        if name.label != "LOC" or not name.start <= start < name.end:
            continue
        if not any(one.start < name.end and name.start < one.end for one in facts.mentions):
            return text[name.start : name.end], None
    return None


def place_in(facts: SentenceFacts) -> Place | None:
    """Return where a sentence about one meeting says that it was held."""
    tree = facts.tree
    for index, token in enumerate(tree.tokens):
        if tree.relation(index) != "obl" or tree.preposition(index) not in WORDS["local"]:
            continue
        head = tree.head(index)
        if head is None or facts.lemma(head) not in ATTENDANCE["hosting"] | ATTENDANCE["going"]:
            continue
        timed = any(time.start <= token.start < time.end for time in facts.times)
        found = None if timed else _named_place(facts, index)
        if found is not None:
            return Place(*found)
    return None


def host_of(facts: SentenceFacts, verbs: tuple[int, ...]) -> str | None:
    """Return the state that hosts."""
    for verb in verbs:
        if facts.lemma(verb) in ATTENDANCE["hosting"]:
            sides = sorted(facts.acting(verb))
            if len(sides) == 1:
                return sides[0]
    if "hosted by" in facts.low:
        start = facts.tree.sentence.start + facts.low.index("hosted by")
        for mention in facts.mentions:
            if mention.start >= start and mention.parties and mention.parties[0].country:
                return mention.parties[0].country
    return None


def is_to_host(facts: SentenceFacts, verbs: tuple[int, ...]) -> bool:
    """Return whether hosting is still to come."""
    return any(
        facts.lemma(verb) in ATTENDANCE["hosting"] and facts.status(verb) is not Status.ACTUAL
        for verb in verbs
    )
