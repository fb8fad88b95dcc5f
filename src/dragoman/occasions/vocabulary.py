"""The words that tell occasions and what became of them, read once from the package's data."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.data.tables import read_table, split_list
from dragoman.errors import DataError
from dragoman.records.occasions import OccasionKind, Stage
from dragoman.resolve.knowledge import Words, read_toml

Pattern = re.Pattern[str]
NEVER: Pattern = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What ``occasions.toml`` holds, with the levels of ``arrangements.toml``.

    Attributes:
        unofficial: sectors of parties that act for no state.
        names: what names an occasion, by kind.
        talks: what names a meeting or a summit.
        processes: words for what goes on without a day.
        nouns: what names an occasion where no day is told.
        recurring: words for what happens again and again.
        apart: words for parties met one by one.
        margins: words before an occasion on whose margins something else took place.
        scene: words for the occasion in whose course something was decided.
        before: words of turns that stand before what they are said of, or after it in the passive;
            each stage is a group of the pattern, what ends an occasion first.
        after: words that stand after it, in the same way.
        reach: how many words a turn reaches.
        stops: words that end its reach.
        resumed: words before a turn that make it an attribute: "the delayed talks".
        passive: forms of "be".
        old_day: what stands before a day that was given up.
        new_day: what stands before a new day.
        states: names of states, in lower case: a place that is one is less than a town.
        numbers: what may number a session.
        words: levels and numbers.
    """

    unofficial: frozenset[str]
    names: Mapping[OccasionKind, Pattern]
    talks: Pattern
    processes: Pattern
    nouns: Pattern
    recurring: Pattern
    apart: Pattern
    margins: Pattern
    scene: Pattern
    before: Pattern
    after: Pattern
    reach: int
    stops: frozenset[str]
    resumed: frozenset[str]
    passive: frozenset[str]
    old_day: Pattern
    new_day: Pattern
    states: frozenset[str]
    numbers: Pattern
    words: Words

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> "Vocabulary":
        """Return the shipped words; read once.

        Raises:
            DataError: a file is missing or damaged.

        >>> bool(Vocabulary.load().recurring.search("agreed to meet every year"))
        True
        """
        data, words = read_toml("occasions.toml"), Words.load()
        try:
            reach, phrases = data["reach"], data["phrases"]
            return cls(
                unofficial=frozenset(data["unofficial"]),
                names={OccasionKind(kind): _words(some) for kind, some in data["names"].items()},
                talks=_words([*data["names"]["summit"], *data["names"]["meeting"]]),
                processes=_words(phrases["processes"]),
                nouns=_words(phrases["nouns"]),
                recurring=_words(phrases["recurring"]),
                apart=_words(phrases["apart"]),
                margins=_words(phrases["margins"]),
                scene=_words(phrases["scene"]),
                before=_grouped(data["turns"], "before"),
                after=_grouped(data["turns"], "after"),
                reach=reach["words"],
                stops=frozenset(reach["stops"]),
                resumed=frozenset(reach["resumed"]),
                passive=frozenset(reach["passive"]),
                old_day=re.compile(reach["old_day"]),
                new_day=re.compile(reach["new_day"]),
                states=_states(),
                numbers=_words([r"\d{1,3}(?:st|nd|rd|th)", *words.numbers]),
                words=words,
            )
        except (KeyError, ValueError, TypeError, re.error) as error:
            raise DataError(f"occasions.toml is damaged ({error}); reinstall dragoman") from error


def _words(some: Iterable[str]) -> Pattern:
    """Return a pattern for any of some words over lower-case text."""
    found = sorted(some, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(found)})(?!\w)") if found else NEVER


def _grouped(turns: Mapping[str, Mapping[str, list[str]]], key: str) -> Pattern:
    """Return a pattern with a group for each stage that has words."""
    groups = [
        f"(?P<{Stage(name)}>{'|'.join(sorted(each[key], key=len, reverse=True))})"
        for name, each in turns.items()
        if each[key]
    ]
    return re.compile(rf"\b(?:{'|'.join(groups)})(?!\w)")


def _states() -> frozenset[str]:
    """Return the names of states in lower case."""
    rows = read_table("states.tsv")
    names = [name for row in rows for name in (row["name"], *split_list(row["aliases"]))]
    return frozenset(name.lower() for name in names)
