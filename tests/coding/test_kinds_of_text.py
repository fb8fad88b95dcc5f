"""Kinds of text that were once read wrongly, each in five sentences of its kind."""

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
        (read,) = pipeline.process(
            [Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))]
        )
        return read.events

    return told


def sides(event: Event) -> str:
    """Who did it to whom, by country."""
    actors = "+".join(sorted(party.country or "-" for party in event.actors))
    recipients = "+".join(sorted(party.country or "-" for party in event.recipients))
    return f"{event.event_type} {actors}>{recipients} {event.status}"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("President Ana Ruiz of Brazil met separately with the presidents of Chile and Peru.",
         ["BRA+CHL", "BRA+PER"]),
        ("The Kenyan minister held separate talks with his counterparts from Uganda and Tanzania.",
         ["KEN+TZA", "KEN+UGA"]),
        ("Egypt's foreign minister held bilateral meetings with Cyprus and with Greece in Athens.",
         ["CYP+EGY", "EGY+GRC"]),
        ("The Polish premier met the leaders of Estonia and Latvia separately on Monday.",
         ["EST+POL", "LVA+POL"]),
        ("Japan's Prime Minister held one-on-one talks with the leaders of India and Vietnam.",
         ["IND+JPN", "JPN+VNM"]),
        ("The Polish premier met the leaders of Estonia and Latvia on Monday.", ["EST+LVA+POL"]),
        ("Kenya's minister met the ministers of Uganda and Tanzania one by one in Nairobi.",
         ["KEN+TZA", "KEN+UGA"]),
        ("Kenya's minister met those of Uganda and Chad, and Oman and Jordan talked one-on-one.",
         ["KEN+TCD+UGA", "JOR+OMN"]),
    ],
)  # fmt: skip
def test_separate_talks_are_as_many_as_partners(coded: Told, text: str, pairs: list[str]) -> None:
    """And none of them is of three."""
    told = ["+".join(sorted(str(party.country) for party in each.actors)) for each in coded(text)]
    assert told == pairs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chile did not attack Peru and instead signed an accord.", "SUPPORT CHL+PER> actual"),
        ("Mexico never answered the note but demanded the return of its yacht from Belize.",
         "REQUEST MEX>BLZ actual"),
        ("Luanda would not comment on the raid, yet expelled the Zambian consul.",
         "SANCTION AGO>ZMB actual"),
        ("Kenya did not sign the treaty with Uganda, but instead imposed sanctions on Uganda.",
         "SANCTION KEN>UGA actual"),
        ("Oman never replied and instead recalled its ambassador from Qatar.",
         "SANCTION OMN>QAT actual"),
        ("Oman did not recall its ambassador or expel the consul of Qatar.",
         "SANCTION OMN>QAT negated"),
    ],
)  # fmt: skip
def test_a_not_ends_where_the_next_verb_is_set_against_it(
    coded: Told, text: str, told: str
) -> None:
    """What was done instead was done."""
    assert told in [sides(each) for each in coded(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Samoa recognised Kosovo on Monday, and Tonga did likewise a day afterwards.",
         ["SUPPORT WSM>XKX actual", "SUPPORT TON>XKX actual"]),
        ("France expelled four Russian diplomats on Monday. Germany followed suit on Tuesday.",
         ["SANCTION FRA>RUS actual", "SANCTION DEU>RUS actual"]),
        ("Madrid froze its arms contracts with Sudan in May. Lisbon did the same in June.",
         ["SANCTION ESP>SDN actual", "SANCTION PRT>SDN actual"]),
        ("Canada closed its embassy in Syria in March and Norway followed suit in April.",
         ["SANCTION CAN>SYR actual", "SANCTION NOR>SYR actual"]),
        ("Madrid froze its arms contracts with Sudan in May. Lisbon took the same step in June.",
         ["SANCTION ESP>SDN actual", "SANCTION PRT>SDN actual"]),
        ("Peru met Chile in Lima. Brazil did the same.", ["CONSULT CHL+PER> actual"]),
    ],
)  # fmt: skip
def test_who_follows_suit_does_the_like(coded: Told, text: str, told: list[str]) -> None:
    """To the same side; of a meeting nobody can say with whom."""
    assert [sides(each) for each in coded(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Israel will not hesitate to attack Iran.", "THREATEN ISR>IRN actual"),
        ("Hanoi said it will not shy away from expelling envoys of Laos.",
         "THREATEN VNM>LAO actual"),
        ("South Korea warned it would not hesitate to retaliate against North Korea.",
         "THREATEN KOR>PRK actual"),
        ('"We will not hesitate to impose sanctions on Belarus," the Polish premier said.',
         "THREATEN POL>BLR actual"),
        ("Kenya will not hesitate to expel the Ugandan envoy.", "THREATEN KEN>UGA actual"),
    ],
)  # fmt: skip
def test_who_will_not_hesitate_threatens(coded: Told, text: str, told: str) -> None:
    """And has done nothing yet."""
    found = [sides(each) for each in coded(text)]
    assert told in found
    assert [each for each in found if "negated" in each] == []


