"""A brief as a Word document; needs the extra ``brief``."""

import io
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from dragoman.present.brief.forms.chart import chart_svg
from dragoman.present.brief.forms.footnotes import Footnotes
from dragoman.present.brief.forms.measuring import EDGE, pages_of
from dragoman.present.brief.forms.sheet import (
    CELL,
    CHART,
    FOOT,
    HEADING,
    MARGIN,
    MARK,
    PAGE,
    SOURCES,
    Drawing,
    Grid,
    Paragraph,
    Run,
    Style,
    sheet_of,
)
from dragoman.present.brief.records import Brief
from dragoman.present.charts.shapes import Figure

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
LETTERS = "Arial"
GREY = "505050"
KEPT = "\t\u00a0"  # no other letter that cannot be printed reaches Word
LONGEST_TITLE = 250


def word_pages(brief: Brief) -> float:
    """Return how many pages a brief fills in Word, told a little too high rather than too low."""
    return pages_of(sheet_of(brief), drawn=_can_draw())


def brief_docx(brief: Brief) -> bytes:
    """Return a brief as a Word document.

    The chart stands in it where the extra ``charts`` is installed, else its figures as a table.

    Raises:
        ImportError: the extra ``brief`` is not installed.
    """
    import docx  # noqa: PLC0415 - an extra

    paper = docx.Document()
    paper.core_properties.title = brief.title[:LONGEST_TITLE]
    paper.core_properties.author = "Dragoman"
    _letters(paper.styles)
    sheet = sheet_of(brief)
    _page(paper.sections[0])
    _edges(paper, sheet.marking, sheet.footer)
    notes = Footnotes(paper, sheet.notes)
    for item in sheet.body:
        if isinstance(item, Drawing):
            _chart(paper, item)
        elif isinstance(item, Grid):
            _grid(paper, item, notes)
        elif item.style != HEADING or item.runs[0].words != SOURCES:  # the notes are footnotes
            _paragraph(paper, item, notes)
    notes.finish(_fill)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _letters(styles: Any) -> None:  # noqa: ANN401 - untyped
    """Set every style that is used in the same letters, black."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra
    from docx.shared import RGBColor  # noqa: PLC0415 - as above

    for name in ("Normal", "Heading 1", "Heading 2", "List Bullet"):
        style = styles[name]
        style.font.name = LETTERS
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for apart in style.element.findall(f".//{qn('w:contextualSpacing')}"):
            apart.getparent().remove(apart)
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{kind}"), LETTERS)


def _page(part: Any) -> None:  # noqa: ANN401 - untyped
    """Set paper and margins."""
    from docx.shared import Mm  # noqa: PLC0415 - an extra

    part.page_width, part.page_height = (Mm(side) for side in PAGE)
    part.left_margin = part.right_margin = part.top_margin = part.bottom_margin = Mm(MARGIN)
    part.header_distance = part.footer_distance = Mm(EDGE)


def _edges(paper: Any, marking: str, footer: str) -> None:  # noqa: ANN401 - untyped
    """Set the marking above and below each page, the footer and the page's number below."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT  # noqa: PLC0415 - an extra
    from docx.shared import Mm  # noqa: PLC0415 - as above

    part = paper.sections[0]
    top, bottom = part.header.paragraphs[0], part.footer.paragraphs[0]
    top.style = bottom.style = paper.styles["Normal"]  # has no stops for tabs of its own
    if marking:
        for line in (top, part.footer.add_paragraph()):
            _set(line, MARK)
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _run(line, Run(marking), MARK)
    _set(bottom, FOOT)
    bottom.paragraph_format.tab_stops.add_tab_stop(Mm(PAGE[0] - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT)
    _run(bottom, Run(f"{footer}\t"), FOOT)
    for words in ("PAGE", " / ", "NUMPAGES"):
        if words.isupper():
            _field(bottom, words)
        else:
            _run(bottom, Run(words), FOOT)


def _field(line: Any, name: str) -> None:  # noqa: ANN401 - untyped
    """Add a number that Word fills in."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    for kind in ("begin", "words", "separate", "result", "end"):
        run = _run(line, Run("1" if kind == "result" else ""), FOOT)
        if kind == "words":
            words = OxmlElement("w:instrText")
            words.text = name
            run._r.append(words)  # noqa: SLF001 - python-docx has no other way
        elif kind != "result":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 - as above


def _fill(line: Any, note: Paragraph, part: Any) -> None:  # noqa: ANN401 - untyped
    """Add the words of a note, whose number Word writes itself."""
    _set(line, note.style)
    for run in note.runs[1:]:
        if run.url:
            _link(part, line, run, note.style)
        else:
            _run(line, run, note.style)


def _paragraph(paper: Any, paragraph: Paragraph, notes: Footnotes) -> Any:  # noqa: ANN401
    """Add a paragraph and return it."""
    style = paragraph.style
    kind = "List Bullet" if style.bullet else f"Heading {style.heading}" if style.heading else None
    line = paper.add_paragraph(style=kind)
    _set(line, style)
    _runs(line, paragraph, notes)
    return line


def _runs(line: Any, paragraph: Paragraph, notes: Footnotes) -> None:  # noqa: ANN401 - untyped
    """Add words and the footnotes that they cite."""
    for run in paragraph.runs:
        if run.notes:
            notes.cite(line, run.notes, paragraph.style)
        elif run.words:
            _run(line, run, paragraph.style)


def _set(line: Any, style: Style) -> None:  # noqa: ANN401 - untyped
    """Set a paragraph's distances; no line of two or three stands alone on a page."""
    from docx.shared import Pt  # noqa: PLC0415 - an extra

    layout = line.paragraph_format
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    layout.line_spacing = 1.0
    layout.left_indent = Pt(style.indent)
    layout.first_line_indent = Pt(-style.indent)
    layout.widow_control = True
    layout.keep_with_next = bool(style.heading)
    if style.bullet:
        layout.tab_stops.add_tab_stop(Pt(style.indent))


def _run(line: Any, run: Run, style: Style) -> Any:  # noqa: ANN401 - untyped
    """Add words."""
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - an extra

    kept = (one if one.isprintable() or one in KEPT else " " for one in run.words)
    made = line.add_run("".join(kept))
    made.font.size = Pt(style.size)
    made.bold = True if run.bold or style.bold else None if style.heading == 0 else False
    made.italic = True if run.italic else None
    if run.raised:
        made.font.superscript = True
    if style.soft:
        made.font.color.rgb = RGBColor.from_string(GREY)
    return made


def _link(part: Any, line: Any, run: Run, style: Style) -> None:  # noqa: ANN401 - untyped
    """Add words that lead to an address."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), part.relate_to(run.url, HYPERLINK, is_external=True))
    made = _run(line, run, style)
    made.font.underline = True
    link.append(made._r)  # noqa: SLF001 - python-docx has no other way
    line._p.append(link)  # noqa: SLF001 - as above


def _grid(paper: Any, grid: Grid, notes: Footnotes) -> None:  # noqa: ANN401 - untyped
    """Add a table."""
    table = paper.add_table(rows=0, cols=len(grid.head), style="Table Grid")
    for row in grid.lines:
        for cell, told in zip(table.add_row().cells, row, strict=True):
            _set(cell.paragraphs[0], told.style)
            _runs(cell.paragraphs[0], told, notes)


def _can_draw() -> bool:
    """Return whether the chart can be made a picture."""
    return find_spec("vl_convert") is not None


def _chart(paper: Any, drawing: Drawing) -> None:  # noqa: ANN401 - untyped
    """Add the chart as a picture, or its figures."""
    from docx.shared import Mm  # noqa: PLC0415 - an extra

    if not _can_draw():
        _table(paper, drawing)
        return
    picture = Figure(chart_svg(drawing.bars, drawing.caption), drawing.caption, 0).png()
    paper.add_picture(io.BytesIO(picture), width=Mm(CHART[0]))
    shown = paper.inline_shapes[-1]._inline.docPr  # noqa: SLF001 - python-docx has no other way
    shown.set("descr", drawing.caption)
    _set(paper.paragraphs[-1], Style(CELL.size, after=0))


def _table(paper: Any, drawing: Drawing) -> None:  # noqa: ANN401 - untyped
    """Add the chart's figures."""
    shown = [bar for bar in drawing.bars if bar.cooperation or bar.conflict]
    rows: Iterable[tuple[str, ...]] = (
        ("", "cooperation", "conflict"),
        *((bar.label, str(bar.cooperation), str(bar.conflict)) for bar in shown),
    )
    table = paper.add_table(rows=0, cols=3)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _set(cell.paragraphs[0], CELL)
            _run(cell.paragraphs[0], Run(words), CELL)
