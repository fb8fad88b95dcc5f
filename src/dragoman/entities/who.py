"""Who a bare mention means: "Kenyan foreign minister", "the Kremlin", "protesters in Lima"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import slug
from dragoman.entities.mention.parties import parties_of_role
from dragoman.entities.names.gazetteer import Word, words_of
from dragoman.entities.names.register import Sense
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.entities.phrases.meaning import Meaning, is_mission, meaning_of
from dragoman.entities.phrases.phrases import Line, Owner, Phrase
from dragoman.entities.resolve import EntityResolver
from dragoman.records import Office

WORDS = WordLists("entities", "who")
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady)\b\.?\s+")
_STATES = frozenset({"state", "capital"})
_LIST = re.compile(r"\s*(?:,|and|&|-|/|,\s*and)\s*(?:the\s+)?")
_AFTER_NAME = frozenset({",", "(", "of", "from"})
_LONGEST = 6
_TOP_OFFICES = {"foreign-minister", "defence-minister"}
_FORMER_SECTORS = {"GOV", "LEG", "JUD"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a mention means; None where the words do not tell.

    Attributes:
        country: ISO 3166 alpha-3.
        sector: PLOVER sector.
        entity_id: of the register or made from the words.
        name: of the person, body or state.
        office: of the person, or the office that the words name.
        candidates: entity ids, where several are meant or may be.
    """

    country: str | None = None
    sector: str | None = None
    entity_id: str | None = None
    name: str | None = None
    office: str | None = None
    candidates: tuple[str, ...] = ()


def who(text: str, resolver: EntityResolver, on: date | None = None) -> Answer:
    """Return whom a mention means.

    Args:
        text: the mention, with as much around it as helps.
        resolver: the loaded registers.
        on: the day on which it is meant; None for the latest known.

    >>> resolver = EntityResolver.load()
    >>> who("a Kenyan court", resolver).country, who("a Kenyan court", resolver).sector
    ('KEN', 'JUD')
    """
    answer = _answer(_HONORIFIC.sub("", text), resolver, on)
    if answer.entity_id is None or not answer.entity_id.startswith("org:"):
        return answer
    sector = resolver.register.sector_on(answer.entity_id, answer.sector, on)
    return replace(answer, sector=sector)


def _answer(text: str, resolver: EntityResolver, on: date | None) -> Answer:
    words = words_of(text)
    bare = resolver.reader.line(words)
    spans = _people(text, words, bare, resolver, on)
    line = Line(words, bare.hits, bare.roles, spans, (), titled=False, lows=bare.lows)
    phrases = resolver.reader.phrases(line)
    phrase = _main(phrases)
    if phrase is None:
        return Answer()
    listed = _listed(text, line, phrases)
    if listed:
        return Answer(sector="GOV", candidates=listed)
    phrase, candidates = _decided(text, line, phrase, resolver)
    meaning = meaning_of(line, phrase)
    abroad = phrase.role is not None and is_mission(phrase.role)
    known = bool(meaning.countries or meaning.organisation or meaning.beside)
    if not known and not abroad:
        meaning = replace(meaning, countries=_elsewhere(line, phrase.name))
    if phrase.name is not None:
        name = text[words[phrase.name[0]].start : words[phrase.name[1] - 1].end]
        return _named(name, phrase, meaning, resolver.offices, on)
    if phrase.roles:
        holder = _holder(phrase, meaning, resolver.offices, on)
        return _role(phrase, meaning, holder, candidates)
    return _name(line, phrase, candidates)


def _main(phrases: tuple[Phrase, ...]) -> Phrase | None:
    """The phrase that the mention is: the first that has a person or a role, else the first."""
    for phrase in phrases:
        if phrase.name is not None or phrase.roles:
            return phrase
    return next((one for one in phrases if one.owners[0].senses[0].kind != "thing"), None)


def _listed(text: str, line: Line, phrases: tuple[Phrase, ...]) -> tuple[str, ...]:
    """The entity ids of "Bahrain, Kuwait and Qatar" or "the Seoul-Tokyo"; empty for one name."""
    ids: list[str] = []
    for before, phrase in zip((None, *phrases), phrases, strict=False):
        sense = phrase.owners[0].senses[0] if phrase.owners else None
        if sense is None or sense.kind not in _STATES or phrase.roles or phrase.name:
            return ()
        if before is not None:
            words = line.words
            between = text[words[before.stop - 1].end : words[phrase.first].start]
            if not _LIST.fullmatch(between):
                return ()
        ids.append(sense.entity_id)
    return tuple(dict.fromkeys(ids)) if len(set(ids)) > 1 else ()


def _people(
    text: str, words: tuple[Word, ...], line: Line, resolver: EntityResolver, on: date | None
) -> dict[int, int]:
    """Known people's names, or else a name that opens the mention and a comma follows."""
    known = _known(text, words, line, resolver.offices, on)
    if known or 0 in line.hits or 0 in line.roles:
        return known
    span = resolver.reader.name_at(line, 0)
    if span is None:
        return {}
    stop = span[1]
    small = resolver.lexicon.rank | resolver.lexicon.former
    given = resolver.lexicon.particles
    if any(at in line.roles or line.lows[at] in small - given for at in range(stop)):
        return {}
    return {0: stop} if _is_ended(line, stop) else {}


def _is_ended(line: Line, stop: int) -> bool:
    """True where a name is all that a mention has, or what follows it ends it."""
    return stop == len(line.words) or (stop > 1 and line.lows[stop] in _AFTER_NAME)


