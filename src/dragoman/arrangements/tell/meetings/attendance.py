"""Who meets, and at which level, as the words around a meeting tell."""

from collections import Counter

from dragoman.arrangements.sides import GOVERNING_BODIES, states
from dragoman.arrangements.tell.meetings.usual_group import group_of_size
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.turns import turn_of
from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.phrases.phrases import TOWNS
from dragoman.frames.roles.parties import is_topic
from dragoman.records import EventType, MechanismKind
from dragoman.resolve.levels import VAGUE, level_of, levels_in

KIND = MechanismKind.MEETING_SERIES
WORDS = WordLists("arrangements", "tell.meetings.attendance")
PAIR = 2
MOST = 3
Groups = Counter[frozenset[str]]


def body_of(facts: SentenceFacts, first: int, last: int) -> str | None:
    """Return the organisation whose meeting it is, by id."""
    for party in facts.parties_between(first, last):
        if party.entity_id.startswith("org:") and party.sector in GOVERNING_BODIES:
            return party.entity_id
    return None


def size_of(facts: SentenceFacts, noun: int) -> int | None:
    """Return how many states an adjective counts ("trilateral")."""
    sizes = facts.known.sizes
    return next((sizes[word] for word in sorted(facts.modifiers(noun)) if word in sizes), None)


def members_of(
    facts: SentenceFacts, noun: int, first: int, last: int, groups: Groups
) -> frozenset[str]:
    """Return who meets: the states of the phrase, else of its verb, else the group of its size.

    Args:
        facts: the sentence.
        noun: the meeting.
        first: where its phrase begins.
        last: where its phrase ends.
        groups: the groups of states that the document names, with how often.
    """
    size = size_of(facts, noun)
    named = _inside(facts, noun, first, last)
    if len(named) < (size or PAIR):
        named = _enough(named, named | _around(facts, noun), size)
    if size is not None and len(named) < size:
        # "the six-party talks" of whoever the text does not name are nobody's
        return group_of_size(groups, size, named) or (named if size <= MOST else frozenset())
    setting = facts.scene_setting(noun)
    if len(named) < PAIR and setting is not None:
        named = _enough(named, named | facts.acting(setting))
    return named if len(named) >= PAIR else _coded(facts, named)


def _enough(
    named: frozenset[str], around: frozenset[str], size: int | None = None
) -> frozenset[str]:
    """Return whom the words around add to those named, where that makes a meeting of its size."""
    fits = size is None or len(around) <= size
    return around if len(around) >= PAIR and fits else named


def _inside(facts: SentenceFacts, noun: int, first: int, last: int) -> frozenset[str]:
    """Return states named in a phrase as members, not as the place or the topic of the meeting."""
    inside = [
        each for each in _listed_inside(facts, first, last) if not _is_topic(facts, each, noun)
    ]
    towns = [mention for mention in inside if mention.kind in TOWNS]
    others = states(party for each in inside if each.kind not in TOWNS for party in each.parties)
    if len(towns) == 1 and len(others) >= PAIR:
        return others  # "the Lima summit of Ghana and Togo"
    return states(party for mention in inside for party in mention.parties)


def _is_topic(facts: SentenceFacts, mention: Mention, noun: int) -> bool:
    """Return whether a mention says what a meeting is about: "talks on Syria"."""
    heads = (n for n, token in enumerate(facts.tree.tokens) if token.start == mention.head)
    return any(is_topic(facts.tree, head, noun) for head in heads)


def _listed_inside(facts: SentenceFacts, first: int, last: int) -> list[Mention]:
    """Return the mentions that begin in a phrase with those listed with them, each once."""
    tokens = facts.tree.tokens
    start, end = tokens[first].start, tokens[last].end
    started = (one for one in facts.mentions if start <= one.start < end and one.role != "place")
    listed = (each for mention in started for each in facts.indexed.listed_with(mention))
    return list({(each.start, each.end): each for each in listed}.values())


def _around(facts: SentenceFacts, noun: int) -> frozenset[str]:
    """Return the states behind the verbs of a meeting."""
    found: set[str] = set()
    for verb in facts.governors(noun):
        if (
            facts.lemma(verb) in WORDS["hosting"] | WORDS["going"]
            or turn_of(facts, verb, KIND) is not None
        ):
            found |= facts.acting(verb)
        if facts.lemma(verb) in WORDS["attended"] and facts.tree.is_passive(verb):
            found |= facts.sides_between(verb, len(facts.tree.tokens) - 1)
        found |= united_by(facts, verb, noun)
    return frozenset(found)


def united_by(facts: SentenceFacts, verb: int, noun: int) -> frozenset[str]:
    """Return the states that a meeting or an exercise "brings together" or "involves"."""
    if not facts.known.has("exercises.uniting", facts.lemma(verb)):
        return frozenset()
    tree = facts.tree
    if noun not in tree.subjects(verb) and verb not in tree.kids(noun, "acl"):
        return frozenset()
    return facts.named_by(tree.objects(verb))


def _coded(facts: SentenceFacts, named: frozenset[str]) -> frozenset[str]:
    """Return the parties of the coded meeting of this sentence."""
    for event in facts.events:
        told = states((*event.actors, *event.recipients))
        if event.event_type is EventType.CONSULT and named <= told and len(told) >= PAIR:
            return told
    return named


def with_host(facts: SentenceFacts, noun: int, members: frozenset[str]) -> frozenset[str]:
    """Return the members with the host, where the coded meeting counts it among the parties."""
    for verb in facts.governors(noun):
        if facts.lemma(verb) not in WORDS["hosting"]:
            continue
        hosts = facts.acting(verb)
        for event in facts.events:
            told = states((*event.actors, *event.recipients))
            if event.event_type is EventType.CONSULT and members and hosts | members <= told:
                return members | hosts
    return members


def level_at(facts: SentenceFacts, name: str) -> str | None:
    """Return the level of a meeting: by its name, else by the offices of those in the sentence."""
    known = facts.known.words
    own = level_of(name, known)
    if own is not None:
        return own
    persons = frozenset[str]().union(
        *(
            levels_in(party.office or "", known)
            for mention in facts.mentions
            for party in mention.parties
            if party.person and party.office
        )
    )
    found = persons or levels_in(facts.text, known)
    found = found - {VAGUE} or found  # "the foreign ministers" are "the three ministers" too
    return next(iter(found)) if len(found) == 1 else None
