"""What an office is about stands between it and the state: it does not cut the state off."""

import pytest

from dragoman.entities.names.gazetteer import words_of
from dragoman.entities.phrases.branches import with_branches
from dragoman.records import Annotated, Document, Segment, SegmentKind
from loaded import reader


def officials(text: str) -> list[tuple[str | None, str | None]]:
    """Return state and office of each role and person of a text, in order."""
    loaded = reader()
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    (sentences,) = loaded.parser.many([document])
    mentions = loaded.resolver.resolve(Annotated(document, sentences))
    return [
        (party.country, party.office)
        for one in mentions
        if one.kind in {"role", "person"}
        for party in one.parties
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Minister of Energy and Industry of Algeria met the Austrian chancellor in Vienna.",
            [("DZA", "Minister of Energy and Industry"), ("AUT", "Chancellor")],
        ),
        (
            "The Minister for Trade and Investment of Ghana signed an accord with Japan.",
            [("GHA", "Minister for Trade and Investment")],
        ),
        (
            "Tahir Bello, Minister of Agriculture and Rural Development of Niger, flew to Austria.",
            [("NER", "Minister of Agriculture and Rural Development")],
        ),
        (
            "The Deputy Minister of Mines, Water and Energy of Bolivia told Chile that it agreed.",
            [("BOL", "Deputy Minister of Mines, Water and Energy")],
        ),
        (
            "Norway thanked the Minister of Health of the Republic of Benin.",
            [("BEN", "Minister of Health")],
        ),
        (
            "Minister of Youth and Sports of Serbia Ana Petrovic met the Italian ambassador.",
            [("SRB", "Minister of Youth and Sports"), ("ITA", "Ambassador")],
        ),
    ],
)
def test_the_state_behind_the_branches_is_theirs(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    """Whatever other state stands nearby; the branches are in the office."""
    assert officials(text) == expected


@pytest.mark.parametrize(
    "text", ["Minister of Energy", "ministers of Energy and Trade of Chad", "army of Chad"]
)
def test_without_a_state_and_for_several_nothing_is_added(text: str) -> None:
    """Nor for a body."""
    phrases = reader().resolver.reader
    line = phrases.line(words_of(text, 0, len(text)))
    (phrase, *_) = phrases.phrases(line)
    assert with_branches(line, phrase) == phrase
