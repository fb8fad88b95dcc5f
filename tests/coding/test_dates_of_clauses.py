"""Dates that clauses share, that are of something else, and that only the next sentences tell."""

from datetime import date

import pytest

from dragoman.annotate.times import find_times
from dragoman.coding.lead_dates import dated_by_details
from dragoman.records import Annotated, Document, Segment, SegmentKind
from loaded import reader

WEDNESDAY, SUNDAY = date(2024, 5, 22), date(2024, 5, 26)
CASES = {
    "they go on": (
        "Kenya's president met his Ugandan counterpart on 4 February, and they agreed on a road.",
        {"CONSULT": "2024-02-04", "AGREE": "2024-02-04"},
    ),
    "he goes on": (
        "Peru's foreign minister visited Chile on 3 May, and he accused Bolivia of arming rebels.",
        {"CONSULT": "2024-05-03", "ACCUSE": "2024-05-03"},
    ),
    "what the subject does in doing it": (
        (
            "In March the presidents of Chad and Niger, meeting in Niamey, closed their ports to "
            "Libyan ships."
        ),
        {"CONSULT": "2024-03-01/2024-03-31", "SANCTION": "2024-03-01/2024-03-31"},
    ),
    "a request made again": (
        "A request of Norway to Chad for access, first made in 2001, was renewed on Monday.",
        {"REQUEST": "2024-05-20"},
    ),
    "talks before the signing": (
        "After talks with Guinea in Bissau, a treaty was signed by Mali and Niger on 4 March.",
        {"CONSULT": "-", "SUPPORT": "2024-03-04"},
    ),
}
POSTPONED = {
    "the day of postponing": (
        "Talks between Mali and Niger were postponed on Monday.",
        {"CONSULT": "- negated", "REJECT": "2024-05-20 actual"},
    ),
    "in the perfect": (
        "Talks between Mali and Niger have been postponed.",
        {"CONSULT": "- negated"},
    ),
    "with its old day": (
        "A visit to Brazil by Senegal's president, which had been planned for May, was postponed.",
        {"CONSULT": "2024-05-01/2024-05-31 negated", "REJECT": "- actual"},
    ),
    "deferred": (
        "The meeting of Kenya and Uganda has been deferred.",
        {"CONSULT": "- negated"},
    ),
    "the day of cancelling": (
        "The summit of Chad and Niger was cancelled on Monday.",
        {"CONSULT": "- negated"},
    ),
}
LEADS = {
    "a statement": (
        (
            "Togo has rejected an offer of talks with Benin. In a statement Tuesday, he "
            "called it late."
        ),
        {"REJECT": "2024-05-21"},
    ),
    "what somebody said": (
        (
            "Chile has accused Bolivia of arming rebels. Foreign Minister Ana Soto said Monday the "
            "arms came by river."
        ),
        {"ACCUSE": "2024-05-20"},
    ),
    "no news": (
        (
            "Chile has long accused Bolivia of arming rebels. Minister Ana Soto said Monday "
            "the arms came by river."
        ),
        {"ACCUSE": "-"},
    ),
    "two days": (
        (
            "Chile has accused Bolivia of arming rebels. Soldiers found a boat on Sunday. "
            "They opened it on Tuesday."
        ),
        {"ACCUSE": "-"},
    ),
    "an older day": (
        "Chile has accused Bolivia of arming rebels. Soldiers found a boat on May 3.",
        {"ACCUSE": "-"},
    ),
    "something else": (
        "Chile has accused Bolivia of arming rebels. Meanwhile, a bank opened in Lima on Monday.",
        {"ACCUSE": "-"},
    ),
}


def told(text: str, published: date, *, status: bool = False) -> dict[str, str]:
    """Return what each type of event of a text was dated."""
    body = (Segment(0, len(text), SegmentKind.BODY),)
    (processed,) = reader().process([Document("d", text, body, published=published)])
    return {
        str(each.event_type): f"{each.date or '-'}{f' {each.status}' if status else ''}"
        for each in processed.events
    }


@pytest.mark.parametrize(("text", "dates"), CASES.values(), ids=CASES)
def test_a_date_is_that_of_its_own_clause(text: str, dates: dict[str, str]) -> None:
    """No clause lends its day to what is of another time."""
    found = told(text, WEDNESDAY)
    assert {each: found.get(each) for each in dates} == dates


@pytest.mark.parametrize(("text", "dates"), POSTPONED.values(), ids=POSTPONED)
def test_what_is_put_off_was_not_held_nor_is_it_on_the_day_of_that(
    text: str, dates: dict[str, str]
) -> None:
    """Nor is it planned for the day on which it was put off."""
    found = told(text, WEDNESDAY, status=True)
    assert {each: found.get(each) for each in dates} == dates


@pytest.mark.parametrize(("text", "dates"), LEADS.values(), ids=LEADS)
def test_a_lead_in_the_perfect_has_the_day_of_what_follows(
    text: str, dates: dict[str, str]
) -> None:
    """Where the next sentences tell one day, and it is news."""
    found = told(text, WEDNESDAY)
    assert {each: found.get(each) for each in dates} == dates


def test_what_was_held_has_not_the_day_of_the_next() -> None:
    """An act that took place has no day to come."""
    text = (
        "The Council of Ministers of Chad, Niger and Mali ratified the understanding that they "
        "had reached at their meeting. Its next meeting will be held in Niamey on 22 September."
    )
    body = (Segment(0, len(text), SegmentKind.BODY),)
    (processed,) = reader().process([Document("d", text, body, published=WEDNESDAY)])
    dates = {
        (str(each.event_type), str(each.status)): str(each.date or "-") for each in processed.events
    }
    assert dates.get(("CONSULT", "actual"), "-") == "-"
    assert dates["CONSULT", "planned"] == "2024-09-22"


SUNDAYS = {
    "They met last week.": ("2024-05-19", "2024-05-25"),
    "They will meet this week.": ("2024-05-26", "2024-06-01"),
    "They met this week.": ("2024-05-20", "2024-05-26"),
    "They will meet next week.": ("2024-05-27", "2024-06-02"),
}


@pytest.mark.parametrize(("text", "days"), SUNDAYS.items(), ids=SUNDAYS)
def test_the_week_of_a_sunday_paper(text: str, days: tuple[str, str]) -> None:
    """It begins on Sunday for what is to come, and ended on Saturday for what was."""
    (time,) = find_times(text, SUNDAY)
    assert time.date is not None
    assert (str(time.date.start), str(time.date.end)) == days


DAYS = {
    "On the seventeenth, they met.": "2024-05-17",
    "What happened in March? On the ninth, they met.": "2024-03-09",
    "They gather on the 16th of each month.": "-",
    "On the second, they disagree.": "-",
    "They met in April. They will sign on the 28th.": "2024-05-28",
}


@pytest.mark.parametrize(("text", "day"), DAYS.items(), ids=DAYS)
def test_days_without_a_month(text: str, day: str) -> None:
    """The month in hand is that of the passage."""
    dates = [str(time.date) for time in find_times(text, WEDNESDAY) if time.date]
    assert (dates or ["-"])[-1] == day


def test_nothing_to_date_changes_nothing() -> None:
    """A text without sentences has no lead."""
    assert dated_by_details(Annotated(Document("d", ""), ()), ()) == ()
