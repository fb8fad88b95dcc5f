"""Why frames were kept or rejected, told for people and for programs."""

from dataclasses import replace
from datetime import date

import pytest
from brief_samples import document, event, party

from dragoman.ledger.entries import Report
from dragoman.pipeline import Processed
from dragoman.present.why import report_lines, report_objects, why_lines, why_objects
from dragoman.records import EventType, Evidence, Reason, Rejected, Step

PAPER = document("d", "Peru met Chile. It will\nbe \x1b[31mlifted.", date(2030, 3, 13))
MET = event("CONSULT", (party("PER"), party("CHL")), quote="Peru met Chile.", document=PAPER,
            name="met", mode=("visit",))  # fmt: skip
ASKED = replace(MET, event_id="asked", event_type=EventType.REQUEST, mode=(),
                actors=(party("PER"),), recipients=(party("CHL"),))  # fmt: skip
STEPS = (
    Step("verb:meet/1", "met", "CONSULT"),
    Step("actor", "x" * 200),
    Step("status", "", "actual"),
)
LIFTED = Rejected(
    words="lifted",
    start=PAPER.text.index("lifted"),
    end=len(PAPER.text) - 1,
    event_type=EventType.CONCEDE,
    reason=Reason.NO_ACTOR,
    steps=(Step("no-actor", "lifted"),),
    sentence=Evidence("d", 16, len(PAPER.text), PAPER.text[16:]),
)
QUIET = replace(LIFTED, words="be", event_type=None, reason=Reason.NO_PATTERN)
TOLD = Processed(PAPER, events=(MET, ASKED), rejected=(LIFTED, QUIET), steps={"met": STEPS})


def test_frames_are_told_sentence_by_sentence() -> None:
    """Kept and rejected, their steps below; words that seldom matter take one line."""
    assert list(why_lines(TOLD)) == [
        "document d",
        "",
        "Peru met Chile.",
        "  kept      CONSULT/visit: PER, CHL (actual)",
        '            verb:meet/1        "met"  CONSULT',
        f'            actor              "{"x" * 156} ..."',
        "            status             actual",
        "  kept      REQUEST: PER > CHL (actual)",
        "",
        "It will be  [31mlifted.",
        '  rejected  CONCEDE "lifted": no-actor',
        '            no-actor           "lifted"',
        '  rejected  "be": no-pattern',
    ]


def test_a_document_without_frames_is_its_name_alone() -> None:
    """Nothing is invented."""
    assert list(why_lines(Processed(PAPER))) == ["document d"]
    assert list(why_objects(Processed(PAPER))) == []


def test_programs_get_an_object_a_frame() -> None:
    """Events with their steps first, then what was rejected."""
    told = list(why_objects(TOLD))
    assert [(one["document_id"], one["kept"]) for one in told] == [
        ("d", True), ("d", True), ("d", False), ("d", False),
    ]  # fmt: skip
    assert told[0]["event_id"] == "met"
    assert told[0]["steps"][0] == {"rule": "verb:meet/1", "words": "met", "note": "CONSULT"}
    assert list(told[1]["steps"]) == []
    assert (told[2]["reason"], told[2]["words"], told[3]["reason"]) == (
        "no-actor", "lifted", "no-pattern",
    )  # fmt: skip


REPORTS = [Report(f"d#{n}", "d", None, one) for n, one in enumerate((MET, ASKED), 1)]


def test_reports_are_told_with_the_steps_that_are_known() -> None:
    """A report that an older Dragoman read says so."""
    assert list(report_lines(REPORTS, {"d#1": STEPS[:1]})) == [
        "steps",
        "  d#1  CONSULT/visit (actual)",
        '            verb:meet/1        "met"  CONSULT',
        "  d#2  REQUEST (actual)",
        "            unknown            an older Dragoman read it and kept no steps",
    ]


@pytest.mark.parametrize(("steps", "wanted"), [({}, []), ({"d#1": STEPS[2:]}, ["status"])])
def test_reports_are_objects_for_programs(
    steps: dict[str, tuple[Step, ...]], wanted: list[str]
) -> None:
    """One a report, under the event's id."""
    first, second = report_objects("e", REPORTS, steps)
    assert (first["event_id"], first["report_id"], first["document_id"]) == ("e", "d#1", "d")
    assert [step["rule"] for step in first["steps"]] == wanted
    assert list(second["steps"]) == []
