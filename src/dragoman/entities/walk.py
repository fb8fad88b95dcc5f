"""One pass over a document, from its first sentence to its last, that yields mentions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from dragoman.entities import anaphora
from dragoman.entities.ambiguity import Chooser
from dragoman.entities.discourse import Discourse, Seen, countries_of
from dragoman.entities.groups import GroupWords, group_words
from dragoman.entities.meaning import Meaning, meaning_of
from dragoman.entities.mentions import Mention
from dragoman.entities.nouns import Nouns
from dragoman.entities.parties import office_words, parties_of_role, party_of_person, party_of_sense
from dragoman.entities.people import People, Person, gender_of
from dragoman.entities.phrases import Phrase
from dragoman.entities.reading import Reading
from dragoman.entities.register import Register, Sense
from dragoman.entities.roles import Lexicon, RoleWord
from dragoman.entities.standing import ACTOR, ATTRIBUTE, PLACE, standing_of
from dragoman.records import Document, Party, SegmentKind

_LINK = re.compile(
    r"[\s,/&()\-\u2013\u2014']*(?:['\u2019]s\s*)?(?:and|or|plus|as well as)?\s*(?:the\s+)?"
)
_COMMA_AND = re.compile(r"\s*,\s*(?:and|or)\b")
_DEFINITE = {"the", "these", "those", "both", "this", "that", "all", "two", "three", "four"}
_POSSESSIVE = {"his", "her", "its", "their", "whose"}
_DASHES = {"-", "\u2014"}
_DATELINE = 12
_ACRONYM = 3
_KINDS = {"people": "demonym", "group": "group"}
_LEADERS = {"leader", "foreign-minister", "defence-minister", "minister", "head-of-state",
            "head-of-government", "envoy", "diplomat", "official", "security-adviser"}  # fmt: skip
_STATES = {"country", "nation"}
_OFFICIAL = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "OPP"}
_WANDERING = {"REF", "EDU", "JRN", "ELI", "BUS", "NGO"}
_HEADS = {"leader", "chief", "head", "ruler"}
_SHARED = {"ally", "counterpart", "supporter"}
_HYPHENATED = {"KOR", "PRK", "TWN"}
_HYPHEN_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
_SMALL_WORDS = anaphora.PRONOUNS | set(anaphora.ORGANISATION_NOUNS) | _STATES


class Walk:
    """The pass over one document; made anew for each.

    Args:
        document: whose text is read.
        people: its people, from a first pass.
        register: names.
        lexicon: role words.
        nouns: nouns of acts and things.
        chooser: of ambiguous names.
        counts: how often each state is named without doubt.
    """

    def __init__(
        self,
        document: Document,
        people: People,
        register: Register,
        lexicon: Lexicon,
        nouns: Nouns,
        chooser: Chooser,
        counts: Counter[str],
    ) -> None:
        self._text = document.text
        self._lower = document.text.lower()
        self._people = people
        self._register = register
        self._lexicon = lexicon
        self._nouns = nouns
        self._chooser = chooser
        self._counts = counts
        self._discourse = Discourse()
        self._chain: list[Mention] = []
        self._home: str | None = None
        self._past: Mention | None = None
        self._groups: dict[int, GroupWords] = {}

    def sentence(self, reading: Reading, phrases: tuple[Phrase, ...]) -> tuple[Mention, ...]:
        """Return the mentions of the next sentence, whose phrases are these."""
        taken = {
            at
            for phrase in phrases
            if not _groupish(phrase)
            for at in range(phrase.first, phrase.stop)
        }
        items: list[tuple[int, Phrase | GroupWords | str]] = [
            (phrase.first, phrase) for phrase in phrases
        ]
        groups = tuple(group_words(reading.line, self._lexicon, taken))
        covered = {at for group in groups for at in range(group.first, group.stop)}
        items = [
            (first, item)
            for first, item in items
            if not (isinstance(item, Phrase) and _groupish(item) and first in covered)
        ]
        items += [(group.first, group) for group in groups]
        every = {at for phrase in phrases for at in range(phrase.first, phrase.stop)}
        items += self._short(reading, every | covered)
        found: list[Mention] = []
        self._past = None
        self._groups = {group.first: group for group in groups}
        for _, item in sorted(items, key=lambda pair: pair[0]):
            mention, seen = self._mention(reading, item)
            if mention is None or seen is None:
                continue
            self._extend(mention)
            self._discourse.add(seen)
            found.append(mention)
            self._past = mention
        self._flush()
        return tuple(found)

    def _mention(
        self, reading: Reading, item: Phrase | GroupWords | str | int
    ) -> tuple[Mention | None, Seen | None]:
        if isinstance(item, GroupWords):
            return self._group(reading, item)
        if isinstance(item, Phrase):
            if item.name is not None:
                return self._person(reading, item)
            return self._role(reading, item) if item.roles else self._name(reading, item)
        return self._small(reading, int(item))

    # ---- names -------------------------------------------------------------------------------

    def _name(self, reading: Reading, phrase: Phrase) -> tuple[Mention | None, Seen | None]:
        owner = phrase.owners[0]
        if owner.senses[0].kind == "thing":
            return None, None
        text = self._span(reading, owner.first, owner.stop)
        sense: Sense | None = owner.senses[0]
        candidates: tuple[str, ...] = ()
        if len(owner.senses) > 1:
            context = self._context(reading)
            sense, candidates = self._chooser.choose(text, owner.senses, context, self._counts)
        if sense is None:
            return self._made(
                reading, phrase, owner.senses[0].kind, ACTOR, (), candidates=candidates
            )
        dateline = self._dateline(reading, owner.first, owner.stop)
        bare = phrase
        if len(owner.senses) > 1:
            bare = replace(phrase, owners=(replace(owner, senses=(sense,)),))
        standing = standing_of(
            reading.line,
            bare,
            sense.kind,
            self._nouns,
            relation=self._relation(reading, owner.first, owner.stop),
            dateline=dateline,
            after_place=self._after_place(reading, owner.first),
        )
        sense = self._seat(owner.senses, sense) if standing == PLACE else sense
        if dateline and self._home is None:
            self._home = sense.country
        plural = sense.kind in {"people", "group"}
        return self._made(
            reading,
            bare,
            _KINDS.get(sense.kind, sense.kind),
            standing,
            party_of_sense(sense, text, acting=standing != PLACE),
            candidates=candidates,
            plural=plural,
        )

    def _relation(self, reading: Reading, first: int, stop: int) -> str:
        token = reading.head_token(first, stop)
        return reading.sentence.tokens[token].deprel if token is not None else ""

    def _seat(self, senses: tuple[Sense, ...], sense: Sense) -> Sense:
        """As a place, a name that may mean an organisation means its seat."""
        if sense.kind == "organisation":
            for other in senses:
                if other.kind in {"capital", "city"}:
                    return other
        return sense

    def _dateline(self, reading: Reading, first: int, stop: int) -> bool:
        """True for a place in capitals before the dash or colon that opens a report."""
        if reading.sentence.kind is SegmentKind.DATELINE:
            return True
        if first > _DATELINE:
            return False
        words = reading.line.words
        text = words[first].text
        if not text.isupper() or len(text) <= _ACRONYM:
            return False
        if first == 0 and stop < len(words) and words[stop].text in {"(", ",", ":"}:
            return True
        for at in range(stop, min(stop + _DATELINE, len(words))):
            word = words[at]
            if word.text in _DASHES and word.start > words[at - 1].end:
                return True
            if word.text.islower():
                return False
        return False

    def _after_place(self, reading: Reading, first: int) -> bool:
        past = self._past
        if past is None or past.kind not in {"capital", "city", "place"} or first == 0:
            return False
        between = self._text[past.end : reading.line.words[first].start]
        return past.role == PLACE and between.strip() == ","

    # ---- people and roles --------------------------------------------------------------------

    def _person(self, reading: Reading, phrase: Phrase) -> tuple[Mention | None, Seen | None]:
        if phrase.name is None:
            return None, None
        name = self._span(reading, *phrase.name)
        person = self._people.find(name)
        text = self._span(reading, phrase.first, phrase.stop)
        if person is None:
            person = Person(name)
        if person.country is None and not person.organisation and not phrase.owners:
            person = self._settled(reading, phrase, person)
        role = phrase.role
        words = [word.text for word in reading.line.words[phrase.first : phrase.stop]]
        gender = person.gender or gender_of(words)
        return self._made(
            reading,
            phrase,
            "person",
            ACTOR,
            (party_of_person(person, text),),
            gender=gender,
            role=role.role if role else "",
        )

    def _settled(self, reading: Reading, phrase: Phrase, person: Person) -> Person:
        """Give a person without a state the one that the words around tell."""
        self._flush()
        country = None
        owners = self._possessor(reading, phrase)
        if owners or phrase.start in _POSSESSIVE:
            owners = owners or anaphora.pronoun(phrase.start, self._discourse, reading.index)
            if owners and owners[0].entity_id.startswith("org:"):
                return self._people.add(
                    replace(
                        person,
                        country=owners[0].country,
                        sector=owners[0].sector,
                        organisation=owners[0].entity_id,
                    )
                )
            country = countries_of(owners)[0] if len(countries_of(owners)) == 1 else None
        elif phrase.of is None:
            country = self._bearer(reading, phrase, person)
        if country is None:
            return person
        return self._people.add(replace(person, country=country))

    def _role(self, reading: Reading, phrase: Phrase) -> tuple[Mention | None, Seen | None]:
        phrase = self._sure(reading, phrase)
        meaning = meaning_of(reading.line, phrase)
        role = phrase.roles[-1]
        text = self._span(reading, phrase.first, phrase.stop)
        kind = _kind_of(phrase, meaning)
        standing = self._body_standing(reading, phrase)
        owned = phrase.start in _POSSESSIVE and not phrase.owners
        if owned and phrase.of is not None and not phrase.of.roles:
            owned_by = self._undetermined(reading, phrase, meaning, text)
            if owned_by:
                return self._made(
                    reading, phrase, kind, standing, owned_by, plural=role.plural, role=role.role
                )
        if meaning.countries or meaning.organisation is not None:
            known = self._described(reading, phrase, meaning)
            if known is not None:
                parties: tuple[Party, ...] = (replace(known.parties[0], text=text),)
                return self._made(reading, phrase, "role", standing, parties, gender=known.gender,
                                  role=role.role)  # fmt: skip
            parties = parties_of_role(phrase, meaning, text)
            candidates = tuple(dict.fromkeys(sense.entity_id for sense in meaning.senses))
        else:
            parties = self._undetermined(reading, phrase, meaning, text)
            candidates = ()
            kind = "group" if len(parties) > 1 else kind
        return self._made(
            reading,
            phrase,
            kind,
            standing,
            parties,
            candidates=candidates,
            plural=role.plural,
            role=role.role,
        )

    def _sure(self, reading: Reading, phrase: Phrase) -> Phrase:
        """Return the phrase with each ambiguous owner decided by context."""
        unsure = any(len(owner.senses) > 1 for owner in phrase.owners)
        of = self._sure(reading, phrase.of) if phrase.of is not None else None
        if not unsure:
            return phrase if of is phrase.of else replace(phrase, of=of)
        context = self._context(reading)
        owners = []
        for owner in phrase.owners:
            name = self._span(reading, owner.first, owner.stop)
            sense, _ = self._chooser.choose(name, owner.senses, context, self._counts)
            owners.append(replace(owner, senses=(sense,)) if sense else owner)
        return replace(phrase, owners=tuple(owners), of=of)

    def _described(self, reading: Reading, phrase: Phrase, meaning: Meaning) -> Seen | None:
        """The person that "the former Russian defense minister" means, if named before."""
        role = phrase.roles[-1]
        if phrase.start not in {"the", "this"} or role.plural or role.kind == "body":
            return None
        if len(meaning.countries) != 1 or phrase.of is not None:
            return None
        country = meaning.countries[0]
        seen = anaphora.described(role, country, self._discourse, reading.index)
        if seen is None and phrase.former:
            past = [
                one
                for one in self._discourse.back(reading.index, far=2)
                if one.kind == "person" and one.parties[0].country == country
            ]
            return next((one for one in past if one.subject), past[0] if past else None)
        return seen

    def _undetermined(
        self, reading: Reading, phrase: Phrase, meaning: Meaning, text: str
    ) -> tuple[Party, ...]:
        """Whom a role means that names no state: by possessive, by what came before, by place."""
        role, at = phrase.roles[-1], reading.index
        self._flush()
        if phrase.start in _POSSESSIVE or self._possessor(reading, phrase):
            owners = self._possessor(reading, phrase) or anaphora.pronoun(
                phrase.start, self._discourse, at
            )
            if owners and not countries_of(owners) and owners[0].entity_id.startswith("org:"):
                return (replace(owners[0], text=text),)
            return self._as_role(phrase, meaning, text, countries_of(owners))
        several = self._group_after(reading, phrase) or self._partner(reading, phrase)
        if several:
            return self._as_role(phrase, meaning, text, several)
        definite = phrase.start in _DEFINITE
        shared = role.role in _LEADERS or role.words in _SHARED or phrase.number
        if role.plural and definite and shared and (role.kind != "body" or phrase.number):
            return self._several(reading, phrase, meaning, text)
        if definite and not role.plural:
            seen = anaphora.described(role, None, self._discourse, at)
            if seen is not None:
                return (replace(seen.parties[0], text=text),)
        if role.kind == "head" and meaning.sector is None and role.words not in _HEADS:
            return ()
        country = self._around(reading, role, definite=definite)
        return self._as_role(phrase, meaning, text, (country,) if country else ())

    def _possessor(self, reading: Reading, phrase: Phrase) -> tuple[Party, ...]:
        """Whose it is, where a mention with "'s" stands right before ("the bloc's envoy")."""
        past = self._past
        if past is None or past.sentence != reading.index or phrase.start:
            return ()
        between = self._text[past.end : reading.line.words[phrase.first].start]
        return past.parties if between.strip() in {"'s", "\u2019s", "'", "\u2019"} else ()

    def _group_after(self, reading: Reading, phrase: Phrase) -> tuple[str, ...]:
        """The states of "the two countries" in "delegations from the two countries"."""
        lows, at = reading.line.lows, phrase.stop
        group = self._groups.get(at + 1)
        if group is None or lows[at] not in {"of", "from"}:
            return ()
        return countries_of(self._discourse.together(group.number, reading.index))

    def _partner(self, reading: Reading, phrase: Phrase) -> tuple[str, ...]:
        """The state of "judges" in "Serb police officers and judges"."""
        past = self._past
        if past is None or past.kind not in {"role", "organisation"} or phrase.start:
            return ()
        between = self._text[past.end : reading.line.words[phrase.first].start]
        return countries_of(past.parties) if between.strip() in {"and", ",", ", and"} else ()

    def _several(
        self, reading: Reading, phrase: Phrase, meaning: Meaning, text: str
    ) -> tuple[Party, ...]:
        """Whom "the two leaders" or "the foreign ministers" means."""
        at, number = reading.index, phrase.number
        if phrase.roles[-1].role in _LEADERS and number:
            people = self._discourse.people(number, at)
            if people:
                return tuple(replace(party, text=text) for party in people)
        together = self._discourse.together(number, at)
        codes = countries_of(together)
        if not codes and not number:
            return parties_of_role(phrase, meaning, text)
        return self._as_role(phrase, meaning, text, codes)

    def _as_role(
        self, phrase: Phrase, meaning: Meaning, text: str, codes: tuple[str, ...]
    ) -> tuple[Party, ...]:
        if phrase.role is not None and phrase.role.kind == "head" and meaning.sector is None:
            meaning = replace(meaning, sector="GOV" if codes else None)
        return parties_of_role(phrase, replace(meaning, countries=codes), text)

    def _around(self, reading: Reading, role: RoleWord, *, definite: bool) -> str | None:
        """The state of a body or crowd that nobody is said to own.

        An official body belongs to the subject of its sentence ("Poland has sent soldiers"), else
        to the place told there; a crowd only to a place. The dateline's state is the last resort.
        """
        official = role.sector in _OFFICIAL
        here = self._here(reading)
        if official:
            for seen in here:
                if seen.subject and seen.standing == ACTOR:
                    return seen.parties[0].country
        for seen in here:
            if seen.standing == PLACE:
                return seen.parties[0].country
        if official and (definite or role.kind == "body"):
            parties = anaphora.state(self._discourse, reading.index)
            if parties:
                return parties[0].country
        if role.sector in _WANDERING:
            return None
        return self._home or (self._commonest() if official else None)

    def _here(self, reading: Reading) -> list[Seen]:
        """What the sentence has named so far that belongs to one state, the latest first."""
        return [
            seen
            for seen in self._discourse.back(reading.index, far=0)
            if seen.sentence == reading.index and len(seen.parties) == 1 and seen.parties[0].country
        ]

    def _bearer(self, reading: Reading, phrase: Phrase, person: Person) -> str | None:
        """The state of "Prime Minister Aizawa": told nearby, and not another leader's here."""
        role = phrase.roles[-1] if phrase.roles else None
        if role is None or role.sector not in _OFFICIAL or role.plural:
            return None
        here = self._here(reading)
        others = {seen.parties[0].country for seen in here if seen.kind == "person" and seen.role}
        near = [seen for seen in here if seen.subject and seen.standing == ACTOR]
        near += [seen for seen in here if seen.standing == PLACE]
        near += here
        if not near:
            near = [
                seen
                for seen in self._discourse.back(reading.index, far=1)
                if len(seen.parties) == 1 and seen.parties[0].country
            ]
        found = [seen.parties[0].country for seen in near if seen.parties[0].country not in others]
        hinted = [code for code in found if code in _HYPHENATED]
        if _HYPHEN_NAME.fullmatch(person.name) and hinted:
            return hinted[0]
        return found[0] if found else self._home

    def _commonest(self) -> str | None:
        total = sum(self._counts.values())
        if not total:
            return None
        code, count = self._counts.most_common(1)[0]
        return code if count * 2 > total else None

    def _body_standing(self, reading: Reading, phrase: Phrase) -> str:
        before = phrase.first - 1
        if phrase.roles[-1].kind == "body" and before >= 0:
            if reading.line.words[before].text.lower() in {"in", "at", "near", "outside", "inside"}:
                return PLACE
        return ACTOR

    # ---- groups, pronouns, short descriptions ------------------------------------------------

    def _group(self, reading: Reading, group: GroupWords) -> tuple[Mention | None, Seen | None]:
        self._flush()
        text = self._span(reading, group.first, group.stop)
        parties = self._discourse.together(group.number, reading.index)
        if not parties and group.number is not None:
            codes = self._ahead(group.number)
            parties = tuple(Party(f"state:{code}", text, code, "GOV") for code in codes)
        states = anaphora.parties_as_states(parties, text)
        whole = Phrase(group.first, group.stop, group.head)
        return self._made(reading, whole, "group", ACTOR, states, plural=True)

    def _ahead(self, number: int) -> tuple[str, ...]:
        """The states of the document, where it names just so many."""
        often = [code for code, _ in self._counts.most_common(number + 1)]
        return tuple(often) if len(often) == number else ()

    def _short(self, reading: Reading, taken: set[int]) -> list[tuple[int, str]]:
        """Pronouns and "the country", "the bloc": their positions."""
        found: list[tuple[int, str]] = []
        words = reading.line.words
        for at, low in enumerate(reading.line.lows):
            if low not in _SMALL_WORDS or at in taken:
                continue
            if low in anaphora.PRONOUNS:
                found.append((at, str(at)))
            elif low in _STATES and at and reading.line.lows[at - 1] in _POSSESSIVE:
                found.append((at, str(at)))
            elif (
                (low in anaphora.ORGANISATION_NOUNS or low in _STATES)
                and at
                and (words[at - 1].text.lower() in {"the", "this"})
            ):
                found.append((at, str(at)))
        return found

    def _small(self, reading: Reading, at: int) -> tuple[Mention | None, Seen | None]:
        self._flush()
        line = reading.line
        low = line.words[at].text.lower()
        index = reading.index
        first = at
        if low in anaphora.PRONOUNS:
            if low == "it" and self._expletive(reading, at):
                return None, None
            kind = "pronoun"
            parties = anaphora.pronoun(low, self._discourse, index)
        elif low in _STATES:
            first, kind = at - 1, "role"
            before = line.lows[first]
            whose = (
                anaphora.pronoun(before, self._discourse, index)
                if before in _POSSESSIVE
                else anaphora.state(self._discourse, index)
            )
            parties = anaphora.parties_as_states(whose, self._span(reading, first, at + 1))
        else:
            first, kind = at - 1, "role"
            parties = anaphora.organisation(low, self._kind_of_organisation, self._discourse, index)
        text = self._span(reading, first, at + 1)
        parties = tuple(replace(party, text=text) for party in parties)
        if not parties and kind != "pronoun":
            return None, None
        phrase = Phrase(first, at + 1, at)
        return self._made(reading, phrase, kind, ACTOR, parties, plural=len(parties) > 1)

    def _expletive(self, reading: Reading, at: int) -> bool:
        token = reading.token[at]
        tokens = reading.sentence.tokens
        if token < 0:
            return True
        if tokens[token].deprel == "expl":
            return True
        head = tokens[token].head
        return head >= 0 and tokens[head].upos == "ADJ" and tokens[token].deprel.startswith("nsubj")

    def _kind_of_organisation(self, entity_id: str) -> str:
        body = self._register.organisations.get(entity_id.removeprefix("org:"))
        return body.kind if body else ""

    # ---- bookkeeping -------------------------------------------------------------------------

    def _made(
        self,
        reading: Reading,
        phrase: Phrase,
        kind: str,
        standing: str,
        parties: tuple[Party, ...],
        *,
        candidates: tuple[str, ...] = (),
        plural: bool = False,
        gender: str = "",
        role: str = "",
    ) -> tuple[Mention, Seen]:
        words = reading.line.words
        first = phrase.first
        if not phrase.number and words[first].text.lower() in {"a", "an", "the"} and kind not in {
            "role", "group"
        }:  # fmt: skip
            first += first + 1 < phrase.stop
        start, end = words[first].start, words[phrase.stop - 1].end
        token = reading.head_token(first, phrase.stop)
        tokens = reading.sentence.tokens
        head = tokens[token].start if token is not None else None
        mention = Mention(start, end, head, reading.index, kind, standing, parties, candidates)
        relation = tokens[token].deprel if token is not None else ""
        if relation == "conj" and token is not None and tokens[token].head >= 0:
            relation = tokens[tokens[token].head].deprel
        seen = Seen(
            reading.index,
            start,
            kind,
            standing,
            parties,
            subject=relation.startswith("nsubj"),
            gender=gender,
            plural=plural,
            role=role,
        )
        return mention, seen

    def _extend(self, mention: Mention) -> None:
        """Join the mention to the list that it continues, or begin a new one."""
        if self._chain:
            last = self._chain[-1]
            between = self._text[last.end : mention.start]
            clause = len(self._chain) == 1 and _COMMA_AND.match(between)
            if last.sentence == mention.sentence and _LINK.fullmatch(between) and not clause:
                self._chain.append(mention)
                return
            self._flush()
        if mention.parties and mention.kind not in {"pronoun", "group", "place"}:
            self._chain = [mention]

    def _flush(self) -> None:
        if len(self._chain) > 1:
            parties = tuple(party for mention in self._chain for party in mention.parties[:1])
            last = self._chain[-1]
            self._discourse.add_set(last.sentence, self._chain[0].start, parties)
        self._chain = []

    def _span(self, reading: Reading, first: int, stop: int) -> str:
        words = reading.line.words
        return self._text[words[first].start : words[stop - 1].end]

    def _context(self, reading: Reading) -> str:
        start = max(0, reading.sentence.start - 600)
        return self._lower[start : reading.sentence.end + 600]


def _groupish(phrase: Phrase) -> bool:
    """True for "the two leaders", "both armies": a plural role of nobody named."""
    return (
        bool(phrase.roles)
        and phrase.roles[-1].plural
        and not phrase.owners
        and phrase.of is None
        and phrase.name is None
    )


def _kind_of(phrase: Phrase, meaning: Meaning) -> str:
    role = phrase.roles[-1]
    if len(meaning.countries) > 1:
        return "group"
    if role.kind != "body":
        return "role"
    return "ministry" if "ministry" in (meaning.body or "") else "organisation"


__all__ = ["ATTRIBUTE", "Walk", "office_words"]
