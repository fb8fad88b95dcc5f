"""The scorer of whole documents, on tiny made-up ones."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.documents.gold import (
    Days,
    WholeDocument,
    document_of,
    known_codes,
    read_documents,
)
from dragoman.evaluate.documents.scores import Tally, compare
from dragoman.records import (
    Attribution,
    Certainty,
    DateInterval,
    Event,
    EventType,
    Evidence,
    Party,
    Precision,
    Status,
)

Gold = dict[str, Any]

CODES = frozenset({"OMN", "QAT", "org:un"})
SENTENCES = [
    "Oman condemned Qatar.",
    "Oman's condemnation came on 3 May 2004.",
    "Qatar refused to visit Oman.",
    "Oman's side won the talks-about cup.",
]


def gold_event(
    kind: str, status: str, actors: str, recipients: str, *at: int, **more: object
) -> Gold:
    """A gold event whose mentions are the first words of sentences; `?` marks optional codes."""
    sides = [
        [
            {"code": code.rstrip("?"), "sector": None, "name": None, "optional": code[-1] == "?"}
            for code in side.split()
        ]
        for side in (actors, recipients)
    ]
    return {
        "event_type": kind,
        "status": status,
        "actors": sides[0],
        "recipients": sides[1],
        "date": None,
        "certainty": "asserted",
        "speaker": None,
        "mentions": [[number, 0, 4] for number in at],
    } | more


def document(*events: Gold) -> WholeDocument:
    """A gold document."""
    entry = {
        "id": "d",
        "split": "dev",
        "genre": "newswire",
        "published": None,
        "sentences": SENTENCES,
        "events": list(events),
        "not_events": [[4, 0, 4]],
    }
    return document_of(entry, CODES)


def told(
    kind: EventType, actor: str, recipient: str, sentence: int, day: date | None = None
) -> Event:
    """An actual event as a reader tells it, proved by one sentence."""
    start = sum(len(text) + 1 for text in SENTENCES[: sentence - 1])
    quote = SENTENCES[sentence - 1]
    parties = [(Party("x", code, country=code),) if code else () for code in (actor, recipient)]
    when = DateInterval(day, day, Precision.DAY) if day else None
    return Event(
        "e", kind, (), (), 3, 0.0, parties[0], parties[1], when, None,
        Status.ACTUAL, Certainty.ASSERTED, Attribution(), None, 0.5,
        (Evidence("d", start, start + len(quote), quote),),
    )  # fmt: skip


def figures(gold: WholeDocument, *events: Event) -> tuple[list[tuple[int, int, int]], int]:
    """Right, told and gold by measure, and how many readings are forbidden."""
    tally = Tally()
    compare(gold, events, tally, CODES)
    scores = [tally.score(measure) for measure in tally.right]
    return [(score.hits, score.told, score.gold) for score in scores], tally.forbidden


CONDEMNED = gold_event(
    "ACCUSE",
    "actual",
    "OMN",
    "QAT",
    1,
    2,
    date={"start": "2004-05-03", "end": "2004-05-03", "basis": "stated"},
)


def test_one_act_told_twice_is_right_once() -> None:
    """The second telling is wrong, and a missing date only costs the date."""
    with_day = told(EventType.ACCUSE, "OMN", "QAT", 2, date(2004, 5, 3))
    without = told(EventType.ACCUSE, "OMN", "QAT", 1)
    assert figures(document(CONDEMNED), with_day) == ([(1, 1, 1)] * 4, 0)
    assert figures(document(CONDEMNED), without) == ([(1, 1, 1)] * 3 + [(0, 1, 1)], 0)
    assert figures(document(CONDEMNED), without, with_day) == ([(1, 2, 1)] * 4, 0)


def test_roles_count_save_among_equals() -> None:
    """Who condemns whom matters; of a visit the pair does."""
    turned = told(EventType.ACCUSE, "QAT", "OMN", 1)
    assert figures(document(CONDEMNED), turned)[0] == [(1, 1, 1)] + [(0, 1, 1)] * 3
    visit = document(gold_event("CONSULT", "actual", "OMN QAT", "", 3))
    assert figures(visit, told(EventType.CONSULT, "QAT", "OMN", 3))[0] == [(1, 1, 1)] * 4


def test_codes_out_of_the_register_and_optional_ones_are_left_out() -> None:
    """`org:nobody` cannot be told; an optional party may be."""
    gold = document(gold_event("ACCUSE", "actual", "OMN org:nobody", "QAT?", 1))
    assert figures(gold, told(EventType.ACCUSE, "OMN", "QAT", 1))[0] == [(1, 1, 1)] * 4
    assert figures(gold, told(EventType.ACCUSE, "OMN", "", 1))[0] == [(1, 1, 1)] * 4


def test_other_types_and_arguable_events() -> None:
    """A type that is as good is right; an arguable event neither helps nor harms."""
    gold = document(
        gold_event("REJECT", "actual", "QAT", "OMN", 3, also=["ACCUSE"]),
        gold_event("CONSULT", "negated", "QAT", "OMN", 3, may=True),
    )
    denial = replace(told(EventType.CONSULT, "QAT", "OMN", 3), status=Status.NEGATED)
    assert figures(gold, told(EventType.ACCUSE, "QAT", "OMN", 3), denial) == ([(1, 1, 1)] * 4, 0)


def test_what_did_not_happen_told_as_done_is_forbidden() -> None:
    """So is what only looks like an act; a true act of the same sentence is not."""
    gold = document(gold_event("CONSULT", "negated", "QAT", "OMN", 3))
    visit = told(EventType.CONSULT, "QAT", "OMN", 3)
    assert figures(gold, visit) == ([(1, 1, 1)] * 2 + [(0, 1, 1)] * 2, 1)
    assert figures(gold, told(EventType.CONSULT, "OMN", "QAT", 4))[1] == 1
    assert figures(gold, told(EventType.REJECT, "QAT", "OMN", 3))[1] == 0
    both = document(
        gold_event("CONSULT", "negated", "QAT", "OMN", 3),
        gold_event("CONSULT", "actual", "QAT", "org:un", 3),
    )
    assert figures(both, visit)[1] == 0


def test_certainty_and_voice_of_what_was_found() -> None:
    """Both are counted where type and parties are right."""
    said = {"words": "Oman", "code": "OMN", "name": None}
    gold = document(CONDEMNED, gold_event("CONSULT", "actual", "QAT", "OMN", 3, speaker=said))
    tally = Tally()
    condemned = replace(told(EventType.ACCUSE, "OMN", "QAT", 1), certainty=Certainty.REPORTED)
    compare(gold, [condemned, told(EventType.CONSULT, "QAT", "OMN", 3)], tally, CODES)
    assert (tally.found, tally.certain, tally.voiced) == (2, 1, 1)


def test_dates() -> None:
    """A day of slack; half an interval; a date that is not asked for."""
    may = Days(date(2004, 5, 3), date(2004, 5, 10))
    assert may.holds(date(2004, 5, 2), date(2004, 5, 11))
    assert may.holds(date(2004, 5, 3), None)
    assert not may.holds(date(2004, 5, 1), date(2004, 5, 3))
    assert not may.holds(None, None)
    assert Days(asked=False).holds(date(2004, 5, 1), None)
    assert Days(date(2004, 5, 3)).holds(date(2009, 1, 1), None)


def test_files_are_read_by_split(tmp_path: Path) -> None:
    """A folder without documents, or with others, is refused in words."""
    (tmp_path / "dev").mkdir()
    with pytest.raises(InputError, match="holds no documents"):
        read_documents(tmp_path, "dev", CODES)
    (tmp_path / "dev" / "d.json").write_text(json.dumps({"id": "d"}), "utf-8")
    with pytest.raises(InputError, match="is no gold document"):
        read_documents(tmp_path, "dev", CODES)


def test_known_codes_hold_states_and_organisations() -> None:
    """Both come from the shipped tables."""
    assert {"OMN", "org:un", "org:nato"} <= known_codes()
