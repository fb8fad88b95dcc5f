"""What came of talks is one thing, that they were held another; what was voted for was done."""

from datetime import date

import pytest

from dragoman.records import Document, Event, Segment, SegmentKind
from loaded import reader


def told(text: str) -> tuple[Event, ...]:
    """Return what the reader tells of a text of a Wednesday."""
    body = (Segment(0, len(text), SegmentKind.BODY),)
    (read,) = reader().process([Document("d", text, body, published=date(2024, 2, 14))])
    return read.events


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile, Peru fail to reach deal in fishing talks", "actual"),
        ("Oman and Yemen reached no agreement in talks in Muscat on Friday.", "actual"),
        ("Mali failed to make headway in negotiations with Togo in Lome.", "actual"),
        ("Latvia and Estonia hope to reach a deal in talks next week.", "planned"),
        ("Ghana could not take part in talks with Togo.", "negated"),
    ],
)
def test_talks_without_a_result_were_held(text: str, status: str) -> None:
    """A deal that failed does not make the talks fail; to come is what both are."""
    assert [str(one.status) for one in told(text) if one.event_type == "CONSULT"] == [status]


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Turkey's parliament voted on Tuesday to ratify Sweden's accession.", "SUPPORT", {"SWE"}),
        ("Kenya's lawmakers approved Somalia's bid to join the bloc.", "SUPPORT", {"SOM"}),
        ("The Peruvian congress voted to condemn Bolivia's statement.", "ACCUSE", {"BOL"}),
        ("Latvia's parliament voted on Monday to denounce Russia.", "ACCUSE", {"RUS"}),
        ("The Chilean senate voted to support Peru.", "SUPPORT", {"PER"}),
    ],
)
def test_what_is_voted_for_is_done(text: str, kind: str, recipients: set[str]) -> None:
    """A vote is no mere aim: it does what it is for."""
    (event,) = told(text)
    assert (event.event_type, str(event.status)) == (kind, "actual")
    assert {party.country for party in event.recipients} == recipients


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Peru and Chile met in May 2022, three months after Iran's invasion of Iraq.", "ASSAULT",
         None),
        ("Peru closed its embassy on 5 May 2023, a day after the attack by Chile.", "ASSAULT",
         None),
        ("Chad shut the border on 3 May 2023, two weeks before its talks with Sudan.", "CONSULT",
         None),
        ("Togo signed the pact in June 2023, a year after a meeting with Benin.", "CONSULT", None),
        ("Oman and Iran signed the pact in June 2023, hours after a meeting.", "CONSULT",
         "2023-06-01"),
    ],
)  # fmt: skip
def test_what_was_some_time_before_has_not_that_date(text: str, kind: str, day: str | None) -> None:
    """A month or day is not that of what was weeks before it or after."""
    (event,) = (one for one in told(text) if one.event_type == kind)
    assert (event.date and str(event.date.start)) == day
