"""Is a passage about dealings of states at all, or does it only borrow their words?

"Spain attacked down the left" is football, "Peru's ambassador accused the chef" is a feature. What
the words around an act are about decides whether it may be an event: those of its sentence most,
those of the sentences beside it less, those of the whole page a little. So a page of sport tells
no events, a round-up keeps its political items, and a match report keeps the paragraph in which a
ministry withdraws the team.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from dragoman.records import Annotated, SegmentKind, Sentence

POLITICS = "politics"
READ = frozenset({SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.CAPTION})
# Chosen, not fitted: on 92 development articles, which the words were weighed on, nothing moves (F1
# .777, no event on 14 pages of other subjects) for NEAR (1), (1, .3, .1) or (1, 1, 1), PAGE .5 to 2
# and DOUBT 0 to 4.
NEAR = (1.0, 0.6, 0.3)
PAGE = 1.0
DOUBT = 2.0  # a text of one sentence shows little of what it is about
# How far below the line a sentence may stand in which the heads see an act: real pages tell of
# states in words that our own pages, which the words were weighed on, do not have. With 0, 1, 2, 3
# and no line at all, types of the newswire (dev, by sentence) have .623, .633, .645, .646 and .646
# of F1, its 36 stories without politics 11, 12, 13, 13 and 14 events, and the 36 development pages
# of other subjects 0, 0, 0, 5 and 122.
LENIENCE = 2.0
# The same for a page on which no sentence stands above the line. With 0, .5, 1 and 2 types of the
# newswire have .681, .683, .685 and .685 of F1, whole events .378, .380, .381 and .381; from 1 on
# our unseen articles without politics tell events, which the gate forbids.
PAGE_LENIENCE = 0.5
SCORE = "#score"
BIAS = "#bias"


@dataclass(frozen=True, slots=True)
class GenreWords:
    """Which words tell what a passage is about, and how strongly.

    Attributes:
        weights: by word; above zero speaks for dealings of states, below for another subject.
        subjects: the subject of each word, for explanations.
        bias: what a passage without any of the words is worth.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)
    bias: float = 0.0


@dataclass(frozen=True, slots=True)
class Genre:
    """What a document is about, sentence by sentence.

    Attributes:
        name: the subject whose words weigh most on the page.
        scores: one for each sentence; above zero where it may tell events.
    """

    name: str
    scores: tuple[float, ...]

    @property
    def is_political(self) -> bool:
        """Whether any sentence may tell events."""
        return any(score > 0 for score in self.scores)

    @property
    def is_other(self) -> bool:
        """Whether no sentence may tell events, whatever the heads see in it."""
        return not any(score > -PAGE_LENIENCE for score in self.scores)

    def may_tell(self, sentence: int) -> bool:
        """Return whether the sentence of a number may tell events."""
        return self.scores[sentence] > 0

    def may_tell_if_heard(self, sentence: int) -> bool:
        """Return whether it may tell those that the heads see as well."""
        return self.scores[sentence] > -LENIENCE


def genre_of(annotated: Annotated, words: GenreWords) -> Genre:
    """Return what a document is about.

    Args:
        annotated: the document.
        words: the words that tell.
    """
    met = [
        frozenset(terms(sentence)) & words.weights.keys() if sentence.kind in READ else frozenset()
        for sentence in annotated.sentences
    ]
    return weighed(met, sum(sentence.kind in READ for sentence in annotated.sentences), words)


def weighed(met: Sequence[frozenset[str]], read: int, words: GenreWords) -> Genre:
    """Return what a document is about by the listed words that its sentences hold.

    Args:
        met: the words, sentence by sentence.
        read: how many of the sentences are no furniture.
        words: the words that tell.
    """
    page = frozenset[str]().union(*met)
    own = [sum(words.weights[term] for term in sorted(each)) for each in met]
    whole = sum(words.weights[term] for term in sorted(page))
    telling = max(1, sum(map(bool, met)))
    common = words.bias + DOUBT / max(1, read) + PAGE * whole / sqrt(telling)
    scores = tuple(common + nearby(own, number) for number in range(len(met)))
    return Genre(_name(page, words), scores)


def nearby(own: Sequence[float], number: int) -> float:
    """Return what a sentence and those beside it are worth, each less the farther it stands."""
    total = NEAR[0] * own[number]
    for distance, weight in enumerate(NEAR[1:], 1):
        if number >= distance:
            total += weight * own[number - distance]
        if number + distance < len(own):
            total += weight * own[number + distance]
    return total


def terms(sentence: Sentence) -> Iterator[str]:
    """Yield the words of a sentence as the lists write them: "match", "foreign-minister", "2-1"."""
    texts = [token.text.lower() for token in sentence.tokens]
    lemmas = [token.lemma.lower() for token in sentence.tokens]
    for number, (text, lemma) in enumerate(zip(texts, lemmas, strict=True)):
        yield text
        yield lemma
        before = number - 1
        if before > 0 and texts[before] == "-":
            before -= 1
            if text.isdigit() and texts[before].isdigit():
                yield SCORE
        if before >= 0:
            yield f"{texts[before]}-{text}"
            yield f"{texts[before]}-{lemma}"


def _name(page: frozenset[str], words: GenreWords) -> str:
    """Return the subject whose words weigh most."""
    totals: dict[str, float] = {POLITICS: 0.0}
    for term in sorted(page):
        subject = words.subjects[term]
        totals[subject] = totals.get(subject, 0.0) + abs(words.weights[term])
    return max(totals, key=lambda subject: totals[subject])
