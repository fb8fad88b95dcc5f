"""Noun phrases that name actors, as records: "the former Russian minister Sergei Shoigu"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.entities.names.gazetteer import Word
from dragoman.entities.names.register import Sense
from dragoman.entities.phrases.roles import RoleWord

# Kinds of what a name means, as the register has them.
LANDS = frozenset({"state", "capital", "city"})
TOWNS = frozenset({"capital", "city", "place"})
NATIONAL_KINDS = frozenset({"state", "demonym", "capital"})
OWNING_KINDS = frozenset({"state", "capital", "organisation"})
BODIES = frozenset({"organisation", "house", "ministry"})
NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "both": 2, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6,
}  # fmt: skip
TOWARDS = frozenset({"anti", "counter", "pro"})  # "anti-Syrian figures" are not Syria's
NATIONAL = frozenset({"GOV", "LEG", "PTY", "COP", "MIL", "JUD"})


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

    def glued(self, at: int) -> bool:
        """True where no space stands before a word."""
        return at > 0 and self.words[at].start == self.words[at - 1].end

    def sense(self, at: int) -> Sense:
        """Return the likeliest sense of the name that starts at a word."""
        return self.hits[at][1][0]


def capitalised(text: str) -> bool:
    """True for a word that begins with a capital letter.

    >>> capitalised("Seoul"), capitalised("al-Sisi"), capitalised("2025")
    (True, False, False)
    """
    return text[:1].isupper() and text[:1].isalpha()
