"""Lines that a brief once told and its text did not, each with four more of its kind."""

from collections.abc import Callable

import pytest

from dragoman.records import Document, Event, Segment, SegmentKind
from loaded import reader

Told = Callable[[str], tuple[Event, ...]]


@pytest.fixture(scope="module")
def coded() -> Told:
    """The reader as it comes, on a text."""
    pipeline = reader()

    def told(text: str) -> tuple[Event, ...]:
        whole = (Segment(0, len(text), SegmentKind.BODY),)
        (read,) = pipeline.process([Document("t", text, whole)])
        return read.events

    return told


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile met in Lima in May 2023. They agreed to hold annual drills in August 2023.",
        "The leaders of Kenya and Uganda had promised yearly exercises at Kampala in May 2023.",
        "Japan and Fiji decided on regular talks in Suva in March 2022.",
        "Oman and Qatar agreed in Doha in 2021 to hold monthly patrols.",
        "Norway and Finland promised weekly talks at Oslo in June 2022.",
    ],
)
def test_what_is_to_recur_has_no_day_or_place(coded: Told, text: str) -> None:
    """These are the day and the place of the promise."""
    plans = [each for each in coded(text) if each.status == "planned"]
    assert plans
    assert [(each.date, each.place) for each in plans] == [(None, None)] * len(plans)


@pytest.mark.parametrize(
    "text",
    [
        "Cooperation between Oman and Qatar is important.",
        "Kenya's cooperation with Uganda is vital for the lake.",
        "Trade between Peru and Chile is essential.",
        "Dialogue between Serbia and Kosovo is necessary.",
        "Talks between Egypt and Sudan are crucial.",
        "This year South Korea's diplomacy with China grows in importance.",
        "Cooperation between Oman and Qatar matters.",
        "Kenya's talks with Uganda gain in weight.",
        "Peru's cooperation with Chile is gaining importance.",
        "Dialogue between Serbia and Kosovo has become more important.",
    ],
)
def test_what_matters_is_no_deed(coded: Told, text: str) -> None:
    """Somebody's opinion of dealings tells none."""
    assert [each.event_type for each in coded(text) if each.status == "actual"] == []


def test_the_nameless_do_not_stand_beside_the_named(coded: Told) -> None:
    """The "foreign ministers" are the three who met, and no fourth."""
    text = (
        "Peruvian Foreign Minister Javier Soto hosted his Chilean and Brazilian counterparts, Ana "
        "Rojas and Mauro Lima, in Lima for the fifth trilateral foreign ministers' meeting."
    )
    (meeting,) = [each for each in coded(text) if each.event_type == "CONSULT"]
    present = (*meeting.actors, *meeting.recipients)
    assert "foreign ministers" not in {party.text for party in present}
    assert {party.country for party in present} - {None} == {"PER", "CHL", "BRA"}


def test_a_list_of_persons_goes_on(coded: Told) -> None:
    """A name of which the encoder is unsure is a person's, after two of which it is sure."""
    text = "Wang Yi, Takeshi Iwaya and Cho Tae-yul sat down in Tokyo for talks."
    people = {party.person for each in coded(text) for party in each.actors}
    assert people == {"Wang Yi", "Takeshi Iwaya", "Cho Tae-yul"}


def test_a_leaders_summit_names_no_leaders(coded: Told) -> None:
    """What the ministers want is a summit; nobody is asked."""
    text = "The ministers of Peru and Chile met. They want a leaders' summit in Brazil."
    assert {each.recipients for each in coded(text)} == {()}


def test_a_visit_is_not_widened_by_a_guess(coded: Told) -> None:
    """What the heads make of a later sentence adds no parties to what the rules tell."""
    text = (
        "The Russian security chief visited Pyongyang. As North Korea-Russia relations get closer, "
        "South Korea's diplomacy with China grows in importance."
    )
    visits = [each for each in coded(text) if "visit" in each.mode]
    assert [{p.country for p in (*each.actors, *each.recipients)} for each in visits] == [
        {"RUS", "PRK"}
    ]


def test_the_ministers_of_the_headline_are_those_who_met(coded: Told) -> None:
    """A headline that names no side is no meeting of its own."""
    text = (
        "Ministers meet in Lima on 21 May 2024.\n\nThe foreign ministers of Chile and Peru met in "
        "Lima on 21 May 2024."
    )
    meetings = [each for each in coded(text) if each.event_type == "CONSULT"]
    assert [{party.country for party in each.actors} for each in meetings] == [{"CHL", "PER"}]


