"""Kinds of false readings of real text, each by five cases in other words."""

from collections.abc import Callable

import pytest

from dragoman.frames.modality.status import read_status
from dragoman.records import Document, Event, Segment, SegmentKind, Status
from dragoman.syntax.tree import tree_of
from loaded import reader

Coded = Callable[[str], tuple[Event, ...]]


@pytest.fixture(scope="module")
def coded() -> Coded:
    """The reader as it comes, on a text."""
    pipeline = reader()

    def told(text: str) -> tuple[Event, ...]:
        whole = (Segment(0, len(text), SegmentKind.BODY),)
        (read,) = pipeline.process([Document("t", text, whole)])
        return read.events

    return told


def sides(events: tuple[Event, ...]) -> list[tuple[str, str, list[str | None], list[str | None]]]:
    """Type, status, actors and recipients of events."""
    return [
        (
            each.event_type.value,
            each.status.value,
            [party.country for party in each.actors],
            [party.country for party in each.recipients],
        )
        for each in events
    ]


def statuses(events: tuple[Event, ...]) -> list[tuple[str, str]]:
    """Type and status of events."""
    return [(each.event_type.value, each.status.value) for each in events]


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("The group praised Norway for its stance.", "NOR"),
        ("Two officials thanked Oman.", "OMN"),
        ("They thanked Iran.", "IRN"),
        ("Officials congratulated Peru on its election.", "PER"),
        ("The group applauded Ghana.", "GHA"),
    ],
)
def test_who_is_thanked_does_not_thank(coded: Coded, text: str, praised: str) -> None:
    """Of 164 acts of SUPPORT of labelled newswire 144 have their sides right; 134 had before."""
    assert sides(coded(text)) == [("SUPPORT", "actual", [], [praised])]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("No Chadian soldiers were killed in the attack by Sudanese rebels.", "TCD"),
        ("No Fijian sailors were wounded in the raid by Tonga.", "FJI"),
        ("No Ugandan soldiers were killed in the raid by Kenya.", "UGA"),
        ("No Omani fishermen were hurt in the attack by Qatar.", "OMN"),
        ("No Malians were killed in the bombing by Niger.", "MLI"),
    ],
)
def test_of_whom_there_were_none_are_not_hit(coded: Coded, text: str, hit: str) -> None:
    """There was a raid; that it hit them is denied."""
    struck = [each for each in coded(text) if each.status == "actual"]
    assert hit not in [party.country for each in struck for party in each.recipients]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Neither Peru nor Chile has ever sanctioned Cuba.", "SANCTION"),
        ("Neither Norway nor Sweden expelled Russian diplomats.", "SANCTION"),
        ("Ghana seized no ships of Togo.", "COERCE"),
        ("No Kenyan minister visited Uganda.", "CONSULT"),
        ("Oman imposed no sanctions on Qatar.", "SANCTION"),
    ],
)
def test_a_no_beside_its_sides_denies_a_verb(coded: Coded, text: str, kind: str) -> None:
    """However sure the heads are of the deed."""
    assert statuses(coded(text)) == [(kind, "negated")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru will close its border with Chile if Bolivia pays.", "SANCTION"),
        ("Kenya will expel Uganda's envoy unless Uganda pays.", "SANCTION"),
        ("Laos will withdraw its troops from Vietnam if Vietnam pays.", "RETREAT"),
        ("Oman said it will release the Qatari sailors if Qatar pays.", "RETREAT"),
        ("Unless Fiji pays, Tonga will recall its ambassador to Fiji.", "SANCTION"),
    ],
)
def test_what_hangs_on_a_condition_is_no_plan(coded: Coded, text: str, kind: str) -> None:
    """Of 14 such of labelled newswire that are no answer or threat, 13 are hypothetical."""
    assert statuses(coded(text)) == [(kind, "hypothetical")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya was sending troops to Uganda when the king died.", "MOBILIZE"),
        ("Italy was deploying warships to Malta when the storm began.", "MOBILIZE"),
        ("Niger was sending rice to Mali when the king died.", "AID"),
        ("Togo was dispatching soldiers to Benin when the king died.", "MOBILIZE"),
        ("Peru was sending doctors to Haiti when the storm began.", "AID"),
    ],
)
def test_what_went_on_when_something_happened_was_done(coded: Coded, text: str, kind: str) -> None:
    """Of 33 verbs of labelled newswire with "was ...ing" 28 are actual, all with a "when"."""
    assert statuses(coded(text)) == [(kind, "actual")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's decision to sign the treaty with Uganda angered Tanzania.",
        "Oman's decision to sign a pact with Qatar surprised Bahrain.",
        "Chile's decision to sign an accord with Peru alarmed Bolivia.",
        "Norway's decision to sign an agreement with Sweden pleased Finland.",
        "Ghana's decision to sign a deal with Togo worried Benin.",
    ],
)
def test_who_decided_to_sign_has_not_signed(coded: Coded, text: str) -> None:
    """Others react to the decision; to expel is done by deciding it, to sign is not."""
    assert statuses(coded(text)) == [("SUPPORT", "planned")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Finland called the arrest of its sailors by Russia unlawful.", "COERCE"),
        ("The governor of Kano called Chad's attack on Niger a crime.", "ASSAULT"),
        ("Kenya called Uganda's expulsion of Rwandans a mistake.", "SANCTION"),
        ("Tonga called Fiji's release of the sailors a good sign.", "RETREAT"),
        ("Norway called the invasion of Chad by Sudan a crime.", "ASSAULT"),
    ],
)
def test_what_is_called_something_was_done(coded: Coded, text: str, kind: str) -> None:
    """Of 12 of labelled newswire that are no gathering 11 are actual and one is planned."""
    assert [each for each in statuses(coded(text)) if each[0] == kind] == [(kind, "actual")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya warned that Uganda could run out of fuel.",
        "Kenya warned that Uganda was close to war.",
        "Norway warned that the dam in Chad might break.",
        "Oman warned that prices in Qatar were rising.",
        "Peru has warned that Chile may lose its forests.",
        "Kenya warned that the economy of Kenya may shrink.",
        "Oman warned that its exports to Qatar could fall.",
    ],
)
def test_who_warns_of_what_others_do_threatens_nobody(coded: Coded, text: str) -> None:
    """Of 29 such of labelled newswire four are threats."""
    assert [each.event_type for each in coded(text) if each.event_type == "THREATEN"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenya warned that it would close the border with Uganda.",
        "Kenya warned Uganda that it would close the border.",
        "Norway warned that it may expel Chad's envoy.",
        "Oman warned that its navy will sink any Qatari boat.",
        "Peru warned Chile that the talks may fail.",
        "Kenya warned that Nairobi may retaliate against Uganda.",
        "Oman warned that its missiles could hit Qatar.",
        "Peru warned that it is going to close its border with Chile.",
        "Norway warned that Norwegian warships might sink Chadian boats.",
        "Ghana warned that it was prepared to bomb Togo.",
    ],
)
def test_who_warns_somebody_or_of_what_one_will_do_threatens(coded: Coded, text: str) -> None:
    """Of 17 such of labelled newswire 15 are threats."""
    assert "THREATEN" in [each.event_type for each in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The parliament of Peru approved the bill.",
        "Kenya's parliament has approved a new cabinet.",
        "Lawmakers in Oman approved the budget.",
        "The Chilean senate approved the legislation.",
        "Ghana's president approved the new government.",
    ],
)
def test_approving_laws_and_ministers_agrees_with_nobody(coded: Coded, text: str) -> None:
    """Of 33 such of labelled newswire none is an AGREE."""
    assert [each.event_type for each in coded(text) if each.event_type == "AGREE"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Isn't it true that Kenya expelled the Ugandan envoy?",
        "Is it not true that Chad attacked Sudan?",
        "Wasn't it the case that Peru recalled its ambassador from Chile?",
        "Was it not true that Oman expelled two Qatari diplomats?",
        "Is it not the case that Norway bombed Chad?",
    ],
)
def test_who_asks_whether_it_is_not_so_denies_nothing(coded: Coded, text: str) -> None:
    """Nor says so."""
    assert {status for _, status in statuses(coded(text))} == {"hypothetical"}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Unions in Chad called a rally against France.", "rally"),
        ("Students in Peru called a march on the embassy of Chile.", "march"),
        ("The opposition called a boycott of Chinese goods.", "boycott"),
        ("Kenyan unions called a protest against Uganda.", "protest"),
        ("Teachers called a walkout over the visit.", "walkout"),
    ],
)
def test_a_gathering_that_is_called_is_to_come(text: str, noun: str) -> None:
    """As one sees it who goes by the rules alone."""
    pipeline = reader()
    (read,) = pipeline.process([Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))])
    assert read.annotated is not None
    tree = tree_of(read.annotated.sentences[0])
    word = next(at for at, token in enumerate(tree.tokens) if token.text == noun)
    assert read_status(tree, word, pipeline.codebook).status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("In 1978 Peru nearly invaded Bolivia.", "ASSAULT", "negated"),
        ("Kenya almost attacked Uganda in 1976.", "ASSAULT", "negated"),
        ("Niger nearly expelled the Malian ambassador.", "SANCTION", "negated"),
        ("Imagine that Fiji sent troops to Tonga.", "MOBILIZE", "hypothetical"),
        ("Imagine that Latvia expelled the Estonian envoy.", "SANCTION", "hypothetical"),
        ("Imagine that Oman attacked Qatar.", "ASSAULT", "hypothetical"),
        ("Had Ghana attacked Togo, Benin would have closed its border.", "ASSAULT", "hypothetical"),
        ("Had Latvia condemned Estonia, Finland would have helped.", "ACCUSE", "hypothetical"),
        ("Had Oman expelled the Qatari envoy, Kuwait would have left.", "SANCTION", "hypothetical"),
        ("Chile had attacked Peru, the court was told.", "ASSAULT", "actual"),
        ("Norway attacked Sweden nearly a year ago.", "ASSAULT", "actual"),
    ],
)
def test_what_is_only_supposed_was_not_done(
    coded: Coded, text: str, kind: str, status: str
) -> None:
    """What nearly was, is imagined or would have been; none of it stands in labelled newswire."""
    assert [found for each, found in statuses(coded(text)) if each == kind] == [status]


