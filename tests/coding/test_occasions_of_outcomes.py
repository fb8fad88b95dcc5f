"""What came of talks is one thing, that they were held another; what was voted for was done."""

from datetime import date as day_of

import pytest

from dragoman.records import Document, Event, Segment, SegmentKind
from loaded import reader


def told(text: str) -> tuple[Event, ...]:
    """Return what the reader tells of a text of a Wednesday."""
    body = (Segment(0, len(text), SegmentKind.BODY),)
    (read,) = reader().process([Document("d", text, body, published=day_of(2024, 2, 14))])
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
    ("text", "kind", "date"),
    [
        ("Peru and Chile met in May 2022, three months after Iran's invasion of Iraq.", "ASSAULT",
         "2022-02-01/2022-02-28"),
        ("Peru closed its embassy on 5 May 2023, a day after the attack by Chile.", "ASSAULT",
         "2023-05-04"),
        ("Chad shut the border on 3 May 2023, two weeks before its talks with Sudan.", "CONSULT",
         "2023-05-14/2023-05-20"),
        ("Togo signed the pact in June 2023, a year after a meeting with Benin.", "CONSULT", None),
        ("Kenya left on 3 May 2023, several days after the attack by Somalia.", "ASSAULT", None),
        ("Togo signed the pact in 2023, two years after a meeting with Benin.", "CONSULT",
         "2021-01-01/2021-12-31"),
        ("Oman and Iran signed the pact in June 2023, hours after a meeting.", "CONSULT",
         "2023-06-01/2023-06-30"),
    ],
)  # fmt: skip
def test_what_was_some_time_before_is_counted(text: str, kind: str, date: str | None) -> None:
    """The date of a clause is not that of what was weeks before it; so many weeks are counted."""
    (event,) = (one for one in told(text) if one.event_type == kind)
    assert (event.date and str(event.date)) == date


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Under the 2015 Declaration of Principles, which Oman and Yemen signed, Iran has no say.",
         "SUPPORT", "2015-01-01"),
        ("Kenya cited a 1999 pact signed with Uganda.", "SUPPORT", "1999-01-01"),
        ("Chile withdrew from the 2006 accord that it had reached with Bolivia.", "AGREE",
         "2006-01-01"),
        ("Peru quoted the 2018 treaty, which the Chilean parliament ratified.", "SUPPORT", None),
        ("Togo recalled the 2011 statement that Benin signed in May 2012.", "SUPPORT",
         "2012-05-01"),
    ],
)  # fmt: skip
def test_a_year_in_a_name_is_that_of_the_making(text: str, kind: str, day: str | None) -> None:
    """What was signed under the name of a year was signed then, ratified who knows when."""
    (event,) = (one for one in told(text) if one.event_type == kind)
    assert (event.date and str(event.date.start)) == day