def _known(
    text: str, words: tuple[Word, ...], line: Line, offices: OfficeRegister, on: date | None
) -> dict[int, int]:
    """The first name of a known person; a surname only where it is the whole mention."""
    for first, word in enumerate(words):
        if not word.text[:1].isupper():
            continue
        for stop in range(min(first + _LONGEST, len(words)), first, -1):
            if stop - first == 1 and (len(words) > 1 or first in line.hits):
                continue
            if offices.find(text[word.start : words[stop - 1].end], on):
                return {first: stop}
    return {}


def _sure_states(line: Line) -> Counter[str]:
    """Return how often the names of one meaning alone name each state."""
    sure = (senses[0] for _, senses in line.hits.values() if len(senses) == 1)
    return Counter(sense.country for sense in sure if sense.country)


def _decided(
    text: str, line: Line, phrase: Phrase, resolver: EntityResolver
) -> tuple[Phrase, tuple[str, ...]]:
    """Decide names of several meanings by the rest of the mention."""
    if not phrase.owners and phrase.of is None and phrase.place is None:
        return phrase, ()
    counts = _sure_states(line)
    candidates: tuple[str, ...] = ()
    owners = []
    for owner in phrase.owners:
        one, several = _choose(text, line, owner, resolver, counts)
        owners.append(one)
        candidates = candidates or several
    of, place = phrase.of, phrase.place
    if of is not None:
        of, several = _decided(text, line, of, resolver)
        candidates = candidates or several
    if place is not None:
        place, several = _choose(text, line, place, resolver, counts)
        candidates = candidates or several
    return (
        Phrase(
            phrase.first, phrase.stop, phrase.head, tuple(owners), phrase.roles, of, place,
            phrase.name, phrase.start, phrase.number, phrase.former, phrase.joined, phrase.title,
        ),
        candidates,
    )  # fmt: skip


def _choose(
    text: str, line: Line, owner: Owner, resolver: EntityResolver, counts: Counter[str]
) -> tuple[Owner, tuple[str, ...]]:
    start, end = line.words[owner.first].start, line.words[owner.stop - 1].end
    context = (text[:start] + " " + text[end:]).lower()
    if owner.senses[0].apart:
        return replace(owner, senses=owner.senses[:1]), ()
    sense, several = resolver.chooser.choose(text[start:end], owner.senses, context, counts)
    senses: tuple[Sense, ...] = (sense,) if sense else owner.senses
    return Owner(owner.first, owner.stop, senses, owner.link, owner.possessive), several


def _elsewhere(line: Line, name: tuple[int, int] | None) -> tuple[str, ...]:
    """The first state named anywhere in the mention, for "an army camp in Mali".

    The "Lima" of a person's name is no place.
    """
    inside = range(*name) if name is not None else range(0)
    for first in sorted(line.hits):
        if first in inside:
            continue
        sense = line.hits[first][1][0]
        if sense.country and sense.kind not in {"thing", "organisation"}:
            return (sense.country,)
    return ()


def _named(
    name: str, phrase: Phrase, meaning: Meaning, offices: OfficeRegister, on: date | None
) -> Answer:
    known = offices.find(name, on, (meaning.office or "").lower())
    country = meaning.countries[0] if meaning.countries else None
    if known is not None and country in {None, known.country}:
        told = meaning.sector if phrase.roles else None
        if phrase.former:
            return Answer(known.country, told, known.entity_id, known.person, meaning.office)
        return Answer(
            known.country,
            told or _sector_on(known, on),
            known.entity_id,
            known.person,
            known.title,
        )
    return Answer(
        country,
        meaning.sector,
        f"person:{country or '-'}:{slug(name)}",
        name,
        meaning.office,
    )


def _sector_on(office: Office, on: date | None) -> str | None:
    """Sector of a known person: the office's while it is held, the elite's after."""
    if on is not None and office.end is not None and office.end < on:
        return "ELI" if office.sector in _FORMER_SECTORS else office.sector
    return office.sector


def _role(
    phrase: Phrase, meaning: Meaning, holder: Office | None, candidates: tuple[str, ...]
) -> Answer:
    parties = parties_of_role(phrase, meaning, "")
    country = meaning.countries[0] if len(meaning.countries) == 1 else None
    if len(meaning.countries) > 1:
        candidates = tuple(party.entity_id for party in parties)
    if holder is not None:
        return Answer(country, meaning.sector, holder.entity_id, holder.person, holder.title)
    sector = meaning.sector
    if sector is None and phrase.roles[-1].words == "leader" and phrase.roles[-1].plural:
        sector = "GOV"
    name = meaning.organisation.name if meaning.organisation else None
    entity = parties[0].entity_id if parties else None
    return Answer(country, sector, entity, name, meaning.office, candidates)


def _holder(
    phrase: Phrase, meaning: Meaning, offices: OfficeRegister, on: date | None
) -> Office | None:
    """The person who holds the office named, on the day asked for."""
    if len(meaning.countries) != 1:
        return None
    role = phrase.roles[-1]
    if on is None or phrase.former or role.kind != "office" or role.plural or len(phrase.roles) > 1:
        return None
    wanted = (meaning.office or "").lower()
    if wanted != role.words and role.role in _TOP_OFFICES:
        return None
    return offices.holder(meaning.countries[0], wanted, on)


def _name(line: Line, phrase: Phrase, candidates: tuple[str, ...]) -> Answer:
    sense = phrase.owners[0].senses[0]
    if sense.members:
        ids = tuple(f"state:{code}" for code in sense.members)
        return Answer(None, sense.sector, sense.entity_id, sense.name, None, ids)
    sector = sense.sector
    after = phrase.owners[0].stop
    if sense.kind == "demonym" and after < len(line.words) and line.words[after].text.isalpha():
        noun = line.words[-1].text.lower()
        sector = "CVL" if noun.endswith(WORDS.listed("people")) else None
    return Answer(sense.country, sector, sense.entity_id or None, sense.name, None, candidates)
