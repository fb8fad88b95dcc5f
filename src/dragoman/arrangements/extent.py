"""How far a promise is carried out, as words tell it: in part, or whole.

"40 of the 90 prisoners were freed" and "the withdrawal is under way" keep a promise in part; "the
last of the troops left" keeps it whole. What is only to come tells nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from re import Pattern
from typing import Any

from dragoman.resolve.knowledge import read_toml

PART, WHOLE, BROKEN = "in progress", "kept", "broken"
ANY = "whole"  # the doing that fits agreements of all kinds
REACH = 9
CLOSE = 6
SHRUNK = r"cut|cuts|cutting|reduc\w+|lower\w*|shr[aiu]nk\w*"
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
FAR = 300  # characters: no statement of a newspaper is longer
MOST = 20
LONG = 2000
GAP = r"(?:[\w'’-]+(?:[.,]\d+)*,? ){0,%d}?"


class Doing:
    """The words of what keeps one kind of commitment; each is compiled when first asked for.

    Attributes:
        plain: what the deed makes of the promise where no words tell how far it goes.
        by_party: whether what breaks it counts only where one of the parties is told to do it.
    """

    def __init__(self, written: Mapping[str, str], plain: str | None, *, by_party: bool) -> None:
        """Keep the expressions by name; nearly all texts need the first alone."""
        self._written = written
        self.plain = plain
        self.by_party = by_party

    @cached_property
    def done(self) -> Pattern[str]:
        """Verbs of the deed, and nouns of it."""
        return re.compile(self._written["done"])

    @cached_property
    def things(self) -> Pattern[str]:
        """What it is done to."""
        return re.compile(self._written["things"])

    @cached_property
    def amounts(self) -> Pattern[str]:
        """A number of things."""
        return re.compile(self._written["amounts"])

    @cached_property
    def counted(self) -> Pattern[str]:
        """A number of a greater number of things ("40 of the 90 prisoners")."""
        return re.compile(self._written["counted"])

    @cached_property
    def partly(self) -> Pattern[str]:
        """Words that tell a part."""
        return re.compile(self._written["partly"])

    @cached_property
    def wholly(self) -> Pattern[str]:
        """Words that tell the whole."""
        return re.compile(self._written["wholly"])

    @cached_property
    def begun(self) -> Pattern[str]:
        """Words that tell that it goes on."""
        return re.compile(self._written["begun"])

    @cached_property
    def undoes(self) -> Pattern[str] | None:
        """Verbs of what breaks the promise; None where no such verbs are known."""
        return re.compile(self._written["undoes"]) if "undoes" in self._written else None

    @cached_property
    def undone(self) -> Pattern[str]:
        """What these are done to."""
        return re.compile(self._written["undone"])


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a text tells a deed that keeps a promise, or one that breaks it.

    Attributes:
        start: of the deed's words in the text.
        named: whether a noun alone tells it ("the withdrawal").
        extent: how far it goes; None where that is untold.
        undone: whether it tells what has not been done.
        plain: what the deed makes of the promise where its extent is untold.
        against: whether it is the contrary of what was promised ("closed the crossing").
        by_party: whether that counts only where one of the parties is told to do it.
    """

    start: int
    named: bool
    extent: str | None
    undone: bool
    plain: str | None = None
    against: bool = False
    by_party: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """The text that was read last.

    Attributes:
        low: the text in lower case.
        pieces: its statements with where they begin.
        told: what it tells, by the kind of commitment.
    """

    low: str
    pieces: tuple[tuple[int, str], ...] = ()
    told: dict[str, tuple[Telling, ...]] = field(default_factory=dict)


