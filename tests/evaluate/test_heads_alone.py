"""What the learned heads tell by themselves."""

from datetime import date

import pytest

from dragoman.evaluate.heads_alone import HeadsAlone
from dragoman.records import Document, Segment, SegmentKind
from loaded import reader, reader_of_rules


def told(text: str, alone: HeadsAlone) -> list[tuple[str, str, list[str], list[str]]]:
    """Return type, status and sides of all that is told of a text."""
    body = (Segment(0, len(text), SegmentKind.BODY),)
    (read,) = alone.process([Document("d", text, body, published=date(2023, 6, 1))])
    assert all(each.date is None for each in read.events)
    return [
        (
            str(each.event_type),
            str(each.status),
            [party.side for party in each.actors],
            [party.side for party in each.recipients],
        )
        for each in read.events
    ]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Peru condemned Chile.", [("ACCUSE", "actual", ["PER"], ["CHL"])]),
        ("Oman will hold talks with Qatar.", [("CONSULT", "planned", ["OMN", "QAT"], [])]),
        ("Gunmen attacked a hotel.", [("ASSAULT", "actual", [], [])]),
        ("It rained in Oslo.", []),
    ],
)
def test_names_stand_where_the_heads_see_the_roles_filled(
    text: str, events: list[tuple[str, str, list[str], list[str]]]
) -> None:
    """Among equals all are actors; who is nobody's is left out, and the act still told."""
    assert told(text, HeadsAlone(reader())) == events


def test_the_same_is_told_once() -> None:
    """Two sentences, one act; another status is another."""
    text = "Peru condemned Chile. Peru condemned Chile."
    assert told(text, HeadsAlone(reader())) == [("ACCUSE", "actual", ["PER"], ["CHL"])]


def test_nothing_is_told_by_what_is_less_sure_or_without_heads() -> None:
    """A threshold that nothing reaches, and an encoder that was not asked."""
    text = "Peru condemned Chile."
    assert told(text, HeadsAlone(reader(), told=1.01)) == []
    assert told(text, HeadsAlone(reader_of_rules())) == []
