"""Briefs on paper: two pages at most in Word and PDF, the same in both, marked on each page."""

import io
import re
import shutil
import zipfile
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from brief_samples import event, interval, party
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.findings.brief import command
from dragoman.interface.briefs import on_paper
from dragoman.ledger import Ledger
from dragoman.present.brief import (
    Brief,
    Budget,
    Material,
    Order,
    fitted,
    fitting,
    gather,
    make_brief,
)
from dragoman.present.brief.forms import measuring, sheet
from dragoman.present.brief.forms.sheet import Paragraph, Run, Sheet, sheet_of
from dragoman.present.brief.forms.typeset import brief_typst, pdf_pages
from dragoman.present.brief.forms.word import brief_docx, word_pages
from dragoman.present.brief.material import Source
from dragoman.present.brief.parts.notes import Notes
from dragoman.present.brief.parts.standing import mechanism_claim, meeting_claims
from dragoman.present.wording import Teller

ANDES = ("CHL", "PER", "BOL")
ORDER = Order(ANDES, since=date(2030, 1, 1))
KINDS = ("CONSULT", "AGREE", "ACCUSE", "AID", "SANCTION", "THREATEN")
STATUSES = ("actual", "planned", "urged", "hypothetical", "negated")
letters = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs",)), max_size=300)


def material(words: str = "words that go on and on about what was said by whom ", many: int = 150,
             source: Source | None = None) -> Material:  # fmt: skip
    """Return far more than two pages have room for."""
    acts = [
        event(
            KINDS[number % len(KINDS)],
            (party("CHL"), party("PER"), party("BOL", f"Person {number}", "Foreign Minister")),
            name=f"e{number:03}",
            when=interval(date(2030, 1 + number % 12, 1 + number % 28)),
            status=STATUSES[number % len(STATUSES)],
            quote=f"{number} {words * 5}",
        )
        for number in range(many)
    ]
    acts = [replace(one, evidence=(replace(one.evidence[0], document_id=one.event_id),))
            for one in acts]  # fmt: skip
    paper = source or Source("A title of usual length", "Wire", date(2030, 5, 1),
                             "https://news.example/a")  # fmt: skip
    return Material(tuple(acts), (), (), (), (), 1, 1, 0, date(2030, 6, 1), (), lambda _name: paper)


def claims(brief: Brief) -> int:
    """Return how many claims a brief makes below its summary."""
    return sum(len(part.claims) for part in brief.sections)


@pytest.fixture(autouse=True)
def _extras() -> None:
    pytest.importorskip("docx", reason="the extra brief is not installed")
    pytest.importorskip("typst", reason="the extra brief is not installed")


@pytest.mark.parametrize("pages", [1, 2, 3])
@pytest.mark.parametrize("words", ["words that go on ", "ЖЮЩ ЖЮЩФ ", "协议协议协议", "W"])
def test_however_much_there_is_to_tell_it_fits(pages: int, words: str, teller: Teller) -> None:
    """In both formats, with all lines at the edges, and the rest is counted."""
    order = replace(ORDER, objective="What now? " * 20, marking="For #use", footer="A desk " * 30)
    brief = on_paper(material(words), order, teller, "desk", pages)
    assert word_pages(brief) <= pages
    assert pdf_pages(brief) <= pages
    full = make_brief(material(words), order, teller)
    for part, whole in zip(brief.sections, full.sections, strict=True):
        assert len(part.claims) + part.left_out == len(whole.claims) + whole.left_out
        assert not part.left_out or f"{part.left_out:,} more" in " ".join(part.tail)
        assert "dragoman " not in " ".join(part.tail)
        assert all(claim.footnotes for claim in part.claims if part.key != "unread")


def test_no_more_is_left_out_than_needed(teller: Teller) -> None:
    """The brief is the fullest of all that fit; one that fits as it is stays as it is."""
    told = material()
    everything = make_brief(told, ORDER, teller)
    assert fitted(told, ORDER, teller, lambda _brief: True) == everything
    for most in range(8, claims(everything), 5):
        brief = fitted(told, ORDER, teller, lambda one, most=most: claims(one) <= most)
        assert claims(brief) == most
    assert claims(fitted(told, ORDER, teller, lambda _brief: False)) > 0


def test_budgets_shrink_step_by_step() -> None:
    """Each has one claim less, and the least still tells of everything."""
    budgets = list(fitting.smaller(Budget()))
    sums = [
        sum(getattr(one, field.name) for field in fields(one) if field.name != "footnotes_each")
        for one in budgets
    ]
    assert sums == list(range(sums[0], sums[-1] - 1, -1))
    assert all(
        getattr(budgets[-1], field.name) == fitting.LEAST.get(field.name, 1)
        for field in fields(Budget)
    )
    notes = [one.footnotes_each for one in budgets]
    assert notes == sorted(notes, reverse=True)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Path:
    """A copy of the ledger that the demo makes of the samples."""
    return Path(shutil.copy(demo / "demo.ledger", tmp_path_factory.mktemp("samples")))


