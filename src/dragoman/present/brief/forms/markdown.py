"""A brief as Markdown; whatever stems from documents is escaped."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from dragoman.present.brief.forms.chart import chart_title
from dragoman.present.brief.forms.sheet import nothing_words
from dragoman.present.brief.records import Bar, Brief, Claim, Footnote, Section
from dragoman.present.wording import day_words

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^&!])")
MANY = 4  # spans in which nothing happened
LIST_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def brief_markdown(brief: Brief) -> str:
    """Return a brief as Markdown with numbered footnotes.

    Args:
        brief: from `make_brief`.
    """
    order = brief.order
    lines = [f"*{escape(order.marking)}*", ""] if order.marking else []
    lines += [f"# {escape(brief.title)}", "", f"**{escape(brief.headline)}**", ""]
    if order.objective:
        lines += [f"Objective: {escape(order.objective)}", ""]
    lines += [_claim(claim) for claim in brief.summary]
    lines += _chart(brief)
    for section in brief.sections:
        lines += _section(section)
    if not brief.sections:
        lines += ["", nothing_words(since_last=order.known is not None)]
    if brief.footnotes:
        lines += ["", "## Sources", ""]
        lines += [_footnote(note) for note in brief.footnotes]
    lines += ["", escape(brief.coverage)]
    lines += ["", escape(order.footer)] if order.footer else []
    lines += ["", f"*{escape(order.marking)}*"] if order.marking else []
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    r"""Return text that Markdown takes for text, on one line.

    >>> escape("[a](javascript:x) <b>")
    '\\[a\\](javascript:x) \\<b\\>'
    """
    line = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    line = LIST_START.sub(_guard, line)
    return re.sub(r"(?i)\b(https?|ftp)://", r"\1\:\//", line)


def _guard(match: "re.Match[str]") -> str:
    """Return the beginning of a line that would else begin a list."""
    number, point, sign = match.groups()
    return f"{number}\\{point}" if number else f"\\{sign}"


def _section(section: Section) -> list[str]:
    """Return a section, with what there was no room for."""
    lines = ["", f"## {section.title}", ""]
    if section.head:
        lines += _table(section)
    else:
        lines += [_claim(claim) for claim in section.claims]
    tail = [" ".join(escape(line) for line in section.tail)] if section.tail else []
    return [*lines, "", *tail] if tail and section.claims else [*lines, *tail]


def _table(section: Section) -> list[str]:
    """Return a section's claims as a table."""
    rows = [
        "| " + " | ".join([*(escape(cell) for cell in one.cells[:-1]), _last_cell(one)]) + " |"
        for one in section.claims
    ]
    head = "| " + " | ".join(section.head) + " |"
    return [head, "|" + "---|" * len(section.head), *rows] if rows else []


def _last_cell(claim: Claim) -> str:
    notes = "".join(f"[^{number}]" for number in claim.footnotes)
    return f"{escape(claim.cells[-1])}{notes}"


def _claim(claim: Claim) -> str:
    """Return a claim as an item of a list."""
    label = f"**{escape(claim.label)}:** " if claim.label else ""
    change = f"*{escape(claim.change)}* · " if claim.change else ""
    quote = f" “{escape(claim.quote)}”" if claim.quote else ""
    notes = "".join(f"[^{number}]" for number in claim.footnotes)
    return f"- {change}{label}{escape(claim.text)}{quote}{notes}"


def _footnote(note: Footnote) -> str:
    """Return a footnote: quote, publisher, date and link."""
    where = ", ".join(
        part
        for part in (
            escape(note.publisher) if note.publisher else "publisher unknown",
            day_words(note.published) if note.published else "undated",
            escape(note.title) if note.title else "",
        )
        if part
    )
    link = f" <{note.url}>" if note.url else ""
    return f"[^{note.number}]: “{escape(note.quote)}” — {where}{link}"


def _chart(brief: Brief) -> list[str]:
    """Return the chart's figures as a table, every span of time."""
    bars = brief.bars
    if not any(bar.cooperation or bar.conflict for bar in bars):
        return []
    lines = ["", "| | cooperation | conflict | documents |", "|---|---|---|---|"]
    for row in _rows(bars):
        label = " – ".join(dict.fromkeys((row[0].label, row[-1].label)))
        sums = [sum(one.cooperation for one in row), sum(one.conflict for one in row)]
        read = sum(one.documents for one in row) or "none read"
        lines.append(f"| {label} | {sums[0]} | {sums[1]} | {read} |")
    return [*lines, "", escape(chart_title(brief.bars, brief.undated))]


def _rows(bars: Sequence[Bar]) -> Iterator[list[Bar]]:
    """Yield the spans of time of each row.

    Spans of which nothing was read share a row, and so do those in which nothing happened where
    they are many.
    """
    for quiet, group in groupby(bars, key=lambda bar: not (bar.cooperation or bar.conflict)):
        spans = list(group)
        if quiet and len(spans) >= MANY:
            yield spans
            continue
        for read, same in groupby(spans, key=lambda bar: bool(bar.documents)):
            alike = list(same)
            yield from ([bar] for bar in alike) if read or not quiet else [alike]
