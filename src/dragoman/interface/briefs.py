"""A brief in Python: its sentences, how it looks in a notebook, and the files it becomes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import Any

from dragoman.errors import InputError, UsageError, with_extra
from dragoman.ledger import Ledger
from dragoman.ledger.filters import DAYS, EITHER
from dragoman.present.brief import (
    STYLES,
    Brief,
    Budget,
    Earlier,
    Material,
    Order,
    brief_html,
    brief_markdown,
    fitted,
    gather,
    scaled,
    styled,
)
from dragoman.present.brief import make_brief as make
from dragoman.present.wording import Teller
from dragoman.records import encode, from_builtins
from dragoman.study.briefs import with_outlook

MOST_STATES = 12
PAGES = 2
FORMS = ("md", "html", "docx", "pdf", "json")
ON_PAPER = ("docx", "pdf")
ENDINGS = {".md": "md", ".markdown": "md", ".htm": "html"}


class Written:
    """A brief; it is set in Word and PDF while the ledger is open.

    Attributes:
        brief: its headline, sections, claims and footnotes.
    """

    def __init__(
        self, material: Material, order: Order, teller: Teller, style: str, pages: int
    ) -> None:
        """Write it.

        Args:
            material: what a ledger holds of the matter.
            order: what it is asked to tell.
            teller: puts events into sentences.
            style: `desk`, or `telegram` for dated lines in order of time.
            pages: how many it fills at most in Word and PDF.
        """
        self._for_paper: Callable[[], Brief] = lambda: on_paper(
            material, order, teller, style, pages
        )
        self.brief: Brief = styled(make(material, order, teller), style)

    def __str__(self) -> str:
        """Return it as Markdown."""
        return brief_markdown(self.brief)

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        return brief_markdown(self.brief)

    def to_html(self) -> str:
        """Return it as a page of its own."""
        return brief_html(self.brief)

    def to_json(self) -> str:
        """Return it as JSON, from which a later brief knows what was told."""
        return encode(self.brief).decode()

    def to_bytes(self, form: str) -> bytes:
        """Return it as a file's bytes.

        Args:
            form: ``md``, ``html``, ``json``, ``docx`` or ``pdf``; Word and PDF tell the same, on
                as many pages as were asked for.

        Raises:
            UsageError: there is no such form, or it needs packages that are not installed.
        """
        return set_brief(self._for_paper() if form in ON_PAPER else self.brief, form)

    def write(self, path: str | PathLike[str], form: str | None = None) -> Brief:
        """Write it to a file, which appears only when it is whole, and return what was written.

        Args:
            path: the file.
            form: as for `to_bytes`; as the ending tells, else Markdown, when None.

        Raises:
            UsageError: as for `to_bytes`.
            OutputError: the file cannot be written.
        """
        from dragoman.present.whole_file import write_whole  # noqa: PLC0415 - for files alone

        chosen = form or form_of(Path(path))
        brief = self._for_paper() if chosen in ON_PAPER else self.brief
        write_whole(Path(path), set_brief(brief, chosen))
        return brief

    def _repr_markdown_(self) -> str:
        """Return it for notebooks, in which a page of its own has no place."""
        return brief_markdown(self.brief)


def form_of(path: Path | None) -> str:
    """Return the form that a file's ending tells; Markdown where it tells none.

    >>> form_of(Path("a.htm")), form_of(None)
    ('html', 'md')
    """
    ending = path.suffix.lower() if path else ""
    form = ENDINGS.get(ending, ending.lstrip("."))
    return form if form in FORMS else "md"


def write_brief(
    ledger: Ledger,
    order: Order,
    *,
    teller: Teller | None = None,
    forecast: bool = True,
    style: str = STYLES[0],
    pages: int = PAGES,
) -> Written:
    """Return a brief.

    Args:
        ledger: what it is written from.
        order: what it is asked to tell.
        teller: puts events into sentences; loaded when None.
        forecast: whether it tells what may follow in figures, for which every event is looked at.
        style: `desk`, or `telegram` for dated lines in order of time.
        pages: how many it fills at most in Word and PDF; the rest is counted.

    Raises:
        UsageError: there are too many states, one is no state, or the style or `by` is unknown.
    """
    teller = teller or Teller.load()
    _check(order, style, teller)
    order = replace(order, budget=scaled(Budget(), pages))
    material = gather(ledger, order)
    told = with_outlook(ledger, material, order) if forecast else material
    return Written(told, order, teller, style, pages)


def _check(order: Order, style: str, teller: Teller) -> None:
    """Refuse what cannot be told.

    Raises:
        UsageError: as `write_brief` says.
    """
    states = order.between
    if style not in STYLES:
        message = f"{style!r} is no style of a brief; there are {' and '.join(STYLES)}"
        raise UsageError(message)
    if len(states) > MOST_STATES:
        message = f"a brief tells of at most {MOST_STATES} states, not {len(states)}"
        raise UsageError(message)
    unknown = [code for code in states if code not in teller.namer.register.states]
    if unknown:
        message = f"{unknown[0]!r} is no state; write its code (KOR) or its name"
        raise UsageError(message)
    if order.by not in DAYS:
        message = f"a brief goes by {', '.join(DAYS)}, not by {order.by!r}"
        raise UsageError(message)


def order_of(
    states: tuple[str, ...],
    since: date | None,
    until: date | None,
    *,
    by: str | None,
    objective: str | None,
    marking: str | None,
    footer: str | None,
    confidence: float,
    known: str | PathLike[str] | None,
) -> Order:
    """Return what a brief is asked to tell.

    Raises:
        UsageError: a brief over all states goes by no other day than that of telling.
        InputError: what is to be known is no brief.
    """
    if by and not states:
        raise UsageError("a brief over all states tells what was told first; --by needs --between")
    return Order(
        between=states,
        since=since,
        until=until,
        by=by or EITHER,
        objective=objective,
        marking=marking or None,
        footer=footer or None,
        least_confidence=confidence,
        known=_earlier(Path(known)) if known is not None else None,
    )


def on_paper(material: Material, order: Order, teller: Teller, style: str, pages: int) -> Brief:
    """Return a brief for paper: the same in Word and PDF, and within its pages in both."""
    from dragoman.present.brief.forms.typeset import pdf_pages  # noqa: PLC0415 - for paper alone
    from dragoman.present.brief.forms.word import word_pages  # noqa: PLC0415 - as above

    counts: list[Callable[[Brief], float]] = (
        [word_pages, pdf_pages] if find_spec("typst") else [word_pages]
    )

    def fits(brief: Brief) -> bool:
        sheet = styled(brief, style)
        return all(count(sheet) <= pages for count in counts)

    return styled(fitted(material, order, teller, fits), style)


def set_brief(brief: Brief, form: str) -> bytes:
    """Return a brief in a form.

    Raises:
        UsageError: there is no such form, or it needs packages that are not installed.
    """
    forms: dict[str, Callable[[], bytes]] = {
        "md": lambda: brief_markdown(brief).encode(),
        "html": lambda: brief_html(brief).encode(),
        "json": lambda: encode(brief) + b"\n",
        "docx": lambda: _set_on_paper(brief, "docx"),
        "pdf": lambda: _set_on_paper(brief, "pdf"),
    }
    if form not in forms:
        message = f"a brief is written as {', '.join(FORMS)}, not as {form!r}"
        raise UsageError(message)
    return forms[form]()


def _set_on_paper(brief: Brief, form: str) -> bytes:
    """Return a brief as Word or PDF."""
    from dragoman.present.brief.forms.typeset import brief_pdf  # noqa: PLC0415 - as above
    from dragoman.present.brief.forms.word import brief_docx  # noqa: PLC0415 - as above

    try:
        return brief_pdf(brief) if form == "pdf" else brief_docx(brief)
    except ImportError as error:
        message = with_extra(f"--format {form} needs more packages", "brief")
        raise UsageError(message) from error


def _earlier(path: Path) -> Earlier:
    """Return what an earlier brief knew.

    Raises:
        InputError: the file is no brief.
    """
    import msgspec  # noqa: PLC0415 - only here

    try:
        data: dict[str, Any] = msgspec.json.decode(path.read_bytes())
        return from_builtins(data["earlier"], Earlier)
    except (OSError, msgspec.MsgspecError, KeyError, TypeError) as error:
        message = f"{path} is no brief; --since-last takes what --format json wrote"
        raise InputError(message) from error
