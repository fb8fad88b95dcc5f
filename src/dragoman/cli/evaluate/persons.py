"""`dragoman evaluate persons`: names of persons in running text, on gold."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.evaluate.parties.persons import PersonJudgement, PersonScore


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show the persons that were read wrongly.")
def command(gold: Path, *, form: str, show: bool) -> None:
    """Read each text of GOLD, and compare whom the names of persons in it mean.

    GOLD is a file of JSON lines, each a text with its day and the names of persons in it: of
    which state or organisation, and in which office.

    \b
    Example:
      dragoman evaluate persons gold/persons/dev.jsonl --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.evaluate.parties.persons import evaluate_persons  # noqa: PLC0415 - loads the readers
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    score = evaluate_persons(gold, Pipeline.load(Settings.from_environment()))
    if form == "json":
        click.echo(json.dumps(_as_json(score)))
        return
    click.echo(
        f"persons  {score.right:.1%} of {len(score.judgements)} right in state or organisation "
        f"({score.state:.1%}) and office ({score.office:.1%})"
    )
    click.echo(f"foreign  {score.foreign} given to a state that is not theirs")
    for one in score.judgements if show else ():
        if not one.is_right:
            click.echo(f"  {_told(one)}")


def _as_json(score: "PersonScore") -> dict[str, Any]:
    return {
        "persons": len(score.judgements),
        "right": score.right,
        "state": score.state,
        "office": score.office,
        "foreign": score.foreign,
        "wrong": [_told(one) for one in score.judgements if not one.is_right],
    }


def _told(one: "PersonJudgement") -> str:
    """Return what is wrong with a person in one line."""
    of = "/".join(sorted(each or "-" for each in one.gold.of))
    wanted = f"{of}, {one.gold.offices[0] or '-'}"
    if one.told is None:
        return f"{one.words} | {wanted} | no person seen"
    whose = one.told.side
    return f"{one.words} | {wanted} | {one.told.person}: {whose}, {one.told.office or '-'}"
