"""What every reader has to pass; a new one subclasses `ReaderContract` and gives a `reader`."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.codebook.codebook import EQUAL_TYPES, Codebook
from dragoman.pipeline import Processed, Reader
from dragoman.records import Document, Segment, SegmentKind, Status

DAY = date(2024, 5, 22)
MET = "The foreign ministers of Chile and Peru met in Lima on Tuesday."
ACCUSED = "Kenya condemned Uganda over the border."
PLANNED = "Norway will send aid to Fiji on June 3, 2024."


def document(name: str, text: str, **more: object) -> Document:
    """Return a document of one body."""
    parts = (Segment(0, len(text), SegmentKind.BODY),)
    return replace(Document(name, text, parts, published=DAY, origin=f"{name}.txt"), **more)


DOCUMENTS = (
    document("met", MET),
    document("accused", f"{ACCUSED} The road is long."),
    document("planned", PLANNED),
    document("nothing", "The weather in the capital was fine."),
)


class ReaderContract:
    """The tests."""

    @pytest.fixture
    def reader(self) -> Reader:
        """Return a reader that understands `DOCUMENTS`."""
        raise NotImplementedError

    @pytest.fixture
    def told(self, reader: Reader) -> list[Processed]:
        """Return what the documents tell."""
        return reader.process(DOCUMENTS)

    def test_each_document_is_told_once_in_order(self, told: list[Processed]) -> None:
        """Also one that tells nothing."""
        assert [one.document for one in told] == list(DOCUMENTS)
        assert [len(one.events) for one in told] == [1, 1, 1, 0]

    def test_no_documents_are_no_answers(self, reader: Reader) -> None:
        """And no failure."""
        assert reader.process([]) == []

    def test_a_document_tells_the_same_alone(self, reader: Reader, told: list[Processed]) -> None:
        """Whatever is read before or beside it."""
        for one in reversed(told):
            (again,) = reader.process([one.document])
            assert again.events == one.events

    def test_evidence_stands_in_the_text(self, told: list[Processed]) -> None:
        """Every quote is the text's own words, of the document itself."""
        for one in told:
            for event in one.events:
                assert event.evidence
                for piece in event.evidence:
                    assert piece.document_id == one.document.document_id
                    assert one.document.text[piece.start : piece.end] == piece.quote != ""

    def test_records_keep_the_codebook(self, told: list[Processed]) -> None:
        """Types with their quad codes and scores, known parties, no actual event of the future."""
        codebook = Codebook.load()
        events = [event for one in told for event in one.events]
        assert len({event.event_id for event in events}) == len(events)
        for event in events:
            entry = codebook.types[event.event_type]
            assert event.quad_code == entry.quad_code
            assert set(event.mode) <= set(entry.modes)
            assert event.intensity == codebook.intensity(event.event_type, event.mode)
            assert 0 <= event.confidence <= 1
            assert event.actors
            if event.event_type in EQUAL_TYPES and "visit" not in event.mode:
                assert not event.recipients
            begins = event.date.start if event.date else None
            assert event.status is not Status.ACTUAL or not begins or begins <= DAY

    def test_what_happened_is_told(self, told: list[Processed]) -> None:
        """Type, status, parties and day."""
        met, accused, planned = (one.events[0] for one in told[:3])
        assert (str(met.event_type), met.status) == ("CONSULT", Status.ACTUAL)
        assert {party.country for party in met.actors} == {"CHL", "PER"}
        assert str(met.date) == "2024-05-21"
        assert (str(accused.event_type), str(accused.date)) == ("ACCUSE", "None")
        assert [party.country for party in accused.actors] == ["KEN"]
        assert [party.country for party in accused.recipients] == ["UGA"]
        assert (str(planned.event_type), planned.status) == ("AID", Status.PLANNED)

    def test_steps_say_how(self, told: list[Processed]) -> None:
        """Every event has some."""
        for one in told:
            assert {event.event_id for event in one.events} <= set(one.steps)
