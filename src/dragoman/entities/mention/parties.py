"""Meanings to parties: the entity ids, countries and sectors that events carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.entities.memory.people import Person
from dragoman.entities.mention.mentions import slug
from dragoman.entities.names.register import Sense
from dragoman.entities.phrases.listed import is_body, listed_senses
from dragoman.entities.phrases.meaning import Meaning, sector_of_member
from dragoman.entities.phrases.phrases import Phrase
from dragoman.records import Party

WORDS = WordLists("entities", "mention.parties")


def party_of_sense(sense: Sense, text: str, *, acting: bool = True) -> tuple[Party, ...]:
    """Return whom a bare name means; as a place only, it has no sector."""
    if sense.members:
        return tuple(Party(f"state:{code}", text, code, "GOV") for code in sense.members)
    if not sense.entity_id:
        return (Party(f"state:{sense.country}", text, sense.country),) if sense.country else ()
    return (Party(sense.entity_id, text, sense.country, sense.sector if acting else None),)


def party_of_person(person: Person, text: str) -> Party:
    """Return the party that a named person is: of an organisation without a state, the latter."""
    if person.organisation.startswith("org:") and person.country is None:
        body = person.organisation
        return Party(body, text, None, person.sector, person.name, person.office)
    return Party(person.entity_id, text, person.country, person.sector, person.name, person.office)


def parties_of_role(phrase: Phrase, meaning: Meaning, text: str) -> tuple[Party, ...]:
    """Return whom a role without a name means, one party for each country."""
    role = phrase.role
    if role is None or (not meaning.countries and meaning.sector is None):
        return ()
    listed = listed_senses(phrase)
    if listed:
        each = (party for one in listed for party in _of_one(phrase, meaning, one, text))
        return tuple(dict.fromkeys(each))
    office = meaning.office if role.kind == "office" and not role.plural else None
    return tuple(
        Party(_identity(phrase, meaning, code), text, code, meaning.sector, None, office)
        for code in meaning.countries or (None,)
    )


def _of_one(phrase: Phrase, meaning: Meaning, sense: Sense, text: str) -> Iterator[Party]:
    """Yield whom a role means of one in a list: "U.S. and NATO forces" are two."""
    role = phrase.roles[-1]
    if is_body(sense):
        yield Party(sense.entity_id, text, sense.country, sector_of_member(sense, role))
        return
    plain = replace(meaning, organisation=None)
    for code in sense.members or (sense.country,):
        if code:
            yield Party(_identity(phrase, plain, code), text, code, role.sector)


def _identity(phrase: Phrase, meaning: Meaning, country: str | None) -> str:
    role = phrase.role
    home = country or "-"
    if role is None:
        return f"state:{home}"
    body = meaning.body or ""
    public = body in WORDS["public"] or body.endswith("ministry")
    if meaning.organisation is not None and (not public or country is None):
        return meaning.organisation.entity_id
    if meaning.body is not None:
        return f"body:{home}:{meaning.body}"
    return f"role:{home}:{slug(role.words)}"