@pytest.mark.parametrize("states", ["KOR,CHN,JPN", "KOR,CHN", "KOR,JPN", "CHN,JPN", "KOR", "USA"])
def test_the_samples_fit_two_pages(states: str, samples: Path, teller: Teller) -> None:
    """Several dyads and parties, and there is more to tell than on a page and a half."""
    order = Order(tuple(states.split(",")), marking="For official use", footer="East Asia desk")
    with Ledger.open(samples, read_only=True) as ledger:
        brief = on_paper(gather(ledger, order), order, teller, "desk", 2)
    assert (1.5 if "," in states else 0) < word_pages(brief) <= 2
    assert pdf_pages(brief) <= 2


def test_word_is_set_as_it_was_measured(teller: Teller) -> None:
    """The paper, the margins, the letters and the distances are those that pages are counted by."""
    import docx  # noqa: PLC0415 - an extra

    brief = make_brief(material(many=20), replace(ORDER, marking="For #use", footer="Desk"), teller)
    paper = docx.Document(io.BytesIO(brief_docx(brief)))
    told = sheet_of(brief)
    words = [
        "".join(run.words for run in one.runs if not run.notes)
        for one in told.body
        if isinstance(one, Paragraph) and one.runs[0].words != sheet.SOURCES
    ]
    lines = [line.text for line in paper.paragraphs if line.text]
    assert len(lines) == len(words)
    assert all(line.startswith(told) for line, told in zip(lines, words, strict=True))
    assert {round(part.page_height.mm) for part in paper.sections} == {297}
    assert {round(part.top_margin.mm) for part in paper.sections} == {sheet.MARGIN}
    sizes = {run.font.size.pt for line in paper.paragraphs for run in line.runs if run.text}
    styles = {one.style.size for one in (*told.body, *told.notes) if isinstance(one, Paragraph)}
    assert sizes <= styles
    assert "contextualSpacing" not in paper.styles["List Bullet"].element.xml
    assert {paper.styles[one].font.name for one in ("Normal", "Heading 1", "List Bullet")} == {
        "Arial"
    }


def test_word_has_footnotes_of_its_own(teller: Teller) -> None:
    """Each note once, in the order of its first citation; a later citation repeats the number."""
    brief = make_brief(material(many=20), ORDER, teller)
    with zipfile.ZipFile(io.BytesIO(brief_docx(brief))) as parts:
        notes = parts.read("word/footnotes.xml").decode()
        body = parts.read("word/document.xml").decode()
        links = parts.read("word/_rels/footnotes.xml.rels").decode()
        types = parts.read("[Content_Types].xml").decode()
    made = [int(one) for one in re.findall(r'<w:footnoteReference w:id="(\d+)"/>', body)]
    assert made == list(range(1, len(brief.footnotes) + 1))
    assert re.findall(r'<w:footnote w:id="(\d+)">', notes) == [str(one) for one in made]
    assert notes.count("<w:footnoteRef/>") == len(made)
    repeated = re.findall(r"NOTEREF _note(\d+) ", body)
    cited = [one for claim in brief.summary for one in claim.footnotes]
    cited += [one for part in brief.sections for claim in part.claims for one in claim.footnotes]
    assert len(made) + len(repeated) == len(cited)
    assert "https://news.example/a" in links
    assert "footnotes+xml" in types


def test_marking_footer_and_number_are_on_each_page(teller: Teller) -> None:
    """Word and PDF: the marking above and below, the footer and the page's number below."""
    import docx  # noqa: PLC0415 - an extra

    brief = make_brief(material(many=20), replace(ORDER, marking="For #use", footer="Desk"), teller)
    content = brief_docx(brief)
    paper = docx.Document(io.BytesIO(content))
    first, *others = paper.sections
    assert all(part.header.is_linked_to_previous for part in others)
    assert not first.different_first_page_header_footer
    assert [line.text for line in first.header.paragraphs] == ["For #use"]
    below = "\n".join(line.text for line in first.footer.paragraphs)
    assert "Desk" in below
    assert "For #use" in below
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        feet = [parts.read(one).decode() for one in parts.namelist() if "footer" in one]
    assert any("NUMPAGES" in one for one in feet)
    text = brief_typst(brief)
    assert text.count('"For #use"') == 2
    assert text.index("header:") < text.index('"For #use"') < text.index("footer:")
    assert text.count('"Desk"') == 1


def test_word_gets_no_letters_that_break_it(teller: Teller) -> None:
    """Control letters in what a user or a document says are spaces; elements keep their order."""
    import docx  # noqa: PLC0415 - an extra

    order = replace(ORDER, marking="a\x0bb", footer="c\x1fd", objective="e\x08\x0cf\u202eg")
    brief = make_brief(material("words\x02 \u202e", many=20), order, teller)
    paper = docx.Document(io.BytesIO(brief_docx(brief)))
    text = "\n".join(line.text for line in paper.paragraphs)
    assert "e  f g" in text
    assert "\u202e" not in text
    for part in paper.sections:
        names = [one.tag.rpartition("}")[2] for one in part._sectPr]
        assert names.index("cols") < names.index("docGrid")


