"""`dragoman evaluate events`: the whole reader on whole articles."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.errors import InputError
from dragoman.evaluate.events import Comparison, EventScore, GoldArticle, GoldEvent, compare
from dragoman.records import Document
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.evaluate.losses import Loss
    from dragoman.pipeline import Processed

MOST_EXAMPLES = 5
LONGEST = 200


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show what was missed and what was wrong.")
@click.option(
    "--undated", is_flag=True, help="Leave out the publication dates that the gold file gives."
)
@click.option("--why", is_flag=True, help="Group what was missed by the step that lost it.")
def command(gold: Path, *, form: str, show: bool, undated: bool, why: bool) -> None:
    """Code the articles of GOLD and compare.

    GOLD is a JSON file with a list of articles, or a folder of JSON files, one an article; each
    names its text in `file` (beside the gold, or one folder up) and lists `must`, `may` and
    `forbidden` events.

    With --why, each event that was missed is counted under what most probably became of it: no
    word that may tell it, rejected by a named filter, or told with a wrong type, wrong parties, a
    wrong status or a wrong date. --show adds examples, the first five of each.

    \b
    Examples:
      dragoman evaluate events gold/articles.json --show
      dragoman evaluate events gold/ --why --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    compared: list[tuple[str, Comparison]] = []
    lost: list[tuple[str, Loss]] = []
    for article, told in _coded(gold, undated=undated):
        each = compare([event for one in told for event in one.events], article)
        compared.append((article.name, each))
        if why:
            lost += [(article.name, loss) for loss in _losses(each, article, told)]
    total = sum((each.score for _, each in compared), EventScore())
    if form == "json":
        click.echo(json.dumps(_as_json(compared, total) | (_lost_json(lost) if why else {})))
        return
    for name, each in compared:
        click.echo(_line(name, each.score))
        if show and not why:
            _show(each)
    click.echo(_line("all", total))
    if why:
        _show_lost(lost, total, examples=MOST_EXAMPLES if show else 0)


def evaluate_articles(
    gold: Path, *, undated: bool = False, settings: Settings | None = None
) -> list[tuple[str, Comparison]]:
    """Code the articles of a gold file or folder and compare each with its gold.

    Args:
        gold: the file or folder.
        undated: leave out the publication dates that the gold gives.
        settings: of the reader; those of the environment when None.
    """
    return [
        (article.name, compare([event for one in told for event in one.events], article))
        for article, told in _coded(gold, undated=undated, settings=settings)
    ]


def _coded(
    gold: Path, *, undated: bool, settings: Settings | None = None
) -> "Iterator[tuple[GoldArticle, list[Processed]]]":
    """Yield the articles of gold, each with what is read of it."""
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder
    from dragoman.read import read_sources  # noqa: PLC0415 - loads the readers

    pipeline = Pipeline.load(settings or Settings.from_environment())
    for entry, path in _entries(gold):
        published = None if undated else date.fromisoformat(entry["published"])
        told: list[Processed] = []
        for read in read_sources([str(path)], published=published, settings=Settings()):
            if isinstance(read, Document):
                document = replace(read, published=None) if undated else read
                told += pipeline.process([document])
        yield GoldArticle.from_json(entry), told


def _losses(
    each: Comparison, article: GoldArticle, told: "Sequence[Processed]"
) -> "tuple[Loss, ...]":
    from dragoman.evaluate.losses import losses  # noqa: PLC0415 - loads the encoder

    return losses(each.missed, article.must, told)


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
        click.echo(f"  missed    {_gold_line(gold)}")
    for label, events in (("wrong", compared.wrong), ("FORBIDDEN", compared.forbidden)):
        for event in events:
            who = _names(party.side for party in event.actors)
            whom = _names(party.side for party in event.recipients)
            day = event.date.start if event.date else None
            click.echo(
                f"  {label:<9} {event.event_type} {who} > {whom} {event.status} {day}"
                f" | {event.evidence[0].quote}"
            )


def _show_lost(lost: "Sequence[tuple[str, Loss]]", total: EventScore, *, examples: int) -> None:
    """Print how many events each step lost, and some of them."""
    from dragoman.evaluate.losses import counted  # noqa: PLC0415 - as above
    from dragoman.present.printing import plain  # noqa: PLC0415 - with the records

    click.echo(f"missed {len(lost)} of {total.required}")
    for step, count in counted(loss for _, loss in lost).items():
        click.echo(f"{count:5}  {step}")
        for name, loss in [pair for pair in lost if pair[1].step == step][:examples]:
            click.echo(plain(f"         {name}: {_gold_line(loss.gold)}"))
            if loss.sentence:
                word = f'"{loss.words}" in ' if loss.words else ""
                sentence = " ".join(loss.sentence.split())
                click.echo(plain(f"           {word}{sentence:.{LONGEST}}"))


def _lost_json(lost: "Sequence[tuple[str, Loss]]") -> dict[str, Any]:
    from dragoman.evaluate.losses import counted  # noqa: PLC0415 - as above

    return {"lost": counted(loss for _, loss in lost)}


def _gold_line(gold: GoldEvent) -> str:
    types = "|".join(sorted(gold.types))
    who = f"{_names(gold.actors)} > {_names(gold.recipients)}"
    return f"{types} {who} {gold.status} {gold.date and gold.date[0]} {gold.note}"


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