@pytest.mark.parametrize(
    "text",
    [
        "A Somali man was charged with attacking the Danish embassy in Oslo.",
        "Three Algerians were charged in Spain with bombing the French consulate.",
        "Former Bolivian captain charged with attacking Chilean trucker.",
        "Two Chadian officers were indicted for killing a Sudanese judge.",
        "A Peruvian soldier was prosecuted for shooting a Chilean diplomat.",
    ],
)
def test_what_one_is_charged_with_is_suspected(coded: Told, text: str) -> None:
    """A court will say whether it was so."""
    deeds = [each for each in coded(text) if each.event_type == "ASSAULT"]
    assert {each.certainty for each in deeds} == {"suspected"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Missile tests were condemned by Japan.", ["ACCUSE JPN> actual"]),
        ("The nuclear test was denounced by Australia.", ["ACCUSE AUS> actual"]),
        ("The executions were criticised by Canada.", ["ACCUSE CAN> actual"]),
        ("The attacks were condemned by France.", ["ACCUSE FRA> actual"]),
        ("A missile test was deplored by Norway.", ["ACCUSE NOR> actual"]),
    ],
)
def test_who_condemns_an_act_has_not_done_it(coded: Told, text: str, told: list[str]) -> None:
    """Japan tests nothing."""
    assert [sides(each) for each in coded(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Poland complained to Germany that Belarus had violated its airspace.", "POL>BLR"),
        ("Lebanon complained to the United Nations that Israel had broken the truce.", "LBN>ISR"),
        ("Peru complained to Brazil that Chile had closed the road.", "PER>CHL"),
        ("Kenya complained to Uganda that its troops had crossed the border.", "KEN>UGA"),
        ("Estonia complained to Latvia about the noise.", "EST>LVA"),
    ],
)
def test_a_complaint_is_of_whom_it_names(coded: Told, text: str, told: str) -> None:
    """And of whom it is made to where it names nobody else."""
    assert f"ACCUSE {told} actual" in [sides(each) for each in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "France backed stronger pressure against Sudan.",
        "The United States called for more international pressure against Iran.",
        "Kenya welcomed the measures against Uganda.",
        "Peru supported the campaign against Chile.",
        "Oman endorsed new steps against Yemen.",
    ],
)
def test_who_backs_what_is_against_somebody_does_not_back_them(coded: Told, text: str) -> None:
    """Nor asks anything of them."""
    warm = [each for each in coded(text) if each.event_type in {"SUPPORT", "REQUEST", "AGREE"}]
    assert {party.country for each in warm for party in each.recipients} <= {None}
    assert {"SDN", "IRN", "UGA", "CHL", "YEM"}.isdisjoint(
        party.country for each in warm for party in each.actors
    )


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 Peru and Chile had a fight over fishing rights.",
        "There was a fight over the budget between Greece and Germany in 2019.",
        "Nepal and Bhutan quarrelled over a dam in May 2016.",
        "Kenya and Uganda waged a war of words.",
        "Chile won its legal battle with Peru.",
    ],
)
def test_a_quarrel_is_no_assault(coded: Told, text: str) -> None:
    """Nobody is hurt in a war of words."""
    assert [each.event_type for each in coded(text) if each.event_type == "ASSAULT"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan senator is undergoing further tests at a hospital.",
        "A blood test proved that the Peruvian minister was ill.",
        "The release of the report angered Peru.",
        "The launch of a website delighted Kenya.",
        "A Kenyan court threw out the ruling.",
        "The Kenyan president has called elections.",
    ],
)
def test_words_of_another_sense_tell_nothing(coded: Told, text: str) -> None:
    """A blood test is no test of arms."""
    hostile = {"MOBILIZE", "RETREAT", "SANCTION", "REQUEST"}
    assert [each.event_type for each in coded(text) if each.event_type in hostile] == []


