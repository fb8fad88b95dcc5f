"""Options of the commands that read sources: the columns of tables, and what links are followed."""

from collections.abc import Callable
from typing import Any

import click

COLUMN_FIELDS = ("text", "title", "published", "publisher", "byline", "url", "id")


def named_columns(value: str | None) -> dict[str, str]:
    """Return the columns that an option names.

    Raises:
        click.BadParameter: it is not FIELD=NAME, or there is no such field.

    >>> named_columns("text=Body,published=Date")
    {'text': 'Body', 'published': 'Date'}
    """
    found: dict[str, str] = {}
    for part in filter(None, (value or "").split(",")):
        field, equals, name = part.partition("=")
        if field.strip() not in COLUMN_FIELDS or not equals or not name.strip():
            fields = ", ".join(COLUMN_FIELDS)
            message = f"{part!r} is not FIELD=NAME with a field of {fields}"
            raise click.BadParameter(message)
        found[field.strip()] = name.strip()
    return found


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--columns`` and ``--follow`` to a command that reads sources."""
    columns = click.option(
        "--columns",
        metavar="FIELD=NAME,...",
        callback=lambda _context, _option, value: named_columns(value),
        help="Columns of a table: text=Body,published=Date. Fields: " + ", ".join(COLUMN_FIELDS),
    )
    follow = click.option(
        "--follow",
        is_flag=True,
        help="Fetch the pages that feeds, news sitemaps and lists of addresses link to.",
    )
    return columns(follow(command))
