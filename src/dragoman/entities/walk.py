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
from dragoman.entities.roles import Lexicon
from dragoman.entities.standing import ACTOR, ATTRIBUTE, PLACE, standing_of
from dragoman.records import Document, Party, SegmentKind

_LINK = re.compile(
    r"[\s,/&()\-\u2013\u2014']*(?:['\u2019]s\s*)?(?:and|or|plus|as well as)?\s*(?:the\s+)?"
)
_DEFINITE = {"the", "these", "those", "both", "this", "that", "all", "two", "three", "four"}
_POSSESSIVE = {"his": "his", "her": "her", "its": "its", "their": "their"}
_DASH = {"-", "\u2014", "("}
_KINDS = {"people": "demonym", "group": "group"}
_LEADERS = {"leader", "foreign-minister", "defence-minister", "minister", "head-of-state",
            "head-of-government", "envoy", "diplomat", "official", "security-adviser"}  # fmt: skip
_STATES = {"country", "nation"}
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

    def _seat(self, senses: tuple[Sense, ...], sense: Sense) -> Sense:
        """As a place, a name that may mean an organisation means its seat."""
        if sense.kind == "organisation":
            for other in senses:
                if other.kind in {"capital", "city"}:
                    return other
        return sense

    def _dateline(self, reading: Reading, first: int, stop: int) -> bool:
        if reading.sentence.kind is SegmentKind.DATELINE:
            return True
        words = reading.line.words
        if first != 0 or stop >= len(words) or words[stop].text not in {"-", "\u2014", "(", ","}:
            return False
        text = words[first].text
        return text.isupper() and len(text) > 3 and words[stop].start > words[stop - 1].end - 1

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

    def _role(self, reading: Reading, phrase: Phrase) -> tuple[Mention | None, Seen | None]:
        phrase = self._sure(reading, phrase)
        meaning = meaning_of(reading.line, phrase)
        role = phrase.roles[-1]
        text = self._span(reading, phrase.first, phrase.stop)
        kind = _kind_of(phrase, meaning)
        standing = self._body_standing(reading, phrase)
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
        if phrase.start in _POSSESSIVE:
            owners = anaphora.pronoun(phrase.start, self._discourse, at)
            return self._as_role(phrase, meaning, text, countries_of(owners))
        definite = phrase.start in _DEFINITE
        if role.plural and definite and (role.kind != "body" or phrase.number):
            return self._several(reading, phrase, meaning, text)
        if definite and not role.plural:
            seen = anaphora.described(role, None, self._discourse, at)
            if seen is not None:
                return (replace(seen.parties[0], text=text),)
        country = self._around(reading, definite=definite)
        return self._as_role(phrase, meaning, text, (country,) if country else ())

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

    def _around(self, reading: Reading, *, definite: bool) -> str | None:
        """The state that an unowned body belongs to: the latest actor's, else the home state."""
        for seen in self._discourse.back(reading.index, far=0):
            if seen.sentence == reading.index and seen.standing == PLACE and seen.parties:
                return seen.parties[0].country
        if definite:
            parties = anaphora.state(self._discourse, reading.index)
            if parties:
                return parties[0].country
        return self._home or self._commonest()

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
            parties = anaphora.parties_as_states(
                anaphora.state(self._discourse, index), self._span(reading, first, at + 1)
            )
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
            if last.sentence == mention.sentence and _LINK.fullmatch(between):
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
