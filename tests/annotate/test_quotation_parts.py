"""The parts of finding quotations, each by itself, on trees of the shipped parser."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.parser.parse import Parser
from dragoman.annotate.quotations.content import content_of, infinitive
from dragoman.annotate.quotations.cues import cues
from dragoman.annotate.quotations.direct import direct, quoted_spans
from dragoman.annotate.quotations.indirect import cue_span, first_person, indirect, source_of
from dragoman.annotate.quotations.spans import comma_between, trim
from dragoman.records import Document, Segment, SegmentKind, Sentence
from dragoman.syntax.tree import Tree

Parse = Callable[[str], Tree]


@pytest.fixture(scope="module")
def parse(parser: Parser) -> Parse:
    """From one sentence to its tree."""

    def make(text: str) -> Tree:
        (sentence,) = parser.sentences(Document("d", text))
        return Tree(sentence)

    return make


def at(tree: Tree, word: str) -> int:
    """Return the place of a word."""
    return next(index for index, token in enumerate(tree.tokens) if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The ministry said that two ships had left.", "said", "two ships had left"),
        ("Two ships had left, the ministry said.", "said", "Two ships had left"),
        ("Kenya urged Uganda to open the border.", "urged", "Uganda to open the border"),
        ("Oman accused Qatar of moving the posts.", "accused", "Qatar of moving the posts"),
        ("Kenya vowed to defend its border.", "vowed", "to defend its border"),
        ("The envoy called for a truce.", "called", "a truce"),
        ("The envoy denied meeting the rebels.", "denied", "meeting the rebels"),
        ("The envoy spoke.", "spoke", None),
    ],
)
def test_content_of_a_verb_of_saying(
    parse: Parse, text: str, verb: str, expected: str | None
) -> None:
    """A clause, an infinitive, a charge, a thing; nothing where nothing is said."""
    tree = parse(text)
    entry = cues().verbs.get(tree.lemma(at(tree, verb)))
    found = None if entry is None else content_of(tree, at(tree, verb), entry)
    assert (found and text[slice(*found[0])]) == expected


def test_the_preposition_belongs_to_the_cue(parse: Parse) -> None:
    """In "called for a truce" the cue is "called for"."""
    text = "The envoy called for a truce."
    tree = parse(text)
    found = content_of(tree, at(tree, "called"), cues().verbs["call"])
    assert found is not None
    assert text[slice(*cue_span(tree, at(tree, "called"), found[1]))] == "called for"
    assert text[slice(*cue_span(tree, at(tree, "called")))] == "called"


def test_the_infinitive_behind_a_verb(parse: Parse) -> None:
    """The verb that "to" marks; none where there is none."""
    tree = parse("Kenya vowed to defend its border.")
    assert infinitive(tree, at(tree, "vowed")) == at(tree, "defend")
    assert infinitive(tree, at(tree, "defend")) is None


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        (
            "The foreign minister of Peru, Ana Rojas, said so.",
            "said",
            "The foreign minister of Peru",
        ),
        ("The envoy, who said it was late, left.", "said", "The envoy"),
        ("The envoy left, saying it was late.", "saying", "The envoy"),
        ("It was announced by the ministry.", "announced", "the ministry"),
    ],
)
def test_who_speaks(parse: Parse, text: str, verb: str, expected: str) -> None:
    """The subject, that of the verb above, the noun of a relative clause, or the agent."""
    tree = parse(text)
    source = source_of(tree, at(tree, verb))
    assert source is not None
    assert text[slice(*source)] == expected


def spoken(text: str, sentence: Sentence) -> list[tuple[str | None, str | None, str]]:
    """Return source, cue and content of the indirect speech of a sentence."""
    return sorted(
        (
            found.source and text[slice(*found.source)],
            found.cue and text[slice(*found.cue)],
            text[slice(*found.content)],
        )
        for found in indirect(sentence)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the envoy, the road is open.",
            [("the envoy", "According to", "the road is open")],
        ),
        ("The road is reportedly open.", [(None, "reportedly", "The road is reportedly open")]),
        (
            "Kenya expressed hope that the road would open.",
            [("Kenya", "expressed hope", "the road would open")],
        ),
        ("The envoy is said to have left.", [(None, "said", "to have left")]),
        ("The envoy did not say that the road was open.", []),
        ("Kenya should ask Uganda to help.", []),
    ],
)
def test_indirect_speech(
    parse: Parse, text: str, expected: list[tuple[str | None, str | None, str]]
) -> None:
    """All of a sentence, and no more."""
    assert spoken(text, parse(text).sentence) == expected


def document(text: str) -> Document:
    """A document of one segment."""
    return Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We shall vote,” he said.", [("We shall vote", True)]),
        ("They marked a “new milestone” in it.", [("new milestone", False)]),
        ('He said: "no" and left.', [("no", True)]),
        ("‘We shall vote,’ he said.", [("We shall vote", True)]),
        ("“We left,” he said, “and we are back.”", [("We left", True), ("and we are back", True)]),
        ("“We shall vote, he said.\n\nThey left.", [("We shall vote, he said", True)]),
    ],
)
def test_words_in_quotation_marks(
    parser: Parser, text: str, expected: list[tuple[str, bool]]
) -> None:
    """Speech, or words quoted in passing; an open mark ends with its paragraph."""
    whole = document(text)
    found = quoted_spans(whole, parser.sentences(whole))
    assert [(text[slice(*one.content)], one.full) for one in found] == expected


def test_one_speaker_goes_on_within_a_paragraph(parser: Parser) -> None:
    """Who spoke before speaks on where nobody else is named; not in the next paragraph."""
    text = "“We shall vote now,” Ana Rojas said. “It is late already.”\n\n“Nobody knows this here.”"
    whole = document(text)
    sentences = parser.sentences(whole)
    found = list(direct(whole, sentences, quoted_spans(whole, sentences)))
    told = [(one.source and text[slice(*one.source)], text[slice(*one.content)]) for one in found]
    assert told == [
        ("Ana Rojas", "We shall vote now"),
        ("Ana Rojas", "It is late already"),
        (None, "Nobody knows this here"),
    ]


MARKED = st.text(alphabet="“”\"‘’«»', .:ab\nAB", max_size=60)


@given(MARKED)
def test_quoted_spans_lie_in_the_text_in_order(parser: Parser, text: str) -> None:
    """The content within its marks, and each within the text."""
    whole = document(text)
    last = 0
    for one in quoted_spans(whole, parser.sentences(whole)):
        assert last <= one.start < one.end <= len(text)
        assert one.start < one.content[0] <= one.content[1] <= one.end
        last = one.start


def test_the_first_person_speaks_for_itself() -> None:
    """What "we" said within a quotation is the speaker's own."""
    words = ("I", "We", "the envoy", "they")
    assert [word for word in words if first_person(word)] == ["I", "We"]


def test_a_phrase_is_cut_at_its_edges(parse: Parse) -> None:
    """Marks at the edges go, those that close within stay."""
    text = "The envoy (of Peru) left, he said."
    tree = parse(text)
    low, high = at(tree, "The"), at(tree, ")")
    assert text[slice(*trim(tree, low, high))] == "The envoy (of Peru)"
    assert text[slice(*trim(tree, low, at(tree, ",")))] == "The envoy (of Peru) left"
    assert comma_between(tree, at(tree, "left"), at(tree, "he"))
    assert not comma_between(tree, at(tree, "he"), at(tree, "said"))
