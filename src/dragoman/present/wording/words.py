"""The tables that wording is made of, and the smallest pieces of English."""

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from dragoman.data.tables import read_table

ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}
TEENS = range(11, 14)
ARTICLES = ("The ", "A ", "An ")
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Verb:
    """How an act of one kind is told.

    Attributes:
        base: "hold".
        past: "held".
        participle: "held".
        rest: "talks with {to}".
        quoted: whether the sentence says too little without the words of the text.
    """

    base: str
    past: str
    participle: str
    rest: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All tables of wording.

    Attributes:
        verbs: by type, mode ("" for none) and form (``equal``, ``to``, ``alone``).
        tables: what ``words.toml`` holds.
        issues: names of the issues of positions, by id.
    """

    verbs: Mapping[tuple[str, str, str], Verb]
    tables: Mapping[str, Any]
    issues: Mapping[str, str]

    @classmethod
    def load(cls) -> "Words":
        """Return the tables that ship with the package.

        >>> Words.load().verb("CONSULT", ("multilateral",), "equal").past
        'held'
        """
        verbs = {
            (row["type"], _cell(row["mode"]), row["parties"]): Verb(
                row["base"],
                row["past"],
                row["participle"],
                _cell(row["rest"]),
                row["quoted"] == "yes",
            )
            for row in read_table("wording/events.tsv")
        }
        folder = files("dragoman.data")
        text = (folder / "wording" / "words.toml").read_text(encoding="utf-8")
        listed = tomllib.loads((folder / "issues.toml").read_text(encoding="utf-8"))["issue"]
        return cls(verbs, tomllib.loads(text), {one["id"]: one["name"] for one in listed})

    def issue(self, name: str) -> str:
        """Return what an issue is called within a sentence.

        >>> Words.load().issue("trade")
        'trade and economic relations'
        """
        called = self.issues.get(name, plain_text(name.replace("-", " ").replace("_", " ")))
        return called[:1].lower() + called[1:]

    def verb(self, event_type: str, modes: Sequence[str], form: str) -> Verb:
        """Return how an act is told: by the first of its modes that has words, else by its type.

        Args:
            event_type: PLOVER type.
            modes: of the event.
            form: ``equal`` (several, side by side), ``to`` (towards someone) or ``alone``.
        """
        for mode in (*modes, ""):
            found = self.verbs.get((event_type, mode, form))
            if found is not None:
                return found
        return self.verbs[event_type, "", "alone"]


def _cell(value: str) -> str:
    return "" if value == "-" else value


def join_words(words: Sequence[str]) -> str:
    """Return a list as English writes it.

    >>> join_words(["Chile", "Peru", "Bolivia"])
    'Chile, Peru and Bolivia'
    """
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def ordinal(number: int) -> str:
    """Return a number as an ordinal.

    >>> ordinal(11), ordinal(22)
    ('11th', '22nd')
    """
    end = "th" if number % 100 in TEENS else ORDINAL_ENDS.get(number % 10, "th")
    return f"{number}{end}"


def numeral(count: int) -> str:
    """Return a small number in words, a larger one in figures.

    >>> numeral(3), numeral(12)
    ('three', '12')
    """
    return SMALL_NUMBERS[count] if 0 <= count < len(SMALL_NUMBERS) else f"{count:,}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "meeting"), counted(2, "meeting"), counted(2, "body", "bodies")
    ('one meeting', 'two meetings', 'two bodies')
    """
    return f"{numeral(count)} {noun if count == 1 else plural or noun + 's'}"


def plain_text(text: str) -> str:
    r"""Return text on one line, with characters that hide or turn the line around made visible.

    >>> plain_text("a\u202eb\n c")
    'a⟨U+202E⟩b c'
    """
    shown = []
    for letter in text:
        category = unicodedata.category(letter)
        if letter.isspace() or category in ("Zl", "Zp"):
            shown.append(" ")
        elif category in ("Cc", "Cf", "Cs", "Co", "Cn"):
            shown.append("" if letter == "\u00ad" else f"⟨U+{ord(letter):04X}⟩")
        else:
            shown.append(letter)
    return " ".join("".join(shown).split())


def short_text(text: str, most: int) -> str:
    """Return text on one line, cut at a word where it is longer than `most` characters.

    >>> short_text("The ministers met in the old harbour", 20)
    'The ministers met …'
    """
    line = plain_text(text)
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    cut = kept.rfind(" ")
    return (kept[:cut] if cut > most // 2 else kept.rstrip()) + " …"


def capital(text: str) -> str:
    """Return text with its first letter large.

    >>> capital("the United States")
    'The United States'
    """
    return text[:1].upper() + text[1:]


def within(text: str) -> str:
    """Return words as they stand within a sentence: an article that began one is small.

    >>> within("The ministers"), within("Thailand")
    ('the ministers', 'Thailand')
    """
    return text[:1].lower() + text[1:] if text.startswith(ARTICLES) else text
