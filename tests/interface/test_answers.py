"""What a ledger answers in Python is what the commands print, since they ask it."""

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import dragoman
from dragoman import Book
from dragoman.cli.app import cli
from dragoman.errors import FilterError, UsageError
from dragoman.interface.answers import findings
from dragoman.interface.estimates import about_how_many, cost_of, processes
from dragoman.interface.results import Results


def printed(found: Results[Any], form: str) -> str:
    """Return what results print."""
    out = StringIO()
    found.print(form, stream=out)
    return out.getvalue()


def commanded(book: Book, *words: str) -> str:
    """Return what a command prints of a ledger."""
    done = CliRunner().invoke(cli, [words[0], "--ledger", str(book.path), *words[1:]])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("form", ["jsonl", "csv", "json", "table"])
def test_lists_print_what_the_commands_print(book: Book, form: str) -> None:
    """In every form, and the first few alone where that is asked for."""
    asked: Sequence[tuple[Results[Any], tuple[str, ...]]] = (
        (book.events("type=CONSULT", since="2024-01-05"),
         ("events", "--type", "CONSULT", "--since", "2024-01-05")),
        (book.events().limit(3), ("events", "--limit", "3")),
        (book.events(party="KEN", by="reported_on"),
         ("events", "--party", "KEN", "--by", "reported_on")),
        (book.documents("text:harbour").limit(2),
         ("documents", "--where", "text:harbour", "--limit", "2")),
        (book.dyad("Kenya", "NOR"), ("dyad", "Kenya", "NOR")),
        (book.events_between("KEN", "NOR", "type=AID"),
         ("dyad", "KEN", "NOR", "--type", "AID", "--events")),
        (book.people().limit(2), ("people", "--limit", "2")),
        (book.positions(), ("positions",)),
        (book.refusals(), ("refusals",)),
        (book.runs(), ("runs",)),
        (book.mechanisms(as_of="2024-02-01"), ("mechanisms", "--as-of", "2024-02-01")),
        (book.occasions("party=KEN"), ("occasions", "--party", "KEN")),
        (book.occasions().overdue(), ("occasions", "--overdue")),
        (book.occasions(kinds="visit", states=["held"]),
         ("occasions", "--kind", "visit", "--state", "held")),
        (book.occasions().last_held().limit(4), ("occasions", "--last", "--limit", "4")),
        (book.occasions("party=KEN").last_held("person"),
         ("occasions", "--party", "KEN", "--last", "person")),
        (book.decided(), ("merge",)),
    )  # fmt: skip
    for found, words in asked:
        assert printed(found, form) == commanded(book, *words, "--format", form), words


def test_fewer_are_counted_and_asked_for_as_all_are(book: Book) -> None:
    """A limit holds for going through, counting, lines, frames and a limit upon it."""
    every, few = book.events(), book.events().limit(5)
    assert list(few) == every.first(5) == list(few.limit(7))
    assert (len(few), len(few.limit(2)), len(every.limit(10_000))) == (5, 2, len(every))
    assert list(few.json_lines()) == list(book.ledger.event_lines(limit=5))
    assert few.to_polars().height == 5
    assert every.limit(None) is every


def test_one_record_is_shown_with_what_proves_it(book: Book) -> None:
    """As text for people, and as steps; what is not there is named."""
    event = book.events("type=CONSULT").first(1)[0]
    page = book.event_page(event.event_id)
    assert page == commanded(book, "events", event.event_id, "--format", "table").removesuffix("\n")
    assert event.evidence[0].quote in page
    why = book.why(event.event_id)
    assert f"{why}\n" == commanded(book, "events", event.event_id, "--why")
    told = commanded(book, "events", event.event_id, "--why", "--format", "jsonl")
    assert list(why.json_lines()) == told.splitlines()
    assert [one.report_id for one in why.reports] == [
        one.report_id for one in book.reports(event.event_id)
    ]
    assert list(book.events_named([event.event_id])) == [event]
    book.read_text(
        "The foreign ministers of Chile and Peru met in Lima on Tuesday.", published="2024-05-22"
    )
    occasion = book.occasions().first(1)[0]
    (last,) = book.occasions("party=PER").last_held()
    assert (last.who, last.occasion) == (("CHL", "PER"), occasion)
    assert book.occasions().to_calendar().startswith("BEGIN:VCALENDAR")
    assert book.occasion_page(occasion.occasion_id).splitlines()[1].endswith(occasion.occasion_id)
    assert list(book.occasions_named([occasion.occasion_id])) == [occasion]
    named = book.documents().first(1)[0].document_id
    assert [one.document_id for one in book.whole_documents([named, "none"])] == [named]
    for ask in (
        lambda: book.event_page("e-none"),
        lambda: book.why("e-none"),
        lambda: book.events_named(["e-none"]),
        lambda: book.occasion_page("o-none"),
        lambda: book.mechanism_page("m-none"),
        lambda: book.mechanisms_named(["m-none"]),
        lambda: book.dyad("Atlantis", "KEN"),
        lambda: book.occasions(kinds="tea"),
        lambda: book.occasions().last_held("town"),
        lambda: dragoman.open("no-such.ledger", new=False),
    ):
        with pytest.raises(UsageError, match=r"there is no|is no state|is none of|is told by"):
            ask()
    with pytest.raises(FilterError):
        book.events_between("KEN", "NOR", "whom=KEN")


