"""`dragoman evaluate groups`: whom "the two countries" and "they" mean, on gold."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.evaluate.parties.groups import GroupJudgement, GroupScore


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show the expressions that were read wrongly.")
def command(gold: Path, *, form: str, show: bool) -> None:
    """Read each text of GOLD, and compare whom its group expression means.

    GOLD is a file of JSON lines, each a text, the span of an expression ("both leaders", "they")
    and the states and organisations that it means.

    \b
    Example:
      dragoman evaluate groups gold/groups/dev.jsonl --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.evaluate.parties.groups import evaluate_groups  # noqa: PLC0415 - loads the readers
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    score = evaluate_groups(gold, Pipeline.load(Settings.from_environment()))
    if form == "json":
        click.echo(json.dumps(_as_json(score)))
        return
    members = score.members
    click.echo(
        f"groups  precision {members.precision:.2f}  recall {members.recall:.2f}  "
        f"F1 {members.f1:.2f}  ({len(score.judgements)} expressions, {members.gold} members)"
    )
    for one in score.judgements if show else ():
        if one.told != one.gold.means:
            click.echo(f"  {_told(one)}")


def _as_json(score: "GroupScore") -> dict[str, Any]:
    wrong = [_told(one) for one in score.judgements if one.told != one.gold.means]
    return {"expressions": len(score.judgements), **score.members.as_json(), "wrong": wrong}


def _told(one: "GroupJudgement") -> str:
    """Return what is wrong with an expression in one line."""
    wanted = " ".join(sorted(one.gold.means)) or "nobody"
    return f"{one.words} | {wanted} | {' '.join(sorted(one.told)) or 'nobody'}"
