"""Whole documents: notes on a draft, and the files themselves."""

from typing import Any

import pytest

from documents.__main__ import as_text
from documents.__main__ import made as documents_made
from documents.check import faults, paths
from documents.drafts import interval, stated
from documents.notes import NoteError, follow


def label(sentence: int, start: int, end: int, *actors: str) -> dict[str, Any]:
    """An event as a draft has it."""
    parties = [
        {"code": code, "sector": None, "words": words, "antecedent": None}
        for code, words in (actor.split("=") for actor in actors)
    ]
    return {
        "event_type": "CONSULT",
        "mode": [],
        "status": "actual",
        "certainty": "asserted",
        "actors": parties,
        "recipients": [],
        "date": None,
        "when": None,
        "place": None,
        "speaker": None,
        "occasion": None,
        "mentions": [[sentence, start, end]],
    }


def draft() -> dict[str, Any]:
    """Two labels of one meeting."""
    return {
        "id": "voa-1",
        "sentences": ["President Ann Poe met Fiji.", "The talks were long."],
        "events": [label(2, 4, 9), label(1, 18, 21, "OMN=President Ann Poe", "FJI=Fiji")],
        "not_events": [],
        "people": [],
        "occasions": [],
    }


def test_notes_merge_and_name() -> None:
    """Two mentions become one event with its parties, day, person and occasion."""
    notes = ["m 1 2", "p Ann Poe | OMN | President", "d 1 2004-05", "o talks | OMN FJI | held | 1"]
    document = follow(draft(), notes)
    assert document["events"] == [
        {
            "id": 1,
            "event_type": "CONSULT",
            "mode": [],
            "status": "actual",
            "certainty": "asserted",
            "actors": [
                {"code": "OMN", "sector": None, "name": "Ann Poe"},
                {"code": "FJI", "sector": None, "name": None},
            ],
            "recipients": [],
            "date": {"start": "2004-05-01", "end": "2004-05-31", "basis": "stated"},
            "place": None,
            "speaker": None,
            "occasion": "o1",
            "mentions": [[1, 18, 21], [2, 4, 9]],
        }
    ]


def test_a_full_name_goes_before_a_last_name() -> None:
    """A son is not his father, nor a secretary her minister."""
    ready = draft()
    ready["sentences"] = ["Al Poe met Fiji.", "The talks of Ann Poe were long."]
    ready["events"][1]["actors"][0]["words"] = "Al Poe"
    document = follow(ready, ["p Ann Poe | OMN |", "p Al Poe | OMN |"])
    assert document["events"][0]["actors"][0]["name"] == "Al Poe"


def test_people_are_not_their_people() -> None:
    """A name counts where it is the head of the words."""
    said = ["Mr. Poe", "Poe's cabinet", "Poe supporters", "forces loyal to Ann Poe"]
    event = label(1, 18, 21, *(f"OMN={words}" for words in said))
    document = follow(draft() | {"events": [event]}, ["p Ann Poe | OMN | President"])
    (told,) = document["events"]
    assert [party["name"] for party in told["actors"]] == ["Ann Poe"]
    event = label(1, 18, 21, *(f"OMN={words}" for words in said[1:]))
    document = follow(draft() | {"events": [event]}, ["p Ann Poe | OMN | President"])
    assert [party["name"] for party in document["events"][0]["actors"]] == [None]


def test_notes_add_and_drop() -> None:
    """An added event points at its words; a dropped one may stay as a look-alike."""
    document = follow(draft(), ["n 1", "x 2", '+ 2 "long" REQUEST urged OMN > FJI/GOV?'])
    (event,) = document["events"]
    assert event["mentions"] == [[2, 15, 19]]
    assert event["recipients"] == [{"code": "FJI", "sector": "GOV", "name": None, "optional": True}]
    assert document["not_events"] == [[2, 4, 9]]


def test_notes_that_cannot_be_followed_say_which() -> None:
    """The line is named."""
    with pytest.raises(NoteError, match="'x 9'"):
        follow(draft(), ["x 9"])
    with pytest.raises(NoteError, match="'zz 1 2'"):
        follow(draft(), ["zz 1 2"])


def test_intervals() -> None:
    """Whole words of time only; what needs the day of the document is left."""
    assert stated("May 7, 2004") == interval("2004-05-07")
    assert stated("July of last year") is None
    assert interval("2004-05..2005") == {
        "start": "2004-05-01",
        "end": "2005-12-31",
        "basis": "stated",
    }
    assert interval("2004..")["end"] is None


def test_the_documents_have_no_faults() -> None:
    """Spans, codes, types, dates and every reference."""
    assert list(faults()) == []


def test_the_files_are_what_the_notes_make() -> None:
    """A note that was changed without a new build is seen."""
    made = {document["id"]: as_text(document) for document in documents_made()}
    assert {path.stem: path.read_text("utf-8") for path in paths()} == made
