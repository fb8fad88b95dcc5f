"""Kinds of sentences of news and statements that were read wrongly, each with five of its kind."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.records import Document, Event, Segment, SegmentKind
from loaded import reader

Read = Callable[[str], list[str]]
WEDNESDAY = date(2024, 2, 14)


@pytest.fixture(scope="module")
def read() -> Read:
    """The reader as it comes: each event as type, status, parties and first day."""
    pipeline = reader()

    def told(text: str) -> list[str]:
        whole = (Segment(0, len(text), SegmentKind.BODY),)
        (found,) = pipeline.process([Document("t", text, whole, published=WEDNESDAY)])
        return [_line(event) for event in found.events]

    return told


def _line(event: Event) -> str:
    who, whom = (
        " ".join(sorted(party.country or party.text for party in side))
        for side in (event.actors, event.recipients)
    )
    day = event.date.start if event.date else None
    return " ".join(f"{event.event_type} {event.status} {who} > {whom} {day}".split())


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "A visit to Mumbai by Canada's trade minister has been postponed indefinitely.",
            ["CONSULT negated CAN > IND None", "REJECT actual CAN > IND None"],
        ),
        ("The summit between Chile and Peru has been delayed.", ["CONSULT negated CHL PER > None"]),
        (
            "Oman put off its talks with Yemen until 3 May.",
            ["REJECT actual OMN > YEM None", "CONSULT planned OMN YEM > 2024-05-03"],
        ),
        (
            "The talks between Iran and Iraq were pushed back to Friday.",
            ["CONSULT planned IRN IRQ > 2024-02-16"],
        ),
        (
            "A meeting of the Norwegian and Finnish ministers was deferred until next month.",
            ["CONSULT planned FIN NOR > 2024-03-01"],
        ),
        (
            "Togo shelved its talks with Benin.",
            ["REJECT actual TGO > BEN None", "CONSULT negated BEN TGO > None"],
        ),
    ],
)
def test_what_is_put_off(read: Read, text: str, events: list[str]) -> None:
    """What is put off was not held; where its new day is named it is planned for that day."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Chile praised Oman's decision to expel the Syrian envoy last week.",
            ["SUPPORT actual CHL > OMN None", "SANCTION actual OMN > SYR 2024-02-05"],
        ),
        (
            "Kenya criticised the move by Uganda to close the border on Monday.",
            ["ACCUSE actual KEN > UGA None", "COERCE actual UGA > KEN 2024-02-12"],
        ),
        (
            "Peru announced its decision to recall its ambassador from Mexico.",
            ["SANCTION planned PER > MEX None"],
        ),
        (
            "Latvia regretted the decision of Hungary to reject the treaty.",
            ["ACCUSE actual LVA > HUN None"],
        ),
        (
            "Ghana welcomed Kenya's decision to send police to Haiti.",
            ["SUPPORT actual GHA > KEN None", "MOBILIZE planned KEN > HTI None"],
        ),
    ],
)
def test_a_decision_to_which_others_react(read: Read, text: str, events: list[str]) -> None:
    """They take it for done once its day is over, or where deciding is doing it."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "The foreign ministers of Chile and Peru met in "
                "Lima. It was agreed to hold another round in May."
            ),
            [
                "CONSULT actual CHL PER > None",
                "AGREE actual CHL PER > None",
                "CONSULT planned CHL PER > 2024-05-01",
            ],
        ),
        (
            (
                "President Ruto of Kenya received President Museveni of Uganda. "
                "It was agreed that the border would be reopened."
            ),
            ["CONSULT actual UGA > KEN None"],
        ),
        ("It was feared that Chad would attack Sudan.", ["ASSAULT hypothetical TCD > SDN None"]),
        (
            ("Turkey and Iraq held talks in Ankara. It was decided to set up a joint commission."),
            ["CONSULT actual IRQ TUR > None", "AGREE planned IRQ TUR > None"],
        ),
        (
            "Niger was small, and it was forced to sign a truce with Mali.",
            ["SUPPORT actual MLI NER > None"],
        ),
    ],
)
def test_it_was_agreed_by_those_who_met(read: Read, text: str, events: list[str]) -> None:
    """Nobody else is meant by that "it"."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "India has told Canada that it must repatriate 40 diplomats by 10 October.",
            ["REQUEST actual IND > CAN None", "RETREAT urged CAN > 2024-10-10"],
        ),
        (
            "Niger ordered France that it must withdraw its troops by May.",
            ["REQUEST actual NER > FRA None", "RETREAT urged FRA > 2024-05-01"],
        ),
        ("Kenya notified Somalia that it must withdraw its troops.", ["RETREAT urged SOM > None"]),
        (
            "Japan said that it must lift its ban on Russia's fish.",
            ["CONCEDE urged JPN > RUS None"],
        ),
        ("Oman informed Yemen that it has to withdraw its troops.", ["RETREAT urged YEM > None"]),
    ],
)
def test_it_is_who_is_told_what_it_must_do(read: Read, text: str, events: list[str]) -> None:
    """An order with a clause is for whom it tells what they must do."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "Penny Wong of Australia flew to Fiji days before "
                "Wang Yi of China spoke. She condemned the pact."
            ),
            ["CONSULT actual AUS > FJI None", "ACCUSE actual AUS > None"],
        ),
        (
            (
                "Annalena Baerbock of Germany arrived after Tunisian President "
                "Kais Saied spoke. She urged Tunisia to free the prisoners."
            ),
            [
                "CONSULT actual DEU TUN > None",
                "REQUEST actual DEU > TUN None",
                "RETREAT urged TUN > None",
            ],
        ),
        (
            (
                "The Kenyan president left Oman before the "
                "Ugandan president arrived. He condemned the raid."
            ),
            ["ACCUSE actual KEN > None"],
        ),
        (
            "Egypt recalled its envoy after Chad sent troops. It accused Sudan of a plot.",
            [
                "SANCTION actual EGY > TCD None",
                "MOBILIZE actual TCD > None",
                "ACCUSE actual EGY > SDN None",
            ],
        ),
        (
            "Norway closed its embassy when Iran attacked Iraq. It condemned the raid.",
            [
                "SANCTION actual NOR > IRQ None",
                "ASSAULT actual IRN > IRQ None",
                "ACCUSE actual NOR > IRN None",
            ],
        ),
    ],
)
def test_a_pronoun_is_who_the_sentence_before_is_about(
    read: Read, text: str, events: list[str]
) -> None:
    """And not who came in by the way."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Talks about Sudan between Egypt and Chad ended on Monday.",
            ["CONSULT actual EGY TCD > 2024-02-12"],
        ),
        (
            "The foreign ministers of Chile and Peru held talks on Bolivia in Lima.",
            ["CONSULT actual CHL PER > None"],
        ),
        (
            "The agreement on Syria between Russia and Turkey was signed in Sochi.",
            ["AGREE actual RUS TUR > None", "SUPPORT actual RUS TUR > None"],
        ),
        ("India and Nepal met for consultations over Bhutan.", ["CONSULT actual IND NPL > None"]),
        (
            "Ghana and Togo agreed on cooperation regarding Mali.",
            ["AGREE actual GHA TGO > None", "COOPERATE planned GHA TGO > None"],
        ),
    ],
)
def test_topics_of_talks_and_accords(read: Read, text: str, events: list[str]) -> None:
    """They take no part in it."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "The attack by Hamas on Israel did not happen in a vacuum.",
            ["ASSAULT actual PSE > None"],
        ),
        (
            "The invasion of Kuwait by Iraq did not come without warning.",
            ["ASSAULT actual IRQ > KWT None"],
        ),
        ("The attack on Kenya by Somalia did not happen.", ["ASSAULT negated > KEN None"]),
        ("The raid by Chad on Sudan did not occur by chance.", ["ASSAULT actual TCD > SDN None"]),
        (
            "The war between Chad and Libya did not begin out of nowhere.",
            ["ASSAULT actual LBY TCD > None"],
        ),
    ],
)
def test_how_it_came_about_is_denied(read: Read, text: str, events: list[str]) -> None:
    """It came about all the same."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "It will be the first visit by a Kenyan president to Oman in 30 years.",
            ["CONSULT planned KEN OMN > None"],
        ),
        (
            (
                "Yoon Suk-yeol will meet Fumio Kishida in Tokyo, the first "
                "such visit by a leader of South Korea in 12 years."
            ),
            ["CONSULT planned JPN KOR > None"],
        ),
        (
            (
                "Peru will host the deadliest, as critics say, "
                "of all exercises with Chile in a decade."
            ),
            ["COOPERATE planned CHL PER > None"],
        ),
        (
            "Chile will join the pact with Peru in two years.",
            ["SUPPORT planned CHL PER > 2026-01-01"],
        ),
        (
            "The first talks of Peru and Chile will be held in Muscat in two weeks.",
            ["CONSULT planned CHL PER > 2024-02-26"],
        ),
    ],
)
def test_the_first_in_ten_years(read: Read, text: str, events: list[str]) -> None:
    """It tells of no day to come."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            ("We, the foreign ministers of Chile, Peru and Brazil, condemn the attack on Guyana."),
            ["ACCUSE actual BRA CHL PER > None", "ASSAULT actual > GUY None"],
        ),
        (
            "Statement by Oman on Yemen\n\nWe urge Iran to respect the truce.",
            ["REQUEST actual OMN > IRN None", "RETREAT urged IRN > None"],
        ),
        (
            (
                "The United States condemns the attack in "
                "Iraq.\n\nWe urge Iran to release the sailors."
            ),
            [
                "ACCUSE actual USA > None",
                "REQUEST actual USA > IRN None",
                "RETREAT urged IRN > None",
            ],
        ),
        (
            "Kenya's statement on Sudan\n\nWe call on Egypt to return to the talks.",
            ["REQUEST actual KEN > EGY None", "CONSULT urged EGY > None"],
        ),
        (
            (
                "Chad rejects Libya statement on the border\n\nWe "
                "must not fear Sudan, writes an editor."
            ),
            ["REJECT actual TCD > LBY None"],
        ),
    ],
)
def test_who_we_are(read: Read, text: str, events: list[str]) -> None:
    """Outside quotations too; an editor is nobody's."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "King Mohammed VI of Morocco received the Malian "
                "president. Mali commended the Kingdom's help in Gao."
            ),
            [
                "CONSULT actual MLI > MAR None",
                "SUPPORT actual MLI > MAR None",
                "AID actual MAR > MLI None",
            ],
        ),
        (
            (
                "King Mohammed VI of Morocco received the "
                "president of Spain. Spain thanked the Kingdom."
            ),
            ["CONSULT actual ESP > MAR None", "SUPPORT actual ESP > MAR None"],
        ),
        (
            (
                "Saudi Arabia and Syria restored ties. The kingdom "
                "will reopen its embassy in Damascus in August."
            ),
            ["SUPPORT actual SAU SYR > None", "SUPPORT planned SAU > SYR 2024-08-01"],
        ),
        (
            ("Oman's foreign minister spoke. The Sultanate condemned the Israeli raid on Lebanon."),
            ["ACCUSE actual OMN > ISR None", "ASSAULT actual ISR > LBN None"],
        ),
        (
            ("Monaco signed a treaty with France. The principality will join the customs union."),
            ["SUPPORT actual FRA MCO > None"],
        ),
    ],
)
def test_the_kingdom(read: Read, text: str, events: list[str]) -> None:
    """The last state named that has it in its full name; its king stands for it."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "Kenyan President William Ruto assured Ugandan President Yoweri Museveni "
                "in talks in Kampala that the border would stay open."
            ),
            ["AGREE actual KEN > UGA None", "CONSULT actual KEN UGA > None"],
        ),
        (
            (
                "Emmanuel Macron of France warned Vladimir Putin of Russia during "
                "a telephone conversation on 3 May that sanctions would follow."
            ),
            ["THREATEN actual FRA > RUS 2023-05-03", "CONSULT actual FRA RUS > 2023-05-03"],
        ),
        (
            "Norway urged Iran at a meeting in Oslo to free the crew.",
            [
                "REQUEST actual NOR > IRN None",
                "CONSULT actual IRN NOR > None",
                "RETREAT urged IRN > None",
            ],
        ),
        (
            "Peru promised Chile during the summit in Lima to open the port.",
            ["AGREE actual PER > CHL None", "CONSULT actual CHL PER > None"],
        ),
        (
            "Qatar will tell Yemen in talks in Doha to free the sailors.",
            ["CONSULT planned QAT YEM > None", "RETREAT urged YEM > QAT None"],
        ),
    ],
)
def test_talks_in_which_something_was_said(read: Read, text: str, events: list[str]) -> None:
    """The talks took place as what was said there did."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "In 2016 a tribunal in The Hague ruled that China's "
                "claims had no legal basis; China refuses to recognise the award."
            ),
            ["REJECT actual CHN > None"],
        ),
        (
            "In 2019 Kenya sued Somalia; Somalia rejects the claim.",
            ["ACCUSE actual KEN > SOM 2019-01-01", "REJECT actual SOM > KEN None"],
        ),
        (
            "In 1993 Turkey closed its border with Armenia, and Ankara condemns Yerevan.",
            ["SANCTION actual TUR > ARM 1993-01-01", "ACCUSE actual TUR > ARM None"],
        ),
        (
            "In May 2021 Mali's army seized power; France demands elections.",
            ["COERCE actual MLI > 2021-05-01", "REQUEST actual FRA > None"],
        ),
        (
            "Last week Chad expelled an envoy of Niger, and Sudan condemns it.",
            ["SANCTION actual TCD > NER 2024-02-05", "ACCUSE actual SDN > TCD 2024-02-05"],
        ),
    ],
)
def test_the_present_beside_a_dated_past(read: Read, text: str, events: list[str]) -> None:
    """The date is that of the first; who refuses now does so now."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "Armenia's prime minister and Azerbaijan's president are to meet on the sidelines "
                "of the Munich Security Conference at "
                "the invitation of German Chancellor Olaf Scholz."
            ),
            ["CONSULT planned ARM AZE > None", "REQUEST actual DEU > ARM AZE None"],
        ),
        (
            "The presidents of Kenya and Somalia met on the margins of a summit in Rome.",
            ["CONSULT actual KEN SOM > None"],
        ),
        (
            "Chile's minister spoke with Peru's envoy on the sidelines of the OAS assembly.",
            ["CONSULT actual CHL PER > None"],
        ),
        (
            "Norway and Oman held talks on the sidelines of the climate conference.",
            ["CONSULT actual NOR OMN > None"],
        ),
        ("Ghana hosted a summit of the African Union in Accra.", ["CONSULT actual GHA > None"]),
    ],
)
def test_what_a_meeting_was_held_beside(read: Read, text: str, events: list[str]) -> None:
    """They met once: what it was beside is another gathering."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Is it correct that the army of Chad has detained the mercenaries of Libya?",
            ["COERCE hypothetical TCD > LBY None"],
        ),
        ("Did Kenya expel the Somali envoy?", ["SANCTION hypothetical KEN > SOM None"]),
        (
            (
                "Is it true that Oman has closed its "
                "border with Yemen, and what has the Council done?"
            ),
            ["COERCE hypothetical OMN > YEM None"],
        ),
        ("Why did Kenya expel the Somali envoy?", ["SANCTION actual KEN > SOM None"]),
        ("Peru did not close the border with Chile.", ["COERCE negated PER > CHL None"]),
    ],
)
def test_what_is_asked_or_denied_outright(read: Read, text: str, events: list[str]) -> None:
    """No reading of the whole sentence outweighs a question or a "not" beside the word."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Britain is sending a warship to Guyana later this month.",
            ["MOBILIZE planned GBR > GUY 2024-02-01"],
        ),
        (
            (
                "Italy's foreign ministry said it was sending a "
                "diplomat to Niger from its mission in Ivory Coast."
            ),
            [],
        ),
        (
            "Kenya has been sending police to Haiti since May.",
            ["MOBILIZE actual KEN > HTI 2023-05-01"],
        ),
        (
            (
                "Mustafa Ismail of Sudan will meet leaders of "
                "Chad after talks with Syrian officials in Damascus."
            ),
            ["CONSULT planned SDN TCD > None", "CONSULT planned SDN SYR > None"],
        ),
        (
            "The minister will travel to Peru after the attack on Chile.",
            ["ASSAULT actual > CHL None"],
        ),
    ],
)
def test_what_is_under_way_or_to_follow(read: Read, text: str, events: list[str]) -> None:
    """Who is sending has not sent; talks after which one will meet are to come as well."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            (
                "Talks between Mali and Algeria, with France "
                "and Chad as observers, opened on Monday."
            ),
            ["CONSULT actual DZA MLI > 2024-02-12"],
        ),
        (
            "Chile and Peru signed a treaty with Spain as witness.",
            ["SUPPORT actual CHL PER > None"],
        ),
        (
            (
                "Negotiations between Serbia and Kosovo, with the "
                "European Union as facilitator, ended on Friday."
            ),
            ["CONSULT actual SRB XKX > 2024-02-09"],
        ),
        ("Kenya and Somalia met with Qatar in Doha.", ["CONSULT actual KEN QAT SOM > None"]),
        ("Egyptian officials say no Pakistanis were involved in Saturday's bombings.", []),
        ("No Kenyan envoy was expelled by Somalia.", ["SANCTION negated SOM > KEN None"]),
    ],
)
def test_who_has_no_part(read: Read, text: str, events: list[str]) -> None:
    """Who looks on, and those of whom there were none, have no part in it."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Iraqi troops withdrew. Residents cheered. They accused Iran of theft.",
            ["RETREAT actual IRQ > None", "ACCUSE actual They > IRN None"],
        ),
        (
            "Soldiers of Chad fired. Villagers fled. They accused Niger of the raid.",
            ["ASSAULT actual TCD > None", "ACCUSE actual They > NER None"],
        ),
        (
            "Kenya and Uganda met. The two agreed on a pact. They condemned Sudan.",
            [
                "CONSULT actual KEN UGA > None",
                "AGREE actual KEN UGA > None",
                "ACCUSE actual KEN UGA > SDN None",
            ],
        ),
        ("Police in Oman spoke. They arrested three Yemenis.", ["COERCE actual OMN > YEM None"]),
        (
            "The ministers of Chile and Peru met in Lima. They condemned the raid on Bolivia.",
            [
                "CONSULT actual CHL PER > None",
                "ACCUSE actual CHL PER > None",
                "ASSAULT actual > BOL None",
            ],
        ),
    ],
)
def test_they_are_who_the_sentence_before_is_about(
    read: Read, text: str, events: list[str]
) -> None:
    """Who the sentence before is about, or nobody where nobody can say who they are."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Is the Minister aware that Spain closed the border with Gibraltar on Monday?",
            ["COERCE actual ESP > GIB 2024-02-12"],
        ),
        (
            ("Does Chad intend to impose sanctions on Niger should the attack on Sudan continue?"),
            ["SANCTION hypothetical TCD > NER None"],
        ),
        ("Did Oman expel the Yemeni envoy?", ["SANCTION hypothetical OMN > YEM None"]),
        ("Iran said it will not accept the proposal of Iraq.", ["REJECT actual IRN > IRQ None"]),
        ("Ghana did not send troops to Togo.", ["MOBILIZE negated GHA > TGO None"]),
    ],
)
def test_what_a_question_takes_for_granted(read: Read, text: str, events: list[str]) -> None:
    """What a question takes for granted was done, and who will not accept rejects."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "They set no date for a summit of Chile and Peru.",
            ["CONSULT planned CHL PER > None"],
        ),
        ("Kenya and Uganda have set no date for their talks.", ["CONSULT planned KEN UGA > None"]),
        (
            "No date has been set for the visit of the Omani minister to Yemen.",
            ["CONSULT planned OMN > YEM None"],
        ),
        (
            "Ghana and Togo fixed a date for their talks.",
            ["AGREE actual GHA TGO > None", "CONSULT planned GHA TGO > None"],
        ),
        (
            "A date for the summit of Kenya and Uganda was not agreed.",
            ["CONSULT planned KEN UGA > None", "AGREE negated KEN UGA > None"],
        ),
    ],
)
def test_what_a_date_is_for(read: Read, text: str, events: list[str]) -> None:
    """It is to come, whether the date is set or not."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Ghana's minister met the Togolese minister on the sidelines of a meeting in Munich.",
            ["CONSULT actual GHA TGO > None"],
        ),
        (
            "Peru's president met the Chilean president on the margins of a summit in Nairobi.",
            ["CONSULT actual CHL PER > None"],
        ),
        (
            "The Omani emir met the Qatari emir on the sidelines of a meeting in Geneva on Monday.",
            ["CONSULT actual OMN QAT > 2024-02-12"],
        ),
    ],
)
def test_a_place_gives_what_they_met_beside_no_parties(
    read: Read, text: str, events: list[str]
) -> None:
    """They met once."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Chile has to hand over the fugitives to Peru.", ["COOPERATE urged CHL > PER None"]),
        ("Turkey will have to lift the ban on Greek goods.", ["CONCEDE urged TUR > GRC None"]),
        ("Kenya had to withdraw its troops from Mali.", ["RETREAT actual KEN > MLI None"]),
        ("Ghana has yet to sign the treaty with Togo.", ["SUPPORT negated GHA TGO > None"]),
        ("Japan and Laos have to cooperate more closely.", ["COOPERATE urged JPN LAO > None"]),
    ],
)
def test_what_somebody_has_to_do_is_not_done(read: Read, text: str, events: list[str]) -> None:
    """What he had to do is."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Talks between Kenya and Somalia have been postponed until July.",
            ["CONSULT planned KEN SOM > 2024-07-01"],
        ),
        (
            "The summit of Peru and Chile was put off to 3 March.",
            ["CONSULT planned CHL PER > 2024-03-03"],
        ),
        (
            "Oman's visit to Qatar was pushed back to May.",
            ["CONSULT planned OMN > QAT 2024-05-01"],
        ),
        (
            "The meeting of Togo and Ghana was deferred until Monday.",
            ["CONSULT planned GHA TGO > 2024-02-19"],
        ),
        (
            "The talks of Norway and Finland were delayed until June.",
            ["CONSULT planned FIN NOR > 2024-06-01"],
        ),
    ],
)
def test_what_is_put_off_to_a_day_is_planned(read: Read, text: str, events: list[str]) -> None:
    """Whatever else its words look like."""
    assert [each for each in read(text) if each.startswith("CONSULT")] == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Peru balked at signing the treaty with Chile.",
            ["REJECT actual PER > None", "SUPPORT negated CHL PER > None"],
        ),
        (
            "Norway shied away from sending troops to Mali.",
            ["REJECT actual NOR > MLI None", "MOBILIZE negated NOR > MLI None"],
        ),
        ("Kenya did not refrain from bombing Somalia.", ["ASSAULT hypothetical KEN > SOM None"]),
        ("Oman shrank from expelling the Qatari envoy.", ["SANCTION negated OMN > QAT None"]),
        (
            "Japan flinched from imposing sanctions on Russia.",
            ["REJECT actual JPN > RUS None", "SANCTION negated JPN > RUS None"],
        ),
    ],
)
def test_what_somebody_shrinks_from_is_not_done(read: Read, text: str, events: list[str]) -> None:
    """What he does not shrink from may be."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("NATO's choice angered Russia.", []),
        ("The vote infuriated Turkey.", []),
        ("Chile's new tariffs upset Peru.", []),
        ("The decision of Oman surprised Qatar.", []),
        ("Kenya's vote pleased Somalia.", []),
    ],
)
def test_how_somebody_was_made_to_feel_is_no_act(read: Read, text: str, events: list[str]) -> None:
    """Of 19 such of labelled text none is one."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Ministers meet in Lima on 5 February.\n\nChile and Peru met in Lima on 5 February.",
            ["CONSULT actual CHL PER > 2024-02-05"],
        ),
        (
            "Leaders meet in Oslo on 6 February.\n\nFinland and Iceland met in Oslo on 6 February.",
            ["CONSULT actual FIN ISL > 2024-02-06"],
        ),
        (
            "Envoys meet in Doha on 7 February.\n\nChad and Sudan met in Doha on 7 February.",
            ["CONSULT actual SDN TCD > 2024-02-07"],
        ),
        (
            "Experts meet in Rome on 8 February.\n\nMali and Niger met in Rome on 8 February.",
            ["CONSULT actual MLI NER > 2024-02-08"],
        ),
        (
            "Chiefs meet in Accra on 9 February.\n\nTogo and Benin met in Accra on 9 February.",
            ["CONSULT actual BEN TGO > 2024-02-09"],
        ),
    ],
)
def test_the_meeting_of_a_headline_was_held(read: Read, text: str, events: list[str]) -> None:
    """Where the text tells that it was."""
    assert read(text) == events


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The diplomats of Chile and Peru agreed to hold a summit of their leaders.",
            ["their leaders", "their leaders"],
        ),
        (
            "Envoys of Togo and Ghana agreed to hold a meeting of their presidents.",
            ["their presidents", "their presidents"],
        ),
        (
            "The ministers of Oman and Qatar agreed to hold a meeting of their experts.",
            ["their experts", "their experts"],
        ),
        (
            "Officials of Mali and Niger agreed to hold talks of their generals.",
            ["their generals", "their generals"],
        ),
        (
            "The delegates of Japan and India agreed to hold a summit of their premiers.",
            ["their premiers", "their premiers"],
        ),
    ],
)
def test_who_is_to_meet_is_who_is_named(text: str, parties: list[str]) -> None:
    """And not those who agreed on it."""
    (told,) = reader().process([Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))])
    meetings = [each for each in told.events if each.event_type == "CONSULT"]
    assert [party.text for each in meetings for party in each.actors] == parties


