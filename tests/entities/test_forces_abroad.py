"""Forces that are somewhere are not of there: by who leads them, and where they come from."""

import pytest

from dragoman.entities.names.gazetteer import words_of
from dragoman.entities.phrases.meaning import meaning_of
from dragoman.records import Annotated, Document, Segment, SegmentKind
from loaded import reader


def told(text: str) -> list[tuple[str, list[str | None]]]:
    """Return the roles and bodies of a text with the states that they are of, in order."""
    loaded = reader()
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    (sentences,) = loaded.parser.many([document])
    mentions = loaded.resolver.resolve(Annotated(document, sentences))
    return [
        (text[one.start : one.end], [party.country for party in one.parties])
        for one in mentions
        if one.kind in {"role", "organisation", "group", "ministry"}
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("French-led forces in Chad left.", [("French-led forces in Chad", ["FRA"])]),
        (
            "Somali and Kenyan-led troops took the port.",
            [("Somali and Kenyan-led troops", ["SOM", "KEN"])],
        ),
        ("Nigerian-led soldiers in Gambia fired.", [("Nigerian-led soldiers in Gambia", ["NGA"])]),
        ("Foreign troops in Mali fired.", [("troops in Mali", [None])]),
        ("Coalition soldiers in Yemen fired.", [("Coalition soldiers in Yemen", [None])]),
        ("Western diplomats in Sudan agreed.", [("diplomats in Sudan", [None])]),
    ],
)
def test_forces_are_not_of_where_they_are(text: str, expected: list[object]) -> None:
    """Who leads them tells whose they are; foreign ones are of nobody told."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers in Chad fired.", [("Soldiers in Chad", ["TCD"])]),
        ("The coalition government in Nepal fell.", [("coalition government in Nepal", ["NPL"])]),
        ("The foreign minister in Lima spoke.", [("The foreign minister in Lima", ["PER"])]),
        ("The foreign ministry in Riga spoke.", [("foreign ministry in Riga", ["LVA"])]),
        ("Iran-backed rebels in Yemen fired.", [("Iran-backed rebels in Yemen", ["YEM"])]),
    ],
)
def test_others_are_of_where_they_are(text: str, expected: list[object]) -> None:
    """As are ministers of foreign affairs and governments of several parties."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a Cyprus-bound crew",
        "French-speaking ministers",
        "the Russian-backed government",
        "a Taliban-appointed governor",
        "the Iraqi-installed administration",
    ],
)
def test_whom_a_state_helps_is_not_of_it(text: str) -> None:
    """Nor are those who go there or speak its language."""
    read = reader().resolver.reader
    line = read.line(words_of(text, 0, len(text)))
    assert [meaning_of(line, one).countries for one in read.phrases(line)] == [()]
