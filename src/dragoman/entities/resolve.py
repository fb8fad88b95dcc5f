"""Mentions to entities, within one document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.data.own import NOTHING, Own
from dragoman.entities.memory.at_war import at_war
from dragoman.entities.memory.pass_state import PassState
from dragoman.entities.memory.people import People, Person, gender_of
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.mention.one_pass import Walk
from dragoman.entities.names.ambiguity import Chooser
from dragoman.entities.names.cities import Cities
from dragoman.entities.names.nouns import Nouns
from dragoman.entities.names.register import Register
from dragoman.entities.offices.holders import not_yet
from dragoman.entities.offices.office_titles import same_office
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.entities.phrases.document_lines import (
    SentenceLine,
    called_so,
    phrases_of,
    read,
    with_officials,
    with_people,
)
from dragoman.entities.phrases.meaning import meaning_of
from dragoman.entities.phrases.phrases import Line, Phrase
from dragoman.entities.phrases.phrasing import PhraseReader
from dragoman.entities.phrases.roles import Lexicon
from dragoman.entities.phrases.spots import named_in, spots_of
from dragoman.entities.phrases.towns import with_towns
from dragoman.records import Annotated, Document, Evidence, Office

_MIN_LETTERS = 2
_RULING = ("body:", "person:")
_RULERS = frozenset({"GOV", "MIL", "COP", "LEG"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIRST = frozenset(
    {"President", "Prime Minister", "Foreign Minister", "Defence Minister", "Premier", "Chancellor",
     "Secretary of State", "Secretary of Defense", "Vice President",
     "Foreign Secretary", "Supreme Leader", "King", "Pope", "Emir", "Queen"}
)  # fmt: skip


class EntityResolver:
    """Finds who is meant; holds the registers, which are loaded once and never change.

    Args:
        register: states and organisations.
        lexicon: role words.
        nouns: nouns of acts and things.
        chooser: of ambiguous names.
        offices: who held which office, and when.
        cities: towns that the register does not name.
    """

    def __init__(
        self,
        register: Register,
        lexicon: Lexicon,
        nouns: Nouns,
        chooser: Chooser,
        offices: OfficeRegister,
        *,
        cities: Cities | None = None,
    ) -> None:
        self.register = register
        self.lexicon = lexicon
        self.nouns = nouns
        self.chooser = chooser
        self.offices = offices
        self.cities = cities or Cities()
        self.reader = PhraseReader(register, lexicon, nouns)
        self._walk = Walk(register, lexicon, nouns, chooser)

    @classmethod
    def load(cls, own: Own = NOTHING) -> EntityResolver:
        """Return a resolver with the registers that ship with the package.

        Args:
            own: names, organisations and offices that a user adds or retires.

        Raises:
            CodebookError: the user's rows name what is not there.
        """
        return cls(
            Register.load(own),
            Lexicon.load(),
            Nouns.load(),
            Chooser.load(),
            OfficeRegister.load(own),
        )

    def resolve(self, annotated: Annotated, known: Sequence[Office] = ()) -> tuple[Mention, ...]:
        """Return the mentions of a document, sorted by their start.

        Args:
            annotated: the document with sentences, words and names.
            known: offices learned from other documents.
        """
        day = annotated.document.published
        counts: Counter[str] = Counter()
        people = People(
            known,
            lambda name, title: self._office(name, title, day, counts),
            lambda name, title: self.offices.titled(name, title, day),
        )
        readings = self._with_towns(annotated, counts)
        counts.clear()
        phrases = []
        for reading in readings:
            self._count(reading.line, counts)
            phrases.append(phrases_of(reading, self.reader))
            for phrase in phrases[-1]:
                self._meet(annotated, reading, phrase, people)
        people.settle()
        text = annotated.document.text
        self._meet_heads(readings, text, day, people)
        spots = tuple(spots_of(reading.line) for reading in readings)
        told = tuple(named_in(reading.line) for reading in readings)
        scene = PassState(text, text.lower(), people, counts, spots, told)
        if annotated.issuer is not None and annotated.issuer.country:
            scene.home, scene.header = annotated.issuer.country, True
        found: list[Mention] = []
        for reading, known_phrases in zip(readings, phrases, strict=True):
            again = with_people(reading, people)
            same = again is reading
            found += self._walk.sentence(
                scene, again, known_phrases if same else self.reader.phrases(again.line)
            )
        if day is None:
            found = _in_arms(found, text, self.register.once_in_arms)
        dated = (self._dated(mention, day) for mention in found) if day else found
        return tuple(sorted(dated, key=lambda mention: mention.start))

    def _with_towns(self, annotated: Annotated, counts: Counter[str]) -> list[SentenceLine]:
        """Return the sentences of a document as lines, with the towns of states that it names."""
        numbers = range(len(annotated.sentences))
        readings = [read(annotated, index, self.reader) for index in numbers]
        for reading in readings:
            self._count(reading.line, counts)
        named, text = frozenset(counts), annotated.document.text
        day = annotated.document.published

        def is_official(name: str) -> bool:
            return self._office(name, "", day, counts) is not None

        readings = [with_officials(reading, text, is_official) for reading in readings]
        return [with_towns(reading, self.cities, named, text) for reading in readings]

    def _office(
        self, name: str, title: str, day: date | None, states: Counter[str]
    ) -> Office | None:
        """Return what the register knows of a full name: of a state that the document names.

        Who holds one of the first offices is meant anywhere, and so is who has the office that is
        told; another namesake in a state that the document does not speak of is somebody else.
        """
        office = self.offices.named(name, day, title)
        if office is None or office.country is None or states[office.country]:
            return None if office is None else not_yet(office, day)
        meant = office.title in _FIRST or same_office(title, office.title)
        return not_yet(office, day) if meant else None

    def _meet_heads(
        self, readings: Sequence[SentenceLine], text: str, day: date | None, people: People
    ) -> None:
        """Meet "Mr. Putin", whom nobody introduces, where one state's heads alone are so called."""
        for reading in readings:
            for name in called_so(reading.line, text):
                free = people.find(name) is None and not _in_full(name, text)
                head = self.offices.head(name, day) if free else None
                if head is not None:
                    office = head.title or None
                    known = Person(name, head.country, head.sector, office)
                    body = head.entity_id if head.country is None else ""
                    people.add(replace(known, organisation=body, identity=head.entity_id))

    def _dated(self, mention: Mention, day: date) -> Mention:
        """Give the organisations of a mention the sector of the day."""
        if not any(party.entity_id.startswith("org:") for party in mention.parties):
            return mention
        parties = tuple(
            replace(party, sector=self.register.sector_on(party.entity_id, party.sector, day))
            for party in mention.parties
        )
        return mention if parties == mention.parties else replace(mention, parties=parties)

    def learn(self, annotated: Annotated, mentions: Sequence[Mention]) -> tuple[Office, ...]:
        """Return the offices that a document tells, each with the words that tell it.

        A present office is known to be held on the day of publication; a past one ("former")
        to have ended by then. Only what the document itself says is returned.
        """
        people = People()
        for index in range(len(annotated.sentences)):
            reading = read(annotated, index, self.reader)
            for phrase in phrases_of(reading, self.reader):
                self._meet(annotated, reading, phrase, people)
        people.settle()
        countries = {
            party.person: party.country
            for mention in mentions
            for party in mention.parties
            if party.person and party.country
        }
        found = (_office_told(annotated.document, one, countries) for one in people)
        return tuple(office for office in found if office is not None)

    def _meet(
        self, annotated: Annotated, reading: SentenceLine, phrase: Phrase, people: People
    ) -> None:
        """Remember the person whom a phrase names and what it tells."""
        if phrase.name is None:
            return
        line, text = reading.line, annotated.document.text
        first, stop = phrase.name
        name = " ".join(text[line.words[first].start : line.words[stop - 1].end].split())
        if len(name) < _MIN_LETTERS:
            return
        alone = not phrase.roles and stop - first == 1
        if alone and people.find(name) is None and people.known(name) is None:
            return
        person = person_of(line, phrase, name)
        if phrase.roles and phrase.roles[-1].words == "counterpart":
            person = replace(person, office=counterpart(people))
        people.add(person)

    def _count(self, line: Line, counts: Counter[str]) -> None:
        for _, senses in line.hits.values():
            if len(senses) == 1 and senses[0].country and senses[0].kind != "thing":
                counts[senses[0].country] += 1


