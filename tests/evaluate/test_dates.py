"""Dates of labelled documents are matched with what a reader told of the same words."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.evaluate.dates import (
    EXTRA,
    MISSING,
    NONE,
    RIGHT,
    WRONG,
    DateCounts,
    DatedEvent,
    Labelled,
    compare_dates,
    labelled_documents,
    laid_out,
)
from dragoman.records import DateInterval, Precision, SegmentKind

MAY_4, MAY_5 = date(2024, 5, 4), date(2024, 5, 5)


def label(day: date | None, basis: str = "stated") -> Labelled:
    """Return a label of the characters 10 to 20."""
    dated = (day, day) if day else None
    return Labelled(10, 20, "CONSULT", "actual", dated, basis if day else "")


def told(day: date | None, *, start: int = 12, kind: str = "CONSULT") -> DatedEvent:
    """Return an event as told of four characters."""
    interval = DateInterval(day, day, Precision.DAY, "then") if day else None
    return DatedEvent(start, start + 4, kind, "actual", interval)


@pytest.mark.parametrize(
    ("gold", "answer", "result"),
    [
        (MAY_4, told(MAY_4), [RIGHT]),
        (MAY_4, told(MAY_5), [WRONG]),
        (MAY_4, told(None), [MISSING]),
        (None, told(MAY_4), [EXTRA]),
        (None, told(None), [NONE]),
        (MAY_4, told(MAY_4, start=20), []),
        (MAY_4, told(MAY_4, kind="AGREE"), []),
    ],
)
def test_one_label(gold: date | None, answer: DatedEvent, result: list[str]) -> None:
    """Same type, words that overlap; then the days decide."""
    assert [one.result for one in compare_dates([label(gold)], [answer])] == result


def test_a_telling_answers_one_label_alone() -> None:
    """Two labels of the same words and one telling: the second is not told."""
    assert len(list(compare_dates([label(MAY_4), label(MAY_4)], [told(MAY_4)]))) == 1


def test_shares() -> None:
    """Right, missing and wrong add up; false dates are counted among those told."""
    counts = DateCounts()
    for gold, answer in ((MAY_4, MAY_4), (MAY_4, MAY_5), (MAY_4, None), (None, MAY_4)):
        for one in compare_dates([label(gold)], [told(answer)]):
            counts.add(one)
    assert [counts.share(each) for each in (RIGHT, MISSING, WRONG)] == [0.333, 0.333, 0.333]
    assert counts.false_share == 0.667
    assert counts.share(RIGHT, "scene") == 0.0


def record() -> dict[str, object]:
    """Return a labelled record of four sentences."""
    event = {
        "trigger": "met",
        "event_type": "CONSULT",
        "status": "actual",
        "date": {"start": "2024-05-04", "end": "2024-05-04", "basis": "scene"},
    }
    body = {"kind": "body", "paragraph": 1, "not_events": []}
    return {
        "split": "train",
        "published": "2024-05-05",
        "title": "Day",
        "sentences": [
            {"text": "Day", "kind": "headline", "paragraph": 0, "events": []},
            {**body, "text": "18:20 Lima", "events": []},
            {**body, "text": "Peru and Chile met.", "events": [event]},
            {**body, "text": "They left.", "events": []},
        ],
    }


def test_documents_are_laid_out_in_paragraphs() -> None:
    """A line without a full stop stands alone; labels point to their words."""
    document, labels = laid_out(record(), "one")
    assert document.text == "Day\n\n18:20 Lima\n\nPeru and Chile met. They left."
    kinds = [segment.kind for segment in document.segments]
    assert kinds == [SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.BODY]
    assert [document.text[each.start : each.end] for each in labels] == ["met"]
    assert labels[0].date == (MAY_4, MAY_4)
    assert document.published == MAY_5


def test_only_the_split_is_read(tmp_path: Path) -> None:
    """Documents of other splits are left alone."""
    (tmp_path / "one.json").write_text(json.dumps(record()), encoding="utf-8")
    assert len(list(labelled_documents(tmp_path, "train"))) == 1
    assert list(labelled_documents(tmp_path, "dev")) == []