class Extents:
    """What tells how far promises of all kinds are carried out."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the words.

        Args:
            data: as ``commitments.toml`` has them.
        """
        words = data["extent"]
        self._data = data
        self._made: dict[str, Doing] = {}
        self._read = _Read("")
        self._breaks = re.compile(words["breaks"])
        self._coming = _words(words["coming"])
        self._missing = _words(words["missing"])
        self._failing = _words(words["failing"])
        self._stopping = re.compile(rf"\b(?:{words['stopping']}) (?:\w+ly )?$")
        self._doubtful = _words(words["doubtful"])
        self._slowly = _words(words["slowly"])
        self._over = _words(words["over"])
        self._short_of = re.compile(rf"\b(?:{words['short_of']})\W+(?:\w+ ){{0,2}}?$")

    @classmethod
    def load(cls) -> "Extents":
        """Read the shipped words.

        Raises:
            DataError: the file is missing or damaged.
        """
        return cls(read_toml("commitments.toml"))

    @property
    def clauses(self) -> frozenset[str]:
        """The kinds of commitment that can be kept in part."""
        return frozenset(self._data["doing"])

    def _of(self, clause: str) -> Doing | None:
        """Return the words of a kind; they are put together when first asked for."""
        row = self._data["doing"].get(clause)
        if row is None:
            return None
        if clause not in self._made:
            self._made[clause] = _doing(row, self._data["extent"])
        return self._made[clause]

    def told(self, low: str, clauses: Iterable[str]) -> str | None:
        """Return how far promises of some kinds are carried out by what a text tells.

        Args:
            low: the text in lower case.
            clauses: kinds of commitment.

        >>> Extents.load().told("chad freed 40 of the 90 prisoners", ["prisoners"])
        'in progress'
        """
        for clause in clauses:
            for one in self.tellings(low, clause):
                if one.extent is not None and not one.undone and not one.against:
                    return one.extent
        return None

    def kinds(self, low: str) -> tuple[str, ...]:
        """Return the kinds of commitment whose deeds a text tells, done or yet to be done.

        Args:
            low: the text in lower case.

        >>> Extents.load().kinds("both will scrap their duties on fish")
        ('free trade',)
        """
        return tuple(
            clause
            for clause in self._data["doing"]
            if clause != ANY
            and any(not one.named and not one.against for one in self.tellings(low, clause))
        )

    def amount(self, low: str, clause: str) -> int | None:
        """Return how many things a text tells of, where it is one number; None otherwise.

        Args:
            low: the text in lower case.
            clause: the kind of commitment.

        >>> Extents.load().amount("cuba will free 1,200 political prisoners", "prisoners")
        1200
        """
        doing = self._of(clause)
        if doing is None or doing.counted.search(low[:LONG]):
            return None
        amounts = islice(doing.amounts.finditer(low[:LONG]), MOST)
        found = {self._number(one["amount"], one["scale"]) for one in amounts}
        return found.pop() if len(found) == 1 else None

    def _number(self, amount: str, scale: str | None) -> int | None:
        """Return a number that is told in figures or in words."""
        digits = amount.replace(",", "")
        if not digits[0].isdigit():
            spelt: int | None = self._data["extent"]["numbers"].get(amount)
            return spelt
        return round(float(digits) * SCALES.get(scale or "", 1))

    def tellings(self, low: str, clause: str) -> Iterator[Telling]:
        """Yield where a text tells deeds of a kind, and how far they go.

        Args:
            low: the text in lower case.
            clause: the kind of commitment.
        """
        doing = self._of(clause)
        if doing is None:
            return
        read = self._read
        if read.low != low:  # one sentence is asked about by several readers, of each kind
            read = self._read = _Read(low, tuple(self._pieces(low)))
        if clause not in read.told:
            read.told[clause] = tuple(self._told_in(read.pieces, doing))
        yield from read.told[clause]

    def _told_in(self, pieces: Iterable[tuple[int, str]], doing: Doing) -> Iterator[Telling]:
        """Yield the deeds of a kind that statements tell."""
        for start, whole in pieces:
            for found in islice(doing.done.finditer(whole), MOST):
                named = doing.things.search(_around(whole, found, REACH)) is None
                if not named or found["named"] is not None:
                    yield self._telling(start, whole, found, doing, named=named)
            yield from self._against(start, whole, doing)

    def _telling(
        self, start: int, whole: str, found: re.Match[str], doing: Doing, *, named: bool
    ) -> Telling:
        """Return one deed of a statement, how far it goes, and whether it was undone."""
        first = max(0, found.start() - FAR)
        piece, before = whole[first : found.end() + FAR], whole[first : found.start()]
        undone = any(one.search(before) for one in (self._missing, self._failing))
        undone = undone or self._stops(before, found[0])
        if undone:
            extent = self._undone(piece, before, doing)
        else:
            extent = self._extent(piece, before, found[0], doing)
        open_ = undone or self._coming.search(before)
        plain = None if open_ or found["named"] else doing.plain
        return Telling(start + found.start(), named, extent, undone, plain)

    def _against(self, start: int, whole: str, doing: Doing) -> Iterator[Telling]:
        """Yield where a statement tells the contrary of what was promised."""
        for found in islice(doing.undoes.finditer(whole), MOST) if doing.undoes else ():
            before = whole[max(0, found.start() - FAR) : found.start()]
            if any(one.search(before) for one in (self._coming, self._failing, self._doubtful)):
                continue
            if doing.undone.search(_around(whole, found, CLOSE)) is not None:
                yield Telling(
                    start + found.start(),
                    named=False,
                    extent=BROKEN,
                    undone=False,
                    against=True,
                    by_party=doing.by_party,
                )

    def _pieces(self, low: str) -> Iterator[tuple[int, str]]:
        """Yield the statements of a sentence with where they begin."""
        start = 0
        for found in self._breaks.finditer(low):
            yield start, low[start : found.start()]
            start = found.start()
        yield start, low[start:]

    def _stops(self, before: str, words: str) -> bool:
        """Return whether a deed is told to be given up ("stopped taking back migrants")."""
        first = words.split(maxsplit=1)[0]
        return first.endswith("ing") and self._stopping.search(before) is not None

    def _undone(self, piece: str, before: str, doing: Doing) -> str | None:
        """Return what it makes of a promise that a deed was not done."""
        if self._coming.search(before):
            return None
        if not self._missing.search(before):
            return BROKEN
        return PART if doing.wholly.search(piece) else None

    def _extent(self, piece: str, before: str, words: str, doing: Doing) -> str | None:
        """Return how far a deed goes by the statement that it stands in."""
        if self._coming.search(before):
            return None
        if (counted := doing.counted.search(piece)) is not None:
            return _share(counted["some"], counted["of"])
        if doing.partly.search(piece) or self._slowly.search(piece) or _goes_on(before, words):
            return PART
        if (ending := self._over.search(piece) or doing.wholly.search(piece)) is not None:
            return PART if self._short_of.search(piece[: ending.start()]) else WHOLE
        return PART if doing.begun.search(piece) else None


