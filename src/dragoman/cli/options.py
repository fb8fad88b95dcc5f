"""Options that several commands share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.errors import UsageError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.ledger import Filter, Ledger

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

    They reach the function as `where` and under their own names; hand all to `chosen`.

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


def chosen(options: dict[str, str | None]) -> "Filter":
    """Return the filter that ``--where`` and the single options make together.

    Args:
        options: values by name; those of other names are left alone.

    Raises:
        FilterError: they cannot be understood.
    """
    from dragoman.ledger.filters import Filter, terms_of  # noqa: PLC0415 - loads the records

    terms = terms_of(options.get("where") or "")
    for key in (*TERMS, "by"):
        value = options.get(key)
        if value:
            terms.append((key, "=", value))
    return Filter.of(terms, namer=_names())


@contextmanager
def looking(path: Path) -> "Iterator[Ledger]":
    """Return the ledger at a path, to look into for as long as a person would wait.

    Raises:
        TooMuchError: a question took longer than that.
        LedgerError: there is none, or it cannot be opened.
    """
    from dragoman.ledger import Ledger  # noqa: PLC0415 - loads the database

    seconds = Settings.from_environment().query_seconds * PATIENCE
    with Ledger.open(path, read_only=True) as book, book.store.allowed(seconds):
        yield book


def not_the_ledger(output: Path | None, ledger: Path) -> None:
    """Refuse to write over the ledger that is looked into.

    Raises:
        UsageError: both are one file.
    """
    if output is not None and output.exists() and ledger.exists() and output.samefile(ledger):
        message = f"{output} is the ledger itself; write to another file"
        raise UsageError(message)


def _names() -> Callable[[str], str | None]:
    """Return what names in filters stand for."""
    from dragoman.ledger.actor_names import Names  # noqa: PLC0415 - loads the register

    return Names(folder=Settings.from_environment().codebook)
