"""Meetings and the series that they belong to, as one sentence tells them."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from dragoman.records import (
    DateInterval,
    Event,
    EventType,
    MechanismKind,
    Place,
    Session,
    Status,
)
from dragoman.resolve.levels import level_of, level_of_event, levels_in, ordinal_in
from dragoman.resolve.mechanisms.drafts import Draft
from dragoman.resolve.mechanisms.groups import group_of_size
from dragoman.resolve.mechanisms.scenes import Scene, states
from dragoman.resolve.mechanisms.turns import apply, turn_of, turns_at

KIND = MechanismKind.MEETING_SERIES
HOSTING = frozenset({"host", "cohost", "co-host", "welcome", "chair"})
GOING = frozenset(
    {"attend", "hold", "meet", "convene", "resume", "revive", "gather", "join", "have", "open"}
)
ATTENDED = frozenset({"attend", "join", "lead", "chair"})
SINGLE = frozenset({"session", "round", "talk", "talks", "meeting", "conference"})
WEAK_NOUNS = frozenset({"conference", "session", "assembly", "congress", "council", "round"})
VAGUE_DAYS = 100
PAIR = 2
MANY = 3
STATUS = {Status.ACTUAL: "actual", Status.PLANNED: "planned"}


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting noun in a sentence with what stands around it."""

    noun: int
    first: int
    last: int
    name: str
    members: frozenset[str]
    body: str | None
    level: str | None
    ordinal: int | None
    standing: bool
    whole: bool
    earlier: bool


def find_meetings(scene: Scene, groups: Counter[frozenset[str]]) -> list[Draft]:
    """Return what a sentence tells of meetings, one draft for each meeting noun.

    Args:
        scene: the sentence.
        groups: the groups of states that the document names, with how often.
    """
    found = []
    for noun in scene.nominals(scene.known.words.meetings):
        occasion = _occasion(scene, noun, groups)
        if occasion is not None:
            found.append(_draft(scene, occasion))
    return found


def _occasion(scene: Scene, noun: int, groups: Counter[frozenset[str]]) -> Occasion | None:
    known = scene.known
    first, last = scene.phrase(noun)
    name = _stripped(scene, first, last)
    modifiers = scene.modifiers(noun)
    if scene.lemma(noun) in WEAK_NOUNS and not _is_named(scene, first, noun):
        return None
    if (
        "press" in modifiers
        or "news" in modifiers
        or "council" in scene.tree.tokens[noun].text.lower()
    ):
        return None
    body = _body(scene, first, last)
    members = _with_host(scene, noun, _members(scene, noun, first, last, groups))
    ordinal = ordinal_in(scene.words(first, _end(scene, noun, last)), known.words)
    recurring = bool(modifiers & known.sets["meetings.recurring"])
    named = _is_named(scene, first, noun)
    plural = scene.plural(noun)
    earlier = bool(modifiers & known.sets["meetings.earlier"])
    later = bool(modifiers & known.sets["meetings.later"])
    whole = {scene.lemma(word) for word in range(noun, last + 1)} & known.sets["meetings.series"]
    standing = bool(
        recurring or ordinal or (named and body is None) or whole or _counted(scene, noun)
    )
    level = _level(scene, noun, name)
    if body is None and len(members) < PAIR:
        return None
    return Occasion(
        noun, first, last, name, members, body, level, ordinal,
        standing or ((earlier or later) and _owned(scene, noun)) or (plural and named),
        recurring or bool(whole), earlier,
    )  # fmt: skip


def _end(scene: Scene, noun: int, last: int) -> int:
    """Return the word up to which a number's noun is looked for ("third round of talks")."""
    return max(noun, last)


def _stripped(scene: Scene, first: int, last: int) -> str:
    """Return a phrase without articles, owners and what is only when, where or which."""
    tokens = scene.tree.tokens
    for word in range(first + 1, last + 1):
        if tokens[word].text.lower() in {"in", "at", "during", "on", "after", "for", "since", "("}:
            last = word - 1
            break
    drop = {"the", "a", "an", "their", "its", "this", "that", "these", "those", "his", "her", "last", "first",
            "next", "previous", "upcoming", "’s", "'s", "any", "no", "another", "early", "such", "several", "own", "now", "more", "further", "many",
            "historic", "separate", "major", "rare", "formal", "brief", "new", "stand", "alone"}  # fmt: skip
    while first < last and (
        tokens[first].text.lower() in drop
        or tokens[first].text == "-"
        or tokens[first].text.lower() in scene.known.words.numbers
        or re.fullmatch(r"\d+(st|nd|rd|th)", tokens[first].text)
    ):
        first += 1
    return scene.words(first, last)


