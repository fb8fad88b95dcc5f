"""Standing arrangements are found in text, with members, level, turns, reasons and evidence."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.records import Document, Mechanism, MechanismKind, Segment, SegmentKind
from loaded import reader

Find = Callable[[str], tuple[Mechanism, ...]]
PUBLISHED = date(2025, 6, 12)


@pytest.fixture(scope="module")
def find() -> Find:
    """Return the arrangements of one text, published on a Thursday in June 2025."""
    pipeline = reader()

    def read(text: str) -> tuple[Mechanism, ...]:
        document = Document(
            "d", text, (Segment(0, len(text), SegmentKind.BODY),), published=PUBLISHED
        )
        (told,) = pipeline.process([document])
        for one in told.mechanisms:
            pieces = [*one.evidence, *(e for s in one.sessions for e in s.evidence)]
            pieces += [e for change in one.history for e in change.evidence]
            assert all(text[piece.start : piece.end] == piece.quote for piece in pieces)
        return told.mechanisms

    return read


def only(found: tuple[Mechanism, ...], kind: MechanismKind) -> Mechanism:
    """Return the one arrangement of a kind that introduces itself as standing."""
    (one,) = [each for each in found if each.kind is kind and each.evidence]
    return one


def test_a_suspended_series_with_both_reasons(find: Find) -> None:
    """A series, when it began, when and why it was put on hold."""
    one = only(
        find(
            "Kenya, Uganda and Rwanda will meet in May. The trilateral summits that began in 2011 "
            "were put on hold in 2020 because of the floods and a quarrel over sugar."
        ),
        MechanismKind.MEETING_SERIES,
    )
    assert one.members == ("KEN", "RWA", "UGA")
    assert one.level == "leaders"
    turns = [(change.status, change.date.start.year) for change in one.history if change.date
             and change.date.start]  # fmt: skip
    assert turns == [("active", 2011), ("suspended", 2020)]
    assert one.history[-1].reasons == ("the floods", "a quarrel over sugar")


def test_an_ordinal_makes_a_session_of_a_series(find: Find) -> None:
    """The number, the place and the day of a session."""
    one = only(
        find(
            "The foreign ministers of Peru, Chile and Bolivia met in Arica on Tuesday for the 6th "
            "Andean Foreign Ministers' Dialogue."
        ),
        MechanismKind.MEETING_SERIES,
    )
    assert one.level == "foreign ministers"
    (session, *_) = [s for s in one.sessions if s.ordinal]
    assert (session.ordinal, session.place) == (6, "Arica")
    assert session.date is not None
    assert session.date.start == date(2025, 6, 10)


def test_levels_stay_apart(find: Find) -> None:
    """Leaders and ministers of the same states hold two series."""
    found = find(
        "The presidents of Ghana and Togo held their 3rd annual summit in Accra in March. "
        "The finance ministers of Ghana and Togo held their 9th annual meeting in Lome in April."
    )
    series = {one.level: one for one in found if one.kind is MechanismKind.MEETING_SERIES}
    assert {"leaders", "finance ministers"} <= set(series)
    assert series["leaders"].mechanism_id != series["finance ministers"].mechanism_id


def test_a_ban_that_nobody_admits(find: Find) -> None:
    """Maker, target, since when, why, and that it is not acknowledged."""
    one = only(
        find(
            "Seoul hopes that Hanoi will ease its ban on Korean film imports. Though Vietnam "
            "has not acknowledged the ban officially, it has been in force for nearly 5 years. It "
            "was imposed in protest against the visit of a warship to South Korea in 2020."
        ),
        MechanismKind.MEASURE,
    )
    assert one.members == ("VNM",)
    assert one.targets == ("KOR",)
    assert not one.acknowledged
    assert "active" in {change.status for change in one.history}
    assert "eased" not in {change.status for change in one.history}
    reasons = [reason for change in one.history for reason in change.reasons]
    assert any(reason.startswith("the visit of a warship") for reason in reasons)


def test_a_treaty_with_its_clause(find: Find) -> None:
    """Who signed it, when, and what it promises."""
    one = only(
        find(
            "Oman and Qatar are bound by their treaty on defence signed in May 2021. Under the "
            "treaty, each must provide military assistance if the other is attacked."
        ),
        MechanismKind.AGREEMENT,
    )
    assert one.members == ("OMN", "QAT")
    assert "mutual defence" in one.clauses
    (session, *_) = one.sessions
    assert session.date is not None
    assert session.date.start == date(2021, 5, 1)


def test_regular_drills_are_a_series_and_a_single_one_is_not(find: Find) -> None:
    """Only what recurs, has a name or is turned is standing."""
    regular = find("Norway and Finland hold regular military drills in the north.")
    assert only(regular, MechanismKind.EXERCISE_SERIES).members == ("FIN", "NOR")
    single = find("Norway and Finland held a military drill in the north on Monday.")
    assert not any(one.kind is MechanismKind.EXERCISE_SERIES and one.evidence for one in single)


def test_a_disputed_place(find: Find) -> None:
    """The place's name and those who dispute it."""
    one = only(
        find("Guyana accused Suriname of sending a ship into the disputed New River Triangle."),
        MechanismKind.ZONE,
    )
    assert one.name == "New River Triangle"
    assert one.members == ("GUY", "SUR")


