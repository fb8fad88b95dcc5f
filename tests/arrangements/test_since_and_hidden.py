"""Since when something stands, who does not admit it, and whose meetings "the meetings" are."""

from datetime import date

import pytest

from dragoman.evaluate.stories import arrangements_told
from dragoman.records import Document, Mechanism, Segment, SegmentKind
from dragoman.resolve.knowledge import Words
from loaded import reader

PUBLISHED = date(2024, 5, 22)


def told(text: str) -> dict[str, Mechanism]:
    """Return the arrangements that a text tells, by their members."""
    body = (Segment(0, len(text), SegmentKind.BODY),)
    (one,) = reader().process([Document("d", text, body, published=PUBLISHED)])
    found = arrangements_told([one], Words.load(), PUBLISHED)
    return {" ".join(each.members): each for each in found}


def history(one: Mechanism) -> list[str]:
    """Return the turns of an arrangement with their days."""
    return [f"{turn.status} {turn.date or '-'}" for turn in one.history]


BANS = {
    "which has applied since": (
        (
            "Gabon refuses to confirm its ban on Congolese timber, which has applied since 2021. "
            "Libreville introduced it in response to clashes on the border."
        ),
        ["active 2021-01-01/2021-12-31"],
        ("clashes on the border",),
    ),
    "has enforced it since": (
        (
            "Talks raised hopes that Chad would lift its ban on Nigerien cattle. N'Djamena, which "
            "does not admit the ban, has enforced it since 2019."
        ),
        ["active 2019-01-01/2019-12-31"],
        (),
    ),
    "which it has enforced": (
        (
            "Peru does not acknowledge its ban on Bolivian quinoa, which it has enforced since "
            "March 2020."
        ),
        ["active 2020-03-01/2020-03-31"],
        (),
    ),
    "denies that there is one": (
        "Kenya keeps Tanzanian maize out of its markets, though it denies that there is a ban.",
        ["active -"],
        (),
    ),
    "disputes that there is one": (
        "Chile has banned Bolivian salt since 2018 but disputes that there is an embargo.",
        ["active 2018-01-01/2018-12-31"],
        (),
    ),
}


@pytest.mark.parametrize(("text", "turns", "reasons"), BANS.values(), ids=BANS)
def test_a_ban_that_nobody_admits(text: str, turns: list[str], reasons: tuple[str, ...]) -> None:
    """It has its year and its reason, in whatever words."""
    (ban,) = told(text).values()
    assert (ban.acknowledged, history(ban)) == (False, turns)
    assert tuple(reason for turn in ban.history for reason in turn.reasons) == reasons


def test_a_ban_is_named_by_what_it_bars() -> None:
    """Though the text goes on with "the ban" alone."""
    (ban,) = told(
        "Oman has barred Yemeni honey from its markets since 2018 and has never confirmed the ban."
    ).values()
    assert ban.name == "ban on honey"


def test_what_a_ban_answers() -> None:
    """A noun tells the reason as well as a preposition."""
    (ban,) = told(
        "Laos admits its ban on Thai sugar. The ban is a response to the closure of two bridges."
    ).values()
    assert [turn.reasons for turn in ban.history] == [("the closure of two bridges",)]


SERIES = {
    "which had been held since": (
        "The summit of Chad, Mali and Niger, which had been held since 1998, was shelved in 2013.",
        ["active 1998-01-01/1998-12-31", "suspended 2013-01-01/2013-12-31"],
    ),
    "held yearly since": (
        "The summit of Chad, Mali and Niger, held yearly since 2005, has been frozen since 2014.",
        ["active 2005-01-01/2005-12-31", "suspended 2014-01-01/2014-12-31"],
    ),
    "from that year": (
        (
            "Leaders of Chad, Mali and Niger met once a year from 2014 until the meetings were "
            "interrupted in 2020."
        ),
        ["active 2014-01-01/2014-12-31", "suspended 2020-01-01/2020-12-31"],
    ),
}


@pytest.mark.parametrize(("text", "turns"), SERIES.values(), ids=SERIES)
def test_a_series_since_a_year(text: str, turns: list[str]) -> None:
    """Whatever became of it later, it began then."""
    assert history(told(text)["MLI NER TCD"]) == turns


def test_the_meetings_are_those_of_who_met() -> None:
    """Not those of others, of whom the text told before."""
    found = told(
        "The ministers of Benin, Ghana and Togo met in Accra on Monday for their fifth meeting.\n\n"
        "Leaders of Chad, Mali and Niger met once a year from 2014 until the meetings were "
        "interrupted in 2020."
    )
    assert [turn.status for turn in found["BEN GHA TGO"].history if turn.date] == []
    assert history(found["MLI NER TCD"])[-1] == "suspended 2020-01-01/2020-12-31"


def test_the_summit_of_others_was_not_on_that_day() -> None:
    """A summit that is told of anew takes no date from the meeting before it."""
    found = told(
        "The foreign ministers of Chile, Peru and Ecuador met in Lima on Monday. The summit of "
        "Bolivia, Brazil, Chile, Ecuador and Peru, which had been held since 1998, was shelved in "
        "2013."
    )
    assert found["BOL BRA CHL ECU PER"].sessions == ()
    assert [str(one.date) for one in found["CHL ECU PER"].sessions] == ["2024-05-20"]


def test_a_session_to_come_is_planned() -> None:
    """Also where it is told in the present."""
    found = told(
        "The foreign ministers' meeting of Kenya, Uganda and Rwanda, which has been held since "
        "2011, takes place in Kigali on 3 June."
    )
    (session,) = found["KEN RWA UGA"].sessions
    assert (session.status, str(session.date)) == ("planned", "2024-06-03")
