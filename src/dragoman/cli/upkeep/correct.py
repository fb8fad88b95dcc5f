"""`dragoman correct`: a person says what an event really is, and why."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import looking
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman import Book
    from dragoman.ledger.correcting.changes import Correction

ROLES = {"actor": "actors", "recipient": "recipients"}


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("event_id", required=False)
@click.option("--type", "kind", metavar="TYPE", help="Its PLOVER type: CONSULT, SANCTION ...")
@click.option("--mode", metavar="MODES", help="Its modes, between commas; none for none.")
@click.option(
    "--party",
    "parties",
    multiple=True,
    metavar="ROLE=NAMES",
    help="Who took part: actor=KOR,Japan or recipient=none; each role as a whole.",
)
@click.option("--status", help="actual, planned, hypothetical, negated or urged.")
@click.option("--date", "day", help="2025-03-22, 2025-03, 2025, 2025-03-01..2025-03-05, or none.")
@click.option("--place", help='Where: "Busan (KOR)", Tokyo, or none.')
@click.option("--wrong", is_flag=True, help="No such thing is told: out of all lists and sums.")
@click.option("--note", default="", help="Why; alone, a note on the event.")
@click.option("--by", default="", metavar="NAME", help="Who says so.  [default: your user name]")
@click.option("--undo", is_flag=True, help="Take back what was corrected last.")
@click.option(
    "--number", type=click.IntRange(min=1), help="With --undo, the correction to take back."
)
@click.option("--format", "form", type=click.Choice(("text", "jsonl")), default="text")
def command(
    *,
    ledger: Path,
    event_id: str | None,
    kind: str | None,
    mode: str | None,
    parties: tuple[str, ...],
    status: str | None,
    day: str | None,
    place: str | None,
    note: str,
    by: str,
    number: int | None,
    form: str,
    wrong: bool,
    undo: bool,
) -> None:
    """Correct any field of EVENT_ID in LEDGER, and print what was ever corrected of it.

    What you say stands above what was read: lists, sums, indices and exports have it, and tell
    that it was corrected. It hangs on the words of the document, so that it outlives another
    reading and another merging, and it stays in the trail when it is taken back. Without anything
    to correct, the trail is printed; without EVENT_ID, that of the whole ledger.

    \b
    Examples:
      dragoman correct week.ledger e-3f2a90c17b6d4e58 --status planned --note "only announced"
      dragoman correct week.ledger e-3f2a90c17b6d4e58 --type AGREE --date 2025-03-22
      dragoman correct week.ledger e-3f2a90c17b6d4e58 --party actor=KOR --party recipient=JPN,CHN
      dragoman correct week.ledger e-3f2a90c17b6d4e58 --place "Busan (KOR)" --by "Ada Example"
      dragoman correct week.ledger e-3f2a90c17b6d4e58 --wrong --note "a film, not a meeting"
      dragoman correct week.ledger e-3f2a90c17b6d4e58 --undo
      dragoman correct week.ledger
      dragoman events --ledger week.ledger --where corrected=yes
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    asked = {
        "type": kind, "mode": mode, "status": status, "date": day, "place": place,
        "note": note or None, **_roles(parties),
    }  # fmt: skip
    changes = {name: value for name, value in asked.items() if value is not None}
    if (changes or wrong or undo) and event_id is None:
        raise UsageError("name the event: dragoman correct LEDGER EVENT_ID ...")
    if undo and (changes or wrong):
        raise UsageError("--undo takes back; correct something else in a call of its own")
    if number is not None and not undo:
        raise UsageError("--number goes with --undo")
    if event_id is None or not (changes or wrong or undo):
        with looking(ledger) as book:
            _show(book.corrections(event_id), form)
        return
    with dragoman.open(ledger, new=False) as book:
        if undo:
            book.uncorrect(event_id, number=number, by=by)
        elif book.correct(event_id, **changes, wrong=wrong, by=by) is None:
            click.echo("nothing was changed: that is how it stands already", err=True)
        _tell(book, event_id, form)


def _tell(book: "Book", event_id: str, form: str) -> None:
    """Print what an event is now, and the trail."""
    from dragoman.present.printing import plain  # noqa: PLC0415 - heavy

    event = book.event(event_id)
    if event is not None and form == "text":
        click.echo(plain(f"{event.event_id}  {event}"))
    _show(book.corrections(event_id), form)


def _show(found: "Sequence[Correction]", form: str) -> None:
    """Print corrections."""
    from dragoman.present.printing import print_lines  # noqa: PLC0415 - as above
    from dragoman.present.trail import trail_lines  # noqa: PLC0415 - as above
    from dragoman.records import encode  # noqa: PLC0415 - as above

    if form == "jsonl":
        print_lines((encode(one).decode() for one in found), sys.stdout)
    else:
        print_lines(trail_lines(found), sys.stdout)


def _roles(parties: Sequence[str]) -> dict[str, str]:
    """Return who is named in which role.

    Raises:
        UsageError: there is no such role, or one is named twice.
    """
    found: dict[str, str] = {}
    for one in parties:
        role, equals, names = one.partition("=")
        role = ROLES.get(role.strip().lower().removesuffix("s"), "")
        if not role or not equals or role in found:
            message = f"--party {one[:60]!r}: write actor=KOR,JPN or recipient=CHN, each role once"
            raise UsageError(message)
        found[role] = names
    return found
