"""Finds noun phrases that name actors: "the former Russian defense minister Sergei Shoigu".

A phrase is read from left to right by the words alone: owners ("Japan's", "US-backed"), ranks,
the role and what it is of, then a name. A parse, where there is one, only helps to tell a
lower-case modifier from a verb; so the same reader serves whole documents and bare mentions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.entities.gazetteer import Word
from dragoman.entities.nouns import Nouns
from dragoman.entities.register import Register, Sense
from dragoman.entities.roles import Lexicon, RoleWord

NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "both": 2, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6,
}  # fmt: skip
_ADJECTIVAL = {"demonym", "organisation"}
_ADJECTIVAL_STATES = {"US", "U.S.", "UK", "U.K.", "UAE", "ROK", "DPRK", "Hong Kong"}
_SHARED = {"foreign", "finance", "defense", "defence", "trade", "interior", "economy", "economic",
           "political", "military", "prime", "security", "deputy"}  # fmt: skip
_OWNING = {"of", "for", "from", "at", "within", "with", "on"}
_MODIFIER_TAGS = {"ADJ", "NOUN", "PROPN", "NUM", "X"}
_STATELIKE = {"state", "demonym", "capital"}
NATIONAL = {"GOV", "LEG", "PTY", "COP", "MIL", "JUD"}
_AND = {"and", "or", "&"}
_PAIR = 2
_YEAR = 4
_OWNED = {"side", "camp"}
_COMMA = {",", "and", "or", "&", "/", "-"}
_NOUN_TAGS = {"NOUN", "PROPN", "X"}
_MAX_LOWER = 3
_SHORT = 6
_MOSTLY = 16
_HEADLINE_SMALL = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "as", "by",
                   "with", "from", "over", "s", "is", "amid", "after", "vs", "but"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owner:
    """A name that says whose somebody is, with all that the name may mean.

    Attributes:
        first: index of its first word.
        stop: one past its last word.
        senses: likeliest first.
        link: "backed" in "Iran-backed"; empty where it owns outright.
        possessive: True for "Japan's".
    """

    first: int
    stop: int
    senses: tuple[Sense, ...]
    link: str = ""
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may name an actor; all positions are indices of words.

    Attributes:
        first: first word, the article included.
        stop: one past the last word.
        head: the word that the rest hangs on.
        owners: whose, one or (in lists) several.
        roles: role words from left to right; the last is the head's.
        of: the phrase after "of", "for", "from" or "at".
        place: the place after "in".
        name: first word and one past the last word of a person's name.
        start: the article, possessive or number that opens it, in lower case; else empty.
        number: how many are meant, where told.
        former: True for "former", "ex-", "late".
        joined: True where the owners are a list ("US and Japanese envoys").
        title: first word and one past the last word of the title.
    """

    first: int
    stop: int
    head: int
    owners: tuple[Owner, ...] = ()
    roles: tuple[RoleWord, ...] = ()
    of: Phrase | None = None
    place: Owner | None = None
    name: tuple[int, int] | None = None
    start: str = ""
    number: int | None = None
    former: bool = False
    joined: bool = False
    title: tuple[int, int] | None = None

    @property
    def role(self) -> RoleWord | None:
        """The head's role; None where the phrase is only a name."""
        return self.roles[-1] if self.roles else None


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence with what is known of each.

    Attributes:
        words: in order.
        hits: by first word: one past the last, and the senses of the name found there.
        roles: by first word: one past the last, and the role word found there.
        people: by first word: one past the last word of a person's name.
        tags: UD parts of speech by word; empty where there is no parse.
        titled: True where most words are capitalised, so that capitals tell nothing.
        lows: the words in lower case.
    """

    words: tuple[Word, ...]
    hits: Mapping[int, tuple[int, tuple[Sense, ...]]]
    roles: Mapping[int, tuple[int, RoleWord]]
    people: Mapping[int, int] = field(default_factory=dict)
    tags: Sequence[str] = ()
    titled: bool = False
    lows: tuple[str, ...] = ()


class PhraseReader:
    """Reads phrases from lines.

    Args:
        register: names.
        lexicon: role words.
        nouns: nouns of acts and things.
    """

    def __init__(self, register: Register, lexicon: Lexicon, nouns: Nouns) -> None:
        self._register = register
        self._lexicon = lexicon
        self._nouns = nouns
        self._openers = lexicon.determiners | lexicon.rank | lexicon.former | _SHARED

    def line(
        self,
        words: tuple[Word, ...],
        people: Mapping[int, int] | None = None,
        tags: Sequence[str] = (),
    ) -> Line:
        """Return the words with the names and roles found among them."""
        lows = tuple([word.text.lower() for word in words])
        hits = {
            (
                first + 1
                if words[first].text in {"the", "The", "THE"} and stop - first > 1
                else first
            ): (
                stop,
                senses,
            )
            for first, stop, senses in self._register.names.scan(words)
        }
        inside = {at for first, (stop, _) in hits.items() for at in range(first, stop)}
        roles = {}
        for first, stop, meanings in self._lexicon.roles.scan(words, lows):
            if inside and any(at in inside for at in range(first, stop)):
                continue
            if tags and stop - first == 1 and tags[first] not in _NOUN_TAGS:
                continue
            if tags and first and meanings[0].kind == "body" and _in_name(words, tags, first):
                continue
            roles[first] = (stop, meanings[0])
        return Line(words, hits, roles, people or {}, tags, _is_titled(words, lows), lows)

    def phrases(self, line: Line) -> tuple[Phrase, ...]:
        """Return the phrases of a line from left to right, none overlapping."""
        found: list[Phrase] = []
        index, count = 0, len(line.words)
        hits, roles, people, openers = line.hits, line.roles, line.people, self._openers
        lows = line.lows
        while index < count:
            if (
                index not in hits
                and index not in roles
                and lows[index] not in openers
                and index not in people
                and not lows[index][:1].isdigit()
            ):
                index += 1
                continue
            phrase = self.phrase(line, index)
            if phrase is None:
                index += 1
                continue
            phrase = self._appose(line, found, phrase)
            found.append(phrase)
            index = phrase.stop
        return tuple(found)

    def phrase(self, line: Line, index: int, *, inner: bool = False) -> Phrase | None:
        """Return the longest phrase that starts at a word, or None."""
        words = line.words
        at, start, number = index, "", None
        lows = line.lows
        while at < len(words) and (
            lows[at] in self._lexicon.determiners
            or (lows[at][:1].isdigit() and (len(lows[at]) < _YEAR or "," in lows[at]))
        ):
            start = start or words[at].text.lower()
            number = NUMBERS.get(words[at].text.lower(), number)
            at += 1
        if at >= len(words):
            return None
        if at in line.people and at not in line.roles:
            stop = line.people[at]
            return self._after_name(line, Phrase(at, stop, stop - 1, name=(at, stop)))
        return self._titled(line, index, at, start, number, inner=inner)

    def _titled(
        self, line: Line, index: int, at: int, start: str, number: int | None, *, inner: bool
    ) -> Phrase | None:
        """Read owners, ranks and roles from `at` on; `index` is where the article stands."""
        body = at
        owners: list[Owner] = []
        roles: list[RoleWord] = []
        former = joined = False
        head = end = -1
        first_hit: Owner | None = None
        lowers = 0
        words = line.words
        while at < len(words):
            text = words[at].text
            low = text.lower()
            if at in line.people and roles:
                break
            if at in line.hits and not self._name_after_role(line, at, roles):
                if roles and end == at and owners and not self._hit_continues(line, at):
                    break
                run, at, listed = self._owners(line, at)
                if not run:
                    break
                if first_hit is None:
                    first_hit = run[0]
                owners += run
                joined = joined or listed
                sense = run[-1].senses[0]
                if sense.kind == "thing" or (sense.kind == "place" and sense.country is None):
                    break
                lowers = 0
                outright = not listed and not run[-1].possessive and not run[-1].link
                if outright and not self._role_ahead(line, at) and not self._body_next(line, at):
                    break
                continue
            if at in line.roles:
                stop, role = line.roles[at]
                roles.append(role)
                head, end, at = stop - 1, stop, stop
                lowers = 0
                continue
            if low in self._lexicon.former:
                former = True
                at += 1
                if at < len(words) and words[at].text == "-":
                    at += 1
                continue
            if low in self._lexicon.rank or (NUMBERS.get(low) and owners):
                number = NUMBERS.get(low, number)
                at += 1
                continue
            if (
                low in _SHARED
                and at + 2 < len(words)
                and words[at + 1].text == "and"
                and (at + 2 in line.roles)
            ):
                at += 2
                continue
            if text == "-" and at + 1 < len(words) and words[at + 1].text.isalpha() and at > body:
                at += 2
                continue
            if self._may_modify(line, at, owners, roles) and lowers < _MAX_LOWER:
                lowers += 1
                at += 1
                continue
            break
        if roles and self._only_modifies(line, end, owners):
            roles = []
        if roles and not owners and roles[-1].words in _OWNED:
            roles = []
        if not roles:
            return self._bare(line, index, owners, start, number, former=former)
        return self._finish(
            line,
            Phrase(
                first=index, stop=end, head=head, owners=_before(owners, end), roles=tuple(roles),
                start=start, number=number, former=former, joined=joined, title=(body, end),
            ),
            inner=inner,
        )  # fmt: skip

    def _only_modifies(self, line: Line, end: int, owners: list[Owner]) -> bool:
        """True where a noun follows the role, so that it only describes ("military aid")."""
        if not line.tags or end >= len(line.words) or end in line.people:
            return False
        if line.tags[end] != "NOUN" or line.words[end].start - line.words[end - 1].end > 1:
            return line.words[end].text == "-" and not owners
        return not owners or not self._nouns.is_event(line.words[end].text)

    def _name_after_role(self, line: Line, at: int, roles: list[RoleWord]) -> bool:
        """True where a place name after a title opens a person's name ("Senator Chad Smith")."""
        if not roles or roles[-1].plural or roles[-1].kind == "body":
            return False
        if at in line.people:
            return True
        stop = line.hits[at][0]
        return (
            stop - at == 1
            and line.words[at - 1].text[:1].isupper()
            and stop < len(line.words)
            and stop not in line.roles
            and stop not in line.hits
            and _capitalised(line.words[stop].text)
            and not line.titled
        )

    def _body_next(self, line: Line, at: int) -> bool:
        """True where an organisation's name follows at once ("Lebanese Hezbollah")."""
        return at in line.hits and line.hits[at][1][0].kind == "organisation"

    def _hit_continues(self, line: Line, at: int) -> bool:
        stop = line.hits[at][0]
        return stop in line.roles or self._role_ahead(line, stop)

    def _role_ahead(self, line: Line, at: int) -> bool:
        """True where a role follows, with nothing but modifiers in between."""
        words = line.words
        steps = 0
        while at < len(words) and steps <= _MAX_LOWER + 3:
            if at in line.roles:
                return True
            low = words[at].text.lower()
            if at in line.hits:
                senses = line.hits[at][1]
                if senses[0].kind not in {"organisation", "demonym", "house", "ministry", "city"}:
                    return False
                at = line.hits[at][0]
            elif low in self._lexicon.rank or low in self._lexicon.former or words[at].text == "-":
                at += 1
            elif self._may_modify(line, at, [None], []):
                at += 1
            else:
                return False
            steps += 1
        return False

    def _may_modify(
        self, line: Line, at: int, owners: Sequence[object], roles: Sequence[object]
    ) -> bool:
        """True for a word that can stand between an owner and its role."""
        if not owners and not roles:
            return False
        text = line.words[at].text
        low = text.lower()
        if not text.isalpha() or low in self._lexicon.stop or low in self._lexicon.determiners:
            return False
        if at in line.people or (roles and text[:1].isupper() and not line.titled):
            return False
        if line.tags:
            tag = line.tags[at]
            if tag not in _MODIFIER_TAGS and not (tag == "VERB" and text.endswith(("ed", "ing"))):
                return False
        return bool(owners) or text.islower()

    def _owners(self, line: Line, at: int) -> tuple[list[Owner], int, bool]:
        """Read one owner, or a list of owners that share what follows."""
        owner, stop = self._owner(line, at)
        run, after, last = [owner], stop, ""
        while after < len(line.words) and line.words[after].text in _COMMA:
            follow = after + 1
            last = line.words[after].text
            if last == "-" and line.words[after].start > line.words[after - 1].end:
                break
            if last == "," and follow < len(line.words) and line.words[follow].text in _AND:
                last = line.words[follow].text
                follow += 1
            if follow not in line.hits:
                break
            item, after = self._owner(line, follow)
            run.append(item)
        if (
            len(run) > 1
            and last != ","
            and self._shares(line, run)
            and (self._role_ahead(line, after))
        ):
            return run, after, True
        return [owner], stop, False

    def _shares(self, line: Line, run: list[Owner]) -> bool:
        """True where a list of owners can own one role together."""
        if run[-1].possessive:
            return not any(owner.possessive for owner in run[:-1]) or all(
                owner.possessive for owner in run
            )
        return all(
            owner.senses[0].kind in _ADJECTIVAL
            or line.words[owner.stop - 1].text in _ADJECTIVAL_STATES
            for owner in run
        ) or all(line.words[owner.stop].text == "-" for owner in run[:-1])

    def _owner(self, line: Line, at: int) -> tuple[Owner, int]:
        stop, senses = line.hits[at]
        words = line.words
        texts = [word.text for word in words[stop : stop + 2]]
        if texts[:1] == ["'"]:
            if texts[1:] in (["s"], ["S"]):
                return Owner(at, stop, senses, possessive=True), stop + 2
            if words[stop - 1].text.endswith("s") and words[stop].start == words[stop - 1].end:
                return Owner(at, stop, senses, possessive=True), stop + 1
        if texts[:1] == ["-"] and len(texts) == 2 and texts[1].lower() in self._lexicon.links:
            return Owner(at, stop, senses, link=texts[1].lower()), stop + 2
        return Owner(at, stop, senses), stop

    def _bare(
        self, line: Line, index: int, owners: list[Owner], start: str, number: int | None,
        *, former: bool,
    ) -> Phrase | None:  # fmt: skip
        """A name that no role follows: it stands for itself."""
        if not owners:
            return None
        owner = _combined([one for one in owners if not one.link] or owners)
        counted = number and owner.senses[0].kind in {"group", "people", "demonym"}
        keep = index if counted else owner.first
        phrase = Phrase(
            keep, owner.stop, owner.stop - 1, owners=(owner,), start=start, number=number,
            former=former,
        )  # fmt: skip
        return phrase

    def _finish(self, line: Line, phrase: Phrase, *, inner: bool) -> Phrase:
        """Add what follows the role: a name, "of ...", "in ...", a name after a comma."""
        role = phrase.roles[-1]
        if not inner and role.kind != "body":
            phrase = self._with_name(line, phrase)
        if phrase.name is not None:
            return self._home_after(line, phrase)
        if phrase.name is None:
            phrase = self._with_of(line, phrase)
            if not inner and role.kind != "body" and phrase.name is None:
                phrase = self._with_name(line, phrase)
        return phrase

    def _home_after(self, line: Line, phrase: Phrase) -> Phrase:
        """Read "of South Carolina" after a title and a name."""
        at = phrase.stop
        if phrase.owners or at + 1 >= len(line.words) or line.words[at].text not in {"of", "from"}:
            return phrase
        inner = self.phrase(line, at + 1, inner=True)
        if inner is None or inner.roles or not inner.owners or inner.name:
            return phrase
        return replace(phrase, of=inner, stop=inner.stop)

    def _with_name(self, line: Line, phrase: Phrase) -> Phrase:
        name = self.name_at(line, phrase.stop)
        if name is None:
            return phrase
        return replace(
            phrase, name=name, stop=name[1], head=name[1] - 1 if phrase.of is None else phrase.head
        )

    def name_at(self, line: Line, at: int) -> tuple[int, int] | None:
        """Return the person's name that starts at a word, or None."""
        if at in line.people:
            return at, line.people[at]
        words = line.words
        if line.titled or at >= len(words) or (at in line.roles and not line.tags):
            return None
        stop = at
        while stop < len(words) and stop - at < 6:
            text = words[stop].text
            if stop > at and words[stop].start - words[stop - 1].end > 1:
                break
            if stop in line.hits and (stop == at or not self._hit_in_name(line, stop)):
                if not (stop == at and self._name_after_hit(line, stop)):
                    break
            if _capitalised(text) and text.lower() not in self._lexicon.stop:
                stop += 1
            elif (
                stop > at
                and text in {"-", "'", "."}
                and stop + 1 < len(words)
                and (
                    words[stop].start == words[stop - 1].end
                    and words[stop + 1].text[:1].isalpha()
                    and not (text == "'" and words[stop + 1].text == "s")
                    and (text != "." or len(words[stop - 1].text) == 1)
                    and (text == "." or words[stop + 1].start == words[stop].end)
                )
            ):
                stop += 2 if text != "." else 1
            elif (
                text.lower() in self._lexicon.particles
                and stop + 1 < len(words)
                and (_capitalised(words[stop + 1].text) or words[stop + 1].text == "-")
            ):
                stop += 2 if words[stop + 1].text == "-" else 1
            else:
                break
        return (at, stop) if stop > at else None

    def _hit_in_name(self, line: Line, at: int) -> bool:
        return line.hits[at][1][0].kind in {"city", "capital", "state", "people"}

    def _name_after_hit(self, line: Line, at: int) -> bool:
        stop = line.hits[at][0]
        return (
            stop < len(line.words)
            and stop not in line.hits
            and _capitalised(line.words[stop].text)
            and stop not in line.roles
        )

    def _with_of(self, line: Line, phrase: Phrase) -> Phrase:
        """Read "of China's foreign ministry", "from A, B and C", "in Lima", "to Germany"."""
        words, role = line.words, phrase.roles[-1]
        for _ in range(3):
            at = phrase.stop
            if at + 1 >= len(words):
                break
            low = words[at].text.lower()
            if low in _OWNING or low == "to":
                envoy = role.role in {"envoy", "embassy"} and low in {"to", "for", "on", "at", "in"}
                if low in {"to", "with", "on"} and role.role not in {
                    "envoy", "embassy", "security-adviser", "official", "leader"
                }:  # fmt: skip
                    break
                if phrase.of is not None and low not in {"of", "from"}:
                    break
                inner = self.phrase(line, at + 1, inner=True)
                if inner is None:
                    break
                if envoy:
                    phrase = replace(phrase, stop=inner.stop)
                    continue
                if inner.owners and inner.owners[0].senses[0].kind in {"thing"}:
                    break
                inner = self._listed(line, inner) if role.plural else inner
                if phrase.of is None:
                    phrase = replace(phrase, of=inner, stop=inner.stop)
                else:
                    phrase = replace(phrase, of=_add_owner(phrase.of, inner), stop=inner.stop)
                continue
            if low in {"in", "near", "outside", "inside", "across", "throughout"}:
                if phrase.place is not None:
                    break
                inner = self.phrase(line, at + 1, inner=True)
                if inner is None or inner.roles or not inner.owners or inner.name:
                    step = at + 2
                    if step not in line.hits or words[at + 1].text.lower() not in _COMPASS:
                        break
                    inner = Phrase(step, line.hits[step][0], step, (self._owner(line, step)[0],))
                phrase = replace(phrase, place=inner.owners[0], stop=inner.stop)
                continue
            break
        return phrase

    def _listed(self, line: Line, inner: Phrase) -> Phrase:
        """Extend "from A" by ", B and C"."""
        if inner.roles or not inner.owners:
            return inner
        words = line.words
        owners, at = list(inner.owners), inner.stop
        while at < len(words) and words[at].text in {",", "and", "&"}:
            follow = at + 1
            while follow < len(words) and words[follow].text in {"and", "the"}:
                follow += 1
            if follow not in line.hits:
                break
            owner, stop = self._owner(line, follow)
            if owner.possessive or owner.senses[0].kind not in {"state", "capital", "organisation"}:
                break
            owners.append(owner)
            at = stop
        return replace(inner, owners=tuple(owners), stop=at, joined=len(owners) > 1)

    def _after_name(self, line: Line, phrase: Phrase) -> Phrase:
        """Read ", Japan's deputy minister," or "of Japan" after a name."""
        words, at = line.words, phrase.stop
        if at + 1 >= len(words):
            return phrase
        if words[at].text.lower() in {"of", "from"} and at + 1 not in line.roles:
            inner = self.phrase(line, at + 1, inner=True)
            if inner is not None and not inner.roles and inner.owners and not inner.name:
                return replace(phrase, of=inner, stop=inner.stop)
            return phrase
        if words[at].text not in {",", "("}:
            return phrase
        follow = at + 1
        inner = self.phrase(line, follow, inner=True)
        if inner is None or not inner.roles or inner.roles[-1].kind == "body":
            return phrase
        if inner.roles[-1].plural or inner.first != follow:
            return phrase
        return replace(
            inner,
            first=phrase.first,
            name=phrase.name,
            head=phrase.head,
            title=(inner.first, inner.stop),
        )

    def _appose(self, line: Line, found: list[Phrase], phrase: Phrase) -> Phrase:
        """Read "Japan's foreign minister, Takeshi Iwaya," as one phrase."""
        words, at = line.words, phrase.stop
        del found
        role = phrase.role
        if (
            role is None
            or phrase.name is not None
            or role.plural
            or role.kind == "body"
            or at + 1 >= len(words)
            or words[at].text != ","
        ):
            return phrase
        name = self.name_at(line, at + 1)
        if name is None or (at + 1 not in line.people and name[1] - name[0] < 2):
            return phrase
        after = words[name[1]].text if name[1] < len(words) else ","
        if after not in {",", ".", ";", ")"} and not (
            line.tags and line.tags[name[1]] in {"VERB", "AUX"}
        ):
            return phrase
        return replace(phrase, name=name, stop=name[1])


