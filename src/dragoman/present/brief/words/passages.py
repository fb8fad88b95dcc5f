"""The words of a document that tell an act and can be read by themselves."""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.present.wording.words import plain_text
from dragoman.records import Evidence

WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
LONGEST = 240  # characters of a passage
FIRST = 100  # characters of a document within which a sentence needs nothing before it
LONGEST_OPENING = 90
STEM = 5  # letters by which words of one stem are known
FEW_WORDS = 5
PAIR = 2
EARLY = 6  # words
WITH = "(?:of|on|in|with|between|for|to|by|at|over|about|against|from|that)"
ABOUT = "(?:of|on|with|between|for|to|over|about|against|that)"
GAP = "…"
Shorten = Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand by themselves.

    Attributes:
        words: as they are printed; what is left out on either side is marked.
        evidence: where they stand.
    """

    words: str
    evidence: Evidence


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the beginnings by which words of one stem are known; short words have none.

    >>> sorted(stems_of(["Banned", "banning", "ban"]))
    ['banne', 'banni']
    """
    return frozenset(one[:STEM].casefold() for one in words if len(one) >= STEM)


class _Pointing:
    """Words that point back, as ``wording/passages.toml`` lists them."""

    def __init__(self, told: dict[str, list[str]]) -> None:
        self.pronouns = frozenset(told["pronouns"])
        self.objects = frozenset(told["objects"])
        self.openings = frozenset(told["openings"])
        self.likening = frozenset(told["likening"])
        self.known = frozenset(told["known"])
        self.ties = tuple(sorted(told["ties"], key=len, reverse=True))
        self.counters = tuple(f"{one}," for one in told["counters"])
        self.sayings = re.compile(
            rf"\b(?:{'|'.join(told['made'])}) the (?:{'|'.join(told['sayings'])})\b(?! {ABOUT}\b)"
        )
        self.pairs = _any_of(told["pairs"])
        self.parties = _any_of(told["parties"])
        self.things = _any_of(f"the {one}" for one in told["things"])
        self.anywhere = re.compile(rf"\b(?:{'|'.join(told['anywhere'])})\b")
        self.meetings = re.compile(rf"\b(?:{'|'.join(told['meetings'])})\b")

    @classmethod
    @cache
    def load(cls) -> "_Pointing":
        path = files("dragoman.data") / "wording" / "passages.toml"
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some words that nothing behind them explains."""
    return re.compile(rf"\b(?:{'|'.join(words)})\b(?! {WITH}\b)")


def passage_of(
    pieces: Iterable[Evidence], shorten: Shorten, shown: Callable[[str], bool]
) -> Passage | None:
    """Return the best of the pieces of evidence that can be read by itself; None where none can.

    A sentence goes before a headline, an earlier sentence of a document before a later one.

    Args:
        pieces: that prove an act, the first before all others.
        shorten: gives the clause that tells the act, at most so many characters long.
        shown: tells whether words name who acts.
    """
    ranked = sorted(
        enumerate(pieces), key=lambda one: (not is_sentence(one[1].quote), one[1].start, one[0])
    )
    for _, piece in ranked:
        words = standing(piece.quote, first=piece.start < FIRST)
        if words and shown(words):
            short = words if len(words) <= LONGEST else shorten(words, LONGEST)
            if shown(short) and not short.startswith(GAP):
                return Passage(short, piece)
    return None


def tells_of_meeting(quote: str) -> bool:
    """Return whether words speak of a meeting, visit or call, and not only of what is discussed.

    >>> tells_of_meeting("Chile held talks with Peru"), tells_of_meeting("Chile discusses bans")
    (True, False)
    """
    return bool(_Pointing.load().meetings.search(plain_text(quote).casefold()))


def is_sentence(quote: str) -> bool:
    """Return whether words end as a sentence does."""
    return quote.rstrip("\"'”’) ").endswith((".", "!", "?"))


def standing(quote: str, *, first: bool) -> str | None:
    """Return a sentence without what ties it to the one before; None where it needs that one.

    Args:
        quote: the sentence.
        first: whether a document begins with it.

    >>> standing("But Chile barred all fruit of Peru.", first=False)
    'Chile barred all fruit of Peru.'
    >>> standing("It barred all fruit.", first=False) is None
    True
    >>> standing("In 2007, he broke with the president.", first=False) is None
    True
    """
    pointing = _Pointing.load()
    line = _untied(plain_text(quote).strip("\"“”' "), pointing)
    body = _body(line, pointing)
    words = WORD.findall(body)
    if len(words) < FEW_WORDS or line.count('"') % 2 or line.count("“") != line.count("”"):
        return None
    if words[0].casefold() in pointing.pronouns:
        return None
    return None if not first and _points(line, body, words, pointing) else line


def _points(line: str, body: str, words: list[str], pointing: _Pointing) -> bool:
    """Return whether words point back to what stands before the sentence."""
    names_it = any(word[:1].isupper() for word in words[1:4])
    if words[0].casefold() == "the" and words[1].casefold() not in pointing.known and not names_it:
        return True
    opening = {word.casefold() for word in WORD.findall(line[: len(line) - len(body)])}
    early = {word.casefold() for word in words[:EARLY]}
    if opening & pointing.likening or early & pointing.objects:
        return True
    low = line.casefold()
    if pointing.anywhere.search(low) or pointing.sayings.search(low):
        return True
    for pattern, needed in ((pointing.pairs, PAIR), (pointing.parties, 1)):
        found = pattern.search(low)
        if found and _names(line[: found.start()], pointing) < needed:
            return True
    return any(
        low.find(found[0].removeprefix("the ").rstrip("s")) == found.start() + len("the ")
        for found in pointing.things.finditer(low)
    ) or not _names(body, pointing)


def _names(text: str, pointing: _Pointing) -> int:
    """Return how many words begin with a large letter; the first only where it is no small word."""
    first, *rest = [match[0] for match in WORD.finditer(text)] or [""]
    small = pointing.pronouns | pointing.openings | {"the", "a", "an"}
    return sum(word[:1].isupper() for word in rest) + (
        bool(first) and first.casefold() not in small
    )


def _untied(line: str, pointing: _Pointing) -> str:
    """Return a sentence without a word that ties it to the one before."""
    low = line.casefold()
    for tie in (*pointing.ties, *pointing.counters):
        if low.startswith((f"{tie},", tie if tie.endswith(",") else f"{tie} ")):
            rest = line[len(tie) :].lstrip(", ")
            return rest[:1].upper() + rest[1:]
    return line


def _body(line: str, pointing: _Pointing) -> str:
    """Return the sentence after an opening that ends with a comma."""
    opening = WORD.match(line)
    comma = line.find(", ")
    if opening and opening[0].casefold() in pointing.openings and 0 < comma < LONGEST_OPENING:
        return line[comma + 2 :]
    return line
