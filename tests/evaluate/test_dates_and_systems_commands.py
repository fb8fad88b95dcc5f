"""`dragoman evaluate dates` and `dragoman evaluate systems` on gold of one short document."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.evaluate.dates import command as dates
from dragoman.cli.evaluate.systems import command as systems
from dragoman.pipeline import Pipeline
from loaded import reader

REPORT = """
published = 2024-05-06
text = "Peru and Chile signed the Tacna Declaration in June 2021."
claims = [
  { system = 5, arrangement = "agreement", members = ["CHL", "PER"], since = "2021-06" },
  { system = 5, event = ["SUPPORT"], parties = ["CHL", "PER"], mode = "sign" },
  { system = 6, event = ["ASSAULT"], parties = ["CHL"] },
]
"""
DOCUMENT = {
    "id": "d",
    "split": "dev",
    "genre": "newswire",
    "published": "2024-05-06",
    "sentences": ["Oman condemned Qatar on Friday.", "Kenya expelled the Ugandan ambassador."],
    "not_events": [],
    "events": [
        {
            "event_type": kind,
            "status": "actual",
            "actors": [{"code": actor}],
            "recipients": [{"code": recipient}],
            "date": day and {"start": day, "end": day, "basis": "stated"},
            "certainty": "asserted",
            "speaker": None,
            "mentions": [[number, "word", 1]],
        }
        for kind, actor, recipient, day, number in (
            ("ACCUSE", "OMN", "QAT", "2024-05-03", 1),
            ("SANCTION", "KEN", "UGA", "2024-04-02", 2),
        )
    ],
}


@pytest.fixture(autouse=True)
def loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader that other tests have loaded."""
    monkeypatch.setattr(Pipeline, "load", staticmethod(lambda *_: reader()))


def test_dates_are_counted_and_errors_shown(tmp_path: Path) -> None:
    """Friday is the 3rd; of the other nobody tells a day. Sealed errors stay unread."""
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "d.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    told = CliRunner().invoke(dates, [str(tmp_path), "--format", "json"], catch_exceptions=False)
    assert json.loads(told.stdout) == {
        "dated": 2,
        "right": 1,
        "missing": 1,
        "wrong": 0,
        "without a date in gold": 0,
        "dated there all the same": 0,
        "share right": 0.5,
        "share of told dates that are wrong": 0.0,
        "events not told": 0,
    }
    page = CliRunner().invoke(dates, [str(tmp_path), "--show"], catch_exceptions=False).stdout
    assert page.splitlines()[-2:] == [
        "missing  d (2024-05-06) SANCTION actual: gold 2024-04-02..2024-04-02, told -",
        "         Kenya expelled the Ugandan ambassador.",
    ]
    refused = CliRunner().invoke(dates, [str(tmp_path), "--split", "gate", "--show"])
    assert "nobody reads the errors of gate" in str(refused.exception)


def test_systems_are_counted_and_claims_shown(tmp_path: Path) -> None:
    """A system is right where all its claims hold."""
    (tmp_path / "andes.toml").write_text(REPORT, encoding="utf-8")
    told = CliRunner().invoke(systems, [str(tmp_path), "--format", "json"], catch_exceptions=False)
    failed = "andes 6: {'event': ['ASSAULT'], 'parties': ['CHL']}"
    assert json.loads(told.stdout) == {
        "right": 1,
        "wanted": 2,
        "everywhere": [5],
        "failed": [failed],
    }
    page = CliRunner().invoke(systems, [str(tmp_path), "--show"], catch_exceptions=False).stdout
    assert page == f"systems     1 of 2 right in all parts\neverywhere  5\n  {failed}\n"