def _is_named(scene: Scene, first: int, noun: int) -> bool:
    """Return whether a noun stands in a proper name ("Fjord Security Dialogue")."""
    tokens = scene.tree.tokens
    if not tokens[noun].text[:1].isupper() or noun == 0:
        return False
    return any(
        tokens[word].text[:1].isupper()
        and word > 0
        and tokens[word].upos in {"PROPN", "NOUN", "ADJ"}
        for word in range(first, noun)
    )


def _counted(scene: Scene, noun: int) -> bool:
    """Return whether a meeting is "the first in four years" or "since 2019" of its kind."""
    modifiers = scene.modifiers(noun)
    return bool({"first", "second", "third", "latest"} & modifiers) and any(
        word in scene.low
        for word in (" since ", " in nearly ", " years", " in more than ", " in over ")
    )


def _owned(scene: Scene, noun: int) -> bool:
    return bool(scene.tree.possessors(noun)) or bool(
        scene.modifiers(noun) & scene.known.sizes.keys()
    )


def _body(scene: Scene, first: int, last: int) -> str | None:
    """Return the organisation whose meeting it is, by id."""
    for party in scene.parties_between(first, last):
        if party.entity_id.startswith("org:") and party.sector in {"IGO", "UNO", "EUR"}:
            return party.entity_id
    return None


def _members(
    scene: Scene, noun: int, first: int, last: int, groups: Counter[frozenset[str]]
) -> frozenset[str]:
    """Return who meets: the states of the phrase, else of its verb, else the group of its size."""
    named = _inside(scene, noun, first, last)
    size = next(
        (scene.known.sizes[word] for word in scene.modifiers(noun) if word in scene.known.sizes),
        None,
    )
    if len(named) < (size or PAIR):
        around = set(named)
        for verb in scene.governors(noun):
            if scene.lemma(verb) in HOSTING | GOING or turn_of(scene, verb, KIND) is not None:
                around |= scene.acting(verb)
            if scene.lemma(verb) in ATTENDED and scene.tree.is_passive(verb):
                around |= scene.sides_between(verb, len(scene.tree.tokens) - 1)
        if len(around) >= PAIR and (size is None or len(around) <= size):
            named = frozenset(around)
    if size is not None and len(named) < size:
        return group_of_size(groups, size, named) or named
    setting = scene.scene_setting(noun)
    if len(named) < PAIR and setting is not None:
        around = set(named | scene.acting(setting))
        if len(around) >= PAIR:
            named = frozenset(around)
    if len(named) < PAIR:
        for event in scene.events:
            told = states((*event.actors, *event.recipients))
            if event.event_type is EventType.CONSULT and named <= told and len(told) >= PAIR:
                return told
    return named


def _with_host(scene: Scene, noun: int, members: frozenset[str]) -> frozenset[str]:
    """Return the members with the host, where the coded meeting counts it among the parties."""
    for verb in scene.governors(noun):
        if scene.lemma(verb) not in HOSTING:
            continue
        hosts = scene.acting(verb)
        for event in scene.events:
            told = states((*event.actors, *event.recipients))
            if event.event_type is EventType.CONSULT and members and hosts | members <= told:
                return members | hosts
    return members


def _inside(scene: Scene, noun: int, first: int, last: int) -> frozenset[str]:
    """Return states named in a phrase as members, not as the place of the meeting."""
    tokens = scene.tree.tokens
    found: set[str] = set()
    for mention in scene.mentions:
        if not (tokens[first].start <= mention.start and mention.end <= tokens[last].end):
            continue
        if mention.role != "place":
            found |= states(mention.parties)
    return frozenset(found)


