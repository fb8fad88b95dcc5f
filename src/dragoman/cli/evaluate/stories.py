"""`dragoman evaluate stories`: merging and standing arrangements on stories of several articles."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.evaluate.stories import StoryScore


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show what was missed and what was wrong.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Reckon from this day, else that of the newest article: later dates are wrong ones.",
)
def command(gold: Path, *, form: str, show: bool, today: datetime | None) -> None:
    """Read the stories of GOLD as one ledger and compare.

    GOLD is a folder that holds a folder for each story, with its articles as `NAME.txt` and a
    `story.json`: when each article was published, which events the articles tell, and what became
    of standing arrangements.

    \b
    Example:
      dragoman evaluate stories gold/stories --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.evaluate.stories import evaluate_stories  # noqa: PLC0415 - loads the readers
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    pipeline = Pipeline.load(Settings.from_environment())
    score = evaluate_stories(gold, pipeline, today.date() if today else None)
    if form == "json":
        click.echo(json.dumps(_as_json(score)))
        return
    _print(score)
    if show:
        _show(score)


def _as_json(score: "StoryScore") -> dict[str, Any]:
    told = score.clustering
    right, wanted = score.details
    return {
        "b_cubed": {
            "precision": told.precision,
            "recall": told.recall,
            "f1": told.f1,
            "strict_f1": told.strict_f1,
        },
        "reports": {"found": told.aligned, "wanted": told.total},
        "mechanisms": {
            "found": sum(one.found is not None for _, _, one in score.arrangements),
            "status_right": sum(one.status for _, _, one in score.arrangements),
            "wanted": len(score.arrangements),
            "details_right": right,
            "details_wanted": wanted,
        },
        "missed": [
            dict(zip(("story", "article", "event"), one, strict=True)) for one in score.missed
        ],
    }


def _print(score: "StoryScore") -> None:
    figures = _as_json(score)
    cubed, reports, kinds = figures["b_cubed"], figures["reports"], figures["mechanisms"]
    click.echo(
        f"B-cubed     precision {cubed['precision']:.2f}  recall {cubed['recall']:.2f}  "
        f"F1 {cubed['f1']:.2f}  with what was missed {cubed['strict_f1']:.2f}"
    )
    click.echo(f"reports     {reports['found']} of {reports['wanted']} found")
    click.echo(
        f"mechanisms  {kinds['found']} of {kinds['wanted']} found, "
        f"{kinds['status_right']} with the right status"
    )
    click.echo(
        f"details     {kinds['details_right']} of {kinds['details_wanted']} members over time and "
        "commitments right"
    )


def _show(score: "StoryScore") -> None:
    for story, article, event in score.missed:
        click.echo(f"  missed    {story}/{article}: {event}")
    for story, gold, told in score.arrangements:
        if told.status and told.details == told.wanted:
            continue
        members = " ".join(gold["members"])
        history = " ".join(turn.status for turn in told.found.history) if told.found else ""
        found = f"found with {history or 'no status'}" if told.found else "not found"
        click.echo(f"  wrong     {story}: {gold['kind']} {members} {gold['status']}: {found}")
