"""What a passage is about: pages of other subjects, mixed pages, texts too short to judge."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.parser.parse import Parser
from dragoman.codebook.codebook import Codebook
from dragoman.codebook.genre import DOUBT, NEAR, Genre, GenreWords, genre_of, nearby, terms
from dragoman.records import Annotated, Document, Segment, SegmentKind, Sentence, Token

Judge = Callable[[str], Genre]

MATCH = (
    "Togo beat Mali 2-1 in the stadium after extra time. The striker scored with a header from the "
    "corner. Mali attacked down the left and their goalkeeper saved a penalty. The coach praised "
    "the defence and the fans."
)
KITCHEN = (
    "The ambassador of Chile tasted the soup and accused the chef of a crime against garlic. The "
    "Kenyan cooks fried onions and would not surrender their sauce. Dessert was a lemon cake."
)
DIGEST = (
    "Chile's foreign minister summoned the Peruvian ambassador over troops at the border. Peru "
    "rejected the protest and recalled its envoy. The two governments suspended talks on a treaty."
)


@pytest.fixture
def judge(parser: Parser, codebook: Codebook) -> Judge:
    """Say what a text is about."""

    def run(text: str) -> Genre:
        document = Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))
        sentences = tuple(parser.sentences(document))
        return genre_of(Annotated(document, sentences, (), ()), codebook.genres)

    return run


@pytest.mark.parametrize("text", [MATCH, KITCHEN])
def test_other_subjects_tell_nothing(judge: Judge, text: str) -> None:
    """Neither a match nor a contest of cooks in which an ambassador sits."""
    genre = judge(text)
    assert not genre.is_political
    assert genre.name not in {"politics", "office"}


def test_politics_may_tell(judge: Judge) -> None:
    """Each sentence of a report on two governments."""
    genre = judge(DIGEST)
    assert genre.is_political
    assert all(genre.may_tell(number) for number in range(len(genre.scores)))


def test_mixed_pages_are_judged_by_passage(judge: Judge) -> None:
    """A round-up keeps its political item and drops its sport."""
    genre = judge(f"{DIGEST} {MATCH}")
    assert genre.may_tell(0)
    assert genre.may_tell(1)
    assert not genre.may_tell(len(genre.scores) - 1)
    assert not genre.may_tell(len(genre.scores) - 2)


def test_one_plain_sentence_gets_the_benefit_of_the_doubt(judge: Judge) -> None:
    """No listed word speaks for or against it."""
    assert judge("Latvia asked Estonia.").is_political


def test_nothing_is_about_nothing() -> None:
    """A document without sentences tells no events."""
    empty = Annotated(Document("t", ""), (), (), ())
    assert not genre_of(empty, GenreWords(bias=1.0)).is_political


def test_furniture_is_not_weighed() -> None:
    """A list of links to the sports pages does not make a sports page."""
    token = Token(0, 5, "match", "match", "NOUN", "", -1, "root")
    words = GenreWords({"match": -9.0}, {"match": "sport"}, 1.0)
    for kind, score in ((SegmentKind.BOILERPLATE, 1.0 + DOUBT), (SegmentKind.BODY, -17.0 + DOUBT)):
        sentence = Sentence(0, 5, kind, (token,))
        annotated = Annotated(Document("t", "match"), (sentence,), (), ())
        assert genre_of(annotated, words).scores == (score,)


def test_terms_join_words_and_scores(parser: Parser) -> None:
    """Two words in a row, with or without a hyphen, and the score of a match."""
    text = "The foreign ministers watched a semi-final that ended 3-1."
    document = Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))
    (sentence,) = parser.sentences(document)
    assert {"foreign-minister", "semi-final", "#score", "watch"} <= set(terms(sentence))


def test_shipped_words_are_sound(codebook: Codebook) -> None:
    """Each has a subject and a weight that one word alone cannot decide a page with."""
    words = codebook.genres
    assert words.weights.keys() == words.subjects.keys()
    assert all(word == word.lower() and not word.isspace() for word in words.weights)
    assert max(map(abs, words.weights.values())) < 5


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=9), st.data())
def test_what_stands_nearer_counts_more(own: list[float], data: st.DataObject) -> None:
    """What a sentence is worth never exceeds the shares of those within reach."""
    number = data.draw(st.integers(0, len(own) - 1))
    reach = max(map(abs, own)) * (NEAR[0] + 2 * sum(NEAR[1:]))
    assert abs(nearby(own, number)) <= reach + 1e-9
    alone = [0.0] * len(own)
    alone[number] = own[number]
    assert nearby(alone, number) == pytest.approx(own[number] * NEAR[0])


def test_below_the_line_a_sentence_may_tell_what_the_heads_see() -> None:
    """A crime story is no round of golf."""
    near, far = Genre("crime", (-0.4,)), Genre("sport", (-3.0,))
    assert (near.may_tell(0), near.may_tell_if_heard(0), near.is_other) == (False, True, False)
    assert (far.may_tell(0), far.may_tell_if_heard(0), far.is_other) == (False, False, True)
    mixed = Genre("crime", (0.1, -1.0))
    assert (mixed.may_tell_if_heard(1), mixed.is_other) == (True, False)
    assert Genre("crime", (-1.0,)).is_other
