"""`dragoman parse`: texts to CoNLL-U, with our own sentences and words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.jsonlines import LineError, Lines, groups_of, text_of
from dragoman.records import Document
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.annotate.parser.encoder import Parsed
    from dragoman.annotate.parser.parse import Split

BATCH = 32


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--threads", type=click.IntRange(1, 64), help="Threads of the encoder.")
def command(file: Path, *, threads: int | None) -> None:
    """Print the sentences of FILE as CoNLL-U.

    FILE holds one JSON object a line, `{"id", "text"}`; `-` reads from the standard input. The
    last column gives each word's place in the text (`Start=0|End=5`) and names (`Name=B-PER`).

    \b
    Example:
      dragoman parse texts.jsonl > texts.conllu
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.annotate.parser.parse import Parser  # noqa: PLC0415 - loads the encoder

    settings = Settings.from_environment()
    parser = Parser.load(replace(settings, threads=threads or settings.threads))
    lines = Lines(file)
    for documents in groups_of(_documents(lines), BATCH):
        for document, parsed in zip(documents, parser.detailed(documents), strict=True):
            for line in conllu(document, parsed):
                click.echo(line)
    lines.finish()


def _documents(lines: Lines) -> Iterator[Document]:
    for number, row in lines.objects():
        try:
            yield Document(" ".join(str(lines.name(number, row)).split()), text_of(row))
        except LineError as error:
            lines.fault(number, error)


def conllu(document: Document, parsed: "list[tuple[Split, Parsed]]") -> Iterator[str]:
    """Lines of a document in CoNLL-U, a blank one after each sentence."""
    text = document.text
    paragraph = -1
    for number, (split, own) in enumerate(parsed, 1):
        start, end = split.spans[0][0], split.spans[-1][1]
        if number == 1:
            yield f"# newdoc id = {document.document_id}"
        if split.paragraph != paragraph:
            yield "# newpar"
            paragraph = split.paragraph
        yield f"# sent_id = {document.document_id}-{number}"
        yield f"# text = {' '.join(text[start:end].split())}"
        labels = _name_labels(own, len(split.spans))
        for i, (left, right) in enumerate(split.spans):
            misc = f"Start={left}|End={right}"
            if labels[i]:
                misc += f"|Name={labels[i]}"
            if right < len(text) and not text[right].isspace():
                misc += "|SpaceAfter=No"
            columns = (
                str(i + 1), text[left:right], own.lemmas[i], own.upos[i], own.xpos[i],
                own.feats[i], str(own.heads[i]), own.rels[i], "_", misc,
            )  # fmt: skip
            yield "\t".join(columns)
        yield ""


def _name_labels(parsed: "Parsed", size: int) -> list[str]:
    labels = [""] * size
    for first, last, kind, _ in parsed.names:
        for i in range(first, last):
            labels[i] = f"{'B' if i == first else 'I'}-{kind}"
    return labels
