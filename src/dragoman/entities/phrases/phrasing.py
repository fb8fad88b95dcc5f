"""Finds noun phrases that name actors: "the former Russian defense minister Sergei Shoigu".

A phrase is read from left to right by the words alone: owners ("Japan's", "US-backed"), ranks,
the role and what it is of, then a name. A parse, where there is one, only helps to tell a
lower-case modifier from a verb; so the same reader serves whole documents and bare mentions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.data.words import WordLists
from dragoman.entities.names.gazetteer import Word
from dragoman.entities.names.nouns import Nouns
from dragoman.entities.names.register import Register, Sense
from dragoman.entities.phrases.capitalised import NameReader
from dragoman.entities.phrases.following import Follower
from dragoman.entities.phrases.kind_before import with_kinds
from dragoman.entities.phrases.lines import LineMaker
from dragoman.entities.phrases.owners import OwnerReader, combined
from dragoman.entities.phrases.phrases import NUMBERS, Line, Owner, Phrase
from dragoman.entities.phrases.roles import Lexicon, RoleWord

WORDS = WordLists("entities", "phrases.phrasing")
_COUNTED = frozenset({"group", "people", "demonym"})
_UNDER = (("secretary",), ("secretaries",), ("-",))
_MAX_LOWER = 3
_YEAR = 4


@dataclass(slots=True)
class _Draft:
    """A phrase while it is read; `end` is one past the last role word, -1 while there is none."""

    at: int
    start: str
    number: int | None
    body: int
    end: int = -1
    lowers: int = 0
    former: bool = False
    joined: bool = False
    owners: list[Owner] = field(default_factory=list)
    roles: list[RoleWord] = field(default_factory=list)


class PhraseReader:
    """Reads phrases from lines.

    Args:
        register: names.
        lexicon: role words.
        nouns: nouns of acts and things.
    """

    def __init__(self, register: Register, lexicon: Lexicon, nouns: Nouns) -> None:
        self._lexicon = lexicon
        self._nouns = nouns
        self._openers = lexicon.determiners | lexicon.rank | lexicon.former | WORDS["shared"]
        self._lines = LineMaker(register, lexicon)
        self._owners = OwnerReader(lexicon)
        self._names = NameReader(lexicon)
        self._follower = Follower(self._names, self._owners, self._inner)

    def line(
        self,
        words: tuple[Word, ...],
        people: Mapping[int, int] | None = None,
        tags: Sequence[str] = (),
    ) -> Line:
        """Return the words with the names and roles found among them, as `LineMaker` does."""
        return self._lines.line(words, people, tags)

    def name_at(self, line: Line, at: int) -> tuple[int, int] | None:
        """Return the person's name that starts at a word, as `NameReader` does."""
        return self._names.name_at(line, at)

    def phrases(self, line: Line) -> tuple[Phrase, ...]:
        """Return the phrases of a line from left to right, none overlapping."""
        found: list[Phrase] = []
        index, count = 0, len(line.words)
        hits, roles, people, lows = line.hits, line.roles, line.people, line.lows
        openers = self._openers
        while index < count:
            low = lows[index]
            opens = index in hits or index in roles or low in openers or index in people
            phrase = self.phrase(line, index) if opens or low[:1].isdigit() else None
            if phrase is None:
                index += 1
                continue
            phrase = self._follower.apposed(line, phrase)
            found.append(phrase)
            index = phrase.stop
        return with_kinds(line, found)

    def phrase(self, line: Line, index: int, *, inner: bool = False) -> Phrase | None:
        """Return the longest phrase that starts at a word, or None.

        Args:
            line: the words.
            index: where it starts, the article included.
            inner: True within another phrase, where a name after the role is not read.
        """
        at, start, number = index, "", None
        lows = line.lows
        while at < len(lows) and self._determines(lows[at]):
            start = start or lows[at]
            number = NUMBERS.get(lows[at], number)
            at += 1
        if at >= len(lows):
            return None
        if at in line.people and at not in line.roles:
            stop = line.people[at]
            named = Phrase(at, stop, stop - 1, name=(at, stop))
            return self._follower.after_name(line, named)
        draft = _Draft(at, start, number, at)
        while draft.at < len(lows) and self._step(line, draft):
            pass
        return self._made(line, index, draft, inner=inner)

    def _inner(self, line: Line, index: int) -> Phrase | None:
        return self.phrase(line, index, inner=True)

    def _determines(self, low: str) -> bool:
        if low in self._lexicon.determiners:
            return True
        return low[:1].isdigit() and (len(low) < _YEAR or "," in low)

    def _step(self, line: Line, draft: _Draft) -> bool:
        """Read the next words into the draft; False where the phrase ends."""
        at = draft.at
        if at in line.people and draft.roles:
            return False
        if _is_twin(line, at, draft):
            draft.at = at + 1
            return True
        if at in line.hits and not self._names.name_after_role(line, at, draft.roles):
            return self._step_owner(line, draft)
        if at in line.roles:
            stop, role = line.roles[at]
            draft.roles.append(role)
            draft.end = draft.at = stop
            draft.lowers = 0
            return True
        return self._step_small(line, draft)

    def _step_owner(self, line: Line, draft: _Draft) -> bool:
        at = draft.at
        if draft.roles and draft.end == at and draft.owners and not self._continues(line, at):
            return False
        run, draft.at, listed = self._owners.owners(line, at)
        if draft.owners and self._is_field(line, run, draft.at):
            return True
        draft.owners += run
        draft.joined |= listed
        draft.lowers = 0
        last = run[-1]
        if _owns_nothing(last.senses[0]):
            return False
        if listed or last.possessive or last.link:
            return True
        return self._owners.role_ahead(line, draft.at) or _body_next(line, draft.at)

    def _is_field(self, line: Line, run: Sequence[Owner], past: int) -> bool:
        """True for the "Middle East" of "U.S. Middle East envoy": no owner, but what it is for."""
        place = len(run) == 1 and run[0].senses[0].kind == "place"
        return place and run[0].senses[0].country is None and self._owners.role_ahead(line, past)

    def _step_small(self, line: Line, draft: _Draft) -> bool:
        """Pass over ranks, "former", "foreign and", hyphens and other modifiers."""
        at, words, low = draft.at, line.words, line.lows[draft.at]
        if low in self._lexicon.former:
            draft.former = True
            draft.at += 2 if at + 1 < len(words) and words[at + 1].text == "-" else 1
            return True
        if _is_rank(line, at, self._lexicon) or (low in NUMBERS and draft.owners):
            draft.number = NUMBERS.get(low, draft.number)
            draft.at += 1
            return True
        past = _past_joint(line, draft)
        if past is not None:
            draft.at = past
            return True
        owned, after_role = bool(draft.owners), bool(draft.roles)
        if draft.lowers < _MAX_LOWER and self._owners.may_modify(
            line, at, owned=owned, after_role=after_role
        ):
            draft.lowers += 1
            draft.at += 1
            return True
        return False

    def _made(self, line: Line, index: int, draft: _Draft, *, inner: bool) -> Phrase | None:
        """The phrase that a draft is: a role with its owners, or a bare name."""
        roles = draft.roles if self._is_role(line, draft) else []
        named = bool(roles) and _names_body(draft)
        if named:
            draft.owners = draft.owners[-1:]
        if named or not roles:
            return _bare(index, draft)
        phrase = Phrase(
            first=index,
            stop=draft.end,
            head=draft.end - 1,
            owners=tuple(owner for owner in draft.owners if owner.first < draft.end),
            roles=tuple(roles),
            start=draft.start,
            number=draft.number,
            former=draft.former,
            joined=draft.joined,
            title=(draft.body, draft.end),
        )
        return self._follower.after_role(line, phrase, inner=inner)

    def _is_role(self, line: Line, draft: _Draft) -> bool:
        """True where a draft's roles name somebody, and do not only describe what follows."""
        if not draft.roles or self._only_modifies(line, draft):
            return False
        owned = bool(draft.owners) or draft.roles[-1].words not in WORDS["owned"]
        return owned and not _only_describes(line, draft)

    def _only_modifies(self, line: Line, draft: _Draft) -> bool:
        """True where a noun follows the role, so that it only describes ("military aid")."""
        end = draft.end
        if not line.tags or end >= len(line.words) or end in line.people:
            return False
        if line.tags[end] != "NOUN" or line.words[end].start - line.words[end - 1].end > 1:
            return line.words[end].text == "-" and not draft.owners
        return not draft.owners or not self._nouns.is_event(line.words[end].text)

    def _continues(self, line: Line, at: int) -> bool:
        stop = line.hits[at][0]
        return stop in line.roles or self._owners.role_ahead(line, stop)