def test_files_are_those_of_the_command(book: Book, tmp_path: Path) -> None:
    """The same bytes in each form; arrangements have fewer forms."""
    for form in ("jsonl", "csv", "plover", "icews", "gdelt", "gexf", "geojson", "ical", "ris"):
        path = tmp_path / f"a.{form}"
        count = book.export(path, "party=KEN", form=form)
        told = commanded(book, "export", "--party", "KEN", "--format", form)
        assert path.read_text(encoding="utf-8") == told
        assert list(book.exported("party=KEN", form=form)) == told.removesuffix("\n").split("\n")
        assert count == told.count("\n") - (form == "csv")
    assert book.export(tmp_path / "a.xlsx", type="AID", form="xlsx") == len(book.events(type="AID"))
    assert book.export(tmp_path / "m.csv", form="csv", records="mechanisms") == 0
    for wrong in (
        {"form": "idea"},
        {"records": "people"},
        {"form": "ris", "records": "mechanisms"},
    ):
        with pytest.raises(UsageError, match=r"written|has events only"):
            book.exported(**wrong)
    with pytest.raises(UsageError, match="xlsx has no lines"):
        book.exported(form="xlsx")


def test_a_brief_is_the_commands_brief(book: Book, tmp_path: Path) -> None:
    """With its marking, of all states, and what is new since an earlier one."""
    brief = book.brief("KEN,NOR", marking="For nobody", objective="What now?")
    words = ("brief", "--between", "KEN,NOR", "--marking", "For nobody", "--objective", "What now?")
    assert brief.to_markdown() == commanded(book, *words)
    assert str(book.brief()) == commanded(book, "brief")
    assert brief.write(tmp_path / "a.json") == brief.brief
    later = book.brief(where="between=KEN,NOR", since_last=tmp_path / "a.json")
    assert later.brief.title != brief.brief.title
    assert brief.to_bytes("html").decode() == brief.to_html()
    with pytest.raises(UsageError, match="--by needs --between"):
        book.brief(by="date")
    with pytest.raises(UsageError, match="a brief is written as md"):
        brief.to_bytes("idea")


def test_persons_correct_in_python_as_on_the_command_line(book: Book) -> None:
    """Merge, split and correct, each with a name, and take it back."""
    alone = [event.event_id for event in book.events() if event.event_id.startswith("e-")]
    one, other = alone[:2]
    (merged,) = book.merge([one, other], by="Ada")
    assert set(book.split(merged, by="Ben")) == {one, other}
    assert {line.by for line in book.decided()} == {"Ada", "Ben"}
    chosen = book.events("status=actual").first(1)[0].event_id
    made = book.correct(chosen, status="planned", note="only announced", by="Ada")
    assert made is not None
    assert book.known_event(chosen).status == "planned"
    assert book.corrections() == book.corrections(chosen) == [made]
    assert "only announced" in CliRunner().invoke(cli, ["correct", str(book.path), chosen]).stdout
    book.uncorrect(chosen, by="Ada")
    assert book.known_event(chosen).status == "actual"
    with pytest.raises(UsageError, match="say what is to be corrected"):
        book.correct(chosen)


def test_files_are_coded_as_the_command_codes_them(tmp_path: Path) -> None:
    """Document by document, with why; what cannot be read is told."""
    (tmp_path / "a.txt").write_text(
        "Oman condemned Qatar on Monday.\n\nIt was a windy day.", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    refused: list[str] = []
    found = list(
        dragoman.code_files(
            [tmp_path], published="2024-03-05", refused=lambda one: refused.append(one.origin)
        )
    )
    assert [[str(event.event_type) for event in one] for one in found] == [["ACCUSE"]]
    assert [Path(one).name for one in refused] == ["b.txt"]
    words = ["code", str(tmp_path / "a.txt"), "--published", "2024-03-05"]
    (line,) = CliRunner().invoke(cli, words).stdout.splitlines()
    told = json.loads(line)
    assert told.pop("document_id") == found[0].document.document_id
    assert told == found[0].to_dicts()[0]
    why = CliRunner().invoke(cli, [*words, "--why"]).stdout
    assert why == f"{found[0].why()}\n\n"
    lines = CliRunner().invoke(cli, [*words, "--why", "--format", "jsonl"]).stdout
    assert list(found[0].why_json_lines()) == lines.splitlines()


def test_findings_have_words_pictures_and_json(book: Book) -> None:
    """As the commands print them; anything else is refused."""
    turning = book.turns("KEN,NOR", unit="week")
    assert f"{findings.in_words(turning)}\n" == commanded(
        book, "turns", "KEN", "NOR", "--unit", "week"
    )
    assert findings.drawn(turning).startswith("<svg")
    assert json.loads(findings.as_json(turning))["states"] == ["KEN", "NOR"]
    with pytest.raises(TypeError, match="str is nothing that is drawn"):
        findings.drawn("a")


def test_what_reading_would_take(tmp_path: Path) -> None:
    """Processes, documents and the cost of a model are told before it is done."""
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    assert (processes(3), processes(None, "llm"), processes(None) >= 1) == (3, 1, True)
    assert about_how_many([tmp_path]) == 1
    with pytest.raises(UsageError, match="--dry-run goes with --reader llm"):
        cost_of([tmp_path], reader="shipped")
