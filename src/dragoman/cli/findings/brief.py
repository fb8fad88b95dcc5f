"""`dragoman brief`: two pages from the ledger, every claim footnoted."""

import sys
from pathlib import Path

import click

from dragoman.cli.options import filter_options, ledger_option, looking, not_the_ledger
from dragoman.errors import UsageError

FORMS = ("md", "html", "docx", "pdf", "json")
BINARY = ("docx", "pdf")
STYLES = ("desk", "telegram")  # of `dragoman.present.brief`, which is heavy
MOST_PAGES = 40


@click.command()
@ledger_option
@filter_options("between", "party", "since", "until", "by")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; its ending tells the format.  [default: standard output]",
)
@click.option("--format", "form", type=click.Choice(FORMS), help="md by default, or as --out ends.")
@click.option("--objective", help="What the reader wants to know; printed at the top.")
@click.option(
    "--marking",
    help="A line at the top and bottom, such as 'For official use'; DRAGOMAN_MARKING by default.",
)
@click.option("--footer", help="A line at the bottom; DRAGOMAN_FOOTER by default.")
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    help="Leave out and count what is less sure; DRAGOMAN_BRIEF_CONFIDENCE by default.",
)
@click.option(
    "--pages",
    type=click.IntRange(1, MOST_PAGES),
    default=2,
    show_default=True,
    help="Word and PDF fill at most so many; the rest is counted.",
)
@click.option(
    "--style",
    type=click.Choice(STYLES),
    default=STYLES[0],
    show_default=True,
    help="Sections with a chart and tables, or a telegram: dated lines in order of time.",
)
@click.option(
    "--since-last",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Tell what is new since an earlier brief, given as its JSON (--format json).",
)
def command(  # noqa: PLR0917 - click hands options over by name
    ledger: Path,
    out: Path | None,
    form: str | None,
    objective: str | None,
    marking: str | None,
    footer: str | None,
    confidence: float | None,
    pages: int,
    style: str,
    since_last: Path | None,
    **options: str | None,
) -> None:
    """Write a brief, every claim footnoted: of some states, or of what is new in all.

    Without --between or --party it tells what documents of the last seven days told first, of
    whatever state: the most important first, under its themes. With --since-last it goes on from
    where that brief ended. Acts without a day of their own count on the day they were first told,
    unless --by date.

    \b
    Examples:
      dragoman brief --out week.html
      dragoman brief --between KOR,CHN,JPN --since 2025-01-01 > brief.md
      dragoman brief --between "Saudi Arabia,Iran" --out brief.html
      dragoman brief --party Kenya --pages 1 --out kenya.pdf
      dragoman brief --between IND,PAK --style telegram
      dragoman brief --between EST,LVA,LTU --since-last week-11.json --out week-12.docx
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    not_the_ledger(out, ledger)
    form = form or _form_of(out)
    if out is None and form in BINARY and sys.stdout.isatty():
        message = f"a terminal cannot show {form}; give --out brief.{form}"
        raise UsageError(message)
    with looking(ledger) as book:
        brief = book.brief(
            options["between"] or options["party"] or (), where=options["where"] or "",
            since=options["since"], until=options["until"], by=options["by"],
            objective=objective, style=style, marking=marking, footer=footer,
            confidence=confidence, pages=pages, since_last=since_last,
        )  # fmt: skip
        if out is None:
            sys.stdout.buffer.write(brief.to_bytes(form))
            return
        told = brief.write(out, form)
    click.echo(f"{out}: {told.headline} ({len(told.footnotes)} footnotes)", err=True)


def _form_of(out: Path | None) -> str:
    """Return the form that a file's ending tells."""
    from dragoman.interface.briefs import form_of  # noqa: PLC0415 - loads much

    return form_of(out)
