"""The telegram: the same claims as dated lines, in order of time, in every form."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from brief_samples import event, interval, party
from click.testing import CliRunner

import dragoman
from dragoman.cli.findings.brief import command
from dragoman.errors import UsageError
from dragoman.present.brief import Budget, Material, Order, brief_markdown, make_brief, styled
from dragoman.present.brief.material import Source
from dragoman.present.brief.records import Claim, Section
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


def test_what_was_left_out_is_counted_with_its_commands(teller: Teller) -> None:
    """Also where no line is left; rows of a table that is not shown are not."""
    acts = [
        event(kind, BOTH[:1], BOTH[1:], name=kind, when=interval(date(2030, 3, 2 + n)))
        for n, kind in enumerate(("AID", "COOPERATE", "AGREE"))
    ]
    none = Budget(happened=0, disputed=0)
    brief = make_brief(material(*acts), Order(("CHL", "PER"), budget=none), teller)
    more = Section("met", "Who met", (), 7, command="dragoman events --type CONSULT")
    note = Section("figures", "Figures", (), 0, "Too little to say: few acts.", "dragoman forecast")
    (only,) = styled(
        replace(brief, summary=(), sections=(*brief.sections, more, note)), "telegram"
    ).sections
    assert (only.key, only.claims, only.tail, only.command) == (
        "standing",
        (),
        ("FORECAST: Too little to say: few acts.", "3 more in the ledger."),
        "dragoman events --between CHL,PER --status actual",
    )


def test_a_dispute_stands_at_its_day_in_unchanged_words(teller: Teller) -> None:
    """What one tells and another denies, on the day of the act or of its report."""
    dated = interval(date(2030, 3, 2))
    told = [
        event("SANCTION", BOTH[:1], BOTH[1:], name=name, status=status,
              when=dated, quote=f"Chile {words} levies on Peru's fish on 2 March 2030.")
        for name, status, words in (("a", "actual", "put"), ("n", "negated", "put no"))
    ]  # fmt: skip
    brief = styled(make_brief(material(*told), Order(("CHL", "PER")), teller), "telegram")
    lines = [one for part in brief.sections for one in part.claims if "DISPUTED" in one.text]
    assert [(one.label, one.text, one.day) for one in lines] == [(
        "2 Mar 2030",
        ("DISPUTED: “Chile put levies on Peru's fish on 2 March 2030” (2 March 2030); but "
        "“Chile put no levies on Peru's fish on 2 March 2030” (2 March 2030)."),
        date(2030, 3, 2),
    )]  # fmt: skip


def test_who_answers_whom_is_no_forecast(teller: Teller) -> None:
    """It is marked by its own label, a forecast as one."""
    figures = (Claim("A chance of 3%."), Claim("Of 2 none stands out.", label="who answers whom"))
    brief = make_brief(material(), Order(("CHL", "PER")), teller)
    parts = (Section("figures", "What may follow, in figures", figures),)
    (standing,) = styled(replace(brief, sections=parts), "telegram").sections
    assert [one.label for one in standing.claims] == ["FORECAST", "WHO ANSWERS WHOM"]


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
