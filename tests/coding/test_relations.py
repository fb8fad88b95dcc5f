"""The relation classifier on the shipped model."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotate.parser.pieces import CLS, SEP
from dragoman.annotate.parser.tokens import TokenRules
from dragoman.coding.heads.marking import SOURCE_OPEN, TARGET_OPEN, mark
from dragoman.coding.heads.relations import RelationClassifier, RelationRequest
from dragoman.errors import UsageError
from dragoman.settings import Settings

TEXT = "The government of Freedonia accused Sylvania of shelling its border posts on Monday."
REQUESTS = (
    RelationRequest(TEXT, ((0, 27),), ((36, 44),)),
    RelationRequest(TEXT, ((36, 44),), ()),
    RelationRequest(TEXT, (), ()),
    RelationRequest("Freedonia and Sylvania held talks.", ((0, 9), (14, 22)), ()),
    RelationRequest(TEXT * 60, ((0, 27),), ((36, 44),)),
)


@pytest.fixture(scope="module")
def classifier() -> RelationClassifier:
    """The shipped classifier."""
    return RelationClassifier.load()


def test_a_plain_accusation(classifier: RelationClassifier) -> None:
    """An accusation between two states."""
    (scores,) = classifier.classify(REQUESTS[:1])
    assert scores.best[0] == "ACCUSE"
    assert len(scores.types) == 17
    for table in (scores.types, scores.acts, scores.statuses, scores.modes):
        assert sum(table.values()) == pytest.approx(1, abs=0.01)


def test_the_batch_changes_nothing(classifier: RelationClassifier) -> None:
    """Alone, together, reversed, in other batches, with more threads: the same scores."""
    many = [*REQUESTS] * 2
    together = classifier.classify(many)
    assert together[: len(REQUESTS)] == [classifier.classify([r])[0] for r in REQUESTS]
    assert classifier.classify(many[::-1])[::-1] == together
    other = RelationClassifier.load(replace(Settings(), batch_sentences=2, threads=2))
    assert other.classify(many) == together


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (-1, 4), (0, 10_000)])
def test_impossible_spans_are_refused(
    classifier: RelationClassifier, span: tuple[int, int]
) -> None:
    """Empty, reversed or outside spans are clear errors."""
    with pytest.raises(UsageError, match="span"):
        classifier.classify([RelationRequest(TEXT, (span,), ())])


def test_too_long_a_text_is_refused(classifier: RelationClassifier) -> None:
    """A book is not a sentence."""
    with pytest.raises(UsageError, match="characters"):
        classifier.classify([RelationRequest("a " * 20_000, (), ())])


@settings(max_examples=15)
@given(
    text=st.text(min_size=1, max_size=80),
    points=st.lists(st.integers(0, 79), min_size=4, max_size=4),
)
def test_any_text_and_spans(classifier: RelationClassifier, text: str, points: list[int]) -> None:
    """Spans that overlap, cut words or hold only white space still give probabilities."""
    size = len(text)
    source = (min(points[0], size - 1), min(max(points[0], points[1]) + 1, size))
    target = (min(points[2], size - 1), min(max(points[2], points[3]) + 1, size))
    (scores,) = classifier.classify([RelationRequest(text, (source,), (target,))])
    assert sum(scores.types.values()) == pytest.approx(1, abs=0.01)


def test_a_pair_is_marked() -> None:
    """Marks stand around both spans; a span that cuts a word takes all of it."""
    rules = TokenRules.load()
    text = "Oman met Qatar"
    found = mark(text, ((0, 4),), ((10, 14),), rules, lambda word: [100 + len(word)])
    assert found.ids == (CLS, SOURCE_OPEN, 104, 2, 103, TARGET_OPEN, 105, 4, SEP)
    assert found.roles == (0, 4, 1, 5, 0, 6, 2, 7, 0)
    assert (found.sources, found.targets) == ((1,), (5,))
    assert mark(text, (), (), rules, lambda word: [100 + len(word)]).ids == (
        CLS,
        104,
        103,
        105,
        SEP,
    )
