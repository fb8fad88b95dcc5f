"""A role that begins with the last word of a name is none; the one behind the name is."""

from datetime import date

import pytest

from dragoman.records import Annotated, Document, Segment, SegmentKind
from loaded import reader


def named(text: str) -> list[tuple[str, str, str | None]]:
    """Return words, entity and state of each role and person of a text, in order."""
    loaded = reader()
    whole = (Segment(0, len(text), SegmentKind.BODY),)
    document = Document("d", text, whole, published=date(2016, 5, 4))
    (sentences,) = loaded.parser.many([document])
    mentions = loaded.resolver.resolve(Annotated(document, sentences))
    return [
        (text[one.start : one.end], party.entity_id, party.country)
        for one in mentions
        if one.kind in {"role", "person"}
        for party in one.parties
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mali thanked European Union officials.",
            [("European Union officials", "org:eu", None)],
        ),
        (
            "African Union leaders met on Friday.",
            [("African Union leaders", "org:au", None)],
        ),
        (
            "African Union President Baro Sanou spoke.",
            [("African Union President Baro Sanou", "org:au", None)],
        ),
        (
            "Envoys met European Union leaders in Riga.",
            [("Envoys", "role:-:envoy", None), ("European Union leaders in Riga", "org:eu", None)],
        ),
        (
            "U.S. Senate Majority Leader Tom Holt disagreed.",
            [("U.S. Senate Majority Leader Tom Holt", "person:USA:tom-holt", "USA")],
        ),
    ],
)
def test_the_union_of_a_name_is_no_trade_union(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """Nor is the Senate's majority leader of a ruling majority."""
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("European Union officials in The Hague, Netherlands, agreed.", "The Hague, Netherlands"),
        ("UN envoys in Nairobi, Kenya, agreed.", "Nairobi, Kenya"),
        ("Diplomats in Lima, Peru, agreed.", "Lima, Peru"),
        ("ECOWAS ministers in Abuja, Nigeria, agreed.", "Abuja, Nigeria"),
        ("NATO officials in Riga, Latvia, agreed.", "Riga, Latvia"),
    ],
)
def test_the_state_of_a_town_is_no_party_beside_them(text: str, whole: str) -> None:
    """It only tells where the town is."""
    (words, _, _), *others = named(text)
    assert words.endswith(f"in {whole}")
    assert not others
