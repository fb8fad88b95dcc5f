"""Reads what follows a role or a name: "of China's navy", "in Lima", ", Takeshi Iwaya"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.entities.phrases.branches import with_branches
from dragoman.entities.phrases.capitalised import NameReader
from dragoman.entities.phrases.owners import OwnerReader, past_possessive
from dragoman.entities.phrases.phrases import OWNING_KINDS, Line, Owner, Phrase, capitalised
from dragoman.entities.phrases.roles import RoleWord

_POSTED = frozenset({"envoy", "embassy"})
_ADJECTIVES = frozenset({"ADJ", "NOUN"})
_FIELD = 7  # words of "for East Asian and Pacific Affairs"
_ENDS = frozenset({",", ".", ";", ")"})
_MOST = 3
_PAIR = 2
_TOP = frozenset({"head-of-state", "head-of-government"})
Inner = Callable[[Line, int], Phrase | None]

WORDS = WordLists("entities", "phrases.following")


class Follower:
    """Adds to a phrase what follows it.

    Args:
        names: reads names.
        owners: reads owners.
        inner: reads a phrase within a phrase.
    """

    def __init__(self, names: NameReader, owners: OwnerReader, inner: Inner) -> None:
        self._names = names
        self._owners = owners
        self._inner = inner

    def after_role(self, line: Line, phrase: Phrase, *, inner: bool) -> Phrase:
        """Add a name, else "of ...", "in ..." and then a name."""
        named = not inner and phrase.roles[-1].kind != "body"
        if named:
            phrase = self._with_name(line, phrase)
        if phrase.name is not None:
            homed = self._home(line, phrase)
            return homed if homed.owners or homed.of else self._owned_after(line, homed)
        phrase = self._with_all_of(line, phrase)
        if not named:
            return phrase
        whole = self._with_name(line, phrase)
        # "an aide to President Diaz": the name is the president's
        return (
            whole if whole.name is None or not _is_of_person(phrase) else _before_of(line, phrase)
        )

    def _with_all_of(self, line: Line, phrase: Phrase) -> Phrase:
        """Add the field of a role and each "of ..." behind it."""
        field = _past_field(line, phrase.stop)
        far = field > phrase.stop
        phrase = replace(phrase, stop=field) if far else with_branches(line, phrase)
        for _ in range(_MOST):
            longer = self._with_of(line, phrase)
            if longer is None:
                break
            phrase = longer
        return phrase

    def _beside(self, line: Line, at: int) -> Phrase | None:
        """What a name is said to be from a word on, where that is one person's."""
        inner = self._inner(line, at) or self._inner(line, _past_adjective(line, at))
        return inner if inner is not None and _is_of_one(inner) else None

    def after_name(self, line: Line, phrase: Phrase) -> Phrase:
        """Add ", Japan's deputy minister," or "of Japan" to a name."""
        words, at = line.words, phrase.stop
        if at + 1 >= len(words):
            return phrase
        if line.lows[at] in {"of", "from"} and at + 1 not in line.roles:
            return self._of_state(line, phrase)
        if words[at].text not in {",", "("}:
            return phrase
        inner = self._beside(line, at + 1)
        if inner is None or _is_list(line, phrase, inner):
            return phrase
        if _is_of_person(inner) and self._names.name_at(line, inner.stop) is not None:
            inner = _before_of(line, inner)
        title = (inner.first, inner.stop)
        return replace(inner, first=phrase.first, name=phrase.name, head=phrase.head, title=title)

    def apposed(self, line: Line, phrase: Phrase) -> Phrase:
        """Add the name of "Japan's foreign minister, Takeshi Iwaya,"."""
        words, at, role = line.words, phrase.stop, phrase.role
        if role is None or role.plural or role.kind == "body" or phrase.name is not None:
            return phrase
        at = _past_body(line, phrase)
        if at + 1 >= len(words) or words[at].text != ",":
            return phrase
        first = _past_courtesies(line, at + 1)
        if first in line.roles and first not in line.people:
            if _is_another(role, line.roles[first][1]):
                # "receiving the Cuban ambassador, President Kgosi said": two people
                return phrase
            first = line.roles[first][0]
        name = self._names.name_at(line, first)
        if name is None or (first not in line.people and name[1] - name[0] < _PAIR):
            return phrase
        return replace(phrase, name=name, stop=name[1]) if _ends_at(line, name[1]) else phrase

    def _owned_after(self, line: Line, phrase: Phrase) -> Phrase:
        """Add the owner that "Admiral Mills, commander of the Chilean navy," tells after all."""
        more = self.after_name(line, phrase)
        return more if more.owners or more.of else phrase

    def _home(self, line: Line, phrase: Phrase) -> Phrase:
        """Add "of South Carolina" to a title and a name."""
        at = phrase.stop
        if phrase.owners or at + 1 >= len(line.words) or line.lows[at] not in {"of", "from"}:
            return phrase
        return self._of_state(line, phrase)

    def _of_state(self, line: Line, phrase: Phrase) -> Phrase:
        inner = self._inner(line, phrase.stop + 1)
        if inner is None or inner.roles or not inner.owners or inner.name:
            return phrase
        return replace(phrase, of=inner, stop=inner.stop)

    def _with_name(self, line: Line, phrase: Phrase) -> Phrase:
        if phrase.name is not None:
            return phrase
        name = self._names.name_at(line, phrase.stop)
        if name is None:
            return phrase
        head = name[1] - 1 if phrase.of is None else phrase.head
        return replace(phrase, name=name, stop=name[1], head=head)

    def _with_of(self, line: Line, phrase: Phrase) -> Phrase | None:
        """Add one more "of ..." or "in ...", or return None where none follows."""
        at = phrase.stop
        if at + 1 >= len(line.words):
            return None
        low = line.lows[at]
        if low in WORDS["owning"]:
            return self._with_owner(line, phrase, low)
        if low in WORDS["within"] and phrase.place is None:
            return self._with_place(line, phrase)
        return None

    def _with_owner(self, line: Line, phrase: Phrase, low: str) -> Phrase | None:
        role = phrase.roles[-1]
        if low in WORDS["aiming"] and role.role not in WORDS["aimed"]:
            return None
        if phrase.of is not None and low not in {"of", "from"}:
            return None
        inner = self._inner(line, _past_compass(line, phrase.stop + 1))
        if inner is None:
            return None
        if role.role in _POSTED and low in WORDS["postings"]:
            return replace(phrase, stop=inner.stop)
        if inner.owners and inner.owners[0].senses[0].kind == "thing":
            return None
        if role.plural:
            inner = self._listed(line, inner)
        if phrase.of is None:
            return replace(phrase, of=inner, stop=inner.stop)
        joined = replace(phrase.of, owners=phrase.of.owners + inner.owners, stop=inner.stop)
        return replace(phrase, of=joined, stop=inner.stop)

    def _with_place(self, line: Line, phrase: Phrase) -> Phrase | None:
        at = phrase.stop
        inner = self._inner(line, at + 1)
        if inner is None or inner.roles or not inner.owners or inner.name:
            step = at + 2
            if step not in line.hits or line.lows[at + 1] not in WORDS["compass"]:
                return None
            owner, stop = self._owners.owner(line, step)
            return replace(phrase, place=owner, stop=stop)
        owner = inner.owners[0]
        return replace(phrase, place=owner, stop=_past_state_of(line, owner, inner.stop))

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
            owner, stop = self._owners.owner(line, follow)
            if owner.possessive or owner.senses[0].kind not in OWNING_KINDS:
                break
            owners.append(owner)
            at = stop
        return replace(inner, owners=tuple(owners), stop=at, joined=len(owners) > 1)


