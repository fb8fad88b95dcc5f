"""`dragoman occasions`: meetings, visits, calls, exercises, signings, votes, with their lives."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import (
    chosen,
    filter_options,
    ledger_option,
    limit_option,
    looking,
)
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.records import Occasion

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
    from dragoman.occasions import is_meeting  # noqa: PLC0415 - loads the records

    wanted = chosen(options)
    with looking(ledger) as book:
        found = book.occasions(wanted, as_of.date() if as_of else None)
        if occasion_id is not None:
            _show(book, occasion_id, found, form)
            return
        chosen_ones = [one for one in found if _fits(one, kind, state, person)]
        if last is not None and not kind:
            chosen_ones = [one for one in chosen_ones if is_meeting(one)]
        _list(_ordered(chosen_ones, upcoming=upcoming, overdue=overdue), last, limit, form)


def _fits(
    one: "Occasion", kind: tuple[str, ...], state: tuple[str, ...], person: tuple[str, ...]
) -> bool:
    """Return whether an occasion is of a kind, stands so and has such persons."""
    from dragoman.occasions import Wanted  # noqa: PLC0415 - loads the records
    from dragoman.records import OccasionKind, Stage  # noqa: PLC0415 - as above

    return Wanted(
        persons=person,
        kinds=tuple(OccasionKind(each) for each in kind),
        states=tuple(Stage(each) for each in state),
    ).fits(one)


def _ordered(found: "list[Occasion]", *, upcoming: bool, overdue: bool) -> "list[Occasion]":
    """Return what is asked for, in the order in which it is asked for."""
    from dragoman.occasions import is_overdue, is_upcoming, soonest_first  # noqa: PLC0415 - above

    if overdue:
        return [one for one in found if is_overdue(one)]
    return soonest_first([one for one in found if is_upcoming(one)]) if upcoming else found


def _list(found: "Sequence[Occasion]", last: str | None, limit: int | None,
          form: str | None) -> None:  # fmt: skip
    """Print a list of occasions, or who last met whom."""
    from dragoman.occasions import last_held  # noqa: PLC0415 - loads the records
    from dragoman.present.exports.calendar import calendar_of  # noqa: PLC0415 - as above
    from dragoman.present.occasions import LAST_HELD, OCCASIONS  # noqa: PLC0415 - as above
    from dragoman.present.printing import print_lines, print_records  # noqa: PLC0415 - as above

    if form == "ical":
        if last:
            raise UsageError("a calendar holds what is planned; leave --last out")
        print_lines(calendar_of(found[:limit]), sys.stdout)
    elif last:
        print_records(last_held(found, last)[:limit], LAST_HELD, form)
    else:
        print_records(found[:limit], OCCASIONS, form)


def _show(book: "Ledger", name: str, found: "Sequence[Occasion]", form: str | None) -> None:
    """Print one occasion: for people with its life and quotes, for programs as it is."""
    from dragoman.present.occasions import OCCASIONS, occasion_page  # noqa: PLC0415 - as above
    from dragoman.present.printing import default_format, print_records  # noqa: PLC0415 - as above
    from dragoman.present.wording.occasions import OccasionTeller  # noqa: PLC0415 - as above

    one = next((each for each in found if each.occasion_id == name), None)
    if one is None:
        raise UsageError(f"there is no occasion {name!r}; dragoman occasions lists them")
    if (form or default_format(sys.stdout)) != "table":
        print_records([one], OCCASIONS, form)
        return
    there = [event for each in one.hangs_on if (event := book.event(each)) is not None]
    click.echo(occasion_page(one, there, OccasionTeller.load()))
