"""Stances on matters outside the list of issues, and what spokesmen say."""

import pytest

from dragoman.records import Document, Segment, SegmentKind
from loaded import reader

Told = list[tuple[str, str, str]]
CASES: list[tuple[str, Told]] = [
    (
        (
            "Peruvian Foreign Minister Elmer Schialer raised illegal mining. Colombian Foreign "
            "Minister Laura Sarabia demanded the opening of a corridor through Panama."
        ),
        [
            ("Elmer Schialer", "raises", "illegal mining"),
            ("Laura Sarabia", "calls for", "opening of a corridor through Panama"),
        ],
    ),
    (
        "Uganda favours a single currency. Kenya is sceptical of it.",
        [("Uganda", "for", "single currency"), ("Kenya", "cautious", "single currency")],
    ),
    (
        "Estonia and Latvia are cautious about Warsaw's push for a customs union.",
        [("Estonia", "cautious", "trade"), ("Latvia", "cautious", "trade")],
    ),
    (
        (
            "Stephen Mbundi, a spokesman for Tanzania's foreign ministry, said that the "
            "region rose "
            "or fell together."
        ),
        [("Stephen Mbundi", "states", "other matters")],
    ),
    (
        (
            "Indonesian Foreign Minister Sugiono pushed for a regional fishing fund and warned of "
            "plastic waste."
        ),
        [
            ("Sugiono", "calls for", "regional fishing fund"),
            ("Sugiono", "warns of", "plastic waste"),
        ],
    ),
    (
        "Algerian Foreign Minister Ahmed Attaf raised Western Sahara.",
        [("Ahmed Attaf", "raises", "Western Sahara")],
    ),
    ("Iran is wary of a corridor. Chile condemned the test.", [("Iran", "cautious", "corridor")]),
    ("Ana Reyes, a spokeswoman for Peru's foreign ministry, denied that anybody was hurt.", []),
    ("Belarus raised a barrier inside the border zone.", []),
    ("The president of Peru raised hopes in Lima.", []),
    ('Norway spoke of a "new chapter". Kenya welcomed the decision.', []),
    ("If Ghana raised cocoa quotas, Togo would oppose a toll road.", []),
]


@pytest.mark.parametrize(("text", "positions"), CASES)
def test_a_matter_is_named_as_the_text_names_it(text: str, positions: Told) -> None:
    """By whom, how they stand, and about what; what is no matter or no stand is none."""
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    (told,) = reader().process([document])
    assert [(one.speaker, one.stance, one.issue) for one in told.positions] == positions
    for one in told.positions:
        assert text[one.evidence.start : one.evidence.end] == one.evidence.quote