def test_events_know_their_arrangement(find: Find) -> None:
    """The coded meeting carries the id of its series."""
    text = "The leaders of Fiji, Samoa and Tonga met in Suva on Monday for their 4th annual summit."
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),), published=PUBLISHED)
    (told,) = reader().process([document])
    (series,) = [one for one in told.mechanisms if one.evidence]
    assert series.mechanism_id in {event.mechanism_id for event in told.events}
    assert find(text) == told.mechanisms


def test_what_it_rests_on_in_law(find: Find) -> None:
    """The treaty under which the talks are held."""
    one = only(
        find(
            "The annual talks of the defence ministers of Chile and Peru, held under the 1929 Lima "
            "Protocol, were suspended in 2020."
        ),
        MechanismKind.MEETING_SERIES,
    )
    assert one.basis == ("1929 Lima Protocol",)


def test_treaties_with_names_of_their_own_stay_apart(find: Find) -> None:
    """Neither a town in its name nor another treaty beside it makes it another's."""
    found = find(
        "Peru and Chile signed the Lima Protocol in 1929. Ghana and Togo ratified the Accra Accord "
        "in 2003."
    )
    assert {(one.name, one.members) for one in found if one.kind is MechanismKind.AGREEMENT} == {
        ("Lima Protocol", ("CHL", "PER")),
        ("Accra Accord", ("GHA", "TGO")),
    }


def test_the_talks_and_the_drill_mean_what_was_told_before(find: Find) -> None:
    """A later sentence that only says "the exercise" turns the same series."""
    one = only(
        find(
            "Estonia and Finland hold the annual Amber Shield exercise. The exercise, held since "
            "2010, was scrapped in 2024 over costs."
        ),
        MechanismKind.EXERCISE_SERIES,
    )
    turns = {(c.status, str(c.date.start)[:4] if c.date else "") for c in one.history}
    assert turns == {("active", "2010"), ("ended", "2024")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The leaders of Fiji and Samoa hold a summit every year.", None),
        ("No meeting of the trade ministers of Fiji and Samoa has been held since 2018.", "lapsed"),
        ("The annual summits of the leaders of Fiji and Samoa, which lapsed in 2017, were few.",
         "lapsed"),
    ],
)  # fmt: skip
def test_silence_and_rhythm_are_told(find: Find, text: str, status: str | None) -> None:
    """What is held every year is a series; when there was none for long, it lapsed."""
    one = only(find(text), MechanismKind.MEETING_SERIES)
    assert status in {None, *(change.status for change in one.history)}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Fiji urged Samoa to lift its ban on Fijian kava, which has been in force since 2021.",
         2021),
        ("Samoa put export controls on timber to Fiji in 2019.", 2019),
        ("Samoa has kept a moratorium on timber exports to Fiji since 2020.", 2020),
    ],
)  # fmt: skip
def test_since_when_a_measure_stands(find: Find, text: str, year: int) -> None:
    """The maker is who could lift it, and its beginning is told in passing."""
    one = only(find(text), MechanismKind.MEASURE)
    assert one.members == ("WSM",)
    (began,) = [c.date.start.year for c in one.history if c.date and c.date.start]
    assert began == year


@pytest.mark.parametrize(
    ("text", "began"),
    [
        ("Fiji lifted its ten-year ban on kava from Samoa.", True),
        (
            "Fiji kept its ban on kava from Samoa, which has been in force for nearly ten years.",
            True,
        ),
        ("Fiji lifts ban on kava from Samoa, agrees two-year transition.", False),
        ("Fiji imposed a ban on kava from Samoa and announced a three-year plan.", False),
        ("Fiji eased its ban on kava from Samoa after a four-year dispute.", False),
    ],
)
def test_lengths_of_other_things_tell_no_beginning(find: Find, text: str, *, began: bool) -> None:
    """That of a plan or a dispute is not that of the measure."""
    one = only(find(text), MechanismKind.MEASURE)
    assert any(change.status == "active" and change.date for change in one.history) == began


def test_a_security_dialogue_is_a_meeting_and_a_press_conference_is_none(find: Find) -> None:
    """Only certain pairs of words are no meetings of states."""
    found = find(
        "The interior ministers of Chile and Peru held their 5th annual security dialogue in Lima "
        "on Monday. The ministers of Chile and Peru held a press conference in Lima."
    )
    series = [one for one in found if one.evidence]
    assert [one.level for one in series] == ["interior ministers"]