def kinds(events: tuple[Event, ...]) -> list[str]:
    """Types and status of events, sorted."""
    return sorted(f"{kind} {status}" for kind, status in statuses(events))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya did not mention its talks with Uganda.", ["CONSULT actual"]),
        ("Chile has made no comment about the arrest of the Peruvian consul.", ["COERCE actual"]),
        ("Togo would not say where its president had met Benin's.", ["CONSULT actual"]),
        ("Norway gave no details of its talks with Chad.", ["CONSULT actual"]),
        ("Oman refused to disclose how many troops it had sent to Yemen.", ["MOBILIZE actual"]),
    ],
)
def test_what_is_not_spoken_of_is_not_denied(coded: Coded, text: str, told: list[str]) -> None:
    """Of five such of labelled newswire none is."""
    assert kinds(coded(text)) == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru broke off talks with Chile over fishing.", "actual"),
        ("Oman broke off negotiations with Yemen.", "actual"),
        ("Kenya has broken off its talks with Uganda.", "actual"),
        ("Norway will break off talks with Chad.", "planned"),
        ("Togo broke off consultations with Benin on Monday.", "actual"),
    ],
)
def test_breaking_off_talks_ends_dealings(coded: Coded, text: str, status: str) -> None:
    """Of 13 such labels all are SANCTION."""
    told = kinds(coded(text))
    assert [each for each in told if "CONSULT" not in each] == [f"SANCTION {status}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway referred Chad to the Security Council.", ["SANCTION actual"]),
        ("Oman may refer Yemen to the Security Council.", ["SANCTION hypothetical"]),
        ("Togo has been referred to the council by Benin.", ["SANCTION actual"]),
        ("Kenya referred Somalia to the council.", ["SANCTION actual"]),
        ("Peru will refer Chile to the tribunal.", ["SANCTION planned"]),
    ],
)
def test_who_is_referred_to_a_council_is_punished(coded: Coded, text: str, told: list[str]) -> None:
    """Of 10 such labels all are SANCTION."""
    assert kinds(coded(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya handed over a rebel leader to Uganda.", ["COOPERATE actual"]),
        ("Peru handed him over to Chile.", ["COOPERATE actual"]),
        ("Oman refused to hand over the general to Yemen.", ["COOPERATE negated", "REJECT actual"]),
        ("Norway handed over the former president to the tribunal.", ["COOPERATE actual"]),
        ("Togo will hand over two agents to Benin.", ["COOPERATE planned"]),
    ],
)
def test_who_is_handed_over_is_extradited(coded: Coded, text: str, told: list[str]) -> None:
    """Of nine of labelled newswire that were told as releases seven are; detainees are released."""
    assert kinds(coded(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "The governor of the Kenyan coast declared a state of emergency because of the floods.",
        "Peru declared a state of emergency after the earthquake.",
        "Chad declares a state of emergency over bird flu.",
        "Oman declared a state of emergency ahead of the storm.",
        "Togo declared an emergency over the drought.",
    ],
)
def test_an_emergency_of_nature_coerces_nobody(coded: Coded, text: str) -> None:
    """Of six such of labelled newswire none does."""
    assert kinds(coded(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The parliament of Peru dismissed two ministers.",
        "Kenya's president dismissed his foreign minister.",
        "Chad's leader dismissed the army chief.",
        "Lawmakers in Oman dismissed the judges.",
        "Togo dismissed three officials.",
    ],
)
def test_who_is_dismissed_is_refused_nothing(coded: Coded, text: str) -> None:
    """Of four such of labelled newswire none is a REJECT."""
    assert kinds(coded(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Malaysia mulls expelling North Korea's ambassador.", ["hypothetical"]),
        ("Norway contemplates imposing sanctions on Belarus.", ["hypothetical"]),
        ("Kenya is considering withdrawing its troops from Somalia.", ["hypothetical"]),
        ("Chile mulls recalling its envoy from Peru.", ["hypothetical"]),
        ("Togo retaliated, expelling the envoy of Ghana.", ["actual"]),
    ],
)
def test_what_is_mulled_is_not_done(coded: Coded, text: str, told: list[str]) -> None:
    """A clause behind a comma goes with what was done."""
    found = [status for kind, status in statuses(coded(text)) if kind in {"SANCTION", "RETREAT"}]
    assert found == told