@given(letters, st.sampled_from([sheet.CLAIM, sheet.NOTE, sheet.HEADLINE]))
def test_more_words_never_fill_less(words: str, style: sheet.Style) -> None:
    """Of any letters; a word longer than a line is broken."""

    def pages(told: str) -> float:
        body = (Paragraph(style, (Run(told),)),)
        return measuring.pages_of(Sheet(body, body, "", ""), drawn=True)

    assert 0 < pages(words) <= pages(words + "m") <= pages(words + "m" * 500)
    assert pages("m" * 5000) > pages("m" * 500)


def test_the_quoted_words_are_always_footnoted(teller: Teller) -> None:
    """One footnote to a claim is that of the words that it was made from."""
    one = event("SANCTION", (party("CHL"),), (party("PER"),), when=interval(date(2030, 5, 1)))
    first = replace(one.evidence[0], document_id="z", quote="Chile bars all fish of Peru.")
    later = replace(one.evidence[0], document_id="a", quote="Chile lifts its ban on Peru.")
    act = replace(one, evidence=(first, later))
    papers = {"z": Source("t", None, date(2031, 1, 1)), "a": Source("t", "Wire", date(2030, 5, 1))}
    told = replace(material(many=0), events=(act,), source=papers.__getitem__)
    brief = make_brief(told, replace(ORDER, budget=Budget(footnotes_each=1)), teller)
    assert [note.quote for note in brief.footnotes] == ["Chile bars all fish of Peru."]


def test_the_latest_meeting_is_told_with_its_own_place(teller: Teller) -> None:
    """An undated meeting never lends its place to the day of another."""
    from dragoman.present.brief.choosing import tellings  # noqa: PLC0415 - only here

    ana, luis = party("CHL", "Ana Campos"), party("PER", "Luis Soto")
    held = [
        event("CONSULT", (ana, luis), name="a", when=interval(date(2030, 1, 1)), place="Lima"),
        event("CONSULT", (ana, luis), name="b", when=interval(date(2030, 5, 1)), place="Arica"),
        event("CONSULT", (ana, luis), name="c", place="Quito"),
    ]
    notes = Notes(lambda _name: Source(), 2)
    (first, *_) = meeting_claims(tellings(held), teller.namer, notes, 2)
    assert "three meetings" in first.text
    assert first.text.endswith("last: 1 May 2030, Arica.")
    undated = [replace(one, date=None, event_id=f"u{n}") for n, one in enumerate(held)]
    undated = [replace(one, evidence=(replace(one.evidence[0], quote=one.event_id),))
               for one in undated]  # fmt: skip
    (first, *_) = meeting_claims(tellings(undated), teller.namer, notes, 2)
    assert first.text.endswith("with Luis Soto; last: no date given.")


def test_the_latest_session_is_the_one_of_the_latest_day(teller: Teller) -> None:
    """Whatever order sessions come in; of several undated ones none is the latest."""
    from brief_samples import summit  # noqa: PLC0415 - only here

    (mechanism, *_) = summit().mechanisms
    session = replace(mechanism.sessions[0], status="actual", ordinal=None, place="Arica")
    early = replace(session, date=interval(date(2029, 1, 1)), place="Lima")
    late = replace(session, date=interval(date(2030, 1, 1)))
    undated = replace(session, date=None, place="Quito")
    notes = Notes(lambda _name: Source(), 2)

    def told(*sessions: object) -> str:
        made = replace(mechanism, sessions=sessions, history=())  # type: ignore[arg-type]
        return mechanism_claim(made, teller.namer, notes, date(2031, 1, 1)).text

    assert "three sessions known, the last in Arica on 1 January 2030" in told(late, early, undated)
    assert "one session known, in Quito" in told(undated)
    assert "Quito" not in told(undated, replace(undated, place="Lima"))


def test_since_last_on_paper(teller: Teller) -> None:
    """The title says from when on it is new, and both formats carry what changed."""
    import docx  # noqa: PLC0415 - an extra

    told = material(many=30)
    first = make_brief(replace(told, events=told.events[:10]), ORDER, teller)
    known = replace(first.earlier, until=date(2030, 3, 1))
    brief = on_paper(told, replace(ORDER, known=known, until=date(2030, 6, 1)), teller, "desk", 2)
    assert brief.title == ("Chile, Peru and Bolivia: what is new from 1 March 2030 to 1 June 2030")
    marks = {claim.change for part in brief.sections for claim in part.claims}
    assert "new" in marks
    lines = [line.text for line in docx.Document(io.BytesIO(brief_docx(brief))).paragraphs]
    assert any(line.startswith("new · ") for line in lines)
    assert '#emph("new · ")' in brief_typst(brief)


def test_the_command_takes_pages(ledger_path: Path, tmp_path: Path) -> None:
    """One page for those who have no time."""
    base = ["--ledger", str(ledger_path), "--between", "CHL,PER,BOL", "--pages", "1"]
    for name in ("a.pdf", "a.docx", "a.md"):
        result = CliRunner().invoke(command, [*base, "--out", str(tmp_path / name)])
        assert result.exit_code == 0, result.output
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
