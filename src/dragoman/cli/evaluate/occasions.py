"""`dragoman evaluate occasions`: what became of meetings, visits and the like, on gold stories."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.evaluate.occasions import Judgement, OccasionScore


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show what was missed and what was wrong.")
def command(gold: Path, *, form: str, show: bool) -> None:
    """Read the stories of GOLD, each as a ledger of its own, and compare their occasions.

    GOLD is a folder of files `NAME.toml`, or one of them: short articles, each with its day, and
    the occasions that they tell up to a day, with their turns and where they stand.

    \b
    Example:
      dragoman evaluate occasions gold/occasions --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.evaluate.occasions import evaluate_occasions  # noqa: PLC0415 - loads the readers
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    score = evaluate_occasions(gold, Pipeline.load(Settings.from_environment()))
    if form == "json":
        click.echo(json.dumps(_as_json(score)))
        return
    click.echo(
        f"occasions   {score.found:.0%} of {score.wanted} found; {score.precision:.0%} of "
        f"{score.told} told are right"
    )
    click.echo(f"life        {score.life:.0%} stand where they stand, {score.turns:.0%} all turns")
    click.echo(f"false held  {score.false_held} told as held that were not")
    for one in score.judgements if show else ():
        if not one.has_its_turns:
            click.echo(f"  {_told(one)}")


def _as_json(score: "OccasionScore") -> dict[str, Any]:
    return {
        "wanted": score.wanted,
        "told": score.told,
        "found": score.found,
        "precision": score.precision,
        "life": score.life,
        "turns": score.turns,
        "false_held": score.false_held,
        "wrong": [_told(one) for one in score.judgements if not one.is_right],
    }


def _told(one: "Judgement") -> str:
    """Return what is wrong with an occasion in one line."""
    gold = (
        "not in gold"
        if one.gold is None
        else f"{one.gold['kind'][0]} of {', '.join(one.gold['parties'])}: "
        f"{' > '.join(one.gold['turns'])}; {one.gold['state']}"
    )
    turns = " > ".join(turn.stage for turn in one.told.turns) if one.told else ""
    told = f"told as {one.told}: {turns}" if one.told else "not told"
    return f"{one.story}: {gold}; {told}"