def _past_state_of(line: Line, town: Owner, at: int) -> int:
    """Return the word past the ", Netherlands" of "officials in The Hague, Netherlands"."""
    known = line.lows[at : at + 1] == (",",) and at + 1 in line.hits
    if not known or town.senses[0].kind not in {"capital", "city"}:
        return at
    state = line.sense(at + 1)
    return (
        line.hits[at + 1][0]
        if (state.kind, state.country) == ("state", town.senses[0].country)
        else at
    )


def _is_of_person(phrase: Phrase) -> bool:
    """True for what somebody with a title has: "the widow of the late prime minister"."""
    roles = phrase.of.roles if phrase.of is not None else ()
    return bool(roles) and roles[-1].kind != "body" and not roles[-1].plural


def _before_of(line: Line, phrase: Phrase) -> Phrase:
    """Return a phrase that ends before the words that tell what it is of."""
    end = phrase.of.first - 1 if phrase.of is not None else phrase.stop
    while end > phrase.head + 1 and line.lows[end - 1] in WORDS["owning"]:
        end -= 1
    return replace(phrase, stop=end)


def _past_body(line: Line, phrase: Phrase) -> int:
    """Return the word past "Iran's Atomic Energy Organization", which no register knows."""
    owners = phrase.of.owners if phrase.of is not None and not phrase.of.roles else ()
    if not owners or not owners[-1].possessive:
        return phrase.stop
    past = at = past_possessive(line, owners[-1].stop) or phrase.stop
    while at < len(line.words) and (
        capitalised(line.words[at].text) or line.lows[at] in WORDS["joints"]
    ):
        at += 1
    return at if at > past else phrase.stop


