"""One life of a measure: the turns of a document and of many, put to the arrangement they turn."""

from datetime import date
from itertools import permutations

from dragoman.arrangements.follow.measure_turns import merge_turns
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.turned import with_turns
from dragoman.records import DateInterval, Evidence, MechanismKind, Precision, Status
from dragoman.records.measures import MeasureAct, MeasureTurn
from dragoman.resolve.knowledge import Words

WORDS = Words.load()


def turn(
    act: MeasureAct,
    day: date | None = None,
    status: Status = Status.ACTUAL,
    at: int = 0,
    **more: str,
) -> MeasureTurn:
    """Return a turn of Togo's ban on petrol from Benin."""
    when = DateInterval(day, day, Precision.DAY) if day else None
    document = more.get("document", "d")
    return MeasureTurn(
        act, ("TGO",), ("BEN",), "ban", more.get("about", "petrol"), False, status, when, (), True,  # noqa: FBT003
        "measure:test/1", Evidence(document, at, at + 1, "T"), day or date(2025, 6, 1),
    )  # fmt: skip


IMPOSED = turn(MeasureAct.IMPOSE, date(2025, 1, 5), at=1)
EASED = turn(MeasureAct.EASE, date(2025, 3, 5), at=2)
LIFTED = turn(MeasureAct.LIFT, date(2025, 5, 5), at=3)
URGED = turn(MeasureAct.LIFT, None, Status.URGED, at=4)


def test_turns_of_one_measure_are_one_arrangement() -> None:
    """What was done moves it; what is only urged stands among its turns and moves nothing."""
    (draft,) = with_turns([], (IMPOSED, URGED, EASED, LIFTED), WORDS)
    assert [change.status for change in draft.history] == ["active", "eased", "ended"]
    assert draft.turns == [IMPOSED, URGED, EASED, LIFTED]
    assert (draft.names, draft.members, draft.targets) == (["ban on petrol"], {"TGO"}, {"BEN"})


def test_what_is_only_wished_makes_no_arrangement() -> None:
    """Nothing that stands is told by an appeal alone."""
    assert with_turns([], (URGED,), WORDS) == []


def test_a_ban_on_something_else_is_another() -> None:
    """By what they are about, though the sides are the same."""
    other = turn(MeasureAct.IMPOSE, at=5, about="sugar")
    assert len(with_turns([], (IMPOSED, other), WORDS)) == 2


def test_a_measure_found_by_its_noun_takes_the_turn() -> None:
    """No second arrangement is made, and missing targets are filled."""
    draft = Draft(MechanismKind.MEASURE, names=["ban on petrol"], members=frozenset({"TGO"}))
    (found,) = with_turns([draft], (LIFTED,), WORDS)
    assert found is draft
    assert draft.targets == {"BEN"}


def test_a_turn_that_two_documents_tell_is_one() -> None:
    """In order of time, whatever the order of reading."""
    again = turn(MeasureAct.LIFT, date(2025, 5, 5), document="e")
    for order in permutations((LIFTED, IMPOSED, again)):
        assert merge_turns(order) == (IMPOSED, LIFTED)
