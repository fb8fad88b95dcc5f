"""`dragoman brief`: two pages from the ledger, every claim footnoted."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import chosen, filter_options, ledger_option, looking, not_the_ledger
from dragoman.data.own import load as load_own
from dragoman.errors import InputError, UsageError, with_extra
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.present.brief import Brief, Earlier, Material, Order
    from dragoman.present.wording import Teller

FORMS = ("md", "html", "docx", "pdf", "json")
SUFFIXES = {".md": "md", ".markdown": "md", ".htm": "html"}
BINARY = ("docx", "pdf")
STYLES = ("desk", "telegram")  # of `dragoman.present.brief`, which is heavy
MOST_STATES = 12
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
    default=0.5,
    help="Leave out codings that are less sure; they are counted.",
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
    confidence: float,
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
    from dragoman.ledger.filters import EITHER  # noqa: PLC0415 - loads the records
    from dragoman.present.brief import Budget, Order, gather, scaled  # noqa: PLC0415 - heavy
    from dragoman.present.wording import Teller  # noqa: PLC0415 - loads the register
    from dragoman.study.briefs import with_outlook  # noqa: PLC0415 - loads numpy

    wanted = chosen(options)
    not_the_ledger(out, ledger)
    states = wanted.between or wanted.party
    if len(states) > MOST_STATES:
        message = f"a brief tells of at most {MOST_STATES} states, not {len(states)}"
        raise UsageError(message)
    if options.get("by") and not states:
        raise UsageError("a brief over all states tells what was told first; --by needs --between")
    settings = Settings.from_environment()
    order = Order(
        between=states,
        since=wanted.since,
        until=wanted.until,
        by=options.get("by") or EITHER,
        objective=objective,
        marking=marking or settings.marking or None,
        footer=footer or settings.footer or None,
        least_confidence=confidence,
        known=_earlier(since_last) if since_last else None,
        budget=scaled(Budget(), pages),
    )
    teller = Teller.load(load_own(settings.codebook))
    unknown = [code for code in states if code not in teller.namer.register.states]
    if unknown:
        message = f"{unknown[0]!r} is no state; write its code (KOR) or its name"
        raise UsageError(message)
    with looking(ledger) as book:
        material = with_outlook(book, gather(book, order), order)
        form = form or _form_of(out)
        brief = _made(material, order, teller, pages if form in BINARY else None, style)
    _write(brief, out, form)


def _made(
    material: "Material",
    order: "Order",
    teller: "Teller",
    pages: int | None,
    style: str = STYLES[0],
) -> "Brief":
    """Return the brief; one for paper says the same in Word and PDF, and fits its pages in both."""
    from dragoman.present.brief import fitted, make_brief, styled  # noqa: PLC0415 - heavy
    from dragoman.present.brief.forms.typeset import pdf_pages  # noqa: PLC0415 - as above
    from dragoman.present.brief.forms.word import word_pages  # noqa: PLC0415 - as above

    if pages is None:
        return styled(make_brief(material, order, teller), style)
    counts = [word_pages, pdf_pages] if find_spec("typst") else [word_pages]

    def fits(brief: "Brief") -> bool:
        sheet = styled(brief, style)
        return all(count(sheet) <= pages for count in counts)

    return styled(fitted(material, order, teller, fits), style)


def _form_of(out: Path | None) -> str:
    """Return the format that a file's ending tells."""
    ending = out.suffix.lower() if out else ""
    form = SUFFIXES.get(ending, ending.lstrip("."))
    return form if form in FORMS else "md"


def _earlier(path: Path) -> "Earlier":
    """Return what an earlier brief knew.

    Raises:
        InputError: the file is no brief.
    """
    import msgspec  # noqa: PLC0415 - only here

    from dragoman.present.brief import Earlier  # noqa: PLC0415 - as above
    from dragoman.records import from_builtins  # noqa: PLC0415 - as above

    try:
        data = msgspec.json.decode(path.read_bytes())
        return from_builtins(data["earlier"], Earlier)
    except (OSError, msgspec.MsgspecError, KeyError, TypeError) as error:
        message = f"{path} is no brief; --since-last takes what --format json wrote"
        raise InputError(message) from error


def _write(brief: "Brief", out: Path | None, form: str) -> None:
    """Write a brief to a file or to standard output.

    Raises:
        OutputError: the file cannot be written.
    """
    from dragoman.present.whole_file import write_whole  # noqa: PLC0415 - beside the rest

    if out is None and form in BINARY and sys.stdout.isatty():
        message = f"a terminal cannot show {form}; give --out brief.{form}"
        raise UsageError(message)
    content = set_brief(brief, form)
    if out is None:
        sys.stdout.buffer.write(content)
        return
    write_whole(out, content)
    notes = len(brief.footnotes)
    click.echo(f"{out}: {brief.headline} ({notes} footnotes)", err=True)


def set_brief(brief: "Brief", form: str) -> bytes:
    """Return a brief in a format.

    Raises:
        UsageError: the format needs packages that are not installed.
    """
    from dragoman.present.brief import brief_html, brief_markdown  # noqa: PLC0415 - heavy
    from dragoman.records import encode  # noqa: PLC0415 - as above

    if form in BINARY:
        return _set_binary(brief, form)

    if form == "html":
        return brief_html(brief).encode()
    if form == "json":
        return encode(brief) + b"\n"
    return brief_markdown(brief).encode()


def _set_binary(brief: "Brief", form: str) -> bytes:
    """Return a brief as Word or PDF."""
    from dragoman.present.brief.forms.typeset import brief_pdf  # noqa: PLC0415 - as above
    from dragoman.present.brief.forms.word import brief_docx  # noqa: PLC0415 - as above

    try:
        return brief_pdf(brief) if form == "pdf" else brief_docx(brief)
    except ImportError as error:
        message = with_extra(f"--format {form} needs more packages", "brief")
        raise UsageError(message) from error