def _past_field(line: Line, at: int) -> int:
    """Return the word past "for East Asian and Pacific Affairs": what an office is about."""
    if line.lows[at : at + 1] not in {("for",), ("of",)}:
        return at
    field = line.lows[at : at + _FIELD]
    return at + field.index("affairs") + 1 if "affairs" in field and _is_named(line, at) else at


def _is_named(line: Line, at: int) -> bool:
    """True where a capital follows a word."""
    return at + 1 < len(line.words) and capitalised(line.words[at + 1].text)


def _past_adjective(line: Line, at: int) -> int:
    """Return the role of "the wartime leader", whose modifier nothing else knows."""
    article = line.lows[at] in {"a", "an", "the"} and at + 2 in line.roles
    return at + 2 if article and line.tags and line.tags[at + 1] in _ADJECTIVES else at


def _past_compass(line: Line, at: int) -> int:
    """Return the word after the "neighbouring" of "the government of neighbouring Benin"."""
    named = line.lows[at] in WORDS["compass"] and at + 1 in line.hits
    return at + 1 if named else at


def _is_of_one(phrase: Phrase) -> bool:
    """True for the title of one person."""
    roles = phrase.roles
    return bool(roles) and roles[-1].kind != "body" and not roles[-1].plural


def _is_list(line: Line, phrase: Phrase, inner: Phrase) -> bool:
    """True for a headline's "Moyo, Zambian Minister Discuss Dam": a comma for "and"."""
    alone = phrase.first == 0 and phrase.stop == 1 and bool(inner.owners)
    after = line.tags[inner.stop : inner.stop + 1]
    return alone and bool(after) and after[0] in {"VERB", "AUX"}


def _past_courtesies(line: Line, at: int) -> int:
    """Return where a name starts after "the Hon." or "His Excellency"."""
    words = line.words
    while at + 1 < len(words) and line.lows[at] in WORDS["courtesies"]:
        at += 1
        if words[at].text == "." and at + 1 < len(words):
            at += 1
    return at


def _is_another(first: RoleWord, second: RoleWord) -> bool:
    """Return whether two titles cannot be one person's: an ambassador is no president."""
    return second.role in _TOP and first.role not in _TOP and first.role in _POSTED | WORDS["below"]


def _ends_at(line: Line, at: int) -> bool:
    """True where an apposition may end before a word: a comma, a full stop, a verb."""
    if at >= len(line.words) or line.words[at].text in _ENDS:
        return True
    return bool(line.tags) and line.tags[at] in {"VERB", "AUX"}
