"""`dragoman demo`: read the shipped samples and show what becomes of them."""

import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman import __version__
from dragoman.errors import InputError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.ledger.intake.documents import Outcome
    from dragoman.present.brief import Order
    from dragoman.present.printing import Column
    from dragoman.present.wording import Teller
    from dragoman.records import Event, Mechanism

SHOWN_EVENTS = 12
SHOWN_MECHANISMS = 12
LEDGER = "demo.ledger"
MEETINGS = "us-meetings"
MEETINGS_FILE = "us-meetings.tsv.gz"


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="The folder for the ledger and the brief.",
)
@click.option("--again", is_flag=True, help="Read everything afresh.")
def command(out: Path, *, again: bool) -> None:
    """Read the shipped samples into a ledger, show what was found and write a brief.

    Run it as often as you like: what the ledger holds already is not read again.

    \b
    Example:
      dragoman demo
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.ledger import Ledger  # noqa: PLC0415 - loads the database
    from dragoman.present.wording import Teller  # noqa: PLC0415 - loads the register

    ledger = out / LEDGER
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{out} cannot be made: {error.strerror}; choose another folder with --out"
        raise InputError(message) from error
    if again or _stale(ledger):
        for path in (ledger, *(ledger.with_name(ledger.name + end) for end in ("-wal", "-shm"))):
            path.unlink(missing_ok=True)
    with Ledger.open(ledger) as book:
        _read(book)
        teller = Teller.load()
        _show(book, teller)
        written = _brief(book, out, teller)
    click.echo()
    click.secho("The brief, every claim footnoted:", bold=True)
    for path in written:
        click.echo(f"  {path}")
    click.echo()
    click.secho("Look further:", bold=True)
    for line in _next(ledger):
        click.echo(f"  {line}")


def _stale(ledger: Path) -> bool:
    """Return whether a ledger was made by another version, so that it has to be made anew."""
    from dragoman.errors import LedgerError  # noqa: PLC0415 - beside the rest
    from dragoman.ledger import Ledger  # noqa: PLC0415 - loads the database

    if not ledger.exists():
        return False
    try:
        with Ledger.open(ledger, read_only=True) as book:
            return any(run.dragoman != __version__ for run in book.runs())
    except LedgerError:
        return True


def _read(book: "Ledger") -> None:
    """Read the samples, with a line on how it goes."""
    from dragoman.interface.reader import WhenNeeded  # noqa: PLC0415 - as above
    from dragoman.ledger.intake.documents import take_in  # noqa: PLC0415 - as above
    from dragoman.read import read_sources  # noqa: PLC0415 - loads the readers

    settings = Settings.from_environment()
    began = time.monotonic()
    with as_file(files("dragoman.data") / "samples") as folder:
        if not folder.is_dir():
            raise InputError("the samples are missing; reinstall dragoman")
        click.echo("Reading the shipped samples ...", err=True)
        outcome = take_in(
            book,
            read_sources([str(folder)], settings=settings),
            WhenNeeded(book, settings),
            arguments='{"sources": ["samples"]}',
            watch=_progress,
        )
    click.echo(
        f"{outcome.added} documents read, {outcome.known} known before, "
        f"{outcome.reports} reports of events, {outcome.merged} merged, "
        f"{outcome.refused} refused, in {time.monotonic() - began:.1f} s",
        err=True,
    )
    _take_in_meetings(book)


def _take_in_meetings(book: "Ledger") -> None:
    """Keep the list of whom the United States met beside the samples, which are few."""
    from dragoman.foreign.reading import FORMS  # noqa: PLC0415 - as above
    from dragoman.ledger.intake.foreign import take_in_file  # noqa: PLC0415 - as above

    with as_file(files("dragoman.data") / MEETINGS_FILE) as path:
        found = take_in_file(book, path, FORMS[MEETINGS], name=MEETINGS)
    click.echo(
        f"{found.acts} meetings of the US president and secretary of state, 1990 to 2024, are kept "
        f"beside them as {MEETINGS!r}",
        err=True,
    )


def _progress(so_far: "Outcome") -> None:
    """Tell how far reading is."""
    click.echo(f"  {so_far.read} read, {so_far.reports} reports of events", err=True)


def _event_columns(teller: "Teller") -> "tuple[Column[Event], ...]":
    """Return the columns in which the demo shows events: a sentence says most."""
    from dragoman.present.printing import Column  # noqa: PLC0415 - as above
    from dragoman.present.tables import days  # noqa: PLC0415 - as above

    return (
        Column("date", lambda one: days(one.date)),
        Column("type", lambda one: str(one.event_type)),
        Column("status", lambda one: str(one.status)),
        Column("event", lambda one: teller.sentence(one).text, wraps=True),
    )


def _mechanism_columns(teller: "Teller") -> "tuple[Column[Mechanism], ...]":
    """Return the columns in which the demo shows standing arrangements."""
    from dragoman.present.printing import Column  # noqa: PLC0415 - as above
    from dragoman.present.wording import arrangement_name  # noqa: PLC0415 - as above

    return (
        Column("arrangement", lambda one: arrangement_name(one, teller.namer), wraps=True),
        Column("status", lambda one: one.history[-1].status if one.history else None),
        Column("held", _held, right=True),
        Column("last held", _last),
    )


def _held(mechanism: "Mechanism") -> int:
    """Return how many sessions were held."""
    return sum(session.status == "actual" for session in mechanism.sessions)


def _last(mechanism: "Mechanism") -> str:
    """Return when the last session was held, as far as any document tells."""
    from dragoman.present.tables import days  # noqa: PLC0415 - as above

    dated = [one.date for one in mechanism.sessions if one.status == "actual" and one.date]
    return days(dated[-1]) if dated else ""


def _show(book: "Ledger", teller: "Teller") -> None:
    """Print what the ledger holds."""
    from dragoman.ledger import Filter  # noqa: PLC0415 - as above
    from dragoman.present.printing import Format, print_records  # noqa: PLC0415 - as above

    counts = book.counts()
    between = tuple(_settings()["between"])
    with _heading(f"Events between {', '.join(between)}: the last {SHOWN_EVENTS} dated ones"):
        dated = [one for one in book.events(Filter(between=between)) if one.date]
        print_records(dated[-SHOWN_EVENTS:], _event_columns(teller), Format.TABLE)
    with _heading("Standing arrangements: those with most sessions"):
        known = sorted(book.mechanisms(), key=lambda one: -len(one.sessions))
        print_records(known[:SHOWN_MECHANISMS], _mechanism_columns(teller), Format.TABLE)
    click.echo()
    click.echo(
        f"The ledger holds {counts.documents} documents ({counts.near_copies} near-copies), "
        f"{counts.events} events from {counts.reports} reports, "
        f"{counts.mechanisms} standing arrangements, {counts.refusals} refusals."
    )


@contextmanager
def _heading(words: str) -> Iterator[None]:
    """Print a heading over what follows."""
    click.echo()
    click.secho(words, bold=True)
    yield


def _brief(book: "Ledger", out: Path, teller: "Teller") -> list[Path]:
    """Write the brief as Markdown and as a page; return where."""
    from dragoman.interface.briefs import set_brief  # noqa: PLC0415 - as above
    from dragoman.present.brief import gather, make_brief  # noqa: PLC0415 - as above
    from dragoman.present.whole_file import write_whole  # noqa: PLC0415 - as above

    order = _order()
    brief = make_brief(gather(book, order), order, teller)
    written = []
    for form in ("md", "html"):
        path = out / f"brief.{form}"
        write_whole(path, set_brief(brief, form))
        written.append(path)
    click.echo()
    click.secho(brief.headline, bold=True)
    return written


def _order() -> "Order":
    """Return what the demo's brief tells."""
    from dragoman.present.brief import Order  # noqa: PLC0415 - as above

    chosen = _settings()
    return Order(
        between=tuple(chosen["between"]),
        since=chosen.get("since"),
        until=chosen.get("until"),
        objective=chosen.get("objective"),
        least_confidence=Settings.from_environment().brief_confidence,
    )


def _settings() -> dict[str, Any]:
    """Return what the demo shows of the samples."""
    text = (files("dragoman.data") / "demo.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _next(ledger: Path) -> tuple[str, ...]:
    """Return commands to go on with."""
    first, second = _settings()["between"][:2]
    return (
        f"dragoman events --ledger {ledger} --status planned",
        f"dragoman dyad {first} {second} --ledger {ledger}",
        f"dragoman people --ledger {ledger}",
        f"dragoman turns USA Israel --source {MEETINGS} --ledger {ledger}",
        f"dragoman serve --ledger {ledger}",
    )
