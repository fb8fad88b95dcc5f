"""When a word's event was and whose word it is: the parts, on texts of the shipped parser."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.annotate.parser.parse import Parser
from dragoman.annotate.quotations.find import find_quotations
from dragoman.annotate.times import find_times
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.modality.postponed import has_new_day, is_called_off
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.demands import find_demands
from dragoman.frames.triggers.dropped import Dropped, rejected
from dragoman.frames.triggers.trigger import Trigger
from dragoman.frames.voice.attribution import innermost, voice_of
from dragoman.frames.voice.first_person import first_person, issuers
from dragoman.frames.when.counted_dates import counted, span_before
from dragoman.frames.when.dates import date_of, date_of_saying, hanging_on
from dragoman.frames.when.hanging_dates import hanging_near
from dragoman.frames.when.headings import entries, headings
from dragoman.frames.when.named_years import named_year
from dragoman.frames.when.shared_dates import beside_subject, fronted, since, top_of
from dragoman.frames.when.sharing import hosts, sharers, when_of_time
from dragoman.records import (
    Annotated,
    AttributionKind,
    DateInterval,
    Document,
    EventType,
    Party,
    Quotation,
    Reason,
    Segment,
    SegmentKind,
)
from dragoman.syntax.tree import Tree

WEDNESDAY = date(2024, 5, 22)
KENYA = Party("state:KEN", "Kenya", "KEN", "GOV")
UGANDA = Party("state:UGA", "Uganda", "UGA", "GOV")
Annotate = Callable[[str], Annotated]


@pytest.fixture(scope="module")
def annotate(parser: Parser) -> Annotate:
    """From a text published on Wednesday, 22 May 2024, to its annotation."""

    def make(text: str) -> Annotated:
        segments = (Segment(0, len(text), SegmentKind.BODY),)
        document = Document("d", text, segments, published=WEDNESDAY)
        sentences = parser.sentences(document)
        times = find_times(text, WEDNESDAY)
        return Annotated(document, sentences, times, find_quotations(document, sentences))

    return make


def at(tree: Tree, word: str) -> int:
    """Return the place of a word."""
    return next(index for index, token in enumerate(tree.tokens) if token.text == word)


def named(text: str) -> tuple[Mention, ...]:
    """Return the first mentions of Kenya and Uganda in a text."""
    return tuple(
        Mention(text.index(one.text), text.index(one.text) + len(one.text), text.index(one.text),
                0, "state", "actor", (one,))
        for one in (KENYA, UGANDA)
        if one.text in text
    )  # fmt: skip


def shown(found: DateInterval | None) -> str | None:
    """Return a date as ISO 8601 writes it."""
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya expelled the envoy on Monday.", "expelled", "2024-05-20"),
        ("Kenya expelled the envoy.", "expelled", None),
        ("Kenya will expel the envoy on Friday.", "expel", "2024-05-24"),
        ("Kenya has had no envoy since 2019.", "had", None),
        ("Talks were postponed from Monday to June 3.", "Talks", "2024-06-03"),
    ],
)
def test_the_date_of_an_event(
    annotate: Annotate, text: str, word: str, expected: str | None
) -> None:
    """The day that hangs on its words; no limit and no day that was given up."""
    annotated = annotate(text)
    tree = Tree(annotated.sentences[0])
    words = (at(tree, "postponed"), at(tree, word)) if word == "Talks" else (at(tree, word),)
    assert shown(date_of(annotated, 0, tree, words)) == expected


def test_the_day_of_saying(annotate: Annotate) -> None:
    """Dates what was made known, where the words of saying have a day."""
    annotated = annotate("Kenya announced on Monday that it has expelled the envoy.")
    tree = Tree(annotated.sentences[0])
    assert shown(date_of_saying(annotated, 0, tree, at(tree, "expelled"))) == "2024-05-20"
    annotated = annotate("Kenya announced that it has expelled the envoy.")
    tree = Tree(annotated.sentences[0])
    assert date_of_saying(annotated, 0, tree, at(tree, "expelled")) is None


def test_a_time_hangs_on_a_word(annotate: Annotate) -> None:
    """By the word of the time that hangs on one outside it."""
    annotated = annotate("Kenya expelled the envoy on Monday.")
    tree = Tree(annotated.sentences[0])
    ((time, on),) = hanging_on(annotated, tree)
    assert (time.text, on) == ("Monday", (at(tree, "expelled"),))
    assert top_of(tree, time) == at(tree, "Monday")
    assert shown(hanging_near(annotated, tree, at(tree, "expelled"))) == "2024-05-20"


def test_spans_before_and_after_are_counted(annotate: Annotate) -> None:
    """From the date of the clause, where it is as fine as the span."""
    text = "Kenya closed the border on 3 May 2023, two weeks after the raid on Moyale."
    annotated = annotate(text)
    tree = Tree(annotated.sentences[0])
    closed, raid = at(tree, "closed"), at(tree, "raid")
    assert span_before(tree, raid, closed) == (at(tree, "weeks"), at(tree, "after"))
    assert span_before(tree, at(tree, "border"), closed) is None
    assert shown(counted(annotated, 0, tree, raid, closed)) == "2023-04-16/2023-04-22"
    annotated = annotate(text.replace("on 3 May 2023", "in May 2023"))
    tree = Tree(annotated.sentences[0])
    assert counted(annotated, 0, tree, at(tree, "raid"), at(tree, "closed")) is None


@pytest.mark.parametrize("span", ["2000000 days", "2000000 weeks", "2000000 months"])
def test_spans_that_leave_the_calendar_tell_no_date(annotate: Annotate, span: str) -> None:
    """Whatever they are counted in."""
    annotated = annotate(f"Kenya closed the border on 3 May 2023, {span} after the raid on Moyale.")
    tree = Tree(annotated.sentences[0])
    assert span_before(tree, at(tree, "raid"), at(tree, "closed")) is not None
    assert counted(annotated, 0, tree, at(tree, "raid"), at(tree, "closed")) is None


def test_a_year_names_what_was_made(annotate: Annotate) -> None:
    """By those who made it, and by nobody who did another thing with it."""
    annotated = annotate("Kenya cited the 1999 pact, which it signed, and the 2004 pact it broke.")
    tree = Tree(annotated.sentences[0])
    assert shown(named_year(annotated, tree, at(tree, "signed"))) == "1999-01-01/1999-12-31"
    assert named_year(annotated, tree, at(tree, "broke")) is None


def test_a_time_in_front_is_that_of_all_main_verbs(annotate: Annotate) -> None:
    """But of no perfect."""
    annotated = annotate("On Monday Kenya expelled the envoy and closed the border.")
    tree = Tree(annotated.sentences[0])
    assert shown(fronted(annotated, tree, at(tree, "closed"))) == "2024-05-20"
    assert fronted(annotated, tree, at(tree, "envoy")) is None
    annotated = annotate("On Monday Kenya had closed the border.")
    tree = Tree(annotated.sentences[0])
    assert fronted(annotated, tree, at(tree, "closed")) is None


def test_a_time_in_front_of_what_somebody_says_is_that_of_the_deed(annotate: Annotate) -> None:
    """In the present; what was said in the past was said then."""
    annotated = annotate("On Monday, police say at least six people were injured.")
    tree = Tree(annotated.sentences[0])
    assert shown(fronted(annotated, tree, at(tree, "injured"))) == "2024-05-20"
    annotated = annotate("On Monday, police said six people were injured.")
    tree = Tree(annotated.sentences[0])
    assert fronted(annotated, tree, at(tree, "injured")) is None


def test_a_day_between_subject_and_verb_is_that_of_the_verb(annotate: Annotate) -> None:
    """Whatever the parse hangs it on; one with words of its own behind it is not."""
    annotated = annotate(
        "The United Nations Security Council on Tuesday unanimously agreed to extend the mission."
    )
    tree = Tree(annotated.sentences[0])
    assert shown(beside_subject(annotated, tree, at(tree, "agreed"))) == "2024-05-21"
    assert beside_subject(annotated, tree, at(tree, "extend")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villages have been shelled since January.", "2024-01-01/2024-05-22"),
        ("Villages have been shelled since 2015.", None),
        ("Villages were shelled in January.", None),
    ],
)
def test_a_stretch_up_to_now(annotate: Annotate, text: str, expected: str | None) -> None:
    """Of a perfect with "since", no longer than a year."""
    annotated = annotate(text)
    tree = Tree(annotated.sentences[0])
    assert shown(since(annotated, tree, at(tree, "shelled"))) == expected


def test_words_that_share_a_time(annotate: Annotate) -> None:
    """One deed told by two verbs, verbs in a row, and nothing of a verb alone."""
    tree = Tree(annotate("Kenya responded on Monday by expelling the envoy.").sentences[0])
    assert hosts(tree, at(tree, "expelling")) == (at(tree, "responded"),)
    tree = Tree(annotate("Kenya recalled its envoy on Monday and suspended talks.").sentences[0])
    assert list(sharers(tree, at(tree, "suspended"))) == [at(tree, "recalled")]
    tree = Tree(annotate("Kenya recalled its envoy.").sentences[0])
    assert hosts(tree, at(tree, "recalled")) == ()
    assert list(sharers(tree, at(tree, "recalled"))) == []


def test_a_clause_of_when_explains_its_time(annotate: Annotate) -> None:
    """The time right before it."""
    annotated = annotate("Uganda has had no envoy since 2015, when Kenya closed the border.")
    tree = Tree(annotated.sentences[0])
    found = when_of_time(annotated, tree, at(tree, "closed"))
    assert shown(found) == "2015-01-01/2015-12-31"
    assert when_of_time(annotated, tree, at(tree, "had")) is None


def test_headings_date_what_stands_under_them(annotate: Annotate) -> None:
    """Two days or more make a timeline; one alone on its line is only when a page was made."""
    annotated = annotate("May 6, 1998\n\nKenya met Uganda.\n\nMay 9, 1998\n\nThey signed a treaty.")
    found = headings(annotated)
    told = [annotated.sentences[number].start for number in found]
    assert [annotated.document.text[start : start + 5] for start in told] == ["Kenya", "They "]
    assert [shown(each.time.date) for each in found.values()] == ["1998-05-06", "1998-05-09"]
    assert headings(annotate("May 6, 1998\n\nKenya met Uganda.")) == {}


def test_clocks_of_a_live_page(annotate: Annotate) -> None:
    """Of the day of the page; over a midnight, of the day before."""
    text = "01:10\n\nKenya met Uganda.\n\n00:30\n\nThey talked.\n\n23:50\n\nThey arrived."
    found = list(entries(annotate(text)).values())
    assert [each.time.text for each in found] == ["01:10", "00:30", "23:50"]
    assert [shown(each.time.date) for each in found] == ["2024-05-22", "2024-05-22", "2024-05-21"]
    assert all(each.alone for each in found)
    assert entries(annotate("They met at 10:30. They left.")) == {}


def test_the_innermost_quotation_speaks() -> None:
    """The shortest that covers the word; none where none does."""
    outer, inner = Quotation((0, 50), (60, 65), None), Quotation((10, 20), (2, 5), None)
    assert innermost([outer, inner], 15) == inner
    assert innermost([outer, inner], 30) == outer
    assert innermost([outer, inner], 50) is None


def test_whose_word_it_is(annotate: Annotate) -> None:
    """A resolved speaker, somebody without a name, or the author."""
    text = "Kenya said that the border was closed."
    annotated = annotate(text)
    tree = Tree(annotated.sentences[0])
    voice = voice_of(annotated, tree, at(tree, "closed"), named(text))
    assert (voice.attribution.kind, voice.attribution.speaker, voice.country, voice.sector) == (
        AttributionKind.SPEAKER,
        "Kenya",
        "KEN",
        "GOV",
    )
    voice = voice_of(annotated, tree, at(tree, "said"), named(text))
    assert voice.attribution.kind is AttributionKind.AUTHOR
    annotated = annotate("Sources said that the border was closed.")
    tree = Tree(annotated.sentences[0])
    voice = voice_of(annotated, tree, at(tree, "closed"), ())
    assert (voice.attribution.kind, voice.attribution.speaker) == (
        AttributionKind.UNNAMED,
        "Sources",
    )


def test_we_are_who_speaks(annotate: Annotate) -> None:
    """In direct speech; outside it nobody is meant."""
    text = "“We closed the border,” Kenya said. We left."
    found = [one for one in first_person(annotate(text), named(text)) if one.kind == "pronoun"]
    assert [(text[one.start : one.end], one.parties) for one in found] == [("We", (KENYA,))]
    assert found[0].start == 1


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("We, Kenya and Uganda, regret the raid.", ["KEN", "UGA"]),
        ("Kenya's statement on Uganda. We left.", ["KEN"]),
        ("Statement by Uganda on Kenya. We left.", ["UGA"]),
        ("Statement on Kenya. We left.", []),
        ("Kenya welcomes the truce. We urge all to keep it.", ["KEN"]),
        ("Kenya welcomes the truce. Uganda rejects it. We urge all to keep it.", []),
        ("Kenya welcomed the truce. We urge all to keep it.", []),
    ],
)
def test_who_issues_a_page(annotate: Annotate, text: str, whose: list[str]) -> None:
    """Those who sign, whoever its title names, or who declares in the present; or nobody."""
    found = issuers(annotate(text), named(text))
    assert [party.country for party in found] == whose


@pytest.mark.parametrize(
    ("text", "new_day", "called_off"),
    [
        ("Kenya put off the talks until May.", True, True),
        ("Kenya shelved the talks.", False, True),
        ("Kenya pushed the talks to the border.", False, False),
        ("Kenya held the talks on Monday.", False, False),
        ("Kenya postponed the talks.", False, True),
    ],
)
def test_what_is_put_off_or_called_off(
    annotate: Annotate, text: str, *, new_day: bool, called_off: bool
) -> None:
    """And whether its new day is named."""
    tree = Tree(annotate(text).sentences[0])
    assert has_new_day(tree, 1) == new_day
    assert is_called_off(tree, at(tree, "talks")) == called_off


def test_a_demand_told_as_speech(annotate: Annotate) -> None:
    """What another should do is asked of it; by nobody who governs it is dropped."""
    text = "Kenya said that Uganda should withdraw."
    annotated = annotate(text)
    tree = Tree(annotated.sentences[0])
    everyone = named(text)
    (found,) = find_demands(tree, Mentions.of_sentence(tree, everyone), annotated, everyone)
    assert isinstance(found, Trigger)
    assert (found.index, found.event_type) == (at(tree, "withdraw"), EventType.REQUEST)
    assert (found.actors, found.recipients) == ((KENYA,), (UGANDA,))
    text = "A man said that Uganda should withdraw."
    annotated = annotate(text)
    tree = Tree(annotated.sentences[0])
    (gone,) = find_demands(tree, Mentions.of_sentence(tree, named(text)), annotated, named(text))
    assert isinstance(gone, Dropped)
    assert gone.reason is Reason.NO_SPEAKER


def test_a_dropped_word_keeps_its_reason_and_its_sentence(annotate: Annotate) -> None:
    """And what was decided until then."""
    text = "They left. Kenya expelled the envoy."
    annotated = annotate(text)
    tree = Tree(annotated.sentences[1])
    dropped = Dropped(at(tree, "expelled"), Reason.NO_ACTOR, EventType.SANCTION, (), "nobody")
    told = rejected(tree, annotated.document, dropped)
    assert (told.words, text[told.start : told.end]) == ("expelled", "expelled")
    assert (told.event_type, told.reason) == (EventType.SANCTION, Reason.NO_ACTOR)
    assert [(step.rule, step.words, step.note) for step in told.steps] == [
        ("no-actor", "expelled", "nobody")
    ]
    assert told.sentence.quote == text[told.sentence.start : told.sentence.end]
    assert told.sentence.quote == "Kenya expelled the envoy."
