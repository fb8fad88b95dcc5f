"""From events to occasions: which tellings are of one, and what became of it."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling_events import side, told

from dragoman.occasions import is_overdue, is_upcoming, making, occasions_of
from dragoman.occasions.vocabulary import Vocabulary
from dragoman.records import Event, EventType, Occasion, OccasionKind, Place, Stage, Status

PLAN = told(
    "Norway and Kenya will hold talks in Oslo on May 6.", date(2025, 4, 1), day=date(2025, 5, 6),
    words="May 6", status=Status.PLANNED, place="Oslo",
)  # fmt: skip
HELD = told("Norway and Kenya held talks in Oslo on Tuesday.", date(2025, 5, 7),
            day=date(2025, 5, 6), words="Tuesday", place="Oslo")  # fmt: skip
OFF = told("Norway and Kenya have cancelled talks that were due in Oslo.", date(2025, 5, 2),
           status=Status.NEGATED)  # fmt: skip
PUT_OFF = told("Norway has put off talks with Kenya.", date(2025, 5, 3), of=(side("NOR"),),
               kind=EventType.REJECT, mode=("meet", "postpone"), day=date(2025, 5, 3))  # fmt: skip
LATER = date(2025, 12, 1)


def only(*events: Event, on: date = LATER) -> Occasion:
    """Return the one occasion of some events."""
    (found,) = occasions_of(events, on)
    return found


def life(one: Occasion) -> list[str]:
    """Return the turns of an occasion."""
    return [str(turn.stage) for turn in one.turns]


def test_a_plan_that_is_kept_is_one_occasion_with_two_turns() -> None:
    """Fulfilment keeps the plan, and each turn has its event, its quote and its day."""
    found = only(PLAN, HELD)
    assert (found.state, life(found)) == (Stage.HELD, ["scheduled", "held"])
    assert [turn.event_ids for turn in found.turns] == [(PLAN.event_id,), (HELD.event_id,)]
    assert [turn.evidence[0].quote for turn in found.turns] == [
        PLAN.evidence[0].quote,
        HELD.evidence[0].quote,
    ]
    assert [turn.day for turn in found.turns] == [date(2025, 4, 1), date(2025, 5, 6)]
    assert (found.parties, found.kind) == (("KEN", "NOR"), OccasionKind.MEETING)


def test_a_plan_stands_until_its_day_has_passed() -> None:
    """On its last day it is still ahead; a day later nobody knows, and it is overdue."""
    before, after = (only(PLAN, on=day) for day in (date(2025, 5, 6), date(2025, 5, 7)))
    assert (before.state, is_upcoming(before)) == (Stage.SCHEDULED, True)
    assert (after.state, is_overdue(after)) == (Stage.NOT_KNOWN, True)


def test_a_plan_without_a_day_is_forgotten_after_a_year() -> None:
    """Nothing is told of it for a year: not known, and no plan any more."""
    plan = told("Norway and Kenya agreed to meet again.", date(2024, 3, 1), status=Status.PLANNED)
    assert only(plan, on=date(2025, 2, 1)).state is Stage.AGREED
    assert only(plan, on=date(2025, 4, 1)).state is Stage.NOT_KNOWN


@pytest.mark.parametrize("events", [*permutations((PLAN, OFF, PUT_OFF))])
def test_what_ends_a_plan_outranks_it(events: tuple[Event, ...]) -> None:
    """In whatever order events come, a cancellation is the end of it."""
    found = only(*events)
    assert (found.state, life(found)) == (Stage.CANCELLED, ["scheduled", "cancelled"])


def test_one_side_may_put_it_off() -> None:
    """Who puts it off names the other side in its words; then it may still be held."""
    assert only(PLAN, PUT_OFF).state is Stage.POSTPONED
    held = told("Norway and Kenya met on Monday.", date(2025, 6, 3), day=date(2025, 6, 2))
    assert life(only(PLAN, PUT_OFF, held)) == ["scheduled", "postponed", "held"]


def test_of_whom_nothing_is_said_is_left_alone() -> None:
    """A cancellation that names another side is of another occasion."""
    other = told("Norway has cancelled talks with Peru.", date(2025, 5, 3), of=(side("NOR"),),
                 kind=EventType.REJECT, mode=("cancel", "meet"))  # fmt: skip
    assert only(PLAN, other, on=date(2025, 5, 5)).state is Stage.SCHEDULED


def test_what_is_planned_anew_is_another_occasion() -> None:
    """A plan that is told after a cancellation begins another life."""
    anew = told("Norway and Kenya will meet on June 9.", date(2025, 5, 20), day=date(2025, 6, 9),
                words="June 9", status=Status.PLANNED)  # fmt: skip
    first, second = occasions_of((PLAN, OFF, anew), date(2025, 6, 1))
    assert (first.state, second.state) == (Stage.CANCELLED, Stage.SCHEDULED)


def test_held_and_then_denied_is_not_known() -> None:
    """What one document tells as held and a later one as not held, nobody knows."""
    denied = told("Kenya denied that talks with Norway had taken place on May 6.",
                  date(2025, 5, 9), status=Status.NEGATED, day=date(2025, 5, 6),
                  words="May 6")  # fmt: skip
    assert only(HELD, denied).state is Stage.NOT_KNOWN


def test_only_words_that_say_held_make_it_held() -> None:
    """An event that is coded as done is none where its words call it off."""
    wrong = told("Norway pulled out of talks with Kenya on Monday.", date(2025, 5, 5),
                 day=date(2025, 5, 5), words="Monday")  # fmt: skip
    assert only(PLAN, wrong).state is Stage.CANCELLED


def test_what_is_told_as_held_ahead_is_a_plan() -> None:
    """Nothing can be held after the day on which it is told."""
    wrong = told("Norway and Kenya meet in Oslo on May 6.", date(2025, 4, 1), day=date(2025, 5, 6))
    assert only(wrong, on=date(2025, 4, 2)).state is Stage.SCHEDULED


def test_a_new_day_replaces_the_old_one() -> None:
    """The day for which it is planned now counts."""
    moved = told("The talks of Norway and Kenya, planned for May 6, were postponed to May 20.",
                 date(2025, 5, 1), day=date(2025, 5, 20), words="May 20",
                 status=Status.PLANNED)  # fmt: skip
    found = only(PLAN, moved, on=date(2025, 5, 2))
    assert (str(found.date), found.state) == ("2025-05-20", Stage.SCHEDULED)
    assert life(found) == ["scheduled", "postponed", "scheduled"]


def test_persons_numbers_and_levels_keep_apart() -> None:
    """Two visitors are two visits, two numbers two sessions."""
    first, second = (
        told(f"{name} of Norway will visit Kenya in May.", date(2025, 4, 1), mode=("visit",),
             of=(side("NOR", name),), to=(side("KEN"),), day=date(2025, 5, 1),
             last=date(2025, 5, 31), status=Status.PLANNED, at=at)
        for at, name in enumerate(("Ane Lie", "Odd Moe"))
    )  # fmt: skip
    assert len(occasions_of((first, second), LATER)) == 2
    numbered = [
        told(f"Norway and Kenya held the {number} round of talks in May.", date(2025, 6, day),
             day=date(2025, 5, 1), last=date(2025, 5, 31))
        for day, number in ((1, "third"), (2, "fourth"))
    ]  # fmt: skip
    assert sorted(one.ordinal or 0 for one in occasions_of(numbered, LATER)) == [3, 4]


def test_a_tour_is_a_visit_to_each() -> None:
    """Who visits two states visits each."""
    tour = told("Ane Lie of Norway will visit Kenya and Peru in May.", date(2025, 4, 1),
                of=(side("NOR", "Ane Lie"),), to=(side("KEN"), side("PER")), mode=("visit",),
                day=date(2025, 5, 1), last=date(2025, 5, 31), status=Status.PLANNED)  # fmt: skip
    found = occasions_of((tour,), date(2025, 4, 2))
    assert sorted(one.parties for one in found) == [("KEN", "NOR"), ("NOR", "PER")]
    assert {one.host for one in found} == {"KEN", "PER"}


@pytest.mark.parametrize(
    ("quote", "hosts", "place", "places"),
    [
        ("Ane Lie visited Kenya and Peru.", ("KEN", "PER"), ("Nairobi", "KEN"), ["Nairobi", None]),
        ("Ane Lie visited Peru and Chile.", ("PER", "CHL"), ("Lima", "PER"), [None, "Lima"]),
        ("Ane Lie visited Lima in May and Nairobi in June.", ("PER",), ("Nairobi", "KEN"), [None]),
        ("Ane Lie visited Kenya.", ("KEN",), ("Mombasa", "KEN"), ["Mombasa"]),
        ("Ane Lie visited Chile.", ("CHL",), ("Arica", None), ["Arica"]),
    ],
)
def test_a_visit_is_where_the_visited_are(
    quote: str, hosts: tuple[str, ...], place: tuple[str, str | None], places: list[str | None]
) -> None:
    """A place of the next state on a tour is none of the visit before."""
    guest, visited = (side("NOR", "Ane Lie"),), tuple(side(one) for one in hosts)
    tour = told(quote, date(2025, 6, 9), of=guest, to=visited, mode=("visit",),
                day=date(2025, 5, 1), last=date(2025, 5, 31))  # fmt: skip
    found = occasions_of((replace(tour, place=Place(*place)),), LATER)
    ordered = sorted(found, key=lambda one: one.host or "")
    assert [one.place.text if one.place else None for one in ordered] == places


@pytest.mark.parametrize(
    ("quote", "words", "days"),
    [
        ("Ane Lie visited Kenya on Monday and Peru on Tuesday.", "Monday", {"KEN": True}),
        ("Ane Lie went to Kenya in May, then Peru in June.", "May", {"KEN": True}),
        ("On Monday Ane Lie visited Kenya and Peru.", "Monday", {"KEN": True, "PER": True}),
        ("Ane Lie visited Kenya and Peru on Monday.", "Monday", {"KEN": True, "PER": True}),
        ("Ane Lie flew to Peru on Monday and to Kenya two days later.", "Monday", {"PER": True}),
    ],
)
def test_a_day_between_two_stops_is_of_the_first(
    quote: str, words: str, days: dict[str, bool]
) -> None:
    """Who visits one state on a day and then another was not at the other on that day."""
    tour = told(quote, date(2025, 6, 9), of=(side("NOR", "Ane Lie"),), words=words,
                to=(side("KEN"), side("PER")), mode=("visit",), day=date(2025, 5, 5))  # fmt: skip
    found = occasions_of((tour,), LATER)
    dated = {one.host: one.date is not None for one in found}
    assert dated == {"KEN": False, "PER": False} | days


def test_what_is_signed_and_said_there_hangs_on_it() -> None:
    """A summit with its agreement and its statements is one occasion."""
    signed = told("They signed a treaty.", date(2025, 5, 7), kind=EventType.SUPPORT,
                  mode=("sign",), day=date(2025, 5, 6), at=60)  # fmt: skip
    said = told("Norway praised Kenya.", date(2025, 5, 7), kind=EventType.SUPPORT,
                of=(side("NOR"),), to=(side("KEN"),), day=date(2025, 5, 6), at=90)  # fmt: skip
    found = only(PLAN, HELD, signed, said)
    assert (found.kind, found.hangs_on) == (OccasionKind.MEETING, (said.event_id,))
    assert signed.event_id in found.event_ids


def test_what_goes_on_or_comes_again_is_no_occasion() -> None:
    """Neither regular meetings nor negotiations without a day, nor what private people do."""
    nothing = [
        told("They agreed to meet every year.", date(2025, 4, 1), status=Status.PLANNED),
        told("They agreed to speed up negotiations.", date(2025, 4, 2), status=Status.PLANNED),
        told("Two firms met in Oslo.", date(2025, 4, 3), day=date(2025, 4, 2),
             of=(side("NOR", sector="BUS"), side("KEN", sector="BUS"))),
        told("Norway met in Oslo.", date(2025, 4, 4), of=(side("NOR"),)),
    ]  # fmt: skip
    assert occasions_of(nothing, LATER) == ()


def test_what_was_told_later_is_not_looked_at() -> None:
    """One may look from any day: then only what had been told counts."""
    assert life(only(PLAN, PUT_OFF, HELD, on=date(2025, 5, 4))) == ["scheduled", "postponed"]


@given(st.permutations((PLAN, OFF, PUT_OFF, HELD)))
def test_order_does_not_matter(events: list[Event]) -> None:
    """The same events always give the same occasions."""
    assert occasions_of(events, LATER) == occasions_of((PLAN, OFF, PUT_OFF, HELD), LATER)


@given(st.lists(st.sampled_from(("CHL", "PER", "KEN")), min_size=0, max_size=6))
def test_others_change_nothing(codes: list[str]) -> None:
    """What is told of two states does not depend on what is told of others."""
    others = [
        told(f"Norway met {code}.", date(2025, 5, 3), of=(side("EST"), side(code)),
             day=date(2025, 5, 2), document=f"other-{number}")
        for number, code in enumerate(codes)
    ]  # fmt: skip
    mine = [one for one in occasions_of((PLAN, PUT_OFF, *others), LATER) if "NOR" in one.parties]
    assert mine == list(occasions_of((PLAN, PUT_OFF), LATER))


def test_what_is_remembered_is_of_the_same_question_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other words, another day of looking or of telling are other questions; and little is kept."""
    monkeypatch.setattr(making, "_kept", {})
    monkeypatch.setattr(making, "_answers", {})
    other = replace(PLAN, place=None)
    day = {PLAN.evidence[0].document_id: date(2025, 3, 30)}
    asked = [((PLAN,), LATER, {}), ((other,), LATER, {}), ((PLAN,), date(2025, 4, 2), {}),
             ((PLAN,), LATER, day), ((PLAN, OFF), LATER, {})]  # fmt: skip
    first = [occasions_of(*each) for each in asked]
    assert [occasions_of(*each) for each in asked] == first
    assert len({repr(each) for each in first}) == len(asked)
    assert occasions_of((OFF, PLAN), LATER) is first[-1]
    known = Vocabulary.load()
    assert [occasions_of(*each, known) for each in asked] == first
    monkeypatch.setattr(making, "MOST_ANSWERS", 2)
    monkeypatch.setattr(making, "MOST_KEPT", 2)
    assert [occasions_of(events, date(2026, 1, 1), told) for events, _, told in asked]
    assert len(making._answers) == 2
    assert len(making._kept) <= 4
