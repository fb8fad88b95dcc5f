"""How far two hands agree on whole documents."""

from datetime import date

from documents.agreement import agreement, matched, ninth, people, report, second
from documents.drafts import drafts
from dragoman.evaluate.documents.gold import Act, Days, WholeDocument

MONDAY = Days(date(2005, 5, 2), date(2005, 5, 2))
FRIDAY = Days(date(2005, 5, 6), date(2005, 5, 6))


def act(kind: str = "ACCUSE", *, days: Days = MONDAY, arguable: bool = False) -> Act:
    """Oman acts, Fiji is the recipient; Togo may be told."""
    return Act(
        frozenset({kind}),
        "actual",
        frozenset({"OMN"}),
        frozenset({"FJI", "TGO"}),
        optional=frozenset({"TGO"}),
        days=days,
        arguable=arguable,
    )


def document(name: str, *acts: Act) -> WholeDocument:
    """A document with events and no text."""
    return WholeDocument(name, "dev", "", (), None, tuple(acts))


def test_optional_parties_and_open_days_agree() -> None:
    """What one hand leaves open the other may fill."""
    without = Act(frozenset({"ACCUSE"}), "actual", frozenset({"OMN"}), frozenset({"FJI"}))
    assert agreement(act(days=Days(asked=False)), without) == 4
    assert agreement(act(), without) == 3
    assert agreement(act(), act(days=FRIDAY)) == 3
    assert agreement(act(), act("REJECT")) == 0


def test_equals_agree_in_either_role() -> None:
    """A visit may be told as a meeting."""
    meeting = Act(frozenset({"CONSULT"}), "actual", frozenset({"OMN", "FJI"}), frozenset())
    visit = Act(frozenset({"CONSULT"}), "actual", frozenset({"OMN"}), frozenset({"FJI"}))
    assert agreement(meeting, visit) == 4


def test_each_event_is_matched_once_and_an_arguable_one_is_not_asked() -> None:
    """Two of one hand cannot both answer to one of the other."""
    assert matched([act(), act(days=FRIDAY)], [act()]) == [4, 0]
    assert matched([act(arguable=True)], []) == []
    assert matched([act()], [act(arguable=True)]) == [4]


def test_the_report_counts_both_ways() -> None:
    """One event of three is not found by the other hand."""
    pair = (document("a", act(), act("REJECT")), document("a", act()))
    assert list(report([pair])) == [
        "1 documents; asked for by the first hand 2, by the second 1",
        "up to type: 0.67 (1 and 1 found by the other hand)",
        "up to parties: 0.67 (1 and 1 found by the other hand)",
        "up to status: 0.67 (1 and 1 found by the other hand)",
        "up to date: 0.67 (1 and 1 found by the other hand)",
        "day of the document: given by either hand 0 times, the same 0 times",
    ]


def test_people_are_the_same_by_name_country_and_office() -> None:
    """Each is counted as far as it agrees."""
    ann = {"name": "Ann Poe", "country": "OMN", "office": "President"}
    one = {"id": "a", "people": [ann, {"name": "Al Poe", "country": "OMN", "office": None}]}
    two = {"id": "a", "people": [ann | {"office": None}]}
    assert (
        people([(one, two)]) == "people: 2 and 1, the same 1 by name, 1 with country, 0 with office"
    )


def test_the_second_hand_s_notes_can_be_followed() -> None:
    """Thirty stories on the labels of all, 39 on another hand's."""
    assert len(second("same_labels", drafts())) == 30
    assert len(second("other_labels", ninth())) == 39
