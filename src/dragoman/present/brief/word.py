"""A brief as a Word document; needs the extra ``brief``."""

import io
from typing import Any

from dragoman.present.brief.chart import chart_svg, chart_title
from dragoman.present.brief.records import Brief, Claim, Footnote, Section
from dragoman.present.charts.shapes import Figure
from dragoman.present.wording import day_words

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
MARGIN_MM = 16
CHART_MM = 150


def brief_docx(brief: Brief) -> bytes:
    """Return a brief as a Word document.

    The chart stands in it where the extra ``charts`` is installed, else its figures as a table.

    Raises:
        ImportError: the extra ``brief`` is not installed.
    """
    import docx  # noqa: PLC0415 - an extra
    from docx.shared import Mm, Pt  # noqa: PLC0415 - as above

    paper = docx.Document()
    paper.core_properties.title = brief.title[:250]
    paper.core_properties.author = "Dragoman"
    paper.styles["Normal"].font.size = Pt(9.5)
    paper.styles["Normal"].paragraph_format.space_after = Pt(2)
    for part in paper.sections:
        part.page_width, part.page_height = Mm(210), Mm(297)
        part.left_margin = part.right_margin = part.top_margin = part.bottom_margin = Mm(MARGIN_MM)
        for line in (part.header, part.footer):
            line.paragraphs[0].text = brief.order.marking or ""
    paper.add_heading(brief.title, 2)
    paper.add_heading(brief.headline, 1)
    if brief.order.objective:
        paper.add_paragraph(f"Objective: {brief.order.objective}")
    for claim in brief.summary:
        _claim(paper, claim)
    _chart(paper, brief)
    for section in brief.sections:
        _section(paper, section, since_last=brief.order.known is not None)
    if brief.footnotes:
        paper.add_heading("Sources", 3)
        for note in brief.footnotes:
            _footnote(paper, note, Pt(7))
    for words in (brief.coverage, brief.order.footer):
        if words:
            paper.add_paragraph(words)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _section(paper: Any, section: Section, *, since_last: bool) -> None:  # noqa: ANN401 - untyped
    """Add a section."""
    paper.add_heading(section.title, 3)
    if not section.claims and not section.note:
        nothing = "Nothing new since the last brief." if since_last else "Nothing was found."
        paper.add_paragraph(nothing)
    for claim in section.claims:
        _claim(paper, claim)
    more = f"{section.left_out} more in the ledger." if section.left_out else ""
    tail = " ".join(part for part in (section.note, more) if part)
    if tail:
        paper.add_paragraph(tail)


def _claim(paper: Any, claim: Claim) -> None:  # noqa: ANN401 - untyped
    """Add a claim."""
    line = paper.add_paragraph(style="List Bullet")
    if claim.change:
        line.add_run(f"{claim.change} · ").italic = True
    if claim.label:
        line.add_run(f"{claim.label}: ").bold = True
    line.add_run(claim.text)
    if claim.quote:
        line.add_run(f" “{claim.quote}”").italic = True
    if claim.footnotes:
        numbers = ", ".join(str(number) for number in claim.footnotes)
        line.add_run(numbers).font.superscript = True


def _footnote(paper: Any, note: Footnote, size: Any) -> None:  # noqa: ANN401 - untyped
    """Add a footnote."""
    published = day_words(note.published) if note.published else "undated"
    line = paper.add_paragraph()
    number = line.add_run(f"{note.number} ")
    number.bold = True
    words = f"“{note.quote}” — {note.publisher or 'publisher unknown'}, {published}"
    told = line.add_run(words + (f", {note.title}" if note.title and not note.url else ""))
    for run in (number, told):
        run.font.size = size
    if note.url:
        _link(paper, line, note.url, f", {note.title or note.url}", size)


def _link(paper: Any, line: Any, url: str, words: str, size: Any) -> None:  # noqa: ANN401 - untyped
    """Add words that lead to an address."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paper.part.relate_to(url, HYPERLINK, is_external=True))
    run = line.add_run(words)
    run.font.size = size
    run.font.underline = True
    link.append(run._r)  # noqa: SLF001 - python-docx has no other way
    line._p.append(link)  # noqa: SLF001 - as above


def _chart(paper: Any, brief: Brief) -> None:  # noqa: ANN401 - untyped
    """Add the chart as a picture, or its figures."""
    from docx.shared import Mm  # noqa: PLC0415 - as above

    caption = chart_title(brief.bars, brief.undated)
    if not brief.bars:
        return
    try:
        picture = Figure(chart_svg(brief.bars, caption), caption, 0).png()
    except ImportError:
        shown = [bar for bar in brief.bars if bar.cooperation or bar.conflict]
        table = paper.add_table(rows=1, cols=3)
        for cell, words in zip(table.rows[0].cells, ("", "cooperation", "conflict"), strict=True):
            cell.text = words
        for bar in shown:
            values = (bar.label, str(bar.cooperation), str(bar.conflict))
            for cell, words in zip(table.add_row().cells, values, strict=True):
                cell.text = words
    else:
        paper.add_picture(io.BytesIO(picture), width=Mm(CHART_MM))
    paper.add_paragraph(caption)