@pytest.mark.parametrize(
    "text",
    [
        "Brazil has yet to ratify the treaty with Peru.",
        "Kenya has yet to withdraw its troops from Somalia.",
        "Oman is yet to recognise Kosovo.",
        "Chile has yet to sign the accord with Peru.",
        "Latvia had yet to expel the Belarusian envoy.",
    ],
)
def test_what_is_yet_to_be_done_is_not_done(coded: Told, text: str) -> None:
    """Whatever stands beside it."""
    assert {each.status for each in coded(text)} <= {"negated"}


@pytest.mark.parametrize(
    "text",
    [
        "Juba wants guarantees before pulling back from the oil town.",
        "Eritrea insisted on a border ruling before it withdraws its troops from Tigray.",
        "Doha and Manama are haggling over a Bahraini withdrawal from the shoal.",
        "Chad and Sudan bargained over a Sudanese withdrawal from the town.",
        "Nicosia seems inclined to free the Turkish sailor.",
        "The Karen guerrillas will not sign until Naypyidaw frees their chief.",
    ],
)
def test_what_is_waited_for_or_bargained_over_is_not_done(coded: Told, text: str) -> None:
    """Nor is what somebody is inclined to."""
    deeds = [each.status for each in coded(text) if each.event_type == "RETREAT"]
    assert deeds == ["hypothetical"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya and Qatar mediated the truce between Chad and Sudan. Egypt praised the ceasefire.",
         "SUPPORT EGY>SDN+TCD actual"),
        ("Japan and Brazil mediated the settlement. Ghana hailed the agreement.",
         "SUPPORT GHA> actual"),
        ("Oman mediated an accord between Chad and Mali. Peru welcomed the accord.",
         "SUPPORT PER>MLI+TCD actual"),
        ("Algeria scrapped visas for Malians.", "CONCEDE DZA>MLI actual"),
        ("Kenya waived visas for Ugandans.", "CONCEDE KEN>UGA actual"),
        ("According to the Jakarta Globe newspaper, Brunei lent Timor 30 million dollars.",
         "AID BRN> actual"),
    ],
)  # fmt: skip
def test_whom_it_is_aimed_at(coded: Told, text: str, told: str) -> None:
    """No mediator, and no newspaper that tells it."""
    assert told in [sides(each) for each in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Petrescu scolded the Hungarian ambassador over a textbook.",
        "Defence Minister Orban rebuked the Kenyan envoy.",
        "The minister warned the Peruvian consul.",
        "Foreign Minister Adeyemi criticised the Chilean ambassador.",
        "Prime Minister Botha expelled the Zambian envoy.",
    ],
)
def test_nobody_of_its_own_state_scolds_an_ambassador(coded: Told, text: str) -> None:
    """A minister without a state is none of theirs."""
    inward = [
        sides(each)
        for each in coded(text)
        if {p.country for p in each.actors} & {p.country for p in each.recipients}
    ]
    assert inward == []
