"""The parts of making occasions, each by itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling_events import side, told

from dragoman.occasions.cues import told_in
from dragoman.occasions.draft import Draft, kind_among
from dragoman.occasions.hanging import hang
from dragoman.occasions.kinds import answer_of, family_of, is_answer, is_no_occasion, kind_of
from dragoman.occasions.life import state_of, turns_of
from dragoman.occasions.likeness import likeness
from dragoman.occasions.shelves import Shelves
from dragoman.occasions.stages import stages_of
from dragoman.occasions.standing import level_of_deed
from dragoman.occasions.telling import Telling, tellings_of
from dragoman.occasions.vocabulary import Vocabulary
from dragoman.records import Event, EventType, Party, Status
from dragoman.records.occasions import OccasionKind, Stage

KNOWN = Vocabulary.load()
K = OccasionKind
APRIL, MAY, LATER = date(2025, 4, 1), date(2025, 5, 6), date(2025, 12, 1)
PLAN = told(
    "Norway and Kenya will hold talks in Oslo on May 6.",
    APRIL,
    day=MAY,
    words="May 6",
    status=Status.PLANNED,
    place="Oslo",
)
HELD = told(
    "Norway and Kenya held talks in Oslo on Tuesday.",
    date(2025, 5, 7),
    day=MAY,
    words="Tuesday",
    place="Oslo",
)
PUT_OFF = told(
    "Norway has put off talks with Kenya.",
    date(2025, 5, 3),
    of=(side("NOR"),),
    to=(side("KEN"),),
    kind=EventType.REJECT,
    mode=("meet", "postpone"),
)
CALL = told("They spoke by telephone on Tuesday.", MAY, mode=("phone",), day=MAY, words="Tuesday")
SIGNED = told("They signed a treaty.", MAY, kind=EventType.AGREE, mode=("sign",), day=MAY)


def text_of(event: Event) -> str:
    """Return the quotes of an event in lower case."""
    return " ".join(piece.quote for piece in event.evidence).lower()


def one_telling(event: Event) -> Telling:
    """Return the only thing that an event tells."""
    (found,) = tellings_of(event, KNOWN)
    return found


def draft_of(*events: Event) -> Draft:
    """Return an occasion of which events tell."""
    draft = Draft()
    for event in events:
        for one in tellings_of(event, KNOWN):
            draft.add(one)
    return draft


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (HELD, K.MEETING),
        (CALL, K.CALL),
        (SIGNED, K.SIGNING),
        (told("The leaders held a summit.", MAY, mode=("multilateral",)), K.SUMMIT),
        (told("It visited Oslo.", MAY, of=(side("KEN"),), to=(side("NOR"),), mode=("visit",)),
         K.VISIT),
        (told("They drilled together.", MAY, kind=EventType.COOPERATE, mode=("exercise",)),
         K.EXERCISE),
        (told("They condemned the strike.", MAY, kind=EventType.ACCUSE), None),
        (PUT_OFF, K.MEETING),
    ],
)  # fmt: skip
def test_of_what_kind_an_occasion_is(event: Event, kind: OccasionKind | None) -> None:
    """By type and mode, else by what the words call it; most events tell of none."""
    assert kind_of(event, text_of(event), KNOWN) is kind


def test_families_of_kinds() -> None:
    """A visit may be told as a meeting, a call may not."""
    assert {family_of(kind) for kind in (K.VISIT, K.MEETING, K.SUMMIT)} == {"talks"}
    assert [family_of(kind) for kind in (K.CALL, K.VOTE)] == ["call", "vote"]
    assert kind_among([K.MEETING, K.VISIT, K.SIGNING]) is K.VISIT


def test_answers_are_no_occasions_of_their_own() -> None:
    """To refuse, ask for or agree to one; what is signed is the thing itself."""
    assert [is_answer(event) for event in (PUT_OFF, SIGNED, HELD)] == [True, False, False]
    (named,) = told_in(text_of(PUT_OFF), KNOWN.talks, KNOWN)
    assert answer_of(PUT_OFF, named) is Stage.POSTPONED
    (plain,) = told_in(text_of(HELD), KNOWN.talks, KNOWN)
    assert answer_of(PUT_OFF, plain) is None


def test_what_goes_on_is_no_occasion() -> None:
    """Unless it took place on a day that is told."""
    regular = told("They hold annual talks.", MAY, status=Status.PLANNED)
    assert is_no_occasion(regular, text_of(regular), KNOWN)
    assert not is_no_occasion(HELD, text_of(HELD), KNOWN)
    contact = told("They keep in touch.", MAY)
    assert is_no_occasion(contact, text_of(contact), KNOWN)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (HELD, [(Stage.HELD, MAY)]),
        (PLAN, [(Stage.SCHEDULED, MAY)]),
        (told("They will hold talks.", APRIL, status=Status.PLANNED), [(Stage.AGREED, None)]),
        (told("They held no talks.", APRIL, status=Status.NEGATED), [(Stage.LAPSED, None)]),
        (PUT_OFF, [(Stage.POSTPONED, None)]),
        (told("They held talks on May 6.", APRIL, day=MAY, words="May 6"),
         [(Stage.SCHEDULED, MAY)]),
    ],
)  # fmt: skip
def test_what_became_of_an_occasion(
    event: Event, expected: list[tuple[Stage, date | None]]
) -> None:
    """Each stage with the day that is told for it; no day ahead was held already."""
    found = stages_of(event, told_in(text_of(event), KNOWN.talks, KNOWN), KNOWN)
    assert [(stage, days and days.start) for stage, days in found] == expected


@pytest.mark.parametrize(
    ("events", "on", "state", "turns"),
    [
        ((PLAN,), APRIL, Stage.SCHEDULED, [Stage.SCHEDULED]),
        ((PLAN,), LATER, Stage.NOT_KNOWN, [Stage.SCHEDULED]),
        ((PLAN, HELD), LATER, Stage.HELD, [Stage.SCHEDULED, Stage.HELD]),
        ((PLAN, PLAN, HELD, HELD), LATER, Stage.HELD, [Stage.SCHEDULED, Stage.HELD]),
        ((PLAN, PUT_OFF), MAY, Stage.POSTPONED, [Stage.SCHEDULED, Stage.POSTPONED]),
    ],
)
def test_where_an_occasion_stands(
    events: tuple[Event, ...], on: date, state: Stage, turns: list[Stage]
) -> None:
    """What was told twice is one turn; a plan whose day has passed is no plan."""
    draft = draft_of(*events)
    assert state_of(draft, on) is state
    assert [turn.stage for turn in turns_of(draft)] == turns


def test_a_draft_knows_what_was_told_of_it() -> None:
    """Parties, day, place and whether more may come."""
    draft = draft_of(PLAN)
    assert (draft.parties, draft.family, draft.places) == ({"KEN", "NOR"}, "talks", ("Oslo",))
    assert draft.date == PLAN.date
    assert (draft.is_open, draft.is_held, draft.is_moved, draft.last_told) == (
        True,
        False,
        False,
        APRIL,
    )
    draft.add(one_telling(HELD))
    assert (draft.is_open, draft.is_held, draft.last_told) == (False, True, date(2025, 5, 7))
    assert draft.stages == (Stage.SCHEDULED, Stage.HELD)


def test_a_telling_has_its_event_in_short() -> None:
    """Who, what, where and when; the words in lower case."""
    one = one_telling(HELD)
    assert (one.stage, one.kind, one.parties) == (Stage.HELD, K.MEETING, {"KEN", "NOR"})
    assert (one.told, one.date, one.text) == (date(2025, 5, 7), HELD.date, text_of(HELD))
    assert one.documents == {"doc-2025-05-07"}
    assert not one.is_answer


def test_how_alike_a_telling_is() -> None:
    """The same days are sure; other parties, kinds and days are nothing."""
    draft = draft_of(PLAN)
    assert likeness(draft, one_telling(HELD)) >= 6
    others = (side("PER"), side("CHL"))
    assert likeness(draft, one_telling(told("Talks.", MAY, of=others, day=MAY))) == 0
    assert likeness(draft, one_telling(CALL)) == 0
    autumn = told("They held talks.", date(2025, 10, 2), day=date(2025, 10, 1))
    assert likeness(draft, one_telling(autumn)) == 0


@given(st.permutations([PLAN, HELD, CALL, SIGNED]))
def test_shelves_keep_each_telling_once(events: list[Event]) -> None:
    """Whatever the order, every telling lies in one draft."""
    shelves = Shelves()
    tellings = [one for event in events for one in tellings_of(event, KNOWN)]
    for one in tellings:
        shelves.take(one)
    kept = [one for draft in shelves.drafts for one in draft.tellings]
    assert sorted(one.event.event_id for one in kept) == sorted(
        one.event.event_id for one in tellings
    )


def test_shelves_join_what_is_of_one_occasion() -> None:
    """A plan and its fulfilment, and not the call of the same day."""
    shelves = Shelves()
    for event in (PLAN, HELD, CALL):
        shelves.take(one_telling(event))
    assert [draft.stages for draft in shelves.drafts] == [
        (Stage.SCHEDULED, Stage.HELD),
        (Stage.HELD,),
    ]


def test_what_was_said_there_hangs_on_it() -> None:
    """In the same document, on the same days, among the parties; nothing else does."""
    draft = draft_of(HELD)
    name = HELD.evidence[0].document_id
    praise = told("Norway praised Kenya.", MAY, kind=EventType.SUPPORT, day=MAY, document=name,
                  at=60)  # fmt: skip
    other = told("Peru praised Kenya.", MAY, of=(side("PER"), side("KEN")),
                 kind=EventType.SUPPORT, day=MAY, document=name, at=90)  # fmt: skip
    elsewhere = told("Norway praised Kenya.", MAY, kind=EventType.SUPPORT, day=MAY, document="x")
    hang([draft], [HELD, praise, other, elsewhere])
    assert draft.hangs == [praise.event_id]


def test_at_which_level_parties_acted() -> None:
    """By the offices of all who are named, else by the words."""
    minister = Party("person:a", "Ann Mwangi", "KEN", "GOV", "Ann Mwangi", "Foreign Minister")
    assert level_of_deed(told("They met.", MAY, of=(minister, side("NOR")))) == "foreign ministers"
    assert level_of_deed(told("Their presidents met.", MAY)) == "leaders"
    assert level_of_deed(told("They met.", MAY)) is None


def test_what_recurs_in_another_clause_makes_no_talks_recur() -> None:
    """The leaders met once, in the clause that tells the month."""
    words = "Kenya and Norway regularly hold drills, and their leaders met in Oslo in April."
    once = told(words, MAY, day=APRIL, last=date(2025, 4, 30), words="April")
    assert not is_no_occasion(once, words.lower(), KNOWN)
    again = "Kenya and Norway regularly meet in Oslo in April."
    yearly = told(again, MAY, day=APRIL, last=date(2025, 4, 30), words="April")
    assert is_no_occasion(yearly, again.lower(), KNOWN)


def test_a_number_is_of_the_meeting_on_its_side_of_a_semicolon() -> None:
    """What took place before had another."""
    words = "It was the seventh meeting of Kenya and Norway; they met in Oslo in April."
    (before,) = tellings_of(
        told(words, MAY, day=APRIL, last=date(2025, 4, 30), words="April"), KNOWN
    )
    assert before.ordinal is None
    words = "They met in Oslo in April; it was cold at the seventh meeting of Kenya and Norway."
    (other,) = tellings_of(told(words.replace(";", ","), MAY, day=APRIL, words="April"), KNOWN)
    assert other.ordinal == 7
