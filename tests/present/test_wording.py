"""Events read as English and say no more than their records."""

from datetime import date

import pytest
from brief_samples import event, interval, party
from hypothesis import given
from hypothesis import strategies as st

from dragoman.data.tables import read_table
from dragoman.present.wording import Clauses, Teller, Words, date_phrase, short_text
from dragoman.present.wording.places import with_article
from dragoman.present.wording.words import plain_text
from dragoman.records import (
    Attribution,
    AttributionKind,
    DateInterval,
    EventType,
    Mechanism,
    MechanismKind,
    Party,
    Precision,
    Session,
    Status,
)

DAY = interval(date(2030, 3, 12))


def test_a_session_of_a_series_reads_well(teller: Teller) -> None:
    """A session of a series reads well."""
    series = Mechanism(
        "m", MechanismKind.MEETING_SERIES, "Andes Dialogue", level="foreign ministers"
    )
    session = Session(DAY, "Arica", "CHL", 11, None, "actual", (), ())
    states = (party("CHL"), party("USA"), party("PER"))
    talks = event("CONSULT", states, when=DAY, place="Arica")
    expected = (
        "Chile, the United States and Peru held talks in Arica on 12 March 2030 "
        "(11th foreign ministers' meeting)."
    )
    assert teller.sentence(talks, held=(series, session)).text == expected


@pytest.mark.parametrize(
    ("status", "certainty", "expected"),
    [
        ("actual", "asserted", "Estonia's military tested or deployed weapons."),
        ("actual", "reported", "Estonia's military reportedly tested or deployed weapons."),
        (
            "actual",
            "suspected",
            "Estonia's military is suspected to have tested or deployed weapons.",
        ),
        ("planned", "asserted", "Estonia's military plans to test or deploy weapons."),
        ("hypothetical", "asserted", "Estonia's military might test or deploy weapons."),
        ("negated", "asserted", "Estonia's military did not test or deploy weapons."),
        ("urged", "asserted", "Estonia's military was urged to test or deploy weapons."),
    ],
)
def test_status_decides_the_verb(
    teller: Teller, status: str, certainty: str, expected: str
) -> None:
    """Status decides the verb."""
    act = event(
        "MOBILIZE",
        (party("EST", sector="MIL"),),
        mode=("weapons",),
        status=status,
        certainty=certainty,
    )
    assert teller.sentence(act).text == expected


def test_who_urges_is_named(teller: Teller) -> None:
    """Who urges is named."""
    act = event(
        "RETREAT", (party("ECU"),), (party("PER"),), status="urged", speaker="the OAS chief"
    )
    assert teller.sentence(act).text.startswith("The OAS chief called on Ecuador to ")


def test_a_plan_whose_day_has_passed_is_told_as_a_past_plan(teller: Teller) -> None:
    """A plan whose day has passed is told as a past plan."""
    plan = event("CONSULT", (party("CHL"), party("PER")), when=DAY, status="planned")
    told = teller.sentence(plan, on=date(2030, 4, 1)).text
    assert told == "Chile and Peru planned to hold talks on 12 March 2030."


def test_a_visitor_with_an_office(teller: Teller) -> None:
    """A visitor with an office."""
    visit = event(
        "CONSULT",
        (party("KEN", "Jane Mwangi", "trade minister"),),
        (party("NLD"),),
        mode=("visit",),
        when=DAY,
    )
    told = teller.sentence(visit).text
    assert told == "Kenyan Trade Minister Jane Mwangi visited the Netherlands on 12 March 2030."


def test_a_speaker_is_named_unless_it_is_the_one_who_acts(teller: Teller) -> None:
    """A speaker is named unless it is the one who acts."""
    other = event("ACCUSE", (party("PER"),), (party("CHL"),), speaker="a radio host")
    assert teller.sentence(other).text.endswith(", according to a radio host.")
    own = event("ACCUSE", (party("PER"),), (party("CHL"),), speaker="PER")
    assert "according" not in teller.sentence(own).text


