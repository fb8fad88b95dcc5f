"""What a brief prints of a document's words: only what can be read by itself and names who acts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from brief_samples import event, interval, party
from brief_samples import quarrel as quarrel_entry

from dragoman.present.brief import Material, Order, make_brief
from dragoman.present.brief.choosing import tellings
from dragoman.present.brief.material import Source
from dragoman.present.brief.parts.positions import sentence_of
from dragoman.present.brief.words.lines import Lines, told_once
from dragoman.present.brief.words.passages import passage_of, standing
from dragoman.present.brief.words.shown import Shown
from dragoman.present.wording import Teller
from dragoman.records import (
    Event,
    Evidence,
    Occasion,
    OccasionKind,
    OccasionTurn,
    Party,
    Position,
    Stage,
)

BOTH = (party("CHL"), party("PER"))


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Peru warned Chile over fishing rights.", "Peru warned Chile over fishing rights."),
        ("But Peru warned Chile over fish.", "Peru warned Chile over fish."),
        ("Also Monday, police in Peru held six men.", "Monday, police in Peru held six men."),
        ("It warned Chile over fishing rights.", None),
        ("In 2029, he broke with Peru over fish.", None),
        ("The charge must be approved by Peru.", None),
        ("The Peruvian navy said it found it.", "The Peruvian navy said it found it."),
        ("Peru condemned the raid, calling it a crime.", None),
        ("Peru condemned the raid on Lima.", "Peru condemned the raid on Lima."),
        ("Chile told Peru that the two countries must talk.",
         "Chile told Peru that the two countries must talk."),
        ("Analysts say the two countries must talk.", None),
        ("Peru asked Chile to join such a meeting.", None),
        ("At a separate meeting, Peru warned Chile.", None),
        ("Peru's navy chased them out of the bay.", None),
        ("Peru warned Chile.", None),
        ("Second, Peru wants to open talks with Chile.", "Peru wants to open talks with Chile."),
        ("First, Peru barred all fruit of Chile.", "Peru barred all fruit of Chile."),
        ("Finally, Chile and Peru signed a treaty.", "Chile and Peru signed a treaty."),
        ("Besides, Chile has recalled Peru's envoy.", "Chile has recalled Peru's envoy."),
        ("Thirdly, Chile would arm its ships off Peru.", "Chile would arm its ships off Peru."),
        ("First Minister Ana Soto left for Peru.", "First Minister Ana Soto left for Peru."),
        ("Chile and Peru made the appeal in a joint interview.", None),
        ("Chile's envoy gave the speech in Lima, Peru.", None),
        ("Peru issued the warning after Chile's ships had left.", None),
        ("Peru's minister made the announcement in Chile.", None),
        ("Chile delivered the statement late at night in Lima.", None),
        ("Peru issued the statement on fishing off Chile.",
         "Peru issued the statement on fishing off Chile."),
        ("Chile made an appeal in a joint interview with Peru.",
         "Chile made an appeal in a joint interview with Peru."),
    ],
)  # fmt: skip
def test_what_stands_by_itself(quote: str, words: str | None) -> None:
    """What points back to an earlier sentence does not, unless a document begins with it."""
    assert standing(quote, first=False) == words


def test_a_document_begins_with_nothing_before_it() -> None:
    """The first sentence may speak of the minister, but not of him."""
    assert standing("The minister of trade left for Lima.", first=True)
    assert standing("He left for the port of Lima.", first=True) is None


def test_the_best_of_several_pieces() -> None:
    """A sentence goes before a headline; one that names nobody is passed over."""
    headline = Evidence("a", 0, 28, "Peru warns Chile over fish rights")
    later = Evidence("a", 400, 450, "Peru warned Chile that it would close its ports.")
    found = passage_of((headline, later), lambda words, _most: words, lambda _words: True)
    assert found is not None
    assert found.evidence == later
    assert passage_of((headline, later), lambda words, _most: words, lambda _words: False) is None


def test_who_is_named(teller: Teller) -> None:
    """States by any of their names, but no town that only tells where; persons by name."""
    shown = Shown(teller.namer.register)
    assert shown.named("Lima warned Chile") == {"PER", "CHL"}
    assert shown.named("talks in Vienna on oil") == frozenset()
    assert shown.shows(party("CHL", "Ana Campos", "Foreign Minister"), "Ms. Campos left")
    assert not shown.shows(Party("role:PER:minister", "They", "PER"), "They met in the hall")
    assert not shown.shows(party("CHL", "Ana Campos"), "The minister left")


def test_rebels_are_no_side_of_their_state(teller: Teller) -> None:
    """Who fights them does not fight the state that they are in."""
    shown = Shown(teller.namer.register)
    rebels = Party("group:MLI:rebel", "rebels in Mali", "MLI", "REB")
    told = event("ASSAULT", (party("PER"),), (rebels,))
    assert shown.states(told, "Peru fights rebels in Mali") == ("PER",)
    soldiers = replace(rebels, sector="MIL", text="soldiers of Mali")
    assert shown.states(replace(told, recipients=(soldiers,)), "Peru fights Mali") == ("PER", "MLI")


def test_a_heading_begins_without_an_article(teller: Teller) -> None:
    """Also where it is an organisation that is named first."""
    assert teller.namer.headings(("org:eu", "USA")) == "European Union and the United States"
    assert teller.namer.headings(("USA", "org:eu")) == "United States and the European Union"


def test_a_sentence_of_ours_says_what_the_words_show(teller: Teller) -> None:
    """Neither a place nor an office that they do not name; nobody who only owns what is told of."""
    shown = Shown(teller.namer.register)
    ana = party("CHL", "Ana Campos", "President")
    told = event("CONSULT", (ana, party("PER")), place="Lima")
    whole = shown.whole(told, ("Ana Campos of Chile met Peru's envoy and Peru was glad.",))
    assert whole is not None
    assert whole.place is None
    assert whole.actors[0].office is None
    owned = Party("state:PER", "Peru", "PER", "GOV")
    both = replace(told, actors=(ana, owned))
    assert shown.whole(both, ("Ana Campos discussed Peru's debts with Brazil.",)) is None


def test_a_day_is_told_only_by_words_that_name_somebody(teller: Teller) -> None:
    """A day from a sentence that names nobody who took part is left out."""
    shown = Shown(teller.namer.register)
    when = replace(interval(date(2030, 5, 7)), text="Tuesday")
    told = event("CONSULT", BOTH, when=when)
    own = "Chile and Peru are in talks on copper."
    without = shown.whole(told, (own, "The two met on Tuesday."))
    assert without is not None
    assert without.date is None
    named = shown.whole(told, (own, "Chile's envoy came on Tuesday."))
    assert named is not None
    assert named.date == when


def test_a_person_of_other_words_is_named_by_the_state(teller: Teller) -> None:
    """The day and the place of "the ministers met in Lima on Tuesday" are those of the persons."""
    shown = Shown(teller.namer.register)
    when = replace(interval(date(2030, 5, 7)), text="Tuesday")
    persons = (party("CHL", "Ana Campos"), party("PER", "Luis Rojas"))
    told = event("CONSULT", persons, when=when, place="Lima")
    states = "The ministers of Chile and Peru met in Lima on Tuesday."
    names = "Ana Campos of Chile received Luis Rojas."
    strict = [shown.whole(told, pieces) for pieces in ((states, names), (names, states))]
    assert strict[0] is None
    assert strict[1] is not None
    assert strict[1].place == told.place
    assert strict[1].date == when
    whole = shown.whole(told, (states, names), by_state=True)
    assert whole is not None
    assert whole.actors == persons
    assert shown.whole(told, (states, "Ana Campos spoke."), by_state=True) is None


def test_the_same_words_are_told_once(teller: Teller) -> None:
    """Two acts of one sentence are one line, with the ids of both."""
    first = event("ACCUSE", (party("CHL"),), (party("PER"),), name="a")
    second = replace(first, event_id="b", event_type=event("REQUEST", BOTH).event_type)
    lines = Lines(teller)
    ((told, found),) = told_once(tellings([first, second]), lines)
    assert told.event_ids == ("a", "b")
    assert found.event_ids == ("a",)


def material(*events: Event, occasions: tuple[Occasion, ...] = (), text: str = "",
             positions: tuple[Position, ...] = ()) -> Material:  # fmt: skip
    """Return material of a week in May 2030."""
    source = Source("A title", "Wire", date(2030, 5, 1))
    return Material(events, (), (), positions, (), 1, 1, 0, date(2030, 5, 4), (),
                    lambda _name: source, since=date(2030, 4, 28), occasions=occasions,
                    text=lambda _name: text)  # fmt: skip


def occasion(told: Event, state: Stage, day: date | None) -> Occasion:
    """Return a meeting that an event tells of."""
    when = interval(day) if day else None
    turn = OccasionTurn(state, date(2030, 5, 1), when, (told.event_id,), told.evidence)
    return Occasion("o", OccasionKind.MEETING, ("CHL", "PER"), (), None, when, None, None, None,
                    None, state, (turn,), (told.event_id,))  # fmt: skip


def claims(made: Material, teller: Teller, key: str, order: Order | None = None) -> list[str]:
    """Return the texts of a section."""
    brief = make_brief(made, order or Order(()), teller)
    return [one.text for part in brief.sections if part.key == key for one in part.claims]


def test_a_week_tells_occasions_and_no_raw_plans(teller: Teller) -> None:
    """What is coming, what was called off, and the plan whose day has passed."""
    plan = event("CONSULT", BOTH, name="p", status="planned")
    coming = material(plan, occasions=(occasion(plan, Stage.SCHEDULED, date(2030, 6, 1)),))
    assert claims(coming, teller, "coming") == [
        "A meeting of Chile and Peru is planned for 1 June 2030."
    ]
    off = material(plan, occasions=(occasion(plan, Stage.CANCELLED, None),))
    assert claims(off, teller, "lapsed") == ["A meeting of Chile and Peru was called off."]
    passed = material(plan, occasions=(occasion(plan, Stage.NOT_KNOWN, date(2030, 5, 2)),))
    (told,) = claims(passed, teller, "lapsed")
    assert told.startswith("A meeting of Chile and Peru was planned for 2 May 2030; ")
    assert told.endswith("it is not known whether it was held.")
    silent = event("CONSULT", BOTH, name="s", quote="They will hold it in June.", status="planned")
    unnamed = material(silent, occasions=(occasion(silent, Stage.SCHEDULED, date(2030, 6, 1)),))
    assert claims(unnamed, teller, "coming") == []


def test_what_is_told_as_background_is_no_news(teller: Teller) -> None:
    """An act of long ago is not told in a brief over all states."""
    old = event("AID", (party("CHL"),), (party("PER"),), name="x", when=interval(date(2001, 1, 1)))
    new = event("AID", (party("CHL"),), (party("PER"),), name="y", when=interval(date(2030, 5, 1)))
    brief = make_brief(material(old, new), Order(()), teller)
    assert [one.event_ids for part in brief.sections for one in part.claims] == [("y",)]


def test_what_is_disputed_stands_side_by_side(teller: Teller) -> None:
    """One source tells an act, another says that it was not done."""
    act = event("SANCTION", (party("CHL"),), (party("PER"),), name="a")
    not_done = event("SANCTION", (party("CHL"),), (party("PER"),), name="n", status="negated")
    (text,) = claims(material(act, not_done), teller, "disputed")
    assert text == (
        "“Chile and Peru dealt with one another over copper and fish (a)” (reported 1 May 2030); "
        "but “Chile and Peru dealt with one another over copper and fish (n)” (reported 1 May "
        "2030)."
    )
    assert claims(material(act), teller, "disputed") == []


def test_meetings_without_a_day_contradict_nothing(teller: Teller) -> None:
    """That two met, and that they did not, are not said of one day."""
    met = event("CONSULT", BOTH, name="m")
    not_met = event("CONSULT", BOTH, name="n", status="negated")
    assert claims(material(met, not_met), teller, "disputed") == []
    day = interval(date(2030, 5, 1))
    dated = material(replace(met, date=day), replace(not_met, date=day))
    assert len(claims(dated, teller, "disputed")) == 1


@pytest.mark.parametrize(
    ("denial", "disputed"),
    [
        ("Peru denies the accusations of Chile about its copper.", 1),
        ("Peru denied that Chile had lost any copper to smugglers there.", 1),
        ("Peru denied Chile a landing right at the airport of Cusco.", 0),
        ("Peru rejects the smugglers and their copper from Chile.", 0),
    ],
)
def test_an_accusation_and_its_denial_are_disputed(
    teller: Teller, denial: str, disputed: int
) -> None:
    """The denial names an accusation, or shares words of the matter."""
    said = "Chile accuses Peru of hiding smugglers who steal copper."
    charge = event("ACCUSE", BOTH[:1], BOTH[1:], name="c", quote=said)
    answer = event("REJECT", BOTH[1:], BOTH[:1], name="r", quote=denial)
    assert len(claims(material(charge, answer), teller, "disputed")) == disputed


@pytest.mark.parametrize(
    ("denial", "days", "disputed"),
    [
        ("Peru denies the accusations of Chile about smugglers.", 0, 1),
        ("Peru denies the accusations of Chile about smugglers.", 60, 1),
        ("Peru denies the accusations of Chile about smugglers.", 61, 0),
        ("Peru denies the accusations of Chile about smugglers.", -1, 0),
        ("Peru denied reports of a visit by officials of Chile.", 3, 0),
        ("Peru denied a discharge of copper from ships of Chile.", 3, 0),
        ("Peru denied charges of Chile before officials asked for more.", 3, 0),
    ],
)
def test_a_denial_follows_its_accusation_and_speaks_of_its_matter(
    teller: Teller, denial: str, days: int, disputed: int
) -> None:
    """Nobody denies beforehand, a part of a word names nothing, and common words tell no matter."""
    said = "Chile accuses Peru before officials asked of hiding smugglers who steal copper."
    charge = event("ACCUSE", BOTH[:1], BOTH[1:], name="c", quote=said)
    answer = event("REJECT", BOTH[1:], BOTH[:1], name="r", quote=denial)
    told = {"c": date(2030, 3, 10), "r": date(2030, 3, 10) + timedelta(days)}
    slice_ = replace(material(charge, answer), source=lambda name: Source(published=told[name]))
    brief = make_brief(replace(slice_, since=None), Order(("CHL", "PER")), teller)
    found = [one for part in brief.sections if part.key == "disputed" for one in part.claims]
    assert len(found) == disputed


def test_what_is_only_said_again_is_told_once(teller: Teller) -> None:
    """Undated accusations in much the same words; deeds are told each by itself."""
    first = "Chile accuses Peru of trying to build secret copper smelters under cover of a museum."
    again = "Chile has accused Peru of trying to build copper smelters."
    for kind, lines in (("ACCUSE", 1), ("ASSAULT", 2)):
        acts = [event(kind, BOTH[:1], BOTH[1:], name=one, quote=one) for one in (first, again)]
        assert len(told_once(tellings(acts), Lines(teller))) == lines


@pytest.mark.parametrize(
    ("quote", "status", "ours"),
    [
        ("Chile and Peru held talks on copper.", "actual", True),
        ("Chile and Peru will meet on Monday.", "planned", True),
        ("Chile and Peru are discussing copper.", "actual", False),
        ("Chile and Peru have not had talks for a year.", "negated", False),
        ("Brazil urged Chile and Peru to hold talks.", "urged", False),
    ],
)
def test_no_sentence_of_ours_says_more_than_the_words(
    teller: Teller, quote: str, status: str, *, ours: bool
) -> None:
    """A meeting is told as one where the words speak of it; what was not done in those words."""
    (one,) = tellings([event("CONSULT", BOTH, name="x", quote=quote, status=status)])
    line = Lines(teller).of(one)
    assert line is not None
    assert (line.passage is None) is ours


def test_a_position_is_told_in_its_sentence(teller: Teller) -> None:
    """The whole sentence that names the speaker, never a part of it."""
    text = "They met. Peru's envoy Luis Soto said that Peru wants peace with Chile. It rained."
    start = text.index("Peru wants")
    piece = Evidence("d", start, start + 26, text[start : start + 26])
    assert sentence_of(piece, text).quote == (
        "Peru's envoy Luis Soto said that Peru wants peace with Chile."
    )
    said = Position("Luis Soto", "person:soto", "PER", "peace", "for", None, piece)
    made = material(text=text, positions=(said,))
    brief = make_brief(made, Order(("PER",), since=date(2030, 1, 1)), teller)
    (claim,) = [one for part in brief.sections if part.key == "said" for one in part.claims]
    assert (claim.label, claim.text, claim.quote) == (
        "Peru",
        "reported 1 May 2030 –",
        "Peru's envoy Luis Soto said that Peru wants peace with Chile.",
    )


def test_hostile_words_stay_as_they_are_written(teller: Teller) -> None:
    """A passage shows signs that hide, and is shortened to what fits."""
    (act,) = quarrel_entry().reports
    line = Lines(teller).of(tellings([act])[0])
    assert line is not None
    assert line.passage is not None
    assert "⟨U+202E⟩" in line.passage.words
