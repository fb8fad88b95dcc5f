"""`dragoman relate`: which PLOVER type holds between marked spans."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.jsonlines import LineError, Lines, groups_of, text_of
from dragoman.errors import UsageError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.coding.heads.relations import RelationRequest

BATCH = 512


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--threads", type=click.IntRange(1, 64), help="Threads of the encoder.")
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="jsonl or csv."
)
def command(file: Path, *, threads: int | None, form: str) -> None:
    """Print the relation between the marked spans of each line of FILE.

    FILE holds one JSON object a line, `{"id", "text", "source": [[start, end], ...], "target":
    [[start, end], ...]}` in characters of the text; either list may be empty. Types follow
    PLOVER's reduction of the future: an announced visit is AGREE. `NONE` means no relation.

    \b
    Example:
      dragoman relate pairs.jsonl
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.coding.heads.relations import RelationClassifier  # noqa: PLC0415 - loads the encoder
    from dragoman.present.printing import safe_cell  # noqa: PLC0415 - heavy

    settings = Settings.from_environment()
    classifier = RelationClassifier.load(replace(settings, threads=threads or settings.threads))
    lines = Lines(file)
    if form == "csv":
        click.echo("id,event_type,score")
    for group in groups_of(_requests(lines), BATCH):
        scored = classifier.classify([request for _, request in group])
        for (name, _), scores in zip(group, scored, strict=True):
            best, score = scores.best
            if form == "csv":
                cell = safe_cell(str(name)).replace('"', '""')
                click.echo(f'"{cell}",{best},{score}')
                continue
            row = {"id": name, "event_type": best, "scores": scores.types}
            click.echo(json.dumps(row, ensure_ascii=False))
    lines.finish()


def _requests(lines: Lines) -> "Iterator[tuple[Any, RelationRequest]]":
    from dragoman.coding.heads.relations import check_request  # noqa: PLC0415 - loads the encoder

    for number, row in lines.objects():
        try:
            name, request = lines.name(number, row), request_of(row)
            check_request(request)
        except (LineError, UsageError) as error:
            lines.fault(number, error)
            continue
        yield name, request


def request_of(row: dict[str, Any]) -> "RelationRequest":
    """The request of one line.

    Raises:
        LineError: a field is missing or of the wrong kind.
    """
    from dragoman.coding.heads.relations import RelationRequest  # noqa: PLC0415 - loads the encoder

    return RelationRequest(text_of(row), _spans(row, "source"), _spans(row, "target"))


def _spans(row: dict[str, Any], key: str) -> tuple[tuple[int, int], ...]:
    found = row.get(key) or []
    if not isinstance(found, list):
        raise LineError(f'"{key}" must be a list of [start, end]')
    spans = []
    for span in found:
        good = isinstance(span, list) and len(span) == 2 and all(type(n) is int for n in span)  # noqa: PLR2004 - start, end
        if not good:
            raise LineError(f'"{key}" must be a list of [start, end]')
        spans.append((span[0], span[1]))
    return tuple(spans)