def test_the_next_forum_is_planned_with_its_host(find: Find) -> None:
    """It names no members of its own: they are those of the forum told of before."""
    one = only(
        find(
            "Armenia, Georgia and Moldova met in Tbilisi on Monday for the 7th Caucasus Energy "
            "Forum. Armenia will host the next forum in October."
        ),
        MechanismKind.MEETING_SERIES,
    )
    (planned,) = [session for session in one.sessions if session.status == "planned"]
    assert planned.host == "ARM"
    assert planned.date is not None
    assert planned.date.start == date(2025, 10, 1)


def test_an_organisation_is_no_meeting(find: Find) -> None:
    """A council that states found is a body; its name alone makes no session."""
    found = find("Fiji, Samoa and Tonga founded the Pacific Tuna Council in Suva on Monday.")
    assert {one.kind for one in found if one.evidence} == {MechanismKind.ORGANISATION}


@pytest.mark.parametrize(
    ("text", "members", "level", "status"),
    [
        (
            "The police chiefs of Mozambique and Zimbabwe meet twice a year.",
            ("MOZ", "ZWE"),
            "police chiefs",
            "active",
        ),
        (
            "The presidents of Chile and Argentina have not met since 2015.",
            ("ARG", "CHL"),
            "leaders",
            "lapsed",
        ),
        (
            "Denmark and Germany have decided to end their yearly summits, Copenhagen said.",
            ("DEU", "DNK"),
            "leaders",
            "ended",
        ),
        (
            (
                "Azerbaijan put the regular consultations of the two foreign ministers with Iran "
                "on hold on Thursday."
            ),
            ("AZE", "IRN"),
            "foreign ministers",
            "suspended",
        ),
        (
            (
                "The talks of the water ministers of Egypt, Sudan and Ethiopia on the dam have "
                "been frozen since April 2021."
            ),
            ("EGY", "ETH", "SDN"),
            "water ministers",
            "suspended",
        ),
        (
            (
                "The half-yearly consultations between the foreign ministers of Iraq and Jordan "
                "will not be held until further notice."
            ),
            ("IRQ", "JOR"),
            "foreign ministers",
            "suspended",
        ),
        (
            (
                "The third annual border conference of the interior ministers of Kenya and "
                "Ethiopia took place in Moyale on Monday."
            ),
            ("ETH", "KEN"),
            "interior ministers",
            "active",
        ),
    ],
)
def test_a_series_is_told_in_many_ways(
    find: Find, text: str, members: tuple[str, ...], level: str, status: str
) -> None:
    """By a verb and how often, by what was decided, by what was put on hold."""
    one = only(find(text), MechanismKind.MEETING_SERIES)
    told = one.history[-1].status if one.history else "active"
    assert (one.members, one.level, told) == (members, level, status)


@pytest.mark.parametrize(
    "text",
    [
        "He proposed talks with Honduras on fishing rights, said Belize's prime minister.",
        "Somalia's president has ruled out talks with Ethiopia until the deal is cancelled.",
        "Finland and Estonia signed four agreements on Monday.",
        "The annual summit of the presidents of Peru and Chile ended in Lima on Friday.",
    ],
)
def test_what_is_only_wished_or_one_occasion_turns_nothing(find: Find, text: str) -> None:
    """No series of it is told to stand or to have ended."""
    found = [one for one in find(text) if one.evidence]
    assert not [change for one in found for change in one.history if change.status != "active"]
    assert all("annual" in one.evidence[0].quote for one in found)


@pytest.mark.parametrize(
    ("text", "member", "status"),
    [
        ("Madagascar prolonged its ban on vanilla from the Comoros.", "MDG", "active"),
        ("Egypt's boycott of Ethiopian coffee, begun in 2020, was called off.", "EGY", "ended"),
        ("The Kenyan ban on Ugandan eggs was withdrawn on Monday.", "KEN", "ended"),
        ("Japan removed the last of its curbs on exports to South Korea.", "JPN", "ended"),
        ("Uruguay reimposed its tariffs on Paraguayan rice on Monday.", "URY", "resumed"),
        ("The Philippines partly lifted its ban on Korean poultry.", "PHL", "eased"),
        ("Belarus hit back on Monday with a ban on Latvian fish.", "BLR", "active"),
        ("Ecuador relaxed its restrictions on Peruvian fish on Monday.", "ECU", "eased"),
    ],
)
def test_a_measure_turns_in_many_words(find: Find, text: str, member: str, status: str) -> None:
    """What is done to a ban, or to the last of it, is its status."""
    one = only(find(text), MechanismKind.MEASURE)
    told = one.history[-1].status if one.history else "active"
    assert (one.members, told) == ((member,), status)