@pytest.mark.parametrize(
    ("kind", "place", "quote", "expected"),
    [
        ("ACCUSE", "South China Sea", "Peru criticised Chile.", "Peru criticised Chile."),
        (
            "CONSULT",
            "South China Sea",
            "They met on a ship in the South China Sea.",
            "Peru held talks with Chile in the South China Sea.",
        ),
        (
            "CONSULT",
            "Gaza",
            "They met to discuss the situation in Gaza.",
            "Peru held talks with Chile.",
        ),
    ],
)
def test_what_an_act_is_about_is_no_place(
    teller: Teller, kind: str, place: str, quote: str, expected: str
) -> None:
    """A place is told only where the act was done there."""
    act = event(kind, (party("PER"),), (party("CHL"),), place=place, quote=quote)
    assert teller.sentence(act).text == expected


def test_a_visit_to_somebody_is_a_meeting(teller: Teller) -> None:
    """One visits a place and meets people."""
    host = party("PER", "Luis Soto", "prime minister")
    visit = event("CONSULT", (party("CHL"),), (host,), mode=("visit",), place="Lima", when=DAY)
    expected = "Chile visited Lima and met Peruvian Prime Minister Luis Soto on 12 March 2030."
    assert teller.sentence(visit).text == expected
    assert teller.sentence(visit, dated=False).text == (
        "Chile visited Lima and met Peruvian Prime Minister Luis Soto."
    )
    somewhere = event("CONSULT", (party("CHL"),), (host,), mode=("visit",), status="planned")
    assert teller.sentence(somewhere).text == (
        "Chile plans to meet Peruvian Prime Minister Luis Soto on a visit."
    )


@pytest.mark.parametrize(
    ("quote", "kind", "most", "expected"),
    [
        ("Chile banned all fruit.", "SANCTION", 60, "Chile banned all fruit."),
        (
            "The leaders held the ninth summit in Lima on Monday, and they agreed to meet often.",
            "AGREE",
            40,
            "… and they agreed to meet often.",
        ),
        ("Nothing of the kind stands in these words at all.", "SANCTION", 20, "Nothing of the …"),
    ],
)
def test_the_clause_of_the_act_is_quoted(quote: str, kind: str, most: int, expected: str) -> None:
    """Not the beginning of the passage."""
    assert Clauses.load().of(quote, kind, (), most) == expected


@given(st.text(max_size=300), st.sampled_from(list(EventType)), st.integers(20, 120))
def test_any_clause_is_words_of_the_quote(text: str, kind: EventType, most: int) -> None:
    """What is quoted stands in the passage."""
    told = Clauses.load().of(text, str(kind), (), most)
    assert told.removeprefix("… ").removesuffix(" …").strip() in plain_text(text)
    assert len(told) <= most + 4


def test_pronouns_never_stand_for_anyone(teller: Teller) -> None:
    """Pronouns never stand for anyone."""
    said = Attribution(AttributionKind.SPEAKER, "he", "state:PER")
    assert teller.speaker(said) == "Peru"
    assert "name" in teller.speaker(Attribution(AttributionKind.SPEAKER, "She"))
    they = Party("org:nowhere-known", "they")
    assert teller.namer.party(they).text == "nowhere known"


def test_many_parties_are_counted(teller: Teller) -> None:
    """Many parties are counted."""
    states = [party(code) for code in ("CHL", "PER", "BOL", "ARG", "BRA", "URY", "PRY", "COL")]
    assert teller.namer.parties(states).text.endswith("Brazil and 3 others")