def _level(scene: Scene, noun: int, name: str) -> str | None:
    known = scene.known.words
    own = level_of(name, known)
    if own is not None and (own != "leaders" or "summit" not in name.lower()):
        return own
    persons = frozenset[str]().union(
        *(
            levels_in(party.office or "", known)
            for mention in scene.mentions
            for party in mention.parties
            if party.person and party.office
        )
    )
    if own is not None:
        return own
    if len(persons) == 1:
        return next(iter(persons))
    if not persons:
        around = levels_in(scene.text, known)
        return next(iter(around)) if len(around) == 1 else None
    return None


def _draft(scene: Scene, occasion: Occasion) -> Draft:
    """Return what the sentence tells of the meeting and of its series."""
    plural = scene.plural(occasion.noun) and occasion.ordinal is None
    draft = Draft(
        KIND,
        names=[occasion.name],
        members=frozenset({occasion.body}) if occasion.body else occasion.members,
        level=occasion.level,
        proper=_is_named(scene, occasion.first, occasion.noun),
    )
    turned = apply(
        draft, scene, turns_at(scene, occasion.noun, KIND, series=plural or occasion.whole)
    )
    if turned or occasion.standing or plural and occasion.level is not None:
        draft.prove(scene.evidence)
    if not plural:
        session = _session(scene, occasion)
        if session is not None:
            draft.meet(session)
    return draft


def _session(scene: Scene, occasion: Occasion) -> Session | None:
    """Return the meeting that a noun tells, where it has a date, a place, a host or a number."""
    verbs = scene.governors(occasion.noun)
    event = _event_of(scene, occasion)
    when: DateInterval | None = scene.date(occasion.noun)
    light = next((verb for verb in verbs if scene.lemma(verb) in GOING | HOSTING), None)
    if when is None and light is not None:
        when = scene.date(light)
    setting = scene.scene_setting(occasion.noun)
    if when is None and setting is not None:
        when = scene.date(setting)
    if when is None and event is not None and not occasion.earlier:
        when = event.date
    status = scene.status(occasion.noun, light=light)
    if any(scene.lemma(verb) in HOSTING and scene.status(verb) is Status.PLANNED for verb in verbs):
        status = Status.PLANNED
    if occasion.earlier:
        status = Status.ACTUAL
    place, country = _place(scene, occasion, event, light)
    host = _host(scene, verbs)
    told = STATUS.get(status)
    published = scene.annotated.document.published
    if published is not None and when is not None and when.end is not None:
        if when.end < published and host is not None and _is_to_host(scene, verbs):
            # "last held in May, it will be hosted by Quito": the date is that of the last one.
            told, host = "actual", None
        elif when.end <= published and told == "planned":
            when = None
    if told is None or (
        when is None and place is None and host is None and occasion.ordinal is None
    ):
        return None
    ids = (event.event_id,) if event is not None and not occasion.earlier else ()
    return Session(
        when, place, country or host, occasion.ordinal, host, told, ids, (scene.evidence,)
    )


def _is_to_host(scene: Scene, verbs: tuple[int, ...]) -> bool:
    """Return whether hosting is still to come."""
    return any(
        scene.lemma(verb) in HOSTING and scene.status(verb) is not Status.ACTUAL for verb in verbs
    )


def _event_of(scene: Scene, occasion: Occasion) -> Event | None:
    """Return the coded event of this meeting."""
    for event in scene.events:
        if event.event_type is not EventType.CONSULT:
            continue
        told = states((*event.actors, *event.recipients))
        if (
            occasion.body is not None
            or told == occasion.members
            or (len(told) >= PAIR and told <= occasion.members)
        ):
            level = level_of_event(event, scene.known.words)
            if occasion.level is None or level is None or level == occasion.level:
                return event
    return None


