"""Observations of many documents become arrangements, whatever their order."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_samples import day

from dragoman.arrangements.follow.assemble import assemble, assemble_known
from dragoman.arrangements.follow.gaps import gaps, overdue, period_of
from dragoman.arrangements.follow.wrong_dates import without_wrong_dates
from dragoman.arrangements.keys import mechanism_id
from dragoman.arrangements.register import Register
from dragoman.data.tables import read_table
from dragoman.records import (
    Evidence,
    Mechanism,
    MechanismKind,
    Session,
    StatusChange,
)
from dragoman.resolve.knowledge import Words

KNOWN = Words.load()
PUBLISHED = {f"d{number}": date(2015 + number, 6, 1) for number in range(10)}
MEETING, MEASURE = MechanismKind.MEETING_SERIES, MechanismKind.MEASURE


def proof(document: int, text: str = "They meet every year.") -> Evidence:
    """Return a quote."""
    return Evidence(f"d{document}", 0, len(text), text)


def held(
    document: int,
    when: str | None,
    place: str | None = None,
    ordinal: int | None = None,
    status: str = "actual",
) -> Session:
    """Return a session as a document tells it."""
    told = day(when) if when else None
    return Session(told, place, None, ordinal, None, status, (), (proof(document),))


def turned(document: int, status: str, when: str | None = None, *why: str) -> StatusChange:
    """Return a turn as a document tells it."""
    return StatusChange(status, day(when) if when else None, why, (proof(document),))


def observed(
    document: int,
    *,
    kind: MechanismKind = MEETING,
    members: tuple[str, ...] = ("CHL", "PER"),
    level: str | None = "leaders",
    name: str = "annual summit",
    sessions: tuple[Session, ...] = (),
    history: tuple[StatusChange, ...] = (),
    targets: tuple[str, ...] = (),
    standing: bool = True,
) -> Mechanism:
    """Return what a document tells of an arrangement."""
    return Mechanism(
        mechanism_id=mechanism_id(kind, members, targets, level, name),
        kind=kind,
        name=name,
        members=members,
        targets=targets,
        level=level,
        sessions=sessions,
        history=history,
        evidence=(proof(document),) if standing else (),
    )


def put_together(*observations: Mechanism) -> tuple[Mechanism, ...]:
    """Assemble them."""
    return assemble(observations, PUBLISHED, KNOWN)


def test_sessions_of_many_documents_stand_once_in_order() -> None:
    """A vague date joins the one session that it can mean."""
    (one,) = put_together(
        observed(5, sessions=(held(5, "2020-05-04", "Lima", 3),)),
        observed(4, sessions=(held(4, "2019-05-06", "Santiago", 2),)),
        observed(6, sessions=(held(6, "2020-05"), held(6, None, None, 2))),
    )
    assert [(s.ordinal, s.place, len(s.evidence)) for s in one.sessions] == [
        (2, "Santiago", 2),
        (3, "Lima", 2),
    ]


def test_levels_stay_apart_and_an_untold_level_joins_the_only_one() -> None:
    """Two levels are two series; "the meetings" of a third document may be neither."""
    leaders = observed(1, sessions=(held(1, "2016-05-04"),))
    ministers = observed(2, level="foreign ministers", sessions=(held(2, "2017-02-04"),))
    untold = observed(3, level=None, sessions=(held(3, "2016-05-04", "Lima"),))
    both = put_together(leaders, ministers, untold)
    assert {one.level for one in both} == {"leaders", "foreign ministers"}
    (found,) = [one for one in both if one.level == "leaders"]
    assert [session.place for session in found.sessions] == ["Lima"]


def test_a_session_after_a_suspension_is_a_resumption() -> None:
    """Nobody has to say so."""
    (one,) = put_together(
        observed(4, history=(turned(4, "suspended", "2019", "floods"),)),
        observed(9, sessions=(held(9, "2024-05-04"),)),
    )
    assert [change.status for change in one.history] == ["suspended", "resumed"]
    assert one.history[0].reasons == ("floods",)


def test_a_plan_gives_way_to_the_session() -> None:
    """A planned session that took place is told as held; an undated plan disappears."""
    (one,) = put_together(
        observed(
            4, sessions=(held(4, "2020-05", status="planned"), held(4, None, status="planned"))
        ),
        observed(5, sessions=(held(5, "2020-05-04"),)),
    )
    assert [session.status for session in one.sessions] == ["actual"]


def test_single_occasions_of_two_states_are_no_series_until_there_are_two() -> None:
    """One summit is an event; two of the same level are a series."""
    first = observed(1, standing=False, sessions=(held(1, "2016-05-04"),))
    second = observed(2, standing=False, sessions=(held(2, "2017-05-04"),))
    assert put_together(first) == ()
    assert len(put_together(first, second)) == 1


def test_measures_of_one_maker_stay_apart_by_subject() -> None:
    """A ban on fish is not the ban on fruit; "the ban" alone is neither."""
    fish = observed(1, kind=MEASURE, level=None, name="ban on fish", targets=("CHL",))
    fruit = observed(2, kind=MEASURE, level=None, name="ban on fruit", targets=("CHL",))
    again = observed(3, kind=MEASURE, level=None, name="fish ban", targets=("CHL",),
                     history=(turned(3, "ended", "2018-02-03"),))  # fmt: skip
    found = {one.name: one for one in put_together(fish, fruit, again)}
    assert len(found) == 2
    (ended,) = [one for one in found.values() if one.history[-1].status == "ended"]
    assert "fish" in ended.name


def test_gaps_and_overdue_arithmetic() -> None:
    """Months between sessions, and how late the next one is."""
    (one,) = put_together(
        observed(8, sessions=(held(8, "2023-11"),)),
        observed(9, sessions=(held(9, "2025-03-22"),)),
    )
    assert [gap.text for gap in gaps(one)] == ["1 year 4 months"]
    assert period_of(one) == 12
    late = overdue(one, date(2026, 4, 1))
    assert late is not None
    assert (late.due, late.late_days) == (date(2026, 3, 22), 10)
    assert "every 1 year" in late.arithmetic
    assert overdue(one, date(2026, 3, 1)) is None


def test_documents_that_date_a_turn_differently_contradict_one_another() -> None:
    """One turn with both dates; what was told twice stands; what is extended turns anew."""
    ban: dict[str, Any] = {
        "kind": MEASURE,
        "level": None,
        "name": "ban on fish",
        "targets": ("BOL",),
    }
    (one,) = put_together(
        observed(3, history=(turned(3, "active", "2016"),), **ban),
        observed(4, history=(turned(4, "active", "2017"),), **ban),
        observed(5, history=(turned(5, "active", "2017"), turned(5, "ended", "2019")), **ban),
        observed(6, history=(turned(6, "active", "2024"),), **ban),
    )
    began, ended, again = one.history
    assert (began.date, began.other_dates) == (day("2017"), (day("2016"),))
    assert len(began.evidence) == 3
    assert (ended.status, again.date, again.other_dates) == ("ended", day("2024"), ())


def test_a_plan_without_a_day_is_overtaken_by_a_session() -> None:
    """What was planned for a month is not told as planned once a later session was held."""
    (one,) = put_together(
        observed(4, sessions=(held(4, "2020-03", "Lima", status="planned"),)),
        observed(6, sessions=(held(6, "2021-05-04", "Arica"), held(6, "2021-05-05"))),
        observed(7, sessions=(held(7, "2023-07", status="planned"),)),
    )
    assert [(s.status, s.place) for s in one.sessions] == [("actual", "Arica"), ("planned", None)]


many = [
    observed(1, sessions=(held(1, "2016-05-04", "Lima", 1),)),
    observed(2, sessions=(held(2, "2017-05"),), name="Pacific Leaders' Summit"),
    observed(3, level=None, sessions=(held(3, "2017-05-09", "Arica"),)),
    observed(4, level="foreign ministers", sessions=(held(4, "2017-05-09"),)),
    observed(5, history=(turned(5, "suspended", None, "a quarrel"), turned(5, "active", "2016"))),
    observed(6, history=(turned(6, "suspended", "2019", "floods"),)),
    observed(7, sessions=(held(7, None, "Lima", 3), held(7, None, status="planned"))),
    observed(8, sessions=(held(8, "2023-05-09", None, 3),)),
    observed(9, kind=MEASURE, level=None, name="ban on fish", targets=("BOL",)),
    observed(8, kind=MEASURE, level=None, name="ban", history=(turned(8, "eased"),)),
    observed(2, kind=MEASURE, level=None, name="fish ban", targets=("BOL",),
             history=(turned(2, "active", "2016"), turned(2, "active"))),
    observed(3, kind=MEASURE, level=None, name="fish ban", targets=("BOL",),
             history=(turned(3, "active", "2017"),)),
    observed(4, kind=MEASURE, level=None, name="fish ban", targets=("BOL",),
             history=(turned(4, "active", "2018", "a quarrel"),)),
]  # fmt: skip


@given(st.permutations(many))
def test_order_does_not_matter(order: list[Mechanism]) -> None:
    """Any permutation gives the same arrangements, to the last field."""
    assert put_together(*order) == put_together(*many)


@pytest.mark.parametrize("batch", [1, 3])
def test_families_are_put_together_by_themselves(batch: int) -> None:
    """A family alone comes out as it does among all others."""
    whole = put_together(*many)
    family = [one for one in many if one.kind is (MEASURE if batch == 1 else MEETING)]
    alone = put_together(*family)
    assert set(alone) <= set(whole)


def test_a_well_known_series_takes_its_name_and_id() -> None:
    """The register names what text found; its id finds it; the texts' own name stays beside."""
    told = observed(
        1,
        members=("DEU", "FRA", "POL"),
        level="foreign ministers",
        name="annual meeting",
        sessions=(held(1, "2016-05-04"),),
    )
    (one,) = assemble_known([told], PUBLISHED, KNOWN, Register.load())
    assert one.mechanism.name == "Weimar Triangle"
    assert one.mechanism.other_names == ("annual meeting",)
    assert "weimar-triangle-foreign-ministers" in one.observed


def test_the_register_is_sound() -> None:
    """Ids are unique, members are states of the register of states, names are there."""
    entries = Register.load().entries
    states = {row["iso3"] for row in read_table("states.tsv")}
    assert len({one.mechanism_id for one in entries}) == len(entries)
    assert all(set(one.members) <= states and one.name for one in entries)


def test_a_document_from_the_future_dates_nothing() -> None:
    """Neither a session nor a turn takes a date that cannot be true; a spelled-out year stays."""
    future = {"d1": date(2203, 5, 5)}
    told = observed(
        1,
        sessions=(held(1, "2203-05-04", "Lima"), held(1, "2016-05-04")),
        history=(turned(1, "suspended", "2202"),),
    )
    sound = without_wrong_dates(told, future, date(2026, 1, 1))
    assert [session.date is None for session in sound.sessions] == [True, False]
    assert sound.history[0].date is None
