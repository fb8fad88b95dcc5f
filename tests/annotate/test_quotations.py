"""Who says what, in sentences parsed by the shipped model."""

import pytest

from dragoman.annotate.parser.parse import Parser
from dragoman.annotate.quotations.cues import cues
from dragoman.annotate.quotations.find import find_quotations
from dragoman.records import Document, Quotation


def words(text: str, found: Quotation) -> tuple[str | None, ...]:
    """Return source, cue, content and outlet in words."""
    spans = (found.source, found.cue, found.content, found.through)
    return tuple(None if span is None else text[span[0] : span[1]] for span in spans)


CASES = [
    (
        "The ministry said that two ships had left.",
        ("The ministry", "said", "two ships had left", None),
    ),
    (
        "According to Kenyan officials, the border will open in May.",
        ("Kenyan officials", "According to", "the border will open in May", None),
    ),
    (
        "“We shall vote,” the senator said.",
        ("the senator", "said", "We shall vote", None),
    ),
    (
        "Oman accused its neighbour of moving the posts.",
        ("Oman", "accused", "its neighbour of moving the posts", None),
    ),
    (
        "The agency quoted an officer as saying the drill would last ten days.",
        ("an officer", "quoted", "the drill would last ten days", "The agency"),
    ),
    (
        "The minister is said to have resigned.",
        (None, "said", "to have resigned", None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_kinds_of_speech(parser: Parser, text: str, expected: tuple[str | None, ...]) -> None:
    """Direct and indirect speech, charges, chains and hearsay are found with their spans."""
    document = Document("d", text)
    found = find_quotations(document, parser.sentences(document))
    assert [words(text, each) for each in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Seoul should ask Beijing to help.",
        "The spokesman did not say whether it was true.",
        "They marked a “new milestone” in their work.",
        "The ministry declined to comment.",
    ],
)
def test_what_is_no_speech(parser: Parser, text: str) -> None:
    """Advice, silence and words quoted in passing have no content."""
    document = Document("d", text)
    assert find_quotations(document, parser.sentences(document)) == ()


def test_every_cue_class_has_verbs() -> None:
    """The lexicon is whole, and asks for no class that it lacks."""
    lexicon = cues()
    assert {"say", "urge", "deny", "suspect", "accuse", "ask"} <= {
        entry.name for entry in lexicon.verbs.values()
    }
    assert lexicon.class_of("accuse") == "accuse"
    assert lexicon.class_of("walk") is None
