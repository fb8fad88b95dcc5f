"""Days that stand among the words of a heading, and those that are of something else."""

from datetime import date

import pytest

from dragoman.read.knowledge import Knowledge
from dragoman.read.page.heading_dates import date_in_heading
from dragoman.read.page.layout import lay_out
from dragoman.records import SegmentKind

DAY = date(2024, 5, 17)


@pytest.mark.parametrize(
    "heading",
    [
        "Regular Press Conference on May 17, 2024",
        "Spokesperson Tiina Rebane's Regular Press Conference (May 17, 2024)",
        "Department Press Briefing – May 17, 2024",
        "Statement by the Foreign Ministry of Ghana on the border with Togo, 17 May 2024",
        "Joint Statement of the Ministers of Peru and Chile, Lima, 17 May 2024",
        "SENATE - ORAL ANSWERS - Friday, 17 May 2024",
        "Ministry of Foreign Affairs | Press releases | 2024-05-17 | en fr",
        "Dakar, Senegal - 17 May 2024 - No 6/24",
        "GENEVA (17 May 2024)",
        "Castries, St Lucia and the Grenadines, 17 May 2024",
        "WARSAW/VIENNA, 17 May 2024",
        "Brussels, 17.05.2024 - Check against delivery!",
        "QUESTION NO. 371 - ANSWERED ON 17.05.2024",
        "By Ama Boateng in Accra | Friday, 17 May 2024 | Text size",
    ],
)
def test_headings_that_tell_their_day(heading: str) -> None:
    """A heading ends in the day of its text, or has it among its pieces."""
    assert date_in_heading(heading) == (DAY, False)


def test_an_update_is_only_an_update() -> None:
    """What was changed then was not published then."""
    assert date_in_heading("By our desk in Lima | Updated 17 May 2024") == (DAY, True)


@pytest.mark.parametrize(
    "heading",
    [
        "The blast in Beirut on 4 August 2020",
        "Why the truce of 17 May 2024 fell apart",
        "Ministers to meet again by 17 May 2024",
        "State visit of the President of Finland, 15 - 17 May 2024",
        "Twenty years after 17 May 2004 - what is left",
        "Chronology: 3 May 2019 - 17 May 2024",
        "Three killed near Kidal - latest",
    ],
)
def test_headings_that_tell_the_day_of_something_else(heading: str) -> None:
    """A day in a phrase is that of what the phrase names."""
    assert date_in_heading(heading) is None


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Regular Press Conference on May 17, 2024\n\nThe minister answered questions.", "heading"),
        ("SENATE - PROOF - Friday, 17 May 2024\n\nFisheries\n\nThe senator asked.", "heading"),
        ("Ministers meet\n\nLima, 17 May 2024\n\nThe two ministers met today.", "line"),
    ],
)
def test_the_day_of_a_page(text: str, basis: str, knowledge: Knowledge) -> None:
    """A line of its own is believed more than a heading."""
    found = lay_out(text, knowledge.furniture)

    assert [(each.basis, each.day) for each in found.claims] == [(basis, DAY)]


def test_a_masthead_is_no_dateline(knowledge: Knowledge) -> None:
    """Capitals and a dash do not make a dateline where no sentence follows."""
    text = "HOUSE OF DEPUTIES - ORAL ANSWERS - Foreign Affairs\n\nFisheries\n\nThe member asked."
    found = lay_out(text, knowledge.furniture)

    assert [each.kind for each in found.segments] == [
        SegmentKind.HEADLINE,
        SegmentKind.HEADLINE,
        SegmentKind.BODY,
    ]


def test_the_entries_of_a_timeline_are_not_the_day_of_the_page(knowledge: Knowledge) -> None:
    """Days that head entries date the entries."""
    text = (
        "Key dates of the war\n\n22 Feb 2002\n\nA truce was signed.\n\n16 Sept 2002\n\n"
        "Talks began in Oslo.\n\n3 May 2004\n\nTalks broke down."
    )

    assert lay_out(text, knowledge.furniture).claims == ()
