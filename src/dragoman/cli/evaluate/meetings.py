"""`dragoman evaluate meetings`: are the persons whom a report names in its meetings, on gold."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.evaluate.parties.meetings import MeetingJudgement, MeetingScore


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show the meetings that lack somebody.")
def command(gold: Path, folder: Path, *, form: str, show: bool) -> None:
    """Read the reports of FOLDER, and compare who met in the meetings of GOLD.

    GOLD is a file of JSON lines, each the name of a file, words of a report in it that tell a
    meeting, and the persons whom the report names as taking part.

    \b
    Example:
      dragoman evaluate meetings gold/meetings.jsonl reports --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.evaluate.parties.meetings import evaluate_meetings  # noqa: PLC0415 - loads the readers
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    score = evaluate_meetings(gold, folder, Pipeline.load(Settings.from_environment()))
    if form == "json":
        click.echo(json.dumps(_as_json(score)))
        return
    click.echo(
        f"meetings  {score.whole} of {len(score.judgements)} with everybody named, "
        f"{score.others} with somebody who was not there"
    )
    for one in score.judgements if show else ():
        if not one.has_all or one.others:
            click.echo(f"  {_told(one)}")


def _as_json(score: "MeetingScore") -> dict[str, Any]:
    wrong = [_told(one) for one in score.judgements if not one.has_all or one.others]
    return {
        "meetings": len(score.judgements),
        "whole": score.whole,
        "others": score.others,
        "wrong": wrong,
    }


def _told(one: "MeetingJudgement") -> str:
    """Return what is wrong with a meeting in one line."""
    if one.persons is None:
        return f"{one.gold.words} | no meeting told"
    missing = ", ".join(sorted(one.gold.persons - one.persons)) or "nobody"
    others = ", ".join(sorted(one.others)) or "nobody"
    return f"{one.gold.words} | missing: {missing} | too many: {others}"
