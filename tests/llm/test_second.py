"""A second opinion: only doubts are asked about, and only agreement keeps them."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from fake_model import FakeModel, Says, claim, told
from reader_contract import ACCUSED, MET, PLANNED, document

from dragoman.llm.reader import Asker
from dragoman.llm.second import SecondOpinion
from dragoman.pipeline import Pipeline, Processed
from dragoman.records import Document, Evidence, Reason, Rejected
from dragoman.settings import Settings

TEXT = f"{MET} {ACCUSED} {PLANNED}"
AGREED = claim("ACCUSE", ACCUSED, "Kenya", "Uganda")
OTHER = claim("THREATEN", ACCUSED, "Kenya", "Uganda")
TURNED = claim("ACCUSE", ACCUSED, "Uganda", "Kenya")
Made = Callable[..., SecondOpinion]


class Doubting:
    """The shipped reader, unsure of what it says of accusations, with its parts."""

    def __init__(self, pipeline: Pipeline, *, drops: bool) -> None:
        self._pipeline = pipeline
        self._drops = drops
        self.codebook, self.resolver = pipeline.codebook, pipeline.resolver

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what documents tell, accusations with little confidence or dropped for it."""
        return [self._doubted(one) for one in self._pipeline.process(documents)]

    def _doubted(self, one: Processed) -> Processed:
        doubted = [each for each in one.events if each.event_type == "ACCUSE"]
        if not self._drops:
            events = [replace(each, confidence=0.4) if each in doubted else each
                      for each in one.events]  # fmt: skip
            return replace(one, events=tuple(events))
        dropped = tuple(self._improbable(each.evidence[0]) for each in doubted)
        kept = tuple(each for each in one.events if each not in doubted)
        return replace(one, events=kept, rejected=(*one.rejected, *dropped))

    def _improbable(self, proof: Evidence) -> Rejected:
        return Rejected("condemned", proof.start, proof.end, None, Reason.IMPROBABLE, (), proof)


@pytest.fixture
def made(settings: Settings, pipeline: Pipeline) -> Made:
    """Makes the reader over a shipped one that doubts."""

    def make(*, drops: bool = False) -> SecondOpinion:
        doubting: Any = Doubting(pipeline, drops=drops)
        return SecondOpinion(Asker.of(settings, pipeline.codebook), doubting, 0.6)

    return make


def kinds(one: Processed) -> list[str]:
    """Return the types of a document's events."""
    return [str(event.event_type) for event in one.events]


def test_only_what_is_doubted_is_asked(model: FakeModel, made: Made) -> None:
    """The one sentence; a document without doubts costs nothing."""
    model.answer = lambda _sent: told(AGREED)
    first, second = made().process([document("all", TEXT), document("met", MET)])
    (asked,) = model.asked
    sent = json.loads(asked["messages"][-1]["content"])
    assert sent["passages"] == [ACCUSED]
    assert "text" not in sent
    assert kinds(first) == ["CONSULT", "ACCUSE", "AID"]
    assert kinds(second) == ["CONSULT"]
    accused = first.events[1]
    assert first.steps[accused.event_id][-1].rule == "second-opinion"
    assert accused.confidence == 0.4


@pytest.mark.parametrize("answer", [told(), told(OTHER), told(AGREED | {"status": "negated"})])
def test_where_they_differ_the_event_goes(model: FakeModel, made: Made, answer: Says) -> None:
    """With its reason; what nobody doubted stands."""
    model.answer = lambda _sent: answer
    (one,) = made().process([document("all", TEXT)])
    assert kinds(one) == ["CONSULT", "AID"]
    dropped = one.rejected[-1]
    assert (dropped.reason, dropped.sentence.quote) == (Reason.SECOND_OPINION, ACCUSED)
    assert dropped.steps[-1].note == "tells no such event"


def test_what_was_improbable_is_told_where_the_model_tells_it(model: FakeModel, made: Made) -> None:
    """Checked like every claim; events of other sentences are not added."""
    elsewhere = claim("THREATEN", MET, "Chile", "Peru")
    invented = claim("ACCUSE", "Kenya accused Oman.", "Kenya", "Oman")
    model.answer = lambda _sent: told(AGREED, elsewhere, invented)
    (one,) = made(drops=True).process([document("all", TEXT)])
    assert kinds(one) == ["CONSULT", "ACCUSE", "AID"]
    assert one.events[1].evidence[0].quote == ACCUSED
    assert [refusal.code for refusal in one.refusals] == ["llm-quote"]


@pytest.mark.parametrize("answer", [Says(status=400), Says(status=500)])
def test_without_an_answer_the_shipped_reading_stands(
    model: FakeModel, made: Made, answer: Says
) -> None:
    """And is kept."""
    model.answer = lambda _sent: answer
    reader = made()
    reader.asker.endpoint._wait = lambda _seconds: None
    (one,) = reader.process([document("all", TEXT)])
    assert kinds(one) == ["CONSULT", "ACCUSE", "AID"]
    assert not one.is_unanswered
    assert [refusal.code for refusal in one.refusals] == ["llm-no-answer"]


def test_who_turns_the_sides_does_not_agree(model: FakeModel, made: Made) -> None:
    """The same two states are not enough where one acts and the other is acted upon."""
    model.answer = lambda _sent: told(TURNED)
    (one,) = made().process([document("all", TEXT)])
    assert kinds(one) == ["CONSULT", "AID"]
