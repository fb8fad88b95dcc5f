"""Text to words of time: each word with its class, ambiguous ones settled by their neighbours."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from dragoman.annotate.times.lexicon import Lexicon
from dragoman.data.words import WordLists

WORDS = WordLists("annotate", "times.tokens")

MIN_YEAR, MAX_YEAR = 1000, 2200
_OPENINGS = frozenset({"", "\n", ".", "!", "?"})
_SHORT_PLURAL = 3
MAX_DAY = 31
_HOLIDAYS = (  # a blank in brackets, since the expression below is a verbose one
    r"(?:New[ ]Year[’']s[ ](?:Day|Eve)|Christmas[ ](?:Day|Eve)|Christmas|Boxing[ ]Day|May[ ]Day"
    r"|Valentine[’']s[ ]Day|Bastille[ ]Day)\b"
)
_WORD = re.compile(
    rf"""
    (?P<plain>(?-i:[a-z]+)(?![\w’'-]))  # most words, first for speed
  | (?P<holiday>{_HOLIDAYS})
  | (?P<iso>\d{{4}}-\d\d-\d\d(?![\d-])|\d{{4}}/\d\d?/\d\d?(?![\d/]))
  | (?P<slash>\d\d?/\d\d?/(?:\d{{4}}|\d\d)(?![\d/])|\d\d?\.\d\d?\.\d{{4}}(?!\d|\.\d))
  | (?P<yearpair>\d{{4}}/\d\d(?![\d/]))
  | (?P<decade>\d{{3}}0[’']?s\b|[’']\d0s\b)
  | (?P<fytoken>FY\s?(?:\d{{4}}|\d\d)\b)
  | (?P<qcode>Q[1-4]\b)
  | (?P<hcode>H[12]\b)
  | (?P<ordn>\d{{1,2}}(?:st|nd|rd|th)\b)
  | (?P<clock>\d\d?[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\d\d?\s?[ap]\.?m\b\.?)
  | (?P<number>\d+(?:[.,]\d+)*)
  | (?P<compound>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-
        (?:one|two|three|four|five|six|seven|eight|nine|first)\b)
  | (?P<short>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec
        |Mon|Tues?|Weds?|Thurs?|Thur?|Fri|Sat|Sun)\b\.?)
  | (?P<initials>(?:[A-Z]\.){{2,}})
  | (?P<poss>[’']s?(?![\w]))
  | (?P<word>[^\W\d_]+)
  | (?P<break>\n\s*)
  | (?P<other>[^\s\w]|\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CASED = frozenset({"holiday", "short", "qcode", "hcode", "fytoken"})
_BEFORE_YEAR = frozenset(
    {"month", "season", "n2", "ordn", "fycode", "qcode", "hcode", "unit", "holiday"}
)


@dataclass(slots=True)
class Words:
    """The words of a text, side by side: lower case, place, class.

    Attributes:
        text: the text.
        low: words in lower case, a full stop of an abbreviation cut off.
        starts: first characters.
        ends: one past the last characters.
        classes: one character a word; rules are regular expressions over it.
        kinds: the class names, as `classes` has them.
        fiscal: whether the text speaks of fiscal years.
    """

    text: str
    low: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[str]
    classes: str = ""
    fiscal: bool = False

    def raw(self, index: int) -> str:
        """Return a word as it stands."""
        return self.text[self.starts[index] : self.ends[index]]

    def near(self, index: int) -> str:
        """Return a word in lower case; empty beyond either end."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def kind(self, index: int) -> str:
        """Return a word's class; empty beyond either end."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""


def words_of(text: str, lexicon: Lexicon) -> Words:
    """Return the words of a text with their classes."""
    words = Words(text, [], [], [], [])
    append_low, append_kind = words.low.append, words.kinds.append
    known = lexicon.classes
    for found in _WORD.finditer(text):
        group = found.lastgroup or "other"
        raw = found.group()
        low = raw.lower()
        if group in _CASED and raw[0].islower():
            group = "word"
        if group in {"plain", "word", "other"}:
            kind = known.get(low, "word")
        elif group == "number":
            kind = _number(low)
        else:
            low, kind = _special(group, low, lexicon)
        append_low(low)
        append_kind(kind)
        words.starts.append(found.start())
        words.ends.append(found.end())
    words.fiscal = "fiscal" in words.kinds
    _settle(words, lexicon)
    codes = lexicon.codes
    words.classes = "".join([codes[kind] for kind in words.kinds])
    return words


def _number(low: str) -> str:
    if not low.isdigit():
        return "word"
    if len(low) == 4:  # noqa: PLR2004 - years have four digits
        return "year"
    if len(low) <= 2 and 1 <= int(low) <= MAX_DAY:  # noqa: PLR2004 - days have one or two
        return "n2"
    return "nbig" if len(low) <= 3 and int(low) else "word"  # noqa: PLR2004 - "300"


def _special(group: str, low: str, lexicon: Lexicon) -> tuple[str, str]:
    if group == "short":
        name = low.rstrip(".")
        return name, "month" if name in lexicon.tables["short_months"] else "weekday"
    if group == "compound":
        return low, "ordw" if low in lexicon.tables["ordinals"] else "nword"
    if group == "holiday":
        return low.replace("’", "'"), "holiday"
    if group == "break":
        return "\n", "stop"
    if group in {"clock", "initials"}:
        return low, "word"
    return low, group


def _settle(words: Words, lexicon: Lexicon) -> None:
    """Take back the class of words that only look like times here."""
    kinds = words.kinds
    for found in lexicon.names.finditer(words.text.lower()):
        low, high = (bisect_left(words.starts, at) for at in found.span())
        kinds[low:high] = ["word"] * (high - low)
    for index, kind in enumerate(kinds):
        if kind in {"month", "weekday"}:
            if not _is_calendar_name(words, index, kind, lexicon):
                kinds[index] = "word"
        elif kind == "year" and not _is_year(words, index, lexicon):
            kinds[index] = "word"


def _is_calendar_name(words: Words, index: int, kind: str, lexicon: Lexicon) -> bool:
    if not words.raw(index)[0].isupper():
        return False
    low = words.low[index]
    following = words.raw(index + 1) if index + 1 < len(words.low) else ""
    if following in lexicon.guards["title_words"]:
        return False
    if low in lexicon.tables["short_months"] or low in lexicon.tables["short_weekdays"]:
        return _is_short_name(words, index, kind)
    return not (kind == "month" and low in WORDS["names_as"] and not _is_month(words, index))


def _is_short_name(words: Words, index: int, kind: str) -> bool:
    """Tell "Mar." and "Sun" from other words: by the dot, or by a number beside it."""
    after, before = words.kind(index + 1), words.kind(index - 1)
    numbered = {"n2", "ordn", "year", "month"}
    if kind == "month" and words.raw(index).endswith("."):
        return True
    if after in numbered or before in {"n2", "ordn"}:
        return True
    return after == "comma" and words.kind(index + 2) in numbered


def _is_month(words: Words, index: int) -> bool:
    """Tell May and March from the verbs and from people's names."""
    if _is_dated_month(words, index) or words.near(index - 1) in WORDS["month_cues"]:
        return True
    after, before = words.kind(index + 1), words.kind(index - 1)
    first = before in {"stop", ""} or words.near(index - 1) in {"“", '"', "("}
    if words.low[index] in {"may", "march"}:
        return first and after in {"colon", "dash", "poss"}
    # "April talks" is a time, "April Jones" a person.
    next_raw = words.raw(index + 1) if index + 1 < len(words.low) else ""
    named = bool(index) and words.raw(index - 1)[:1].isupper() and not first
    return not next_raw[:1].isupper() and not named


def _is_dated_month(words: Words, index: int) -> bool:
    """Tell whether a day, a year or another month stands beside a month."""
    after, before = words.kind(index + 1), words.kind(index - 1)
    if after in {"n2", "ordn", "year"} or before in {"n2", "ordn"}:
        return True
    if after == "comma" and words.kind(index + 2) == "year":
        return True
    return before == "comma" and words.kind(index - 2) == "month"


def _is_year(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Tell a year from a quantity and from a number in a name."""
    before, after = words.near(index - 1), words.near(index + 1)
    guards = lexicon.guards
    if not MIN_YEAR <= int(words.low[index]) <= MAX_YEAR:
        return False
    if before in guards["before_number"] or after in guards["quantities"]:
        return False
    if _stands_in_a_date(words, index):
        return True
    if before in _OPENINGS:
        # a line of its own heads what stands under it
        lone = before in {"", "\n"} and after == "\n"
        return lone or after in guards["after_opening_year"]
    if before not in guards["before_year"]:
        return after in {"’s", "'s", ")"}
    return before in guards["firm_before_year"] or not _is_counted(words, index + 1, lexicon)


def _is_counted(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word is a plural, of which a number before it may say how many."""
    word = words.near(index)
    if len(word) <= _SHORT_PLURAL or not word.endswith("s"):
        return False
    return words.raw(index).islower() and word not in lexicon.guards["no_plurals"]


def _stands_in_a_date(words: Words, index: int) -> bool:
    """Return whether the words beside a number make it a year: "May 2024", "2014-2016"."""
    before, after = words.kind(index - 1), words.kind(index + 1)
    if before in _BEFORE_YEAR or "fiscal" in {before, after}:
        return True
    if before == "comma" and words.kind(index - 2) in {"n2", "ordn", "month"}:
        return True
    joins = after in {"dash", "to"} and words.kind(index + 2) == "year"
    return joins or words.kind(index - 2) == "year"
