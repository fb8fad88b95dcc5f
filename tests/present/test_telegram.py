"""The telegram: the same claims as dated lines, in order of time, in every form."""

from datetime import date
from pathlib import Path

import pytest
from brief_samples import event, interval, party
from click.testing import CliRunner

import dragoman
from dragoman.cli.findings.brief import command
from dragoman.errors import UsageError
from dragoman.present.brief import Material, Order, brief_markdown, make_brief, styled
from dragoman.present.brief.material import Source
from dragoman.present.wording import Teller
from dragoman.records import Event

BOTH = (party("CHL"), party("PER"))
PAPER = Source("A title", "Wire", date(2030, 5, 1), "https://news.example/a")


def material(*events: Event) -> Material:
    """Return material of events alone."""
    return Material(
        events, (), (), (), (), 1, 1, 0, date(2030, 6, 1), (), lambda _name: PAPER
    )  # fmt: skip


def test_dated_lines_in_order_of_time(teller: Teller) -> None:
    """Plans, deeds and what has no day of its own, each with what it is; nothing is told twice."""
    told = material(
        event("CONSULT", BOTH, name="plan", when=interval(date(2030, 7, 1)), status="planned"),
        event("CONSULT", BOTH, name="held", when=interval(date(2030, 3, 2)), place="Lima"),
        event("ACCUSE", BOTH[:1], BOTH[1:], name="said"),
        event(
            "AID", BOTH[:1], BOTH[1:], name="aid",
            when=interval(date(2030, 4, 1), date(2030, 4, 30), "month"),
        ),
    )  # fmt: skip
    brief = styled(make_brief(told, Order(("CHL", "PER")), teller), "telegram")
    (days,) = brief.sections
    assert [(one.label, one.text, one.quote) for one in days.claims] == [
        ("2 Mar 2030", "Chile and Peru held talks.", None),
        ("Apr 2030", "CHILE AND PERU:",
         "Chile and Peru dealt with one another over copper and fish (aid)."),
        ("1 May 2030, reported", "CHILE AND PERU:",
         "Chile and Peru dealt with one another over copper and fish (said)."),
        ("1 Jul 2030", "PLAN: Chile and Peru plan to hold talks.", None),
    ]  # fmt: skip
    assert brief.title == "SUBJECT: Chile and Peru, up to 1 June 2030"
    assert brief.headline.startswith("SUMMARY: Chile and Peru last met on 2 March 2030;")
    page = brief_markdown(brief)
    assert "- **2 Mar 2030:** Chile and Peru held talks.[^" in page
    assert "cooperation |" not in page
    assert styled(brief, "desk") is brief


def test_the_command_and_python_know_both_styles(ledger_path: Path, tmp_path: Path) -> None:
    """Every form is made from the same lines, also on paper."""
    base = ["--ledger", str(ledger_path), "--between", "CHL,PER,BOL", "--style", "telegram"]
    for name in ("a.md", "a.html", "a.json", "a.docx", "a.pdf"):
        done = CliRunner().invoke(command, [*base, "--out", str(tmp_path / name)])
        assert (done.exit_code, (tmp_path / name).stat().st_size > 500) == (0, True), name
    with dragoman.open(ledger_path, read_only=True) as book:
        written = str(book.brief("CHL,PER,BOL", style="telegram"))
        assert written.startswith("# SUBJECT: Chile, Peru and Bolivia")
        with pytest.raises(UsageError, match="desk and telegram"):
            book.brief("CHL,PER", style="fax")
