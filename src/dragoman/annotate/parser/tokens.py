"""Text to words: spans of characters, cut as English treebanks cut them.

Invariant: spans are in order, never overlap, never empty, never hold white space or control
characters at their ends, and cover every other character of the text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from importlib import resources

Span = tuple[int, int]
Parts = Generator[Span, None, int]

_APOSTROPHE = "['\u2019\u02bc]"
_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093c-\u094d\u0e31-\u0e4e"
_SUFFIX = "com|org|net|gov|edu|info|pdf|docx?|html?|xlsx?|txt|jpg"
_EMOJI = "[\U0001f000-\U0001faff\u2600-\u27bf]"
_WORD = rf"(?:[^\W_]|[{_MARKS}])(?:\w|[{_MARKS}]|{_APOSTROPHE}(?={_LETTER}))*"

_PATTERN = re.compile(
    rf"""
    (?P<url>(?:https?://|www\.)[^\s<>"\u201c\u201d]+)
  | (?P<mail>[\w.+%-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}})*)
  | (?P<file>[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,3}}\.(?:{_SUFFIX})(?!\w))
  | (?P<host>[a-z]\w{{1,63}}(?:\.[a-z]{{2,63}}){{1,5}}(?!\w))
  | (?P<short>[A-Za-z]/[A-Za-z](?!\w))
  | (?P<tag>[\#@]{_LETTER}\w*)
  | (?P<dotted>(?:{_LETTER}\.){{2,12}}(?!\w))
  | (?P<phone>\+?\d{{1,3}}-\d{{3}}-\d{{3,4}}(?:-\d{{4}})?(?!\w)|\d{{3}}-\d{{4}}(?![\w-]))
  | (?P<date>\d{{1,4}}/\d{{1,2}}(?:/\d{{2,4}})?(?!\w))
  | (?P<time>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d))
  | (?P<number>\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|ST|ND|RD|TH|s|{_APOSTROPHE}s)(?!\w))?)
  | (?P<money>[A-Z]{{1,2}}\$)
  | (?P<clitic>{_APOSTROPHE}(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!\w))
  | (?P<ampersand>[A-Z]{{1,4}}&[A-Z]{{1,4}}(?!\w))
  | (?P<word>{_WORD})
  | (?P<smile>[:;=]-?[()DPp](?!\w))
  | (?P<dots>\.{{2,}}[!?]*|\u2026+)
  | (?P<ends>[!?]+[.!?]*|\.[!?]+)
  | (?P<run>[-=]{{2,}}|\${{2,}}|\*{{2,}}|_{{2,}}|\#{{2,}}|~{{2,}}|<<|>>|``|''|[\u2018\u2019]\u2019)
  | (?P<emoji>{_EMOJI}(?:[\ufe0f\u200d\U0001f3fb-\U0001f3ff]{_EMOJI}?)*)
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
_CONTRACTION = re.compile(rf"(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_SYLLABLE = r"(?:[bcdfghjklmnpqrstwxyz]{0,2}|ts|[cs]h|ky)[aeiouwy]{1,4}(?:n|ng|k|l|m|p|t|r|h)?"
_SYLLABLES = re.compile(rf"{_SYLLABLE}", re.IGNORECASE | re.ASCII)
_LONGEST_NAME = 11  # two syllables and their letters: "Cheong-hyun"
_UNIT = re.compile(r"(\d+(?:[.,]\d+)*)([a-z]{1,4}|[KMB]|AM|PM|GB|MB|TB)$")


@dataclass(frozen=True, slots=True)
class TokenRules:
    """What the tokeniser knows of English; all in lower case and without dots."""

    never_final: frozenset[str]
    small: frozenset[str]
    before_number: frozenset[str]
    months: frozenset[str]
    may_end: frozenset[str]
    prefixes: frozenset[str]
    joined: dict[str, int]

    @classmethod
    def load(cls) -> TokenRules:
        """Rules of the package's data file."""
        text = resources.files("dragoman.data").joinpath("tokens.toml").read_text("utf-8")
        data = tomllib.loads(text)
        short = data["abbreviations"]
        sets = {name: frozenset(value.split()) for name, value in short.items()}
        prefixes = frozenset(data["hyphens"]["prefixes"].split())
        return cls(**sets, prefixes=prefixes, joined=dict(data["joined"]))


def tokenise(text: str, rules: TokenRules, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the words of ``text[start:end]``, in characters of ``text``.

    >>> text = "The U.S. didn't sign. $5bn?"
    >>> [text[a:b] for a, b in tokenise(text, TokenRules.load())]
    ['The', 'U.S.', 'did', "n't", 'sign', '.', '$', '5', 'bn', '?']
    """
    stop = len(text) if end is None else end
    return list(_merge_hyphens(text, list(_pieces(text, rules, start, stop)), rules))


def _pieces(text: str, rules: TokenRules, start: int, stop: int) -> Iterator[Span]:
    at = start
    while at < stop:
        match = _PATTERN.search(text, at, stop)
        if match is None:
            return
        kind = match.lastgroup or "other"
        left, right = match.span()
        if kind == "word":
            right = yield from _word(text, left, right, stop, rules)
        elif kind == "number":
            right = yield from _number(text, left, right, stop)
        elif kind in {"url", "mail"}:
            right = _end_of_address(text, left, right)
            yield left, right
        elif kind != "other" or not _is_control(text[left]):
            yield left, right
        at = right


def _end_of_address(text: str, left: int, right: int) -> int:
    """Return where an address ends: before the punctuation of its sentence."""
    while right > left + 1 and text[right - 1] in ".,;:!?)]}'\"\u2019>":
        right -= 1
    return right


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _word(text: str, left: int, right: int, stop: int, rules: TokenRules) -> Parts:
    """Words of one run of letters; returns where it ended, an abbreviation's dot included."""
    word = text[left:right]
    cut = _CONTRACTION.search(word)
    if cut and cut.start() > 0:
        yield left, left + cut.start()
        yield left + cut.start(), right
        return right
    low = word.lower()
    where = rules.joined.get(low)
    if where and (not word.isupper() or len(word) >= len("CANT")):
        yield left, left + where
        yield left + where, right
        return right
    if right < stop and text[right] == "." and _takes_dot(text, word, right, stop, rules):
        right += 1
    yield left, right
    return right


def _takes_dot(text: str, word: str, at: int, stop: int, rules: TokenRules) -> bool:
    """Whether the dot at ``at`` belongs to ``word`` rather than to its sentence."""
    low = word.lower()
    after = text[at + 1 : min(at + 3, stop)]
    if low in rules.may_end:
        return not after.startswith(".")
    first = after.strip()[:1]
    if not first:
        return bool(after) and _is_never_last(word, rules)
    capital = word[0].isupper()
    if low in rules.never_final:
        return capital or low in rules.small
    if low in rules.before_number:
        return first.isdigit()
    if low in rules.months:
        return capital and _may_follow_month(word, first)
    return _opens_name(after, first) and _is_initial(word)


def _opens_name(after: str, first: str) -> bool:
    """Whether a capital stands behind a space, as the family name after an initial."""
    return after[0].isspace() and first.isupper()


def _is_never_last(word: str, rules: TokenRules) -> bool:
    """Whether a word with a dot ends no sentence: "Mr." and initials, but not the pronoun I."""
    return word.lower() in rules.never_final or (_is_initial(word) and word != "I")


def _is_initial(word: str) -> bool:
    """Whether a word is one capital."""
    return len(word) == 1 and word.isupper()


def _may_follow_month(word: str, first: str) -> bool:
    """Whether what begins so may follow a shortened month; nobody shortens to a whole word."""
    return first.isdigit() or first in ",)" or len(word) <= len("Sept")


def _number(text: str, left: int, right: int, stop: int) -> Parts:
    """A number and the letters glued to it: "5bn" is two words, "3G" and "9th" are one."""
    end = right
    while end < stop and (text[end].isalnum() or text[end] == "_"):
        end += 1
    if end == right:
        yield left, right
        return right
    unit = _UNIT.match(text, left, end)
    if unit and unit.end() == end:
        yield left, unit.end(1)
        yield unit.end(1), end
        return end
    yield left, end
    return end


def _merge_hyphens(text: str, spans: list[Span], rules: TokenRules) -> Iterator[Span]:
    """Join ``pro-Western`` and ``Tae-yul`` again; other hyphens stay words of their own."""
    i, size = 0, len(spans)
    while i < size:
        if (
            i + 2 < size
            and spans[i][1] == spans[i + 1][0]
            and spans[i + 1][1] == spans[i + 2][0]
            and text[spans[i + 1][0] : spans[i + 1][1]] == "-"
        ):
            before = text[spans[i - 1][0] : spans[i - 1][1]] if i else ""
            left, right = text[slice(*spans[i])], text[slice(*spans[i + 2])]
            if _joins(before, left, right, rules):
                yield spans[i][0], spans[i + 2][1]
                i += 3
                continue
        yield spans[i]
        i += 1


def _joins(before: str, left: str, right: str, rules: TokenRules) -> bool:
    if left.lower() in rules.prefixes and right[0].isalpha() and (len(left) > 1 or left in "eE"):
        return True
    named = before[:1].isupper() and before.isalpha()  # the family name of "Kim Jong-un"
    short = len(left) + len(right) <= _LONGEST_NAME
    return named and short and _are_syllables(left, right)


def _are_syllables(left: str, right: str) -> bool:
    """Whether "Jong" and "un" can be the two syllables of a given name."""
    if not (left[:1].isupper() and left[1:].islower() and right.isalpha()):
        return False
    return all(_SYLLABLES.fullmatch(each) is not None for each in (left, right))
