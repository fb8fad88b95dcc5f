"""The clause of a passage that tells an act: what is quoted where a sentence says too little."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.annotate.parser.inflection import Inflections
from dragoman.data.tables import read_table
from dragoman.present.wording.words import plain_text, short_text

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
BREAK = re.compile(
    r"(?<=[,;:—–])\s+|\s+(?=(?:while|after|before|but|although|though|which|who|when|whereas)\b)"
)
LEAD = 48  # characters before the act, where its clause alone is too long
GAP = "…"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Clauses:
    """Finds the clause in which an act is told, by the words that the codebook has for it.

    Attributes:
        inflections: dictionary forms of verbs.
        acts: dictionary forms of verbs and nouns, by type and mode ("" for any).
        types: how many types of act each of them may tell.
    """

    inflections: Inflections
    acts: Mapping[Key, frozenset[str]]
    types: Mapping[str, int]

    @classmethod
    @cache
    def load(cls) -> "Clauses":
        """Return what finds clauses by the shipped codebook."""
        acts: defaultdict[Key, set[str]] = defaultdict(set)
        for name in ("codebook/verbs.tsv", "codebook/nouns.tsv"):
            for row in read_table(name):
                for mode in ("", *row["mode"].split(",")):
                    words = row["lemma"].split("|")
                    acts[row["type"], mode].update(word.split()[0] for word in words)
        told = Counter(lemma for (_, mode), found in acts.items() if not mode for lemma in found)
        return cls(
            Inflections.load(), {key: frozenset(all_of) for key, all_of in acts.items()}, told
        )

    def of(self, quote: str, event_type: str, modes: Iterable[str], most: int) -> str:
        """Return the clause of a quote in which an act is told, at most so many characters long.

        What is left out on either side is marked. Where no word of the codebook stands in the
        quote, its beginning is returned.

        >>> told = "The minister, who spoke in Lima, said on Monday that Chile banned all fruit."
        >>> Clauses.load().of(told, "SANCTION", (), 44)
        '… said on Monday that Chile banned all fruit.'
        """
        line = plain_text(quote)
        if len(line) <= most:
            return line
        at = self._act(line, event_type, tuple(modes))
        if at is None:
            return short_text(line, most)
        start, end = _around(line, at, most)
        before = f"{GAP} " if start else ""
        after = f" {GAP}" if end < len(line) else ""
        return f"{before}{line[start:end].strip()}{after}"

    def _act(self, line: str, event_type: str, modes: tuple[str, ...]) -> int | None:
        """Return where the word of an act stands: by its modes, else by its type.

        Of several the one that tells fewest types of act, then the first.
        """
        for mode in (*modes, ""):
            wanted = self.acts.get((event_type, mode), frozenset())
            found = []
            for word in WORD.finditer(line):
                form = word[0].lower()
                lemma = form if form in wanted else self.inflections.lemma(form)
                if lemma in wanted:
                    found.append((self.types[lemma], word.start()))
            if found:
                return min(found)[1]
        return None


def _around(line: str, at: int, most: int) -> tuple[int, int]:
    """Return the span of the clause around a word, with its neighbours as far as they fit."""
    breaks = [match.end() for match in BREAK.finditer(line)]
    edges = [0, *breaks, len(line)]
    low = max(index for index, edge in enumerate(edges[:-1]) if edge <= at)
    high = low + 1
    if edges[high] - edges[low] > most:
        return _window(line, max(edges[low], at - LEAD), at, most)
    while high + 1 < len(edges) and edges[high + 1] - edges[low] <= most:
        high += 1
    while low > 0 and edges[high] - edges[low - 1] <= most:
        low -= 1
    if edges[high] - edges[low] < most // 2:  # the next clause is too long to stand whole
        return _window(line, edges[low], at, most)
    return edges[low], edges[high]


def _window(line: str, start: int, at: int, most: int) -> tuple[int, int]:
    """Return a span of whole words that begins shortly before a word."""
    if start and line[start - 1] != " ":
        start = line.find(" ", start, at) + 1 or at
    end = min(start + most, len(line))
    if end < len(line) and line[end] != " ":
        cut = line.rfind(" ", at + 1, end)
        end = cut if cut > at else end
    return start, end
