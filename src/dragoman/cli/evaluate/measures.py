"""`dragoman evaluate measures`: bans, sanctions and tariffs, sentence by sentence, on gold."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.evaluate.measures import MeasureJudgement, MeasureScore


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show the sentences that were read wrongly.")
def command(gold: Path, *, form: str, show: bool) -> None:
    """Read each sentence of GOLD alone, and compare what it tells of measures.

    GOLD is a TOML file of sentences, each with its day and the turns of measures that it tells:
    who imposed, kept, extended, eased, exempted, lifted or restored what against whom.

    \b
    Example:
      dragoman evaluate measures gold/measures/dev.toml --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.evaluate.measures import evaluate_measures  # noqa: PLC0415 - loads the readers
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    score = evaluate_measures(gold, Pipeline.load(Settings.from_environment()))
    if form == "json":
        click.echo(json.dumps(_as_json(score)))
        return
    click.echo(
        f"measures  {score.right:.0%} of {len(score.judgements)} sentences right in act, sides, "
        f"object and status; {score.details:.0%} in scope, date and reason too"
    )
    click.echo(f"reversed  {score.reversed} told with the sides the wrong way round")
    click.echo(f"imposing  {score.imposing} with an imposing told as done that was none")
    for one in score.judgements if show else ():
        if not one.is_right or one.is_imposing:
            click.echo(f"  {_told(one)}")


def _as_json(score: "MeasureScore") -> dict[str, Any]:
    return {
        "sentences": len(score.judgements),
        "right": score.right,
        "details": score.details,
        "reversed": score.reversed,
        "imposing": score.imposing,
        "wrong": [_told(one) for one in score.judgements if not one.is_right],
    }


def _told(one: "MeasureJudgement") -> str:
    """Return what is wrong with a sentence in one line."""
    told = "; ".join(map(str, one.told)) or "nothing told"
    return f"{one.sentence['text']} - {told}"
