"""What a sentence takes for granted, only allows, aims at or remembers: its status and its day."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.records import Document, Event, Segment, SegmentKind
from loaded import reader

Told = Callable[..., tuple[Event, ...]]
PUBLISHED = date(2024, 3, 13)


@pytest.fixture(scope="module")
def coded() -> Told:
    """The reader as it comes, on a text and its day."""
    pipeline = reader()

    def told(text: str, published: date | None = None) -> tuple[Event, ...]:
        whole = (Segment(0, len(text), SegmentKind.BODY),)
        (read,) = pipeline.process([Document("t", text, whole, published=published)])
        return read.events

    return told


def statuses(events: tuple[Event, ...], kind: str) -> set[str]:
    """Return the statuses of the events of a type."""
    return {str(each.status) for each in events if each.event_type == kind}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Colombians will gather to protest the attack by Venezuelan troops.", "actual"),
        ("Kenyan troops were sent to avenge an attack by Ugandan rebels on Kenya.", "actual"),
        ("Chile refused to condemn Peru's attack on Ecuador.", "actual"),
        ("Oman will respond to the attack by Iran.", "actual"),
        ("Latvia will investigate the attack by Belarus on Lithuania.", "actual"),
    ],
)
def test_what_is_protested_took_place(coded: Told, text: str, status: str) -> None:
    """Whatever comes of the protest."""
    assert statuses(coded(text), "ASSAULT") == {status}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Kenya denied reports its soldiers have shelled Somalia.", "ASSAULT", "negated"),
        ("Qatar is denying rumors its jets bombed Yemen.", "ASSAULT", "negated"),
        ("Oman dismissed allegations its navy attacked Iranian ships.", "ASSAULT", "negated"),
        ("Iran has denied U.S. charges that it is arming rebels.", "ACCUSE", "actual"),
        ("Peru rejected Chile's demand that it apologise.", "REQUEST", "actual"),
    ],
)
def test_what_is_denied_is_what_was_reported(
    coded: Told, text: str, kind: str, status: str
) -> None:
    """Not the charge or the demand itself, which was made."""
    assert statuses(coded(text), kind) == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The court says Kenya has the right to seize Ugandan ships.", "hypothetical"),
        ("The treaty gives Oman the authority to seize Qatari boats.", "hypothetical"),
        ("Chile has the power to seize Peruvian vessels.", "hypothetical"),
        ("Latvia has the ability to seize Russian tankers.", "hypothetical"),
        ("Chile used its power to seize two Peruvian vessels.", "actual"),
    ],
)
def test_a_power_is_no_deed_until_it_is_used(coded: Told, text: str, status: str) -> None:
    """The right to seize ships has seized none."""
    assert statuses(coded(text), "COERCE") == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chilean President Rojas is to attend the fair for talks with Peru.", "planned"),
        ("Kenya's president will fly to Kampala for talks with Uganda.", "planned"),
        ("Omani diplomats are to travel to Doha for a meeting with Qatar.", "planned"),
        ("Latvia's minister is to stay in Oslo for discussions with Norway.", "planned"),
        ("Kenya's president flew to Kampala for talks with Uganda.", "actual"),
    ],
)
def test_talks_are_as_far_off_as_the_journey_to_them(coded: Told, text: str, status: str) -> None:
    """Who is to travel for talks has not held them."""
    assert statuses(coded(text), "CONSULT") == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "The envoy spoke of the difficulty of getting Kenya to recognise Somalia.",
            "hypothetical",
        ),
        ("The talks are aimed at getting Peru to recognise Kosovo.", "hypothetical"),
        ("There was no progress in convincing Peru to recognise Kosovo.", "hypothetical"),
        ("Serbia succeeded in persuading Peru to recognise Kosovo.", "actual"),
        ("Norway persuaded Peru to recognise Kosovo.", "actual"),
    ],
)
def test_what_others_are_to_be_moved_to_is_not_done(coded: Told, text: str, status: str) -> None:
    """To persuade is to bring about; to wish to persuade is not."""
    assert statuses(coded(text), "SUPPORT") == {status}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            "Chad promised a reward for clues leading to the arrest of the Libyan rebels.",
            "COERCE",
            "hypothetical",
        ),
        (
            "Kenya promised a reward for clues leading to the arrest of the Ugandan rebels.",
            "COERCE",
            "hypothetical",
        ),
        ("A tip led to the arrest of two Chilean smugglers by Peru.", "COERCE", "actual"),
        ("Oman used Qatari ports to attack Iran.", "ASSAULT", "actual"),
        ("Oman wants to use Qatari ports to attack Iran.", "ASSAULT", "hypothetical"),
    ],
)
def test_means_and_ends(coded: Told, text: str, kind: str, status: str) -> None:
    """What clues are wanted for is not done; what something was used for is."""
    assert statuses(coded(text), kind) == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's president will speak on Friday, the third anniversary of the attack on Lima.",
        "Kenya on Sunday holds a commemoration of the Ugandan attack on Nairobi.",
        "A vigil in memory of the Omani attack on Qatar will be held on Monday.",
        "Latvians will meet on Tuesday to commemorate the Russian attack on Riga.",
        "Crowds will gather on Monday's anniversary of the attack by Chile on Peru.",
    ],
)
def test_the_day_of_remembering_is_not_that_of_the_deed(coded: Told, text: str) -> None:
    """Nor does that day put the deed into the time to come."""
    attacks = [each for each in coded(text, PUBLISHED) if each.event_type == "ASSAULT"]
    assert {(each.date, str(each.status)) for each in attacks} <= {(None, "actual")}


@pytest.mark.parametrize(
    ("text", "kind", "years"),
    [
        (
            "Peru and Chile have fought two wars since independence in 1821.",
            "ASSAULT",
            (1821, 2024),
        ),
        ("Kenya has attacked Somalia since the coup in 2022.", "ASSAULT", (2022, 2024)),
        ("A report implicates Peru in the murder of Chileans in 1999.", "ACCUSE", None),
        ("New files link Chile with the bombing of Peruvian ships in 1997.", "ACCUSE", None),
        ("Talks will be held under a process that Peru and Chile began in 2004.", "CONSULT", None),
    ],
)
def test_a_year_that_is_not_the_deed_s_own(
    coded: Told, text: str, kind: str, years: tuple[int, int] | None
) -> None:
    """Since when, of what crime, out of what process: none of these is the day of the deed."""
    dates = {each.date for each in coded(text, PUBLISHED) if each.event_type == kind}
    found = {
        None if each is None else (each.start and each.start.year, each.end and each.end.year)
        for each in dates
    }
    assert found <= {years}
