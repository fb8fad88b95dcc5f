"""A brief as PDF, set by Typst; needs the extra ``brief``.

All words of the brief reach Typst as string literals, so that none of them is ever taken for
markup or code.
"""

from collections.abc import Iterator

from dragoman.present.brief.chart import chart_svg, chart_title
from dragoman.present.brief.records import Brief, Claim, Footnote, Section
from dragoman.present.wording import day_words

HEAD = """
#set page(paper: "a4", margin: (x: 15mm, y: 13mm), numbering: "1 / 1")
#set text(size: 9.2pt, lang: "en")
#set par(leading: 0.48em, spacing: 0.6em)
#set list(spacing: 0.5em, indent: 0pt)
#show heading: it => block(above: 0.9em, below: 0.45em, text(size: 10.5pt, it.body))
"""


def brief_pdf(brief: Brief) -> bytes:
    """Return a brief as a PDF file; the same brief gives the same bytes.

    Raises:
        ImportError: the extra ``brief`` is not installed.
    """
    import typst  # noqa: PLC0415 - an extra, and large

    return bytes(typst.compile(brief_typst(brief).encode()))


def brief_typst(brief: Brief) -> str:
    """Return a brief as a Typst document."""
    return HEAD + "\n".join(_parts(brief)) + "\n"


def _parts(brief: Brief) -> Iterator[str]:
    """Yield the document's parts."""
    order = brief.order
    yield f"#set document(title: {literal(brief.title)}, date: none)"
    if order.marking:
        yield f"#set page(header: align(center, strong({literal(order.marking)})))"
        yield f"#align(center, strong({literal(order.marking)}))"
    yield f"#text(size: 9pt, fill: luma(80), strong({literal(brief.title)}))\n"
    yield f"#text(size: 13pt, strong({literal(brief.headline)}))\n"
    if order.objective:
        yield f"#text(fill: luma(80), {literal('Objective: ' + order.objective)})\n"
    yield from (_claim(claim) for claim in brief.summary)
    svg = chart_svg(brief.bars, "")
    if svg:
        caption = literal(chart_title(brief.bars, brief.undated))
        drawn = literal(svg.replace("currentColor", "#1b1b1b"))
        yield f'\n#image(bytes({drawn}), format: "svg", width: 88%)'
        yield f"#text(size: 7.5pt, fill: luma(80), {caption})\n"
    for section in brief.sections:
        yield from _section(section, since_last=order.known is not None)
    if brief.footnotes:
        yield '\n#heading(level: 2, "Sources")'
        yield "#set text(size: 6.6pt)\n#set par(leading: 0.35em, spacing: 0.45em)"
        yield "#columns(2, gutter: 5mm)["
        yield from (_footnote(note) for note in brief.footnotes)
        yield "]"
    yield f"\n#text(size: 7pt, fill: luma(80), {literal(brief.coverage)})"
    if order.footer:
        yield f"\n#text(size: 7pt, fill: luma(80), {literal(order.footer)})"


def literal(words: str) -> str:
    r"""Return words as a string literal of Typst.

    >>> literal('say "#let"')
    '"say \\"#let\\""'
    """
    plain = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else " " for letter in plain) + '"'


def _section(section: Section, *, since_last: bool) -> Iterator[str]:
    """Yield a section."""
    yield f"\n#heading(level: 2, {literal(section.title)})"
    if not section.claims and not section.note:
        nothing = "Nothing new since the last brief." if since_last else "Nothing was found."
        yield f"#text(fill: luma(80), {literal(nothing)})"
    yield from (_claim(claim) for claim in section.claims)
    more = f"{section.left_out} more in the ledger." if section.left_out else ""
    tail = " ".join(part for part in (section.note, more) if part)
    if tail:
        yield f"\n#text(fill: luma(80), {literal(tail)})"


def _claim(claim: Claim) -> str:
    """Return a claim as an item of a list."""
    change = f"#emph({literal(claim.change + ' · ')})" if claim.change else ""
    label = f"#strong({literal(claim.label + ': ')})" if claim.label else ""
    quote = f"#text(fill: luma(80), {literal(f' “{claim.quote}”')})" if claim.quote else ""
    numbers = ", ".join(str(number) for number in claim.footnotes)
    notes = f"#super({literal(numbers)})" if numbers else ""
    return f"- {change}{label}#{literal(claim.text)}{quote}{notes}"


def _footnote(note: Footnote) -> str:
    """Return a footnote."""
    published = day_words(note.published) if note.published else "undated"
    words = f" “{note.quote}” — {note.publisher or 'publisher unknown'}, {published}"
    link = ""
    if note.url:
        link = f"#link({literal(note.url)}, {literal(', ' + (note.title or note.url))})"
    elif note.title:
        words += f", {note.title}"
    return f"#strong({literal(str(note.number))})#{literal(words)}{link}\n"