_COMPASS = {"northern", "southern", "eastern", "western", "central", "north", "south", "east",
            "west", "northeastern", "northwestern", "southeastern", "southwestern", "rural",
            "downtown", "occupied", "neighbouring", "neighboring", "nearby", "mainland"}  # fmt: skip


def _in_name(words: tuple[Word, ...], tags: Sequence[str], at: int) -> bool:
    """True for the "Press" of "Sahel Press": a capitalised word after an unknown name."""
    before = words[at - 1]
    return (
        tags[at] == "PROPN"
        and tags[at - 1] == "PROPN"
        and before.text[:1].isupper()
        and words[at].text[:1].isupper()
        and not before.text.isupper()
    )


def _is_titled(words: tuple[Word, ...], lows: tuple[str, ...]) -> bool:
    """True for a headline with capitals throughout, where capitals tell nothing."""
    if len(words) <= _SHORT:
        return False
    letters = lower = 0
    for word, low in zip(words, lows, strict=True):
        if low.isalpha():
            letters += 1
            lower += word.text == low and low not in _HEADLINE_SMALL
    return letters > _SHORT and lower * _MOSTLY <= letters


def _combined(owners: list[Owner]) -> Owner:
    """One owner for "Peru's Congress": the body, of the state that stands before it."""
    first, last = owners[0], owners[-1]
    if len(owners) != _PAIR or last.first - first.stop > _PAIR:
        return first
    mine, body = first.senses[0], last.senses[0]
    if body.kind != "organisation" or mine.kind not in _STATELIKE or mine.country is None:
        return first
    if body.country in {None, mine.country} or body.sector not in NATIONAL:
        keep = body
        if body.country is None and body.sector == "NGO":
            keep = Sense(body.kind, body.entity_id, body.name, mine.country, body.sector)
    else:
        name = f"{body.name} ({mine.name})"
        keep = Sense(
            body.kind, f"body:{mine.country}:{body.sector}", name, mine.country, body.sector
        )
    return Owner(first.first, last.stop, (keep,), last.link, last.possessive)


def _before(owners: list[Owner], end: int) -> tuple[Owner, ...]:
    return tuple(owner for owner in owners if owner.first < end)


def _add_owner(of: Phrase, inner: Phrase) -> Phrase:
    return replace(of, owners=of.owners + inner.owners, stop=inner.stop)


def _capitalised(text: str) -> bool:
    return text[:1].isupper() and text[:1].isalpha()