def _in_full(name: str, text: str) -> bool:
    """Return whether a given name stands before a family name somewhere: somebody else's."""
    given = rf"\b(?!(?:Mr|Mrs|Ms|Miss)\b)[^\W\d_][\w'-]* {re.escape(name)}\b"
    return any(found[0][:1].isupper() for found in re.finditer(given, text))


def _in_arms(
    found: list[Mention], text: str, once: Callable[[str], Mapping[str, str | None]]
) -> list[Mention]:
    """Make rebels of the organisations that do not govern when an undated document was written.

    It calls them rebels or tells of their war, it names years and none so late, or their state has
    a government beside them in it.

    Args:
        found: the mentions of the document.
        text: of the document.
        once: tells of a year who fought in it and governs now, each with its state.
    """
    parties = [party for mention in found for party in mention.parties]
    rebels = {p.entity_id for p in parties if p.sector == "REB" and p.entity_id.startswith("org:")}
    latest = max(_YEAR.findall(text), default="")
    ruled = {p.country for p in parties if p.entity_id.startswith(_RULING) and p.sector in _RULERS}
    former = once(latest)
    rebels |= {one for one, home in former.items() if latest or home in ruled}
    rebels |= at_war(found, text, former.keys() - rebels)
    return [_as_rebels(mention, rebels) for mention in found]


