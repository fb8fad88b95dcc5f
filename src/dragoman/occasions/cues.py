"""What a sentence says became of the occasions that it names: "postponed the talks"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.occasions.vocabulary import Pattern, Vocabulary
from dragoman.records.occasions import Stage

Span = tuple[int, int]
WORD: Pattern = re.compile(r"[\w'’]+(?:-\w+)*")
# Reaches in words, not swept.
CLOSE = 3  # words between "delayed" and what it describes in "the delayed second round"
BESIDE = 6  # words between "on the sidelines of" and what is meant
NEAR = 3  # words between a form of "be" and its participle
MOST_KEPT = 4096  # sentences, of each of which several events are told
OFF = (Stage.POSTPONED, Stage.CANCELLED, Stage.REFUSED, Stage.LAPSED)
WISHED = (Stage.AGREED, Stage.PROPOSED, Stage.SCHEDULED)
ORDER = (*OFF, *WISHED)


@dataclass(frozen=True, slots=True)
class NamedOccasion:
    """A name of an occasion in a sentence, with what is said to have become of it.

    Attributes:
        name: the name.
        start: where it begins in its line.
        stages: what is said of it, what ends it first; empty where nothing is.
    """

    name: str
    start: int
    stages: tuple[Stage, ...]

    @property
    def off(self) -> Stage | None:
        """What put an end to it or put it off; None where nothing did."""
        return next((one for one in self.stages if one in OFF), None)


@lru_cache(maxsize=MOST_KEPT)
def told_in(text: str, names: Pattern, known: Vocabulary) -> tuple[NamedOccasion, ...]:
    """Return the occasions that sentences name, each with what is said of it.

    Args:
        text: sentences in lower case, one a line.
        names: what names such occasions.
        known: the words of turns.

    >>> from dragoman.records.occasions import OccasionKind
    >>> known = Vocabulary.load()
    >>> names = known.names[OccasionKind.SUMMIT]
    >>> told = told_in("the summit was called off after the first summit", names, known)
    >>> [str(one.off) for one in told]
    ['cancelled', 'None']
    """
    return tuple(one for line in text.split("\n") for one in _told_in_line(line, names, known))


def _told_in_line(text: str, names: Pattern, known: Vocabulary) -> Iterator[NamedOccasion]:
    spans = [one.span() for one in names.finditer(text)]
    kept = [one for one in spans if not _beside(text, one[0], known)]
    if not kept:
        return
    stages: dict[Span, set[Stage]] = {span: set() for span in kept}
    for stage, span in _said(text, kept, known):
        stages[span].add(stage)
    for span, found in stages.items():
        yield NamedOccasion(text[slice(*span)], span[0], _ranked(found))


def _ranked(found: set[Stage]) -> tuple[Stage, ...]:
    """Return stages, what ends an occasion first."""
    if len(found) < 2:  # noqa: PLR2004 - nothing to order
        return tuple(found)
    return tuple(one for one in ORDER if one in found)


def _beside(text: str, start: int, known: Vocabulary) -> bool:
    """Return whether an occasion is only where something else took place: "on the margins of"."""
    before = text[:start]
    found = list(known.margins.finditer(before))
    return bool(found) and len(WORD.findall(before[found[-1].end() :])) <= BESIDE


def _said(text: str, names: Sequence[Span], known: Vocabulary) -> Iterator[tuple[Stage, Span]]:
    """Yield the names of which turns are told."""
    begun = set()
    for match in known.before.finditer(text):
        span = match.span()
        begun.add(span[0])
        others = [one for one in names if one[1] <= span[0] or span[1] <= one[0]]
        if _describes(text, span, others, known):
            continue
        within = next((one for one in names if span[0] < one[0] and one[1] < span[1]), None)
        if within:  # "called the talks off"
            found: Span | None = within
        elif _is_passive(text, span[0], known):
            found = _last_before(span, others)
        else:
            found = _next_after(text, span, others, known) or _reached_back(
                text, span, others, known
            )
        if found:
            yield Stage(match.lastgroup or ""), found
    for match in known.after.finditer(text):
        if match.start() not in begun or _is_passive(text, match.start(), known):
            found = _last_before(match.span(), names)
            if found:
                yield Stage(match.lastgroup or ""), found


def _describes(text: str, span: Span, names: Sequence[Span], known: Vocabulary) -> bool:
    """Return whether a word of a turn only describes what follows: "the delayed talks"."""
    before = WORD.findall(text[: span[0]])
    if not before or before[-1].split("-")[-1] not in known.resumed:
        return text[span[0] - 1 : span[0]] == "-"
    after = next((one for one in names if one[0] >= span[1]), None)
    return after is not None and len(WORD.findall(text[span[1] : after[0]])) <= CLOSE


def _is_passive(text: str, start: int, known: Vocabulary) -> bool:
    """Return whether a form of "be" stands before a participle."""
    before = WORD.findall(text[:start])[-NEAR:]
    return any(word in known.passive for word in before)


def _last_before(span: Span, names: Sequence[Span]) -> Span | None:
    return next((one for one in reversed(names) if one[1] <= span[0]), None)


def _next_after(text: str, span: Span, names: Sequence[Span], known: Vocabulary) -> Span | None:
    """Return what stands after a turn and within its reach."""
    after = next((one for one in names if one[0] >= span[1]), None)
    if after is None:
        return None
    between = WORD.findall(text[span[1] : after[0]])
    within = len(between) <= known.reach and not known.stops.intersection(between)
    return after if within and ";" not in text[span[1] : after[0]] else None


def _reached_back(text: str, span: Span, names: Sequence[Span], known: Vocabulary) -> Span | None:
    """Return what stands before a turn and near it: "the trip that he put off"."""
    before = _last_before(span, names)
    if before is None:
        return None
    between = WORD.findall(text[before[1] : span[0]])
    relative = {"that", "which", "it", "them"} & set(between)
    return before if relative and len(between) <= known.reach else None