@pytest.mark.parametrize(
    "text",
    [
        "Senior diplomats of three countries agree in Seoul on a summit.",
        "Ministers of both sides signed an accord on trade.",
        "Officials of several governments condemned the raid in Lima.",
        "Envoys of four nations met in Doha.",
        "Leaders of five states gathered in Accra for talks.",
    ],
)
def test_who_is_of_several_states_is_not_of_the_place(text: str) -> None:
    """Nor of any one state."""
    (told,) = reader().process([Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))])
    assert [party.country for each in told.events for party in each.actors if party.country] == []


@pytest.mark.parametrize(
    "text",
    [
        "Seoul raises Chinese structures in Yellow Sea at talks",
        "Oman and Iran held talks on ships in the Gulf of Oman.",
        "Kenya met Yemen over pirates in the Red Sea.",
        "Japan and Russia discussed fishing in the Sea of Okhotsk.",
        "Chile and Peru met about patrols in the Pacific Ocean.",
    ],
)
def test_talks_are_not_held_in_a_sea(text: str) -> None:
    """They are about it."""
    (told,) = reader().process([Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))])
    assert [each.place for each in told.events if each.event_type == "CONSULT"] == [None]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The summit of Peru and Chile, last held in May 2019, would be hosted by Peru.", 2019),
        ("The summit of Oman and Qatar, which was last held in 2020, is due in Doha.", 2020),
        ("The forum of Kenya and Mali, which was last held in March 2018, may return.", 2018),
        ("The meeting of Japan and India that was held in 2021 will be repeated.", 2021),
        ("The summit of Togo and Benin, which was held in June 2017, will be repeated.", 2017),
    ],
)
def test_what_was_held_is_no_plan(text: str, year: int) -> None:
    """Whatever its noun is said to become."""
    whole = (Segment(0, len(text), SegmentKind.BODY),)
    (told,) = reader().process([Document("t", text, whole, published=WEDNESDAY)])
    dated = [(each.date.start, each.status) for each in told.events if each.date]
    assert [status for day, status in dated if day and day.year == year] == ["actual"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Question: Has Norway asked Chad to return the two fishermen?", ["hypothetical", "urged"]),
        ("Q: Did Peru expel the envoy of Chile?", ["hypothetical"]),
        ("AFP: Has Kenya bombed Somalia?", ["hypothetical"]),
        ("Question: Is it true that Oman closed its border with Yemen?", ["hypothetical"]),
        ("Q: Why did Turkey expel the Greek envoy?", ["actual"]),
    ],
)
def test_a_question_in_turns_is_one(text: str, statuses: list[str]) -> None:
    """Whoever is named before it."""
    (told,) = reader().process([Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))])
    assert [str(each.status) for each in told.events] == statuses


@pytest.mark.parametrize(
    "text",
    [
        "Reports that Kuwait expelled the Iraqi envoy are false, the ministry says.",
        "Claims that Kenya bombed Somalia are baseless.",
        "The report that Oman closed its border with Yemen is untrue.",
        "Rumours that Peru recalled its ambassador from Chile are unfounded.",
        "It is a lie that Chad attacked Sudan.",
    ],
)
def test_what_is_called_false_was_not_done(text: str) -> None:
    """The report may be an act of somebody."""
    (told,) = reader().process([Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))])
    of_states = [str(each.status) for each in told.events if each.actors]
    assert of_states == ["negated"]