def _is_rank(line: Line, at: int, lexicon: Lexicon) -> bool:
    """True for a rank; not for the "under" of "the administration under Bill Clinton"."""
    low = line.lows[at]
    return low in lexicon.rank and (low != "under" or line.lows[at + 1 : at + 2] in _UNDER)


def _body_next(line: Line, at: int) -> bool:
    """True where an organisation's name follows at once ("Lebanese Hezbollah")."""
    return at in line.hits and line.sense(at).kind == "organisation"


def _only_describes(line: Line, draft: _Draft) -> bool:
    """True for "a leaders' summit", "a ministers' meeting": no leaders that one could name."""
    opener = line.lows[draft.body - 1] if draft.body else ""
    ends = line.lows[draft.end : draft.end + 1] == ("'",)
    return opener in {"a", "an"} and draft.roles[-1].plural and ends


def _names_body(draft: _Draft) -> bool:
    """True for "the opposition Labour Party": the name after the role is what acts."""
    last = draft.owners[-1] if draft.owners else None
    return (
        last is not None
        and last.first == draft.end
        and last.senses[0].kind == "organisation"
        and draft.roles[-1].kind in {"body", "person"}
        and not draft.roles[-1].plural
    )


def _bare(index: int, draft: _Draft) -> Phrase | None:
    """A name that no role follows: it stands for itself."""
    if not draft.owners:
        return None
    owner = combined([one for one in draft.owners if not one.link] or draft.owners)
    counted = draft.number and owner.senses[0].kind in _COUNTED
    return Phrase(
        index if counted else owner.first,
        owner.stop,
        owner.stop - 1,
        owners=(owner,),
        start=draft.start,
        number=draft.number,
        former=draft.former,
    )


