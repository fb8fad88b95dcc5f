"""A correction of its own: the publisher's report is wrong, the reports of others stand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.ledger import Ledger
from dragoman.ledger.correcting.stating import trail, undo
from dragoman.ledger.correcting.taken_back import retract
from dragoman.ledger.entries import Entry
from dragoman.ledger.intake import documents
from dragoman.ledger.intake.documents import take_in
from dragoman.records import Document, Segment, SegmentKind
from loaded import reader

MAY_6, MAY_8, JULY_3 = date(2024, 5, 6), date(2024, 5, 8), date(2024, 7, 3)
HERALD, POST = "The Herald", "The Post"
STORY = "Kenya expelled the Eritrean ambassador on Monday."
NOTES = {
    "a note": (
        "Correction: An earlier version of a story said that Kenya had expelled the Eritrean "
        "ambassador. It has not done so."
    ),
    "our article": (
        "Our article on Monday wrongly said that Kenya had expelled the Eritrean ambassador. "
        "The envoy is still in Nairobi."
    ),
    "withdrawn": (
        "The newspaper has withdrawn its report that Kenya expelled the Eritrean ambassador."
    ),
    "the day too": (
        "Correction: Our report incorrectly said that Kenya expelled the Eritrean ambassador "
        "on Monday."
    ),
    "it stated": (
        "Clarification: this page previously stated that Kenya expelled the Eritrean ambassador; "
        "in fact it summoned him."
    ),
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    """Return a new ledger."""
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        yield ledger


def paper(name: str, text: str, publisher: str, day: date) -> Document:
    """Return a document of a publisher."""
    body = (Segment(0, len(text), SegmentKind.BODY),)
    url = f"https://{publisher.rsplit(maxsplit=1)[-1].lower()}.example/{name}"
    return Document(name, text, body, publisher=publisher, url=url, published=day)


def expelled(book: Ledger) -> list[str]:
    """Return the documents that tell of an expulsion that stands."""
    return sorted(
        piece.document_id
        for event in book.events()
        if str(event.event_type) == "SANCTION"
        for piece in event.evidence
    )


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_correction_of_its_own_takes_the_report_back(book: Ledger, note: str) -> None:
    """Whatever words it uses; and no other act."""
    other = "Kenya praised Peru on Monday."
    take_in(book, [paper("a", STORY, HERALD, MAY_6), paper("b", other, HERALD, MAY_6)], reader())
    assert expelled(book) == ["a"]
    take_in(book, [paper("c", note, HERALD, MAY_8)], reader())
    assert expelled(book) == []
    assert any(piece.document_id == "b" for each in book.events() for piece in each.evidence)


def test_others_who_tell_it_stand_and_it_can_be_undone(book: Ledger) -> None:
    """The trail names the publisher and its document."""
    take_in(book, [paper("a", STORY, HERALD, MAY_6), paper("b", STORY, POST, MAY_6)], reader())
    take_in(book, [paper("c", NOTES["a note"], HERALD, MAY_8)], reader())
    assert expelled(book) == ["b"]
    (event,) = (one for one in book.events() if str(one.event_type) == "SANCTION")
    (made,) = trail(book, event.event_id)
    assert (made.by, made.note) == (HERALD, "taken back in c")
    undo(book, event.event_id)
    assert expelled(book) == ["a", "b"]


@pytest.mark.parametrize(
    ("publisher", "day", "text"),
    [
        (POST, MAY_8, NOTES["a note"]),
        (HERALD, JULY_3, NOTES["a note"]),
        (HERALD, date(2024, 5, 1), NOTES["a note"]),
        (HERALD, MAY_8, NOTES["a note"].replace("Eritrean", "Peruvian")),
        (HERALD, MAY_8, "An earlier version of this story said nothing of Kenya."),
    ],
    ids=["another paper", "much later", "before", "another envoy", "nothing"],
)
def test_what_is_not_meant_stands(book: Ledger, publisher: str, day: date, text: str) -> None:
    """Rather no report is wrong than another one."""
    take_in(book, [paper("a", STORY, HERALD, MAY_6)], reader())
    take_in(book, [paper("c", text, publisher, day)], reader())
    assert expelled(book) == ["a"]


@pytest.mark.parametrize("heeded", [False, True], ids=["before it is heeded", "right after"])
def test_it_is_heeded_once_whenever_the_run_is_cut_off(
    book: Ledger, monkeypatch: pytest.MonkeyPatch, *, heeded: bool
) -> None:
    """The correction is not in the ledger until it was heeded, so that it is read again."""

    def cut_off(ledger: Ledger, entry: Entry) -> int:
        if heeded:
            retract(ledger, entry)
        raise KeyboardInterrupt

    window = [paper("c", NOTES["a note"], HERALD, MAY_8), paper("a", STORY, HERALD, MAY_6)]
    with monkeypatch.context() as patch:
        patch.setattr(documents, "retract", cut_off)
        assert take_in(book, window, reader()).interrupted
    assert not book.has("c")
    assert expelled(book) == ([] if heeded else ["a"])
    assert take_in(book, window, reader()).added == 1
    assert expelled(book) == []
    assert len(book.store.corrections()) == 1


def test_what_is_refused_takes_nothing_back(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the ledger does not hold, nobody could look up."""
    take_in(book, [paper("a", STORY, HERALD, MAY_6)], reader())
    monkeypatch.setattr(documents, "vetted", lambda _: (None, []))
    take_in(book, [paper("c", NOTES["a note"], HERALD, MAY_8)], reader())
    assert expelled(book) == ["a"]


def test_nothing_is_retracted_without_a_publisher(book: Ledger) -> None:
    """Nor by a document that takes nothing back."""
    assert retract(book, Entry(Document("d", "They met."))) == 0