def _around(piece: str, found: re.Match[str], reach: int) -> str:
    """Return a verb's words with those near it, where stands what it is done to.

    A verb that is one word is no thing ("shipped 300 kilograms").
    """
    first, last = max(0, found.start() - FAR), found.end() + FAR
    before, behind = piece[first : found.start()].split(), piece[found.end() : last].split()
    verb = found[0] if " " in found[0] else "..."
    return " ".join((*before[-reach:], verb, *behind[:reach]))


def _goes_on(before: str, words: str) -> bool:
    """Return whether a verb tells that the deed goes on ("is withdrawing", "being freed")."""
    if re.search(r"\bbeing (?:\w+ly )?$", before):
        return True
    first = words.split(maxsplit=1)[0]
    auxiliary = (
        r"\b(?:is|are|was|were|been|am)(?: (?:\w+ly|now|also|still|already|currently)){0,4} $"
    )
    return first.endswith("ing") and re.search(auxiliary, before) is not None


def _share(some: str, whole: str) -> str:
    """Return whether "some" of "whole" is a part: a lesser number, or other words."""
    numbers = [one.replace(",", "").rstrip(".") for one in (some, whole)]
    if all(one.isdigit() for one in numbers):
        return PART if int(numbers[0]) < int(numbers[1]) else WHOLE
    return PART if some != whole else WHOLE


def _words(words: str) -> Pattern[str]:
    return re.compile(_worded(words))


def _worded(words: str) -> str:
    return rf"\b(?:{words})(?![\w-])"


def _doing(row: Mapping[str, Any], words: Mapping[str, Any]) -> Doing:
    """Return the patterns of one kind of commitment."""
    number, share, things = words["number"], words["share"], row["things"]
    does, nouns, group, last = row["does"], row["nouns"], words["group"], words["last"]
    of = r"(?:out )?of (?:(?:the|its|their|his|her|those|these|all|a total of|some|about) ){0,4}"
    plain = "|".join(words["numbers"])
    percent = r"[\d.]+ ?(?:per ?cent|%)"
    what = rf"(?:{things}|{nouns})\b"
    partly = (
        rf"(?:{number}) {of}{GAP % 3}{what}",
        rf"(?:{share})(?: of)?(?: (?:the|its|their|his|those|these|all)){{0,3}} {GAP % 3}{what}",
        rf"{percent} (?:of )?{GAP % 3}{what}",
        rf"(?:{words['nth']}) {GAP % 3}(?:{group})s?\b",
        *(
            (rf"(?:{SHRUNK}) {GAP % 5}by (?:{share}|{percent}|{number})\b",)
            if "reduc" in does
            else ()
        ),
        rf"(?:{words['limited']}) (?:{number}) {GAP % 3}{what}",
        rf"(?:another|further|additional) (?:{number}) {GAP % 3}{what}",
        rf"(?:{number}) (?:more|other|further) {GAP % 2}{what}",
    )
    wholly = (
        rf"(?:{words['all']}) (?:of )?{GAP % 5}(?:{what}|(?:{group})s?\b)",
        rf"(?:{last}) (?:of )?{GAP % 4}(?:{what}|(?:{group})s?\b|(?:{number})\b)",
    )
    helping = "has|have|had|is|are|was|were|been|being|still|already|now|also|formally|officially"
    begun = (
        rf"(?:{words['begun']}) {GAP % 5}(?:{does}|(?:{nouns})\b)",
        rf"(?:{nouns}),? {GAP % 14}(?:(?:{helping}) ){{0,6}}(?:{words['ongoing']})",
    )
    written = {
        "done": rf"\b(?:(?P<named>(?:{nouns})\b)|{does})",
        "things": _worded(things),
        "amounts": (
            rf"(?<![\d.,])\b(?P<amount>\d+(?:,\d{{3}})*(?:\.\d+)?|{plain})"
            rf"(?: (?P<scale>thousand|million|billion))? {GAP % 3}(?:{things})\b"
        ),
        "counted": rf"\b(?P<some>{number}) {of}(?P<of>{number}) {GAP % 3}{what}",
        "partly": rf"\b(?:{'|'.join(partly)})",
        "wholly": rf"\b(?:{'|'.join(wholly)})",
        "begun": rf"\b(?:{'|'.join(begun)})",
        "undone": _worded(row.get("undone", things)),
    }
    if "undoes" in row:
        written["undoes"] = rf"\b(?:{row['undoes']})"
    return Doing(written, row.get("plain"), by_party=bool(row.get("by_party", False)))