def _is_twin(line: Line, at: int, draft: _Draft) -> bool:
    """True for the hyphen of "lawyer-activist": two things that one person is."""
    hyphen = line.words[at].text == "-" and line.glued(at) and at + 1 in line.roles
    return hyphen and draft.end == at and line.roles[at + 1][1].kind == draft.roles[-1].kind


def _past_joint(line: Line, draft: _Draft) -> int | None:
    """Return the word past "foreign and", a hyphen, or the apostrophe of "ministers'"."""
    at, words, lows = draft.at, line.words, line.lows
    if lows[at] in WORDS["shared"] and lows[at + 1 : at + 2] == ("and",) and at + 2 in line.roles:
        return at + 2
    if lows[at] == "-" and at + 1 < len(words) and words[at + 1].text.isalpha():
        return at + 2 if at > draft.body else None
    return _past_apostrophe(line, at) if lows[at] == "'" and draft.roles else None


def _past_apostrophe(line: Line, at: int) -> int | None:
    """Return the role that a role owns: "the minister's spokesman"."""
    follow = at + 2 if line.lows[at + 1 : at + 2] == ("s",) else at + 1
    return follow if line.glued(at) and follow in line.roles else None


def _owns_nothing(sense: Sense) -> bool:
    """True for a thing, and for a place of no state."""
    return sense.kind == "thing" or (sense.kind == "place" and sense.country is None)
