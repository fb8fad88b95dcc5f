"""A brief as PDF, set by Typst; needs the extra ``brief``.

All words of the brief reach Typst as string literals, so that none of them is ever taken for
markup or code.
"""

from collections.abc import Iterator

from dragoman.present.brief.forms.chart import chart_svg, chart_title
from dragoman.present.brief.forms.sheet import LONGEST_LINK, nothing_words, numbers_of
from dragoman.present.brief.records import Brief, Claim, Footnote, Section
from dragoman.present.wording import day_words, short_text

HEAD = """
#set text(size: 9.2pt, lang: "en")
#set par(leading: 0.48em, spacing: 0.6em)
#set list(spacing: 0.5em, indent: 0pt)
#show heading: it => block(above: 0.9em, below: 0.45em, sticky: true, text(size: 10.5pt, it.body))
#let soft(words) = text(fill: luma(80), words)
"""
SOURCES = """
#set text(size: 6.6pt)
#set par(leading: 0.35em, spacing: 0.45em)
#layout(size => context {
  let gap = 5mm
  let half = measure(block(width: (size.width - gap) / 2, notes)).height / 2 + 16pt
  let room = page.height - page.margin.bottom - here().position().y
  let both = columns(2, gutter: gap, notes)
  if half < room { block(height: half, both) } else { both }
})
"""
NO_BREAK = "\u00a0"
LINE_LETTERS = 125  # of a line at the edge of a page
EDGE_MM, LINE_MM = 13, 4


def brief_pdf(brief: Brief) -> bytes:
    """Return a brief as a PDF file; the same brief gives the same bytes.

    Raises:
        ImportError: the extra ``brief`` is not installed.
    """
    import typst  # noqa: PLC0415 - an extra, and large

    return bytes(typst.compile(brief_typst(brief).encode()))


def pdf_pages(brief: Brief) -> int:
    """Return how many pages a brief fills as a PDF file.

    Raises:
        ImportError: the extra ``brief`` is not installed.
    """
    import typst  # noqa: PLC0415 - as above

    pages = typst.compile(brief_typst(brief).encode(), format="svg")
    return len(pages) if isinstance(pages, list) else 1


def brief_typst(brief: Brief) -> str:
    """Return a brief as a Typst document."""
    return "\n".join(_parts(brief)) + "\n"


def _parts(brief: Brief) -> Iterator[str]:
    """Yield the document's parts."""
    order = brief.order
    yield f"#set document(title: {literal(brief.title)}, date: none)"
    yield _page(order.marking or "", order.footer or "")
    yield HEAD
    yield f"#text(size: 9pt, fill: luma(80), strong({literal(brief.title)}))\n"
    yield f"#text(size: 13pt, strong({literal(brief.headline)}))\n"
    if order.objective:
        yield f"#soft({literal('Objective: ' + order.objective)})\n"
    yield from (_claim(claim) for claim in brief.summary)
    svg = chart_svg(brief.bars, "")
    if svg:
        caption = literal(chart_title(brief.bars, brief.undated))
        drawn = literal(svg.replace("currentColor", "#1b1b1b"))
        yield f'\n#image(bytes({drawn}), format: "svg", width: 88%, alt: {caption})'
        yield f"#text(size: 7.5pt, fill: luma(80), {caption})\n"
    for section in brief.sections:
        yield from _section(section)
    if not brief.sections:
        yield f"#soft({literal(nothing_words(since_last=order.known is not None))})"
    yield f"\n#block(above: 1em, text(size: 8pt, soft({literal(brief.coverage)})))"
    if brief.footnotes:
        yield '\n#heading(level: 2, "Sources")'
        yield "#let notes = ["
        yield from (_footnote(note) for note in brief.footnotes)
        yield "]"
        yield SOURCES


def _page(marking: str, footer: str) -> str:
    """Return how pages are set: the marking above and below, the footer and the number below."""
    above = max(len(marking) // LINE_LETTERS, 0)
    below = above + bool(marking) + len(footer) // LINE_LETTERS
    mark = f"align(center, strong({literal(marking)}))" if marking else "none"
    return f"""#set page(
  paper: "a4",
  margin: (x: 15mm, top: {EDGE_MM + LINE_MM * above}mm, bottom: {EDGE_MM + 2 + LINE_MM * below}mm),
  header: text(size: 9pt, {mark}),
  footer: context text(size: 8pt, stack(
    spacing: 4pt,
    {mark if marking else "[]"},
    grid(columns: (1fr, auto), gutter: 5mm, text(fill: luma(80), {literal(footer)}),
      counter(page).display("1 / 1", both: true)),
  )),
)"""


def literal(words: str) -> str:
    r"""Return words as a string literal of Typst.

    >>> literal('say "#let"')
    '"say \\"#let\\""'
    """
    plain = words.replace("\\", "\\\\").replace('"', '\\"')
    kept = (letter if letter.isprintable() or letter == NO_BREAK else " " for letter in plain)
    return f'"{"".join(kept)}"'


def _section(section: Section) -> Iterator[str]:
    """Yield a section."""
    yield f"\n#heading(level: 2, {literal(section.title)})"
    if section.head and section.claims:
        yield _table(section)
    else:
        yield from (_claim(claim) for claim in section.claims)
    yield from (f"\n#soft({literal(line)})" for line in section.tail)


def _table(section: Section) -> str:
    """Return a section's claims as a table."""
    cells = [f"[#strong({literal(name)})]" for name in section.head]
    for claim in section.claims:
        told = [f"#{literal(cell)}" for cell in claim.cells]
        told[-1] += f"#super({literal(numbers_of(claim))})"
        cells += [f"[{one}]" for one in told]
    columns = f"columns: {len(section.head)}, stroke: 0.4pt + luma(180), inset: 2pt"
    return f"#text(size: 8pt, table({columns}, {', '.join(cells)}))"


def _claim(claim: Claim) -> str:
    """Return a claim as an item of a list."""
    change = f"#emph({literal(claim.change + ' · ')})" if claim.change else ""
    label = f"#strong({literal(claim.label + ': ')})" if claim.label else ""
    quote = f"#text(fill: luma(80), {literal(f' “{claim.quote}”')})" if claim.quote else ""
    numbers = numbers_of(claim)
    notes = f"#super({literal(numbers)})" if numbers else ""
    return f"- {change}{label}#{literal(claim.text)}{quote}{notes}"


def _footnote(note: Footnote) -> str:
    """Return a footnote."""
    published = day_words(note.published) if note.published else "undated"
    words = f" “{note.quote}” — {note.publisher or 'publisher unknown'}, {published}"
    told = note.title or (short_text(note.url, LONGEST_LINK) if note.url else "")
    link = f"#{literal(told)}"
    if note.url:
        link = f"#underline(link({literal(note.url)}, {literal(told)}))"
    comma = ", " if told else ""
    return f"#strong({literal(str(note.number))})#{literal(words + comma)}{link}\n"