@pytest.mark.parametrize(
    "text",
    [
        "It took a year and four months for the ministers of Chile, Peru and Brazil to meet again.",
        "It took six years for Chile and Peru to sign the treaty.",
        "It took decades for Kenya to recognise Somalia.",
        "It took three weeks for Estonia to condemn the raid by Latvia.",
        "It took Oman and Qatar ten months to hold talks.",
    ],
)
def test_what_took_its_time_was_done(coded: Told, text: str) -> None:
    """How long it took is told of what came about, and is no plan."""
    assert [each.status for each in coded(text) if each.status != "actual"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenya came close to striking a Ugandan ship.",
        "Chile was on the verge of attacking Peru.",
        "Latvia is on the brink of attacking Estonia.",
        "Oman will not hesitate to attack Qatar.",
        "Kenyan forces came close to attacking Ugandan troops.",
    ],
)
def test_a_near_miss_is_no_attack(coded: Told, text: str) -> None:
    """What almost was, or is only threatened, has not been done."""
    assert {each.status for each in coded(text) if each.event_type == "ASSAULT"} == {"hypothetical"}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Anti-French protests broke out in Mali.", []),
        ("Thousands of Chileans joined an anti-American rally in Lima.", ["CHL"]),
        ("Malian students staged anti-French protests on Monday.", ["MLI"]),
        ("Kenyans held an anti-Ugandan demonstration in Nairobi.", ["KEN"]),
        ("Lebanese students staged an anti-Syrian rally.", ["LBN"]),
    ],
)
def test_whom_a_protest_is_against_does_not_protest(
    coded: Told, text: str, actors: list[str]
) -> None:
    """A word with "anti-" names the other side."""
    (protest,) = [each for each in coded(text) if each.event_type == "PROTEST"]
    assert [party.country for party in protest.actors] == actors
    assert {party.country for party in protest.recipients} <= {"FRA", "USA", "UGA", "SYR"}
    assert protest.recipients


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan president visited the Chilean consulate in Nairobi.",
        "The Peruvian minister visited the Omani embassy.",
        "Estonia's prime minister visited the Latvian pavilion.",
        "The Qatari emir visited a Kenyan restaurant.",
        "The Chilean president visited the Ugandan mission in New York.",
    ],
)
def test_who_visits_an_embassy_visits_no_state(coded: Told, text: str) -> None:
    """A house of a state abroad is not that state."""
    assert [each.event_type for each in coded(text)] == []


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Poland condemned Russia's invasion of Ukraine.", ["RUS"]),
        ("Chile condemned Peru's occupation of Ecuador.", ["PER"]),
        ("Kenya denounced Uganda's bombing of Rwanda.", ["UGA"]),
        ("Oman criticised Iran's blockade of Qatar.", ["IRN"]),
        ("Latvia condemned Belarus's shelling of Lithuania.", ["BLR"]),
    ],
)
def test_who_suffers_an_act_is_not_accused_of_it(
    coded: Told, text: str, accused: list[str]
) -> None:
    """An act that somebody owns is that one's alone."""
    (charge,) = [each for each in coded(text) if each.event_type == "ACCUSE"]
    assert [party.country for party in charge.recipients] == accused


@pytest.mark.parametrize(
    "text",
    [
        "A bomber killed four Kenyan policemen. In other violence, gunmen killed a Kenyan judge.",
        "Chilean troops shot at a bus, killing two Peruvians. Chilean troops killed 370 Peruvians.",
        "Omani forces killed three Yemenis. Elsewhere, Omani forces killed Yemenis at sea.",
        "Ugandan soldiers killed two Kenyans. Ugandan soldiers also killed Kenyans near the lake.",
        "Russian troops killed six Estonians. Russian troops killed two Estonians.",
    ],
)
def test_two_deeds_on_one_page_are_two(coded: Told, text: str) -> None:
    """The same states on both sides do not make one deed of them."""
    attacks = [each for each in coded(text) if each.event_type == "ASSAULT"]
    assert [len(each.evidence) for each in attacks] == [1, 1]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Peru condemned the invasion of Chad.", []),
        ("Kenya condemned the bombing of Sudan.", []),
        ("Chile denounced the attack on Oman.", []),
        ("The two ministers condemned the illegal occupation of Cyprus.", []),
        ("Chile denounced the bombing of Kenya by Sudan.", ["SDN"]),
    ],
)
def test_victims_of_what_is_condemned_are_not_accused(
    coded: Told, text: str, accused: list[str]
) -> None:
    """Where nobody is named who did it, nobody is accused."""
    (charge,) = [each for each in coded(text) if each.event_type == "ACCUSE"]
    assert [party.country for party in charge.recipients] == accused


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A Lebanese prosecutor has charged a Syrian general with spying for Israel.", ["SYR"]),
        ("A Kenyan court charged two Ugandan officers with attacking Rwanda.", ["UGA"]),
        ("Chile charged a Peruvian official with spying on Bolivia.", ["PER"]),
        ("Poland charged a Belarusian officer with bombing a train in Latvia.", ["BLR"]),
        ("Egypt charged two Sudanese men with attacking Chad.", ["SDN"]),
    ],
)
def test_the_charged_did_what_they_are_charged_with(
    coded: Told, text: str, doer: list[str]
) -> None:
    """Not the court."""
    (deed,) = [each for each in coded(text) if each.event_type in {"COERCE", "ASSAULT"}]
    assert [party.country for party in deed.actors] == doer


@pytest.mark.parametrize(
    "text",
    [
        "Spain ordered twelve Russian diplomats to leave.",
        "Gabon ordered the French envoy to leave the country.",
        "Peru ordered three Chilean diplomats to leave Lima.",
        "Kenya told the Sudanese ambassador to leave.",
        "Latvia ordered two Belarusian diplomats to leave within days.",
    ],
)
def test_who_is_ordered_to_leave_is_expelled(coded: Told, text: str) -> None:
    """The heads hear a demand; the codebook knows what it means of diplomats."""
    assert [(each.event_type, each.mode) for each in coded(text)] == [("SANCTION", ("expel",))]


@pytest.mark.parametrize(
    "text",
    [
        "CAIRO - Egypt wants a truce. Chad, which hosts Sudanese refugees, has closed its border.",
        "MANILA - The Philippines met. Laos, which lies beside Vietnam, has closed its border.",
        "LIMA - Peru praised the truce. Mali, which is poorer than Niger, has closed its border.",
        "OSLO - Norway held a vote. Benin, which trades with Togo, has closed its border.",
        "RABAT - Morocco welcomed the talks. Fiji, unlike Samoa, has shut its borders.",
    ],
)
def test_a_border_is_not_shut_to_the_pages_own_state(coded: Told, text: str) -> None:
    """Where its sentence names another."""
    home = coded(text)[0].actors[0].country
    shut = [each for each in coded(text) if each.event_type == "COERCE"]
    assert len(shut) == 1
    assert [party.country for party in shut[0].recipients if party.country == home] == []
