"""`dragoman occasions`: meetings, visits, calls, exercises, signings, votes, with their lives."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import (
    asked,
    filter_options,
    for_people,
    ledger_option,
    limit_option,
    looking,
)
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman import Book
    from dragoman.interface.answers.occasions import Occasions

KINDS = ("meeting", "summit", "visit", "call", "exercise", "signing", "vote")
STATES = (
    "proposed",
    "agreed",
    "scheduled",
    "postponed",
    "refused",
    "cancelled",
    "held",
    "lapsed",
    "not known",
)
FORMATS = ("jsonl", "csv", "table", "json", "ical")
BY = ("pair", "person")


@click.command()
@click.argument("occasion_id", required=False)
@ledger_option
@filter_options("party", "between", "since", "until", "text")
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help="Of this kind; repeatable.")
@click.option("--state", type=click.Choice(STATES), multiple=True,
              help="Standing so; repeatable.")  # fmt: skip
@click.option("--person", metavar="NAME", multiple=True, help="In which this person takes part.")
@click.option("--upcoming", is_flag=True, help="What is agreed or planned, the soonest first.")
@click.option("--overdue", is_flag=True,
              help="Plans whose day has passed, of which it is not known whether they were "
              "kept.")  # fmt: skip
@click.option("--last", type=click.Choice(BY), is_flag=False, flag_value="pair",
              help="When each two states last met, or with --kind call spoke; --last person: each "
              "two persons.")  # fmt: skip
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]),
              help="Look from this day: what was told later is left out.  "
              "[default: the day of the newest document]")  # fmt: skip
@limit_option
@click.option("--format", "form", type=click.Choice(FORMATS),
              help="How to print; ical: a calendar of what is planned. A table on a terminal and "
              "jsonl elsewhere by default.")  # fmt: skip
def command(
    occasion_id: str | None,
    ledger: Path,
    limit: int | None,
    form: str | None,
    *,
    kind: tuple[str, ...],
    state: tuple[str, ...],
    person: tuple[str, ...],
    upcoming: bool,
    overdue: bool,
    last: str | None,
    as_of: datetime | None,
    **options: str | None,
) -> None:
    """List single occasions in order of time, or show OCCASION_ID with its life and quotes.

    An occasion is held only where words say so. One that was refused, put off or called off is told
    as such; a plan whose day has passed is held, did not take place, or it is not known.

    \b
    Examples:
      dragoman occasions --between KOR,CHN,JPN
      dragoman occasions --party KOR --last
      dragoman occasions --party RUS --last person
      dragoman occasions --overdue --as-of 2025-11-01
      dragoman occasions --upcoming --format ical > calendar.ics
      dragoman occasions o-1f0c2a90b17d4e58
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    if upcoming + overdue + (last is not None) > 1:
        raise UsageError("--upcoming, --overdue and --last ask for different things; give one")
    if form == "ical" and last:
        raise UsageError("a calendar holds what is planned; leave --last out")
    day = as_of.date() if as_of else None
    with looking(ledger) as book:
        found = book.occasions(
            **asked(options), as_of=day, kinds=kind, states=state, persons=person
        )
        if occasion_id is not None:
            _show(book, occasion_id, day, form)
        elif last:
            found.last_held(last).limit(limit).print(form)
        else:
            _list(found.overdue() if overdue else found.upcoming() if upcoming else found,
                  limit, form)  # fmt: skip


def _list(found: "Occasions", limit: int | None, form: str | None) -> None:
    """Print a list of occasions, or a calendar."""
    if form == "ical":
        click.echo(found.to_calendar(limit), nl=False)
    else:
        found.limit(limit).print(form)


def _show(book: "Book", name: str, day: date | None, form: str | None) -> None:
    """Print one occasion: for people with its life and quotes, for programs as it is."""
    if for_people(form):
        click.echo(book.occasion_page(name, as_of=day))
    else:
        book.occasions_named([name], as_of=day).print(form)
