"""The parser on the shipped model: sound spans, trees, and the same answer in any batch."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotate.parser.parse import Parser
from dragoman.records import Document, Segment, SegmentKind, Sentence
from dragoman.settings import Settings

TEXTS = (
    "South Korean Foreign Minister Cho Tae-yul met his Chinese counterpart in Tokyo on Saturday.",
    "No.",
    "Kenya's envoys didn't sign; Ethiopia withdrew its troops after talks collapsed in Doha.",
    "\U0001f600 ok \u4e2d\u56fd \u0645\u0635\u0631 x\u0301 \u200b done",
)


def sentences(parser: Parser, text: str) -> tuple[Sentence, ...]:
    """Sentences of a bare text."""
    return parser.sentences(Document("d", text))


def check(text: str, found: tuple[Sentence, ...]) -> None:
    """Every span points at its word, and every sentence is a tree with one root."""
    for sentence in found:
        assert [t.head for t in sentence.tokens].count(-1) == 1
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert -1 <= token.head < len(sentence.tokens)
            assert token.lemma
        for name in sentence.names:
            assert sentence.start <= name.start < name.end <= sentence.end
            assert 0 <= name.score <= 1
        assert text[sentence.start : sentence.end].strip()


def test_a_plain_sentence(parser: Parser) -> None:
    """Who met whom, read off the tree."""
    (sentence,) = sentences(parser, TEXTS[0])
    words = {t.text: t for t in sentence.tokens}
    met = sentence.tokens.index(words["met"])
    assert words["met"].head == -1
    assert words["met"].lemma == "meet"
    assert "Tense=Past" in words["met"].feats
    assert (words["Minister"].head, words["Minister"].deprel) == (met, "nsubj")
    assert (words["counterpart"].head, words["counterpart"].deprel) == (met, "obj")
    names = {TEXTS[0][n.start : n.end]: n.label for n in sentence.names}
    assert names["Cho Tae-yul"] == "PER"
    assert names["Tokyo"] == "LOC"


@settings(max_examples=40)
@given(text=st.text(max_size=200))
def test_any_text_gives_sound_spans(parser: Parser, text: str) -> None:
    """Emoji, control characters, mixed scripts: never a wrong offset."""
    check(text, sentences(parser, text))


def test_five_thousand_words(parser: Parser) -> None:
    """A sentence of 5,000 words is read in windows."""
    text = "the minister of X-3 met, and " * 700
    found = sentences(parser, text)
    check(text, found)
    assert sum(len(s.tokens) for s in found) > 5000


def test_long_words_stay_within_the_encoder(parser: Parser) -> None:
    """Two hundred words of many pieces each still fit."""
    text = " ".join("Xq\u017eplvw\u00e6zzkrt" + "ouy" * 9 for _ in range(200))
    check(text, sentences(parser, text))


def test_the_batch_changes_nothing(parser: Parser) -> None:
    """Alone, together, in another order, with another batch size: the same records."""
    documents = [Document(str(i), text) for i, text in enumerate(TEXTS * 9)]
    together = parser.many(documents)
    assert together[: len(TEXTS)] == [parser.sentences(d) for d in documents[: len(TEXTS)]]
    assert parser.many(documents[::-1])[::-1] == together
    small = Parser.load(replace(Settings(), batch_sentences=3))
    assert small.many(documents) == together


def test_threads_change_nothing(parser: Parser) -> None:
    """One thread or two: the same records."""
    documents = [Document(str(i), text) for i, text in enumerate(TEXTS * 4)]
    assert Parser.load(replace(Settings(), threads=2)).many(documents) == parser.many(documents)


def test_boilerplate_is_not_read(parser: Parser) -> None:
    """Segments are read one by one, boilerplate not at all."""
    text = "Talks open\nShare this story\nMinisters met."
    segments = (
        Segment(0, 10, SegmentKind.HEADLINE),
        Segment(11, 27, SegmentKind.BOILERPLATE),
        Segment(28, 42, SegmentKind.BODY),
    )
    found = parser.sentences(Document("d", text, segments))
    assert [(s.kind, text[s.start : s.end]) for s in found] == [
        (SegmentKind.HEADLINE, "Talks open"),
        (SegmentKind.BODY, "Ministers met."),
    ]


def test_nothing_to_read(parser: Parser) -> None:
    """An empty text has no sentences."""
    assert sentences(parser, "") == ()
    assert sentences(parser, " \n\t ") == ()