@pytest.mark.parametrize(
    ("first", "last", "precision", "expected"),
    [
        ((2030, 3, 12), (2030, 3, 12), "day", "on 12 March 2030"),
        ((2030, 3, 12), (2030, 3, 14), "day", "on 12–14 March 2030"),
        ((2030, 2, 27), (2030, 3, 2), "day", "on 27 February – 2 March 2030"),
        ((2030, 3, 1), (2030, 3, 31), "month", "in March 2030"),
        ((2030, 4, 1), (2030, 6, 30), "quarter", "in the second quarter of 2030"),
        ((2030, 7, 1), (2030, 12, 31), "half", "in the second half of 2030"),
        ((2030, 6, 1), (2030, 8, 31), "season", "between June and August 2030"),
        ((2029, 12, 1), (2030, 2, 28), "season", "between December 2029 and February 2030"),
        ((2030, 1, 1), (2030, 12, 31), "year", "in 2030"),
        ((2030, 1, 1), (2039, 12, 31), "decade", "in the 2030s"),
        ((2030, 3, 11), (2030, 3, 17), "week", "in the week of 11 March 2030"),
    ],
)
def test_dates_are_never_finer_than_told(
    first: tuple[int, int, int], last: tuple[int, int, int], precision: str, expected: str
) -> None:
    """Dates are never finer than told."""
    assert date_phrase(interval(date(*first), date(*last), precision)) == expected


def test_open_intervals() -> None:
    """Open intervals."""
    assert date_phrase(DateInterval(date(2008, 1, 1), None, Precision.YEAR)) == "since 2008"
    assert date_phrase(DateInterval(None, date(2019, 5, 1), Precision.DAY)) == "until 1 May 2019"
    assert not date_phrase(None)


def test_every_type_has_words_for_every_form() -> None:
    """Every type has words for every form."""
    words = Words.load()
    for kind in EventType:
        for form in ("equal", "to", "alone"):
            assert (str(kind), "", form) in words.verbs, (kind, form)


def test_every_row_of_the_table_can_be_met() -> None:
    """Every row of the table can be met."""
    for row in read_table("wording/events.tsv"):
        assert row["parties"] in {"equal", "to", "alone"}
        assert row["type"] in set(EventType)
        assert ("{to}" in row["rest"]) <= (row["parties"] == "to"), row


MODES = sorted({row["mode"] for row in read_table("wording/events.tsv")} - {"-"})


@given(
    kind=st.sampled_from(list(EventType)),
    mode=st.sampled_from(MODES),
    status=st.sampled_from(list(Status)),
    certainty=st.sampled_from(["asserted", "reported", "suspected"]),
    text=st.text(max_size=40),
    directed=st.booleans(),
)
def test_any_event_makes_one_clean_line(
    teller: Teller,
    kind: EventType,
    mode: str,
    status: Status,
    certainty: str,
    text: str,
    directed: bool,  # noqa: FBT001 - drawn
) -> None:
    """Any event makes one clean line."""
    actors = (party("CHL"), Party("thing:x", text))
    act = event(
        str(kind),
        actors,
        (party("PER"),) if directed else (),
        mode=(mode,),
        status=str(status),
        certainty=certainty,
        place=text,
        speaker=text or None,
    )
    told = teller.sentence(act).text
    assert told == plain_text(told)
    assert told.endswith(".")


@given(st.text(max_size=300), st.integers(min_value=10, max_value=60))
def test_short_text_is_short_and_on_one_line(text: str, most: int) -> None:
    """Short text is short and on one line."""
    short = short_text(text, most)
    assert len(short) <= most + 1
    assert "\n" not in short
    assert "\u202e" not in short


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Hague", "The Hague"),
        ("The Hague", "The Hague"),
        ("Vatican", "the Vatican"),
        ("Caucasus", "the Caucasus"),
        ("South China Sea", "the South China Sea"),
        ("West Bank", "the West Bank"),
        ("Lima", "Lima"),
    ],
)
def test_places_have_their_article(teller: Teller, name: str, told: str) -> None:
    """As English gives it to them."""
    assert with_article(name, teller.namer.tables) == told
