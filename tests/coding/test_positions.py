"""Which way speakers lean on which issue."""

from datetime import date

import pytest

from dragoman.annotate.parser.parse import Parser
from dragoman.annotate.quotations.find import find_quotations
from dragoman.annotate.times import find_times
from dragoman.codebook.issues import issues
from dragoman.coding.positions import positions_of
from dragoman.entities.mention.mentions import Mention
from dragoman.records import Annotated, Document, Party
from loaded import reader

PUBLISHED = date(2025, 3, 25)


@pytest.fixture(scope="module")
def parser() -> Parser:
    """Return the shipped parser."""
    return reader().parser


CASES = [
    ("Kenya said on Monday that the tariffs are unacceptable.", "Kenya", "trade", "against"),
    ("Kenya urged its neighbour to accept a ceasefire.", "Kenya", "war", "calls for"),
    ("Kenya warned that the sanctions could bring famine.", "Kenya", "aid sanctions", "warns of"),
    ("Kenya condemned the missile tests.", "Kenya", "nuclear", "against"),
    ("Kenya spoke of fish without mentioning the nuclear tests.", "Kenya", "nuclear", "silent"),
    ("“We support the peace talks,” Kenya said.", "Kenya", "peace", "for"),
]


@pytest.mark.parametrize(("text", "speaker", "issue", "stance"), CASES)
def test_position(parser, text: str, speaker: str, issue: str, stance: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a fixture
    """What is said, urged, warned of, condemned or passed over is a position with its quote."""
    document = Document("d", text, published=PUBLISHED)
    sentences = parser.sentences(document)
    annotated = Annotated(
        document, sentences, find_times(text, PUBLISHED), find_quotations(document, sentences)
    )
    start = text.index(speaker)
    party = Party("KEN", speaker, country="KEN", sector="GOV")
    mention = Mention(start, start + len(speaker), start, 0, "state", "actor", (party,))
    found = positions_of(annotated, (mention,))
    assert [(each.issue, each.stance) for each in found] == [(one, stance) for one in issue.split()]
    for each in found:
        assert each.country == "KEN"
        assert text[each.evidence.start : each.evidence.end] == each.evidence.quote


def test_a_speaker_whom_nobody_knows_takes_no_position(parser) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a fixture
    """Without a resolved speaker there is no position."""
    document = Document("d", "A man said the tariffs are unacceptable.")
    sentences = parser.sentences(document)
    annotated = Annotated(document, sentences, (), find_quotations(document, sentences))
    assert positions_of(annotated, ()) == ()


def test_issues_by_words() -> None:
    """Words name issues; a word that only begins alike does not."""
    known = issues()
    assert known.about("It is important to work together.") == ()
    assert known.about("Human rights and refugees") == ("human-rights", "migration")
    assert known.stance("urge", "them to stop") == "calls for"
    assert known.stance("say", "it was Tuesday") is None
