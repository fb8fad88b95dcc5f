"""A comparison as text, or as a page."""

from collections.abc import Iterator, Sequence
from html import escape

from dragoman.analyse.comparing import Comparison, Share
from dragoman.present.printing import plain

SHOWN = 12
QUADS = {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict",
         "4": "material conflict", "all": "all acts"}  # fmt: skip
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;margin:1em 0}td,th{padding:.2em .8em;text-align:right}"
    "td:first-child,th:first-child{text-align:left}th{border-bottom:1px solid}"
)
HEADS = ("", "both", "only there", "only here")


def headline(found: Comparison) -> str:
    """Return what came of it in one line."""
    return (
        f"{found.both} of {found.there} items there are found here, "
        f"{found.by_chance:.1f} would be on random days "
        f"({found.since} to {found.until}, give or take {_days(found.slack)}); "
        f"{found.only_here} of {found.here} items here are not found there"
    )


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Yield a comparison as lines of text."""
    yield headline(found)
    yield f"overlap {found.overlap:.4f}"
    for quad, value in found.spearman.items():
        told = "too few" if value is None else f"{value:.4f}"
        yield f"rank correlation of months of dyads, {QUADS[quad]}: {told}"
    for title, shares in _tables(found):
        yield ""
        yield f"{title:<24}{HEADS[1]:>10}{HEADS[2]:>12}{HEADS[3]:>12}"
        for one in shares[:SHOWN]:
            yield f"{one.what:<24}{one.both:>10}{one.only_there:>12}{one.only_here:>12}"
        if len(shares) > SHOWN:
            yield f"... {len(shares) - SHOWN} more; --format json has all"
    for title, examples in _examples(found):
        yield ""
        yield title
        yield from (f"  {plain(one)}" for one in examples)


def comparison_page(found: Comparison) -> str:
    """Return a comparison as a page of its own."""
    parts = [f"<h1>{escape(headline(found))}</h1>", f"<p>Overlap {found.overlap:.4f}.</p>"]
    told = [
        (QUADS[quad], "too few" if value is None else f"{value:.4f}")
        for quad, value in found.spearman.items()
    ]
    parts.append("<h2>Rank correlation of months of dyads</h2>" + _rows(("", "rho"), told))
    for title, shares in _tables(found):
        cells = [(one.what, one.both, one.only_there, one.only_here) for one in shares]
        parts.append(f"<h2>{escape(title)}</h2>" + _rows(HEADS, cells))
    for title, examples in _examples(found):
        items = "".join(f"<li>{escape(plain(one))}</li>" for one in examples)
        parts.append(f"<h2>{escape(title)}</h2><ul>{items}</ul>")
    head = f'<meta charset="utf-8"><title>Comparison</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _tables(found: Comparison) -> tuple[tuple[str, Sequence[Share]], ...]:
    return ("by dyad", found.dyads), ("by kind", found.kinds), ("by month", found.periods)


def _examples(found: Comparison) -> Iterator[tuple[str, Sequence[str]]]:
    told = (
        ("in both", found.examples_both),
        ("only there", found.examples_there),
        ("only here", found.examples_here),
    )
    yield from ((title, examples) for title, examples in told if examples)


def _rows(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
