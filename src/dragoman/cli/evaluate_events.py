"""`dragoman evaluate events`: the whole reader on whole articles."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.errors import InputError
from dragoman.evaluate.events import Comparison, EventScore, GoldArticle, compare
from dragoman.records import Document, Event
from dragoman.settings import Settings


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show what was missed and what was wrong.")
@click.option(
    "--undated", is_flag=True, help="Leave out the publication dates that the gold file gives."
)
def command(gold: Path, *, form: str, show: bool, undated: bool) -> None:
    """Code the articles of GOLD and compare.

    GOLD is a JSON file with a list of articles, or a folder of JSON files, one an article; each
    names its text in `file` (beside the gold, or one folder up) and lists `must`, `may` and
    `forbidden` events.

    \b
    Example:
      dragoman evaluate events gold/articles.json --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    compared = evaluate_articles(gold, undated=undated)
    total = sum((each.score for _, each in compared), EventScore())
    if form == "json":
        click.echo(json.dumps(_as_json(compared, total)))
        return
    for name, each in compared:
        click.echo(_line(name, each.score))
        if show:
            _show(each)
    click.echo(_line("all", total))


def evaluate_articles(gold: Path, *, undated: bool = False) -> list[tuple[str, Comparison]]:
    """Code the articles of a gold file or folder and compare each with its gold."""
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder
    from dragoman.read import read_sources  # noqa: PLC0415 - loads the readers

    pipeline = Pipeline.load(Settings.from_environment())
    compared = []
    for entry, path in _entries(gold):
        published = None if undated else date.fromisoformat(entry["published"])
        events: list[Event] = []
        for read in read_sources([str(path)], published=published, settings=Settings()):
            if isinstance(read, Document):
                document = replace(read, published=None) if undated else read
                for processed in pipeline.process([document]):
                    events.extend(processed.events)
        compared.append((entry["file"], compare(events, GoldArticle.from_json(entry))))
    return compared


def _entries(gold: Path) -> list[tuple[dict[str, Any], Path]]:
    files = sorted(gold.glob("*.json")) if gold.is_dir() else [gold]
    entries: list[tuple[dict[str, Any], Path]] = []
    for file in files:
        data = json.loads(file.read_text(encoding="utf-8"))
        listed = data if isinstance(data, list) else [data]
        entries.extend((entry, _find(file.parent, entry["file"])) for entry in listed)
    return entries


def _find(folder: Path, name: str) -> Path:
    for candidate in (folder / name, folder.parent / name, folder / Path(name).name):
        if candidate.is_file():
            return candidate
    message = f"the gold names {name!r}, which is neither in {folder} nor one folder up"
    raise InputError(message)


def _line(name: str, score: EventScore) -> str:
    return (
        f"{name:<40.40} recall {score.recall:.2f} ({score.found}/{score.required})  "
        f"precision {score.precision:.2f} ({score.right}/{score.predicted})  "
        f"F1 {score.f1:.2f}  forbidden {score.forbidden}"
    )


def _show(compared: Comparison) -> None:
    for gold in compared.missed:
        types = "|".join(sorted(gold.types))
        click.echo(
            f"  missed    {types} {_names(gold.actors)} > {_names(gold.recipients)}"
            f" {gold.status} {gold.date and gold.date[0]} {gold.note}"
        )
    for label, events in (("wrong", compared.wrong), ("FORBIDDEN", compared.forbidden)):
        for event in events:
            who = _names(party.country or party.entity_id for party in event.actors)
            whom = _names(party.country or party.entity_id for party in event.recipients)
            day = event.date.start if event.date else None
            click.echo(
                f"  {label:<9} {event.event_type} {who} > {whom} {event.status} {day}"
                f" | {event.evidence[0].quote}"
            )


def _names(names: Any) -> str:  # noqa: ANN401 - any iterable of strings
    return ",".join(sorted(set(names)))


def _as_json(compared: list[tuple[str, Comparison]], total: EventScore) -> dict[str, Any]:
    def figures(score: EventScore) -> dict[str, float]:
        return {
            "recall": score.recall,
            "precision": score.precision,
            "f1": score.f1,
            "forbidden": score.forbidden,
            "required": score.required,
            "predicted": score.predicted,
        }

    return {
        "articles": {name: figures(each.score) for name, each in compared},
        "all": figures(total),
    }
