"""The arrangements of the shared articles, where that folder is beside the repository."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.arrangements.follow.assemble import assemble
from dragoman.arrangements.follow.gaps import gaps
from dragoman.read import read_sources
from dragoman.records import Document, Mechanism
from dragoman.resolve.knowledge import Words
from loaded import reader

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "articles.json"
pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="no ../shared folder here")
IN_FORCE = {"in force": "active"}


@pytest.fixture(scope="module")
def found() -> tuple[Mechanism, ...]:
    """The arrangements of both articles together."""
    pipeline = reader()
    documents = []
    for gold in json.loads(GOLD.read_text(encoding="utf-8")):
        published = date.fromisoformat(gold["published"])
        for read in read_sources([str(SHARED / gold["file"])], published=published):
            assert isinstance(read, Document)
            documents.append(replace(read, published=published))
    told = pipeline.process(documents)
    days = {one.document_id: one.published for one in documents}
    return assemble((each for one in told for each in one.mechanisms), days, Words.load())


def wanted() -> list[Mapping[str, Any]]:
    """Return the arrangements that gold lists."""
    if not GOLD.is_file():
        return []
    return [one for gold in json.loads(GOLD.read_text("utf-8")) for one in gold["mechanisms"]]


def matching(gold: Mapping[str, Any], found: tuple[Mechanism, ...]) -> Mechanism:
    """Return the arrangement that a gold one describes."""
    fitting = [
        one
        for one in found
        if one.kind == gold["kind"]
        and ("members" not in gold or set(one.members) == set(gold["members"]))
        and ("level" not in gold or one.level == gold["level"])
        and ("members" in gold or gold["name"].split()[0] in one.name)
    ]
    assert len(fitting) == 1, f"{gold}: {fitting}"
    return fitting[0]


@pytest.mark.parametrize("gold", wanted(), ids=lambda one: one["kind"])
def test_its_sessions_are_found(gold: Mapping[str, Any], found: tuple[Mechanism, ...]) -> None:
    """Dates, places, numbers, gaps and plans are those of gold."""
    one = matching(gold, found)
    held = [s for s in one.sessions if s.status == "actual" and s.date and s.date.start]
    days = [str(session.date.start) for session in held if session.date]
    places = [session.place for session in held]
    for key, at in (("last", -1), ("previous", -2), ("signed", 0)):
        assert key not in gold or days[at].startswith(gold[key])
    if held and "next" not in gold:
        assert gold.get("place", places[-1]) == places[-1]
        assert gold.get("ordinal", held[-1].ordinal) == held[-1].ordinal
    if "previous" in gold:
        assert places[-2] == gold["previous_place"]
        assert gaps(one)[-1].text == gold["gap"]
    assert gold.get("host") in {None, *(session.host for session in one.sessions)}
    plans = {session.status for session in one.sessions}
    assert gold.get("resumption", "planned" if "next" in gold else "actual") in plans | {"actual"}


@pytest.mark.parametrize("gold", wanted(), ids=lambda one: one["kind"])
def test_its_life_is_told(gold: Mapping[str, Any], found: tuple[Mechanism, ...]) -> None:
    """Status, years, reasons, clauses, targets and whether it is admitted are those of gold."""
    one = matching(gold, found)
    if "status" in gold:
        assert one.history[-1].status == IN_FORCE.get(gold["status"], gold["status"])
    assert "clause" not in gold or gold["clause"] in one.clauses
    assert one.acknowledged == gold.get("acknowledged", True)
    assert set(gold.get("target", ())) == set(one.targets)
    years = {str(c.date.start)[:4] for c in one.history if c.date is not None}
    years |= {str(c.date.start)[:4] for c in one.sessions if c.date is not None}
    assert {gold[key] for key in ("since", "suspended") if key in gold} <= years
    reasons = " ".join(reason for change in one.history for reason in change.reasons).lower()
    for reason in filter(None, gold.get("reason", "").split(";")):
        assert any(word.lower() in reasons for word in reason.split()), reason
