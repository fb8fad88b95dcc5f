"""Mentions with a role: named persons, "Chinese officials", "its army", "the two leaders"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.entities.memory import anaphora
from dragoman.entities.memory.bearers import (
    is_crowd,
    state_of_counted,
    state_of_mission,
    state_of_person,
    state_of_role,
)
from dragoman.entities.memory.dealt_with import dealt_with
from dragoman.entities.memory.discourse import Seen, countries_of
from dragoman.entities.memory.pass_state import WORDS as PASSED
from dragoman.entities.memory.pass_state import Found, PassState, controlled, made
from dragoman.entities.memory.people import Person, gender_of
from dragoman.entities.mention.able_to_act import ACTOR, PLACE
from dragoman.entities.mention.bare_names import BareNames
from dragoman.entities.mention.parties import parties_of_role, party_of_person
from dragoman.entities.names.register import Register
from dragoman.entities.phrases.document_lines import SentenceLine
from dragoman.entities.phrases.meaning import Meaning, is_mission, meaning_of
from dragoman.entities.phrases.phrases import NUMBERS, Phrase
from dragoman.entities.phrases.roles import RoleWord
from dragoman.records import Party

WORDS = WordLists("entities", "mention.titled")

_SHARED = WORDS["peers"] | {"supporter"}
_SEATS = {"judge": "court", "judges": "court", "secretary general": "nations"}
_NAMED = frozenset({"Council", "Court", "Commission", "Agency", "Assembly", "Secretariat"})
_LONG = 12
_STATELESS = frozenset({"REB", "UAF", "IGO", "NGO", "IMG"})


class Titled:
    """Makes mentions of persons and roles.

    Args:
        names: decides ambiguous owners.
        register: gives the full names of organisations.
    """

    def __init__(self, names: BareNames, register: Register) -> None:
        self._names = names
        self._register = register

    def person(self, scene: PassState, reading: SentenceLine, phrase: Phrase) -> Found | None:
        """Return the mention of a named person."""
        if phrase.name is None:
            return None
        name = scene.span(reading, *phrase.name)
        if name.split()[-1].lower() in WORDS["bodies"]:
            return None  # "director of the Central Foreign Affairs Commission": nobody of that name
        person = scene.people.find(name) or Person(name)
        if person.country is None and not person.organisation and not phrase.owners:
            person = _settled(scene, reading, phrase, person)
        elif person.told is None and not phrase.owners:
            person = _possessed(scene, reading, phrase, person)
        words = [word.text for word in reading.line.words[phrase.first : phrase.stop]]
        party = party_of_person(person, scene.span(reading, phrase.first, phrase.stop))
        gender = person.gender or gender_of(words)
        role = phrase.role.role if phrase.role else ""
        noun = phrase.role.words if phrase.role else ""
        return made(reading, phrase, "person", ACTOR, (party,), gender=gender, role=role, noun=noun)

    def role(self, scene: PassState, reading: SentenceLine, phrase: Phrase) -> Found:
        """Return the mention of a role without a name."""
        phrase = self._names.decided(scene, reading, phrase)
        meaning = meaning_of(reading.line, phrase)
        role = phrase.roles[-1]
        text = scene.span(reading, phrase.first, phrase.stop)
        kind, standing = _kind_of(phrase, meaning), _standing(reading, phrase)
        told = bool(meaning.countries) or meaning.organisation is not None
        parties: tuple[Party, ...] = ()
        if told and _is_owned(phrase):
            parties = _undetermined(scene, reading, phrase, meaning, text)
        known = _described(scene, reading, phrase, meaning) if told and not parties else None
        if known is not None:
            kind, parties = "role", (replace(known.parties[0], text=text),)
        elif told and not parties:
            parties = self._armed_of(scene, reading, phrase, meaning, text) or parties_of_role(
                phrase, meaning, text
            )
        elif not told and (leader := _leader_before(scene, reading, phrase)):
            parties = _as_role(phrase, meaning, text, (leader,))
        elif not told:
            parties = self._of_before(scene, reading, phrase, meaning, text)
            kind = "group" if len(parties) > 1 else kind
        return made(
            reading,
            phrase,
            kind,
            standing,
            parties,
            candidates=tuple(dict.fromkeys(sense.entity_id for sense in meaning.senses)),
            plural=role.plural and known is None,
            gender="" if known is None else known.gender,
            role=role.role,
            noun=role.words if told else "",
        )

    def _of_before(
        self, scene: PassState, reading: SentenceLine, phrase: Phrase, meaning: Meaning, text: str
    ) -> tuple[Party, ...]:
        """Whom a role means that names no state: what was named before, else by its words."""
        return (
            self._body_before(scene, reading, phrase, text)
            or self._armed_before(scene, reading, phrase, text)
            or _again(scene, reading, phrase, text)
            or _undetermined(scene, reading, phrase, meaning, text)
        )

    def _body_before(
        self, scene: PassState, reading: SentenceLine, phrase: Phrase, text: str
    ) -> tuple[Party, ...]:
        """Return the organisation that "the council" or "the judges" means, if named before."""
        role = phrase.roles[-1]
        first = reading.line.words[phrase.first].text
        if phrase.start not in {"the", "this"} and first not in _NAMED:
            return ()
        noun = _SEATS.get(role.words, role.words.split()[-1])
        if role.kind != "body" and role.words not in _SEATS:
            return ()
        for seen in scene.discourse.back(reading.index, far=_LONG):
            if seen.kind != "organisation" or len(seen.parties) != 1:
                continue
            body = self._register.organisations.get(seen.parties[0].entity_id.removeprefix("org:"))
            if body is not None and noun in body.name.lower().split():
                return (replace(seen.parties[0], text=text),)
        return ()

    def _armed_before(
        self, scene: PassState, reading: SentenceLine, phrase: Phrase, text: str
    ) -> tuple[Party, ...]:
        """Return the armed group that "the rebels" means: the only one named before, if any."""
        role = phrase.roles[-1]
        if role.sector != "REB" or phrase.start not in WORDS["armed_openers"] or phrase.number:
            return ()
        named = {
            party.entity_id: party
            for seen in scene.discourse.back(reading.index, far=_LONG)
            for party in seen.parties
            if self._is_armed(party.entity_id)
        }
        return (
            tuple(replace(party, text=text) for party in named.values()) if len(named) == 1 else ()
        )

    def _armed_of(
        self, scene: PassState, reading: SentenceLine, phrase: Phrase, meaning: Meaning, text: str
    ) -> tuple[Party, ...]:
        """Return the armed group that "the Palestinian militant group" means, if it is of there."""
        if phrase.roles[-1].plural or meaning.organisation is not None or phrase.of is not None:
            return ()
        found = self._armed_before(scene, reading, phrase, text)
        return found if found and {found[0].country} == set(meaning.countries) else ()

    def _is_armed(self, entity_id: str) -> bool:
        body = self._register.organisations.get(entity_id.removeprefix("org:"))
        return body is not None and body.kind == "armed"


def _again(scene: PassState, reading: SentenceLine, phrase: Phrase, text: str) -> tuple[Party, ...]:
    """Return whom "the migrants" means: those who were told before with the same word, if any."""
    role = phrase.roles[-1]
    if phrase.start not in WORDS["again"] or phrase.of is not None or phrase.place is not None:
        return ()
    if role.kind == "office" or (role.plural and _leads(role)):
        return ()  # "the two leaders" are of those who meet
    if phrase.number and role.kind == "body":
        return ()  # "the three governments"
    parties = anaphora.again(role.words, scene.discourse, reading.index)
    return tuple(replace(party, text=text) for party in parties)


def _leader_before(scene: PassState, reading: SentenceLine, phrase: Phrase) -> str | None:
    """Return the state of "the Bush administration", "the Singh government"."""
    at = phrase.first - 1
    if phrase.roles[-1].words not in WORDS["led"] or at < 0 or phrase.start:
        return None
    name = reading.line.words[at].text
    return scene.people.leader(name) if name[:1].isupper() and name.isalpha() else None


def _possessed(scene: PassState, reading: SentenceLine, phrase: Phrase, person: Person) -> Person:
    """Return the namesake whom "Mexico's Andres Valencia" means, where the register has another."""
    past = scene.past
    if past is None or past.kind != "state" or person.organisation:
        return person
    codes = countries_of(scene.possessor(reading, phrase))
    if len(codes) != 1 or codes[0] == person.country:
        return person
    return Person(person.name, codes[0], first=person.first, gender=person.gender)


def _of_body(person: Person, body: Party) -> Person:
    """Return a person as one of an organisation."""
    return replace(person, country=body.country, sector=body.sector, organisation=body.entity_id)


def _settled(scene: PassState, reading: SentenceLine, phrase: Phrase, person: Person) -> Person:
    """Give a person without a state the one that the words around tell."""
    scene.flush()
    owners = scene.possessor(reading, phrase)
    country: str | None = None
    if owners or phrase.start in PASSED["possessive"]:
        owners = owners or anaphora.pronoun(phrase.start, scene.discourse, reading.index)
        if owners and owners[0].entity_id.startswith("org:"):
            return scene.people.add(_of_body(person, owners[0]))
        codes = countries_of(owners)
        country = codes[0] if len(codes) == 1 else None
    elif phrase.of is None:
        country = state_of_person(scene, reading, phrase, person)
        sent = phrase.role is not None and is_mission(phrase.role)
        if country is None and not sent:
            country = _of_the_page(scene, reading, phrase)
    return person if country is None else scene.people.add(replace(person, country=country))


def _of_the_page(scene: PassState, reading: SentenceLine, phrase: Phrase) -> str | None:
    """Return the one state that the page names, if it names it often and nobody deals with it."""
    only = scene.only()
    return None if only is None or only in dealt_with(reading, phrase) else only


def _described(
    scene: PassState, reading: SentenceLine, phrase: Phrase, meaning: Meaning
) -> Seen | None:
    """The person that "the former Russian defense minister" means, if named before."""
    role = phrase.roles[-1]
    if phrase.start not in {"the", "this"} or role.plural or role.kind == "body":
        return None
    if len(meaning.countries) != 1 or phrase.of is not None:
        return None
    country = meaning.countries[0]
    seen = anaphora.described(role, country, scene.discourse, reading.index)
    return _person_of(scene, reading, country) if seen is None and phrase.former else seen


def _person_of(scene: PassState, reading: SentenceLine, country: str) -> Seen | None:
    """The person of a state who was named before: the subject of a sentence, else the nearest."""
    past = [
        one
        for one in scene.discourse.back(reading.index, far=2)
        if one.kind == "person" and one.parties[0].country == country
    ]
    return next((one for one in past if one.subject), past[0] if past else None)


def _is_owned(phrase: Phrase) -> bool:
    """True for "its ambassador in Oslo", which belongs to whom "its" means, not to the place."""
    owned = phrase.start in PASSED["possessive"] and not phrase.owners
    return owned and phrase.of is not None and not phrase.of.roles


def _undetermined(
    scene: PassState, reading: SentenceLine, phrase: Phrase, meaning: Meaning, text: str
) -> tuple[Party, ...]:
    """Whom a role means that names no state: by possessive, by what came before, by place."""
    role = phrase.roles[-1]
    scene.flush()
    owners = scene.possessor(reading, phrase)
    other = role.role == "ally" or (
        role.words in WORDS["peers"] and phrase.start in PASSED["possessive"]
    )
    if other and not (role.plural and phrase.start in WORDS["definite"]):
        near = countries_of(owners) or meaning.beside
        return _other(scene, reading, phrase, near, text)
    if owners or phrase.start in PASSED["possessive"]:
        return _of_owners(scene, reading, phrase, meaning, text)
    several = scene.group_after(reading, phrase) or scene.partner(reading, phrase)
    if several:
        return _as_role(phrase, meaning, text, several)
    if _is_counted(phrase):
        # "two people", "three soldiers": as many of them, not one of each side
        country = state_of_counted(scene, reading, phrase, role)
        return _as_role(phrase, meaning, text, (country,)) if country else ()
    if _are_those_before(phrase):
        return _several(scene, reading, phrase, meaning, text)
    return _single(scene, reading, phrase, meaning, text)


def _of_owners(
    scene: PassState, reading: SentenceLine, phrase: Phrase, meaning: Meaning, text: str
) -> tuple[Party, ...]:
    """Whom a role means that has an owner: "their ministers", "its ambassador"."""
    owners = (
        scene.possessor(reading, phrase)
        or controlled(scene, reading, phrase.first)
        or anaphora.pronoun(phrase.start, scene.discourse, reading.index)
    )
    if owners and owners[0].entity_id.startswith("org:"):
        first, role = owners[0], phrase.roles[-1]
        if not first.country or (first.sector in _STATELESS and role.sector in {None, *_STATELESS}):
            return (replace(first, text=text),)
    return _as_role(phrase, meaning, text, countries_of(owners))


def _is_counted(phrase: Phrase) -> bool:
    """True for "two people", who are so many of a state, not for "both" and for leaders."""
    role = phrase.roles[-1]
    number = phrase.start in NUMBERS and phrase.start != "both"
    return role.plural and number and not _leads(role)


def _are_those_before(phrase: Phrase) -> bool:
    """True for "the leaders", "the two sides", "the three ministries": of states named before."""
    role = phrase.roles[-1]
    if not role.plural or phrase.start not in WORDS["definite"]:
        return False
    if role.kind == "body":
        return bool(phrase.number)
    return bool(phrase.number) or _leads(role) or role.role == "ally" or role.words in _SHARED


def _single(
    scene: PassState, reading: SentenceLine, phrase: Phrase, meaning: Meaning, text: str
) -> tuple[Party, ...]:
    """Whom one body, person or crowd means: one told of before, else of the state told nearby."""
    role, definite = phrase.roles[-1], phrase.start in WORDS["definite"]
    if definite and not role.plural:
        seen = anaphora.described(role, None, scene.discourse, reading.index)
        if seen is not None:
            return (replace(seen.parties[0], text=text),)
    if role.kind == "head" and meaning.sector is None and role.words not in WORDS["heads"]:
        return ()
    if is_mission(role):
        country = state_of_mission(scene, reading, phrase, definite=definite)
    else:
        country = state_of_role(scene, reading, phrase, role, definite=definite, leads=_leads(role))
    return _as_role(phrase, meaning, text, (country,) if country else ())


def _other(
    scene: PassState, reading: SentenceLine, phrase: Phrase, near: tuple[str, ...], text: str
) -> tuple[Party, ...]:
    """Whom "its neighbour" or "China's ally" means: the state named next, or another before.

    Args:
        scene: the document so far.
        reading: the sentence.
        phrase: the ally, neighbour or rival.
        near: whose.
        text: the words.
    """
    named = reading.line.hits.get(phrase.stop)
    if named is not None and named[1][0].kind == "state":
        return (Party(f"state:{named[1][0].country}", text, named[1][0].country, "GOV"),)
    if phrase.roles[-1].plural:
        return ()
    if not near and phrase.start in PASSED["possessive"]:
        near = countries_of(anaphora.pronoun(phrase.start, scene.discourse, reading.index))
    code = _acting_before(scene, reading, near) if near else None
    return () if code is None else (Party(f"state:{code}", text, code, "GOV"),)


def _acting_before(scene: PassState, reading: SentenceLine, others: tuple[str, ...]) -> str | None:
    """The state that acted last and is none of some others."""
    acting = (seen for seen in scene.discourse.back(reading.index, far=2) if seen.standing == ACTOR)
    codes = (code for seen in acting for code in countries_of(seen.parties))
    return next((code for code in codes if code not in others), None)


def _leads(role: RoleWord) -> bool:
    """True for leaders, ministers and envoys, who meet as "the two leaders"."""
    return role.role in WORDS["leading"] and (role.kind != "head" or role.words in WORDS["heads"])


def _several(
    scene: PassState, reading: SentenceLine, phrase: Phrase, meaning: Meaning, text: str
) -> tuple[Party, ...]:
    """Whom "the two leaders" or "the foreign ministers" means."""
    number = phrase.number
    people: tuple[Party, ...] = ()
    if number and phrase.roles[-1].words in WORDS["persons"]:
        people = scene.discourse.named(number, reading.index)
    elif number and _leads(phrase.roles[-1]):
        people = scene.discourse.people(number, reading.index)
    if people:
        return tuple(replace(party, text=text) for party in people)
    role, counted = phrase.roles[-1], None
    crowd = bool(number) and is_crowd(role) and role.words not in WORDS["persons"]
    codes = () if crowd else countries_of(scene.discourse.together(number, reading.index))
    if codes:
        return _as_role(phrase, meaning, text, codes)
    if number and not _leads(role):
        # "the three policemen": no sides of a dealing, but people of where it was
        counted = state_of_counted(scene, reading, phrase, role)
    told = replace(meaning, countries=(counted,)) if counted else meaning
    return parties_of_role(phrase, told, text)


def _as_role(
    phrase: Phrase, meaning: Meaning, text: str, codes: tuple[str, ...]
) -> tuple[Party, ...]:
    if phrase.role is not None and phrase.role.kind == "head" and meaning.sector is None:
        meaning = replace(meaning, sector="GOV" if codes else None)
    return parties_of_role(phrase, replace(meaning, countries=codes), text)


def _standing(reading: SentenceLine, phrase: Phrase) -> str:
    """A body is a place after "in" or "at"; whoever else has a role can act."""
    before = phrase.first - 1
    body = phrase.roles[-1].kind == "body"
    return PLACE if body and before >= 0 and reading.line.lows[before] in WORDS["within"] else ACTOR


def _kind_of(phrase: Phrase, meaning: Meaning) -> str:
    if len(meaning.countries) > 1:
        return "group"
    if phrase.roles[-1].kind != "body":
        return "role"
    return "ministry" if "ministry" in (meaning.body or "") else "organisation"