def _place(
    scene: Scene, occasion: Occasion, event: Event | None, light: int | None
) -> tuple[str | None, str | None]:
    """Return where a meeting is held: the first place that hangs on it by "in" or "at"."""
    tree, tokens = scene.tree, scene.tree.tokens
    hosts = [occasion.noun] if light is None else [occasion.noun, light]
    hosts += [verb for verb in scene.governors(occasion.noun) if verb not in hosts]
    after = occasion.noun + 1
    if after < len(tokens) and scene.lemma(after) in {"in", "at"}:
        named = [
            m for m in scene.mentions if m.start == tokens[min(after + 1, len(tokens) - 1)].start
        ]
        if named and named[0].kind in {"city", "capital", "place", "state"}:
            text = scene.annotated.document.text[named[0].start : named[0].end]
            return text, named[0].parties[0].country if named[0].parties else None
    for host in hosts:
        for kid in tree.kids(host, "nmod", "obl"):
            if tree.preposition(kid) not in {"in", "at", "on"}:
                continue
            found = _named_place(scene, kid)
            if found is not None:
                return found
    if event is not None and event.place is not None and not occasion.earlier:
        return event.place.text, event.place.country
    return None, None


def _named_place(scene: Scene, word: int) -> tuple[str, str | None] | None:
    """Return the place that a word names, or that "the city of" it names."""
    tree, tokens = scene.tree, scene.tree.tokens
    text = scene.annotated.document.text
    words = [word, *(kid for kid in tree.kids(word, "nmod", "appos", "flat", "compound"))]
    for each in words:
        for mention in scene.mentions:
            inside = mention.start <= tokens[each].start < mention.end
            if inside and mention.kind in {"city", "capital", "place"}:
                country = mention.parties[0].country if mention.parties else None
                return text[mention.start : mention.end], country
        for name in tree.sentence.names:
            if name.label == "LOC" and name.start <= tokens[each].start < name.end:
                if not any(m.start < name.end and name.start < m.end for m in scene.mentions):
                    return text[name.start : name.end], None
    return None


def _place_in(scene: Scene) -> Place | None:
    """Return the one place where a sentence about one meeting says that it was held."""
    tree = scene.tree
    for index, token in enumerate(tree.tokens):
        if tree.relation(index) == "obl" and tree.preposition(index) in {"in", "at", "on"}:
            head = tree.head(index)
            if head is None or scene.lemma(head) not in HOSTING | GOING:
                continue
            found = _named_place(scene, index)
            if found is not None and not any(
                time.start <= token.start < time.end for time in scene.times
            ):
                return Place(*found)
    return None


def _host(scene: Scene, verbs: tuple[int, ...]) -> str | None:
    """Return the state that hosts."""
    for verb in verbs:
        if scene.lemma(verb) in HOSTING:
            sides = sorted(scene.acting(verb))
            if len(sides) == 1:
                return sides[0]
    if "hosted by" in scene.low:
        at = scene.low.index("hosted by")
        start = scene.tree.sentence.start + at
        for mention in scene.mentions:
            if mention.start >= start and mention.parties and mention.parties[0].country:
                return mention.parties[0].country
    return None


def _is_vague(told: DateInterval | None) -> bool:
    """Return whether a date tells no more than a year: that is a series, not a meeting."""
    if told is None or told.start is None or told.end is None:
        return True
    return (told.end - told.start).days > VAGUE_DAYS


def _still_to_come(event: Event, published: date | None) -> DateInterval | None:
    """Return an event's date; none where a plan would lie before it was told."""
    told = event.date
    if event.status is not Status.PLANNED or told is None or published is None:
        return told
    return told if told.end is None or told.end > published else None


def meetings_of_events(scene: Scene) -> list[Draft]:
    """Return a draft for each coded meeting of states of this sentence whose level is told."""
    found = []
    for event in scene.events:
        if event.event_type is not EventType.CONSULT or event.status not in STATUS:
            continue
        members = states((*event.actors, *event.recipients))
        level = level_of_event(event, scene.known.words)
        if any(":" in member for member in members):
            continue
        if len(members) < PAIR or (event.date is None and event.place is None):
            continue
        if level is None and len(members) < MANY:
            continue
        if event.place is None and _is_vague(event.date):
            continue
        if {"phone"} & set(event.mode):
            continue
        place = event.place or _place_in(scene)
        session = Session(
            _still_to_come(event, scene.annotated.document.published),
            place.text if place else None,
            place.country if place else None,
            ordinal_in(scene.text, scene.known.words),
            None,
            STATUS[event.status],
            (event.event_id,),
            event.evidence,
        )
        found.append(Draft(KIND, names=[], members=members, level=level, sessions=[session]))
    return found