def _as_rebels(mention: Mention, rebels: Container[str]) -> Mention:
    """Return a mention in which some organisations that govern now are rebels."""
    parties = tuple(
        replace(party, sector="REB")
        if party.sector == "GOV" and party.entity_id in rebels
        else party
        for party in mention.parties
    )
    return mention if parties == mention.parties else replace(mention, parties=parties)


def counterpart(people: People) -> str | None:
    """Return the office of a "counterpart": that of the person named last, in general words."""
    office = people.latest_office()
    return _GENERAL.get(office.lower(), office) if office else None


_GENERAL = {
    "foreign secretary": "Foreign Minister",
    "secretary of state": "Foreign Minister",
    "external affairs minister": "Foreign Minister",
    "defense secretary": "Defence Minister",
    "defence secretary": "Defence Minister",
    "secretary of defense": "Defence Minister",
}


def _office_told(document: Document, one: Person, countries: Mapping[str, str]) -> Office | None:
    """Return the office that a document tells of a person, of the state found for him at last."""
    if one.office is None or one.told is None:
        return None
    person = replace(one, country=one.country or countries.get(one.name))
    start, end = one.told
    day = document.published
    return Office(
        person=person.name,
        title=one.office,
        country=person.country,
        sector=person.sector,
        start=None if person.former else day,
        end=day if person.former else None,
        entity_id=person.entity_id,
        evidence=(Evidence(document.document_id, start, end, document.text[start:end]),),
    )


def _sole(countries: tuple[str, ...]) -> str | None:
    return countries[0] if len(countries) == 1 else None


def _is_only_linked(phrase: Phrase) -> bool:
    """True for a "Kremlin-backed Prime Minister", who is no Russian."""
    owners = phrase.owners
    return bool(owners) and phrase.of is None and all(owner.link for owner in owners)


def person_of(line: Line, phrase: Phrase, name: str) -> Person:
    """Return the person that a phrase names, with what the phrase tells."""
    words = line.words
    span = (words[phrase.first].start, words[phrase.stop - 1].end)
    texts = [word.text for word in words[phrase.first : phrase.stop]]
    meaning = meaning_of(line, phrase)
    country = None if _is_only_linked(phrase) else _sole(meaning.countries)
    person = Person(name, country, first=span[0], gender=gender_of(texts))
    if not phrase.roles:
        return person
    plural = phrase.roles[-1].plural
    return replace(
        person,
        sector=meaning.sector,
        office=None if plural else meaning.office,
        former=phrase.former,
        organisation=meaning.organisation.entity_id if meaning.organisation else "",
        told=None if plural else span,
    )
