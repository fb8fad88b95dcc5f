"""Options that several commands share."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.errors import UsageError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman import Book

F = TypeVar("F", bound=Callable[..., Any])
Decorator = Callable[[F], F]

PATIENCE = 60
READERS = ("shipped", "llm", "second-opinion")  # as `dragoman.interface.reader` has them
FORMATS = ("jsonl", "csv", "table", "json")
TERMS = ("actor", "recipient", "party", "between", "type", "status", "since", "until", "text")
DAYS = ("date", "reported_on", "date_or_reported")  # as `dragoman.ledger.filters` has them
HELP = {
    "actor": "Who did it: a state (KOR), an entity id or a person.",
    "recipient": "To whom it was directed.",
    "party": "Who took part, in any role; KOR,CHN means both.",
    "between": "States of which at least two took part: KOR,CHN,JPN.",
    "type": "PLOVER types, any of them: CONSULT,AGREE.",
    "status": "actual, planned, hypothetical, negated, urged; any of them.",
    "since": "On or after this day, month or year.",
    "until": "On or before this day, month or year.",
    "by": "Of which day --since and --until are: that of the act, the first on which it was told, "
    "or the second where the first is not known.",
    "text": "Words of the text; a phrase in double quotes: '\"joint statement\"'.",
}


def format_option(function: F) -> F:
    """Add ``--format``, which reaches the function as `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="How to print; a table on a terminal and jsonl elsewhere by default.",
    )(function)


def by_option(function: F) -> F:
    """Add ``--by``: who decides, for the trail."""
    return click.option(
        "--by", default="", metavar="NAME", help="Who says so.  [default: your user name]"
    )(function)


def ledger_option(function: F) -> F:
    """Add ``--ledger``, which reaches the function as `ledger`, a path."""
    return click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        default=None,
        callback=lambda _context, _option, value: value or Settings.from_environment().ledger,
        help="The ledger file.  [default: dragoman.ledger, or DRAGOMAN_LEDGER]",
    )(function)


def codebook_option(function: F) -> F:
    """Add ``--codebook``, which reaches the function as `codebook`, a folder or ""."""
    return click.option(
        "--codebook",
        metavar="DIR",
        default=None,
        callback=lambda _context, _option, value: value or Settings.from_environment().codebook,
        help="A folder of your own rows, names and offices; dragoman codebook new writes one."
        "  [default: DRAGOMAN_CODEBOOK]",
    )(function)


def reader_option(function: F) -> F:
    """Add ``--reader``, which reaches the function as `reader`."""
    return click.option(
        "--reader",
        type=click.Choice(READERS),
        default=READERS[0],
        show_default=True,
        help="Who reads: our own engine, a language model, or ours and the model where it is "
        "unsure (DRAGOMAN_LLM_ADDRESS, DRAGOMAN_LLM_MODEL).",
    )(function)


def limit_option(function: F) -> F:
    """Add ``--limit``, which reaches the function as `limit`."""
    return click.option(
        "--limit", type=click.IntRange(min=1), help="At most this many, from the beginning."
    )(function)


def filter_options(*keys: str) -> Callable[[F], F]:
    """Add ``--where`` and an option for each of the more usual keys.

    They reach the function as `where` and under their own names; hand all to `asked`.

    Args:
        keys: which of `TERMS`, and ``by``, apply; all of `TERMS` when none are named.
    """

    def add(function: F) -> F:
        for key in reversed(keys or TERMS):
            known: dict[str, Any] = (
                {"type": click.Choice(DAYS)} if key == "by" else {"metavar": key.upper()}
            )
            function = click.option(f"--{key}", help=HELP[key], **known)(function)
        return click.option(
            "--where",
            metavar="FILTER",
            help='A filter: "actor=KOR type=CONSULT since=2025-01-01 confidence>=0.6".',
        )(function)

    return add


def for_people(form: str | None) -> bool:
    """Return whether a record is printed as text for people: asked for, or on a terminal."""
    return form == "table" or (form is None and sys.stdout.isatty())


def asked(options: dict[str, str | None]) -> dict[str, str]:
    """Return what ``--where`` and the single options ask for, as the interface takes it.

    Args:
        options: values by name; those of other names are left alone.

    >>> asked({"where": "type=AID", "party": "KOR", "since": None})
    {'where': 'type=AID', 'party': 'KOR'}
    """
    return {key: value for key in ("where", *TERMS, "by") if (value := options.get(key))}


@contextmanager
def looking(path: Path) -> "Iterator[Book]":
    """Return the ledger at a path, to look into for as long as a person would wait.

    Raises:
        TooMuchError: a question took longer than that.
        LedgerError: there is none, or it cannot be opened.
    """
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    settings = Settings.from_environment()
    seconds = settings.query_seconds * PATIENCE
    with dragoman.open(path, read_only=True, settings=settings) as book, book.within(seconds):
        yield book


def not_the_ledger(output: Path | None, ledger: Path) -> None:
    """Refuse to write over the ledger that is looked into.

    Raises:
        UsageError: both are one file.
    """
    if output is not None and output.exists() and ledger.exists() and output.samefile(ledger):
        message = f"{output} is the ledger itself; write to another file"
        raise UsageError(message)
