"""What need not be parsed: pages about no dealings of states, sentences with nobody in them.

The encoder takes most of the time of reading, and half of what comes in is sport and recipes. The
words of a page as they stand, looked up as `genre` looks up their dictionary forms, tell most such
pages apart for a few microseconds a sentence. Since a surface form can be read in more ways than a
parsed one, a page is left out only where every sentence stays below zero by a margin.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files

from dragoman.annotate.parser.inflection import Inflections
from dragoman.annotate.parser.parse import Split
from dragoman.codebook.genre import READ, SCORE, Genre, GenreWords, weighed
from dragoman.data.own import NOTHING, Own
from dragoman.data.tables import read_table
from dragoman.errors import UsageError
from dragoman.records import SegmentKind

OFF = "none"
PAGE = "page"
SENTENCE = "sentence"
LEVELS = (OFF, PAGE, SENTENCE)
# Swept on the development pages by benchmarks/gate.py.
MARGIN = 2.0
OWN_NAMES = {
    "names": ("names",),
    "organisations": ("name", "aliases"),
    "people": ("person", "names"),
}
NAMES = ("name", "official", "aliases", "adjectives", "nouns", "capitals")
FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a page is to be parsed.

    Attributes:
        splits: its sentences, each marked whether the encoder reads it.
        subject: what the page is about, where that is no dealings of states; else empty.
    """

    splits: tuple[Split, ...]
    subject: str = ""

    @property
    def unparsed(self) -> int:
        """How many sentences the encoder need not read."""
        if self.subject:
            return len(self.splits)
        return sum(not split.parse for split in self.splits)


@dataclass(frozen=True)
class Gate:
    """Decides what the encoder reads; loaded once.

    Attributes:
        words: which words tell what a page is about.
        inflections: verb forms that need no guess.
        somebody: words, in lower case, by which a sentence may speak of states.
        margin: how far below zero every sentence of a page must stand for it to be left out.
        sentences: whether sentences of political pages are judged as well.
    """

    words: GenreWords
    inflections: Inflections
    somebody: frozenset[str] = frozenset()
    margin: float = MARGIN
    sentences: bool = False

    @classmethod
    def load(cls, level: str, words: GenreWords, own: Own = NOTHING) -> "Gate | None":
        """Return the gate of a level; None where all is to be parsed.

        Args:
            level: ``none``, ``page`` or ``sentence``, as in `Settings.gate`.
            words: which words tell what a page is about.
            own: whom a user adds, so that a sentence that names them is read.

        Raises:
            UsageError: there is no such level.
        """
        if level not in LEVELS:
            raise UsageError(f"DRAGOMAN_GATE={level!r} is none of {', '.join(LEVELS)}")
        if level == OFF:
            return None
        somebody = _somebody() | _mine(own) if level == SENTENCE else frozenset[str]()
        return cls(words, Inflections.load(), somebody, sentences=level == SENTENCE)

    def plan(self, text: str, splits: Sequence[Split]) -> Plan:
        """Return what of a page is to be parsed.

        Args:
            text: of the page.
            splits: its sentences.
        """
        genre = self.genre(text, splits)
        if splits and max(genre.scores) <= -self.margin:
            return Plan(tuple(splits), genre.name)
        if not self.sentences:
            return Plan(tuple(splits))
        return Plan(
            tuple(
                split if self._speaks(text, split) else replace(split, parse=False)
                for split in splits
            )
        )

    def genre(self, text: str, splits: Sequence[Split]) -> Genre:
        """Return what a page is about by its words as they stand."""
        met = [
            frozenset(self._terms([text[left:right].lower() for left, right in split.spans]))
            if split.kind in READ
            else frozenset[str]()
            for split in splits
        ]
        return weighed(met, sum(split.kind in READ for split in splits), self.words)

    def _terms(self, words: Sequence[str]) -> Iterator[str]:
        """Yield the listed words and pairs of words that a sentence may hold."""
        weights = self.words.weights
        for number, word in enumerate(words):
            forms = tuple(self._forms(word))
            yield from (form for form in forms if form in weights)
            yield from (pair for pair in self._pairs(words, number, forms) if pair in weights)

    def _pairs(self, words: Sequence[str], number: int, forms: Sequence[str]) -> Iterator[str]:
        """Yield a word's forms behind the word before it, and a score: "cease-fire", "2-1"."""
        before = number - 1
        if before > 0 and words[before] == "-":
            before -= 1
            if words[number].isdigit() and words[before].isdigit():
                yield SCORE
        if before >= 0 and words[before] in self._firsts:
            yield from (f"{words[before]}-{form}" for form in forms)

    def _forms(self, word: str) -> tuple[str, ...]:
        """Return a word and what its dictionary form may be."""
        known = self._known_forms.get(word)
        if known is None:
            if len(self._known_forms) >= MOST_FORMS:
                self._known_forms.clear()
            verb = self.inflections.lemma(word)
            found = (word, *([verb] if verb else ()), *_singulars(word))
            known = self._known_forms[word] = tuple(dict.fromkeys(found))
        return known

    @cached_property
    def _known_forms(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The first words of listed pairs."""
        return frozenset(term.partition("-")[0] for term in self.words.weights if "-" in term)

    def _speaks(self, text: str, split: Split) -> bool:
        """Return whether a sentence may speak of somebody."""
        if split.kind is SegmentKind.HEADLINE:
            return True
        for number, (left, right) in enumerate(split.spans):
            word = text[left:right]
            if word.lower() in self.somebody or (number and word[0].isupper()):
                return True
            if len(word) > 1 and word.isupper():
                return True
        return False


MOST_FORMS = 50_000


def _singulars(word: str) -> Iterator[str]:
    """Yield what the singular of a noun may be."""
    if word.endswith("s") and not word.endswith("ss") and len(word) >= FEWEST_LETTERS:
        yield word[:-1]
        if word.endswith("ies"):
            yield word[:-3] + "y"
        elif word.endswith("es"):
            yield word[:-2]


def _somebody() -> frozenset[str]:
    """Return the words by which a sentence may speak of states, names of states among them."""
    source = files("dragoman.data") / "codebook" / "gate.toml"
    listed = tomllib.loads(source.read_text(encoding="utf-8"))
    return frozenset(word for words in listed.values() for word in words) | _named(
        read_table("states.tsv")
    )


def _mine(own: Own) -> frozenset[str]:
    """Return the words in capitals of the names that a user adds, in lower case."""
    cells = (
        row[column]
        for table, columns in OWN_NAMES.items()
        for row in own.table(table)
        for column in columns
    )
    return frozenset(
        word.lower()
        for cell in cells
        for word in cell.replace(";", " ").split()
        if len(word) >= FEWEST_LETTERS and word[0].isupper()
    )


def _named(rows: Sequence[Mapping[str, str]]) -> frozenset[str]:
    """Return the words in capitals of the names of states, in lower case."""
    return frozenset(
        word.lower()
        for row in rows
        for column in NAMES
        for word in row[column].replace(";", " ").replace("+", " ").split()
        if len(word) >= FEWEST_LETTERS and word[0].isupper()
    )
