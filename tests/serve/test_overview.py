"""The overview's calendar shows the days for which acts are planned, and leads to them."""

from datetime import date
from pathlib import Path

from brief_samples import document, event, interval, party, write_ledger
from starlette.testclient import TestClient

from dragoman.ledger import Entry
from dragoman.records import DateInterval, Event
from dragoman.serve import make_app
from dragoman.serve.pages.overview import sheets

TODAY = date(2030, 3, 20)


def plan(when: DateInterval, name: str = "e") -> Event:
    """Return a planned meeting."""
    states = (party("CHL"), party("PER"))
    return event("CONSULT", states, when=when, status="planned", name=name)


def test_days_with_plans_are_marked_and_others_are_not() -> None:
    """Two days of talks are two days; a plan for a month or of the past is no day."""
    plans = [
        plan(interval(date(2030, 4, 3), date(2030, 4, 4))),
        plan(interval(date(2030, 4, 4))),
        plan(interval(date(2030, 6, 1), date(2030, 6, 30), "month")),
        plan(interval(date(2030, 3, 19), date(2030, 3, 21))),
    ]
    found = sheets(plans, TODAY)
    assert [one.name for one in found] == ["March 2030", "April 2030"]
    days = {day.day: day.plans for one in found for week in one.weeks for day in week if day.plans}
    assert days == {
        date(2030, 3, 20): 1,
        date(2030, 3, 21): 1,
        date(2030, 4, 3): 1,
        date(2030, 4, 4): 2,
    }
    assert all(len(week) == 7 for one in found for week in one.weeks)


def test_only_the_next_three_months_are_shown() -> None:
    """However far plans reach."""
    plans = [plan(interval(date(2031, month, 2))) for month in range(1, 10)]
    assert [one.name for one in sheets(plans, TODAY)] == [
        "January 2031",
        "February 2031",
        "March 2031",
    ]
    assert sheets([], None) == []


def test_a_day_leads_to_its_plans(tmp_path: Path) -> None:
    """The link on the page finds what the day promises."""
    paper = document("d", "They met. They will meet.", TODAY)
    states = (party("CHL"), party("PER"))
    day = interval(date(2030, 4, 3))
    told = event(
        "CONSULT", states, quote="They will meet.", document=paper, when=day, status="planned"
    )
    path = write_ledger(tmp_path / "a.ledger", Entry(paper, (told,)))
    with TestClient(make_app(path), base_url="http://localhost") as client:
        page = client.get("/?wait=true").text
        assert 'aria-label="3 April 2030: 1 planned">3</a>' in page
        link = "/events?status=planned&amp;since=2030-04-03&amp;until=2030-04-03"
        assert link in page
        assert "1 event." in client.get(link.replace("&amp;", "&")).text
