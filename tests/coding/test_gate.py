"""What is left unparsed: pages of other subjects, sentences with nobody in them, nothing."""

from collections.abc import Callable

import pytest

from dragoman.annotate.parser.parse import Parser
from dragoman.codebook.codebook import Codebook
from dragoman.codebook.genre import genre_of
from dragoman.coding.gate import Gate, Plan
from dragoman.entities.resolve import EntityResolver
from dragoman.errors import UsageError
from dragoman.pipeline import Pipeline
from dragoman.records import Annotated, Document, Reason, Segment, SegmentKind

MATCH = (
    "Togo beat Mali 2-1 in the stadium after extra time. The striker scored with a header from the "
    "corner. Mali attacked down the left and their goalkeeper saved a penalty. The coach praised "
    "the defence and the fans."
)
TALKS = (
    "Chile's foreign minister summoned the Peruvian ambassador over troops at the border. Rain had "
    "fallen all night. They recalled an envoy."
)
Planner = Callable[[str, str], Plan]


@pytest.fixture
def plan(parser: Parser, codebook: Codebook) -> Planner:
    """Say what of a text is to be parsed at a level of the gate."""

    def run(level: str, text: str) -> Plan:
        document = Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))
        gate = Gate.load(level, codebook.genres)
        assert gate is not None
        return gate.plan(text, tuple(parser.split(document)))

    return run


@pytest.mark.parametrize("level", ["page", "sentence"])
def test_a_match_is_not_parsed(plan: Planner, level: str) -> None:
    """All of its sentences are spared."""
    told = plan(level, MATCH)
    assert (told.subject, told.unparsed) == ("football", 4)


def test_politics_is_parsed_whole(plan: Planner) -> None:
    """The gate of pages leaves the sentences of others alone."""
    told = plan("page", TALKS)
    assert (told.subject, told.unparsed, len(told.splits)) == ("", 0, 3)


def test_a_sentence_without_anybody_is_spared_where_asked(plan: Planner) -> None:
    """Rain is nobody; "they" are somebody."""
    told = plan("sentence", TALKS)
    assert [split.parse for split in told.splits] == [True, False, True]
    assert told.unparsed == 1


def test_levels(codebook: Codebook) -> None:
    """None is no gate; what is no level is refused with those that are."""
    assert Gate.load("none", codebook.genres) is None
    with pytest.raises(UsageError, match="none, page, sentence"):
        Gate.load("all", codebook.genres)


def test_nothing_is_planned_of_nothing(plan: Planner) -> None:
    """A document without sentences is not one of another subject."""
    assert plan("page", "") == Plan(())


@pytest.mark.parametrize("text", [MATCH, TALKS, f"{TALKS} {MATCH}"])
def test_surface_words_score_as_parsed_ones_do(
    parser: Parser, codebook: Codebook, text: str
) -> None:
    """On plain text the forms of words are looked up as their dictionary forms are."""
    document = Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))
    gate = Gate.load("page", codebook.genres)
    assert gate is not None
    parsed = Annotated(document, tuple(parser.sentences(document)), (), ())
    surface = gate.genre(text, tuple(parser.split(document)))
    assert surface.is_political == genre_of(parsed, codebook.genres).is_political
    assert surface.name == genre_of(parsed, codebook.genres).name


def test_an_unparsed_sentence_keeps_its_words_and_place(parser: Parser, codebook: Codebook) -> None:
    """It stands where it stood, flat and without names."""
    document = Document("t", TALKS, (Segment(0, len(TALKS), SegmentKind.BODY),))
    gate = Gate.load("sentence", codebook.genres)
    assert gate is not None
    splits = gate.plan(TALKS, tuple(parser.split(document))).splits
    (spared,) = parser.many([document], [splits])
    (whole,) = parser.many([document])
    assert [(one.start, one.end) for one in spared] == [(one.start, one.end) for one in whole]
    assert [spared[0], spared[2]] == [whole[0], whole[2]]
    assert [(t.lemma, t.upos, t.head, t.deprel) for t in spared[1].tokens] == [
        ("rain", "X", -1, "root"),
        *((word, "X", 0, "dep") for word in ("had", "fallen", "all", "night", ".")),
    ]
    assert spared[1].names == ()


def test_the_reader_says_that_a_page_was_not_read(parser: Parser, codebook: Codebook) -> None:
    """It tells nothing, and why."""
    gate = Gate.load("page", codebook.genres)
    reader = Pipeline(parser, EntityResolver.load(), codebook, gate=gate)
    match, talks = reader.process([Document("m", MATCH), Document("t", TALKS)])
    assert (match.is_other, match.unparsed, match.mentions) == (True, 4, ())
    assert [(one.reason, one.steps[0].note) for one in match.rejected] == [
        (Reason.SUBJECT, "the whole document, about football")
    ]
    assert match.rejected[0].sentence.quote == MATCH[: MATCH.index(" The")]
    assert not talks.is_other
    assert talks.events


@pytest.mark.parametrize("words", ["", "2 - 1", "Togo - match", "minister", "- - -"])
def test_any_words_are_weighed(plan: Planner, words: str) -> None:
    """Hyphens at either end of a sentence and sentences of one word are no special case."""
    assert plan("page", words).subject in {"", "sport", "football"}
