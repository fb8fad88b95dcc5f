"""`dragoman documents`: list the ledger's documents, or print one."""

from pathlib import Path

import click

from dragoman.cli.options import (
    asked,
    filter_options,
    for_people,
    format_option,
    ledger_option,
    limit_option,
    looking,
)
from dragoman.errors import UsageError


@click.command()
@click.argument("document_id", required=False)
@ledger_option
@filter_options()
@limit_option
@format_option
@click.option("--versions", is_flag=True,
              help="List the earlier versions of DOCUMENT_ID and what each of them "
              "told.")  # fmt: skip
def command(
    document_id: str | None,
    ledger: Path,
    limit: int | None,
    form: str | None,
    *,
    versions: bool,
    **options: str | None,
) -> None:
    """List documents by day of publication, or print DOCUMENT_ID with its text.

    A filter by actors, types or statuses chooses the documents that report such an event;
    --since and --until are of publication. What is read of one address again is a version of one
    document: the newest tells, earlier ones are kept and tell nothing.

    \b
    Examples:
      dragoman documents --since 2025-01
      dragoman documents --where 'publisher="Example Wire" party=KOR'
      dragoman documents d-5b1c09e2 --format json
      dragoman documents d-5b1c09e2 --versions
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    with looking(ledger) as book:
        if document_id is None:
            book.documents(**asked(options)).limit(limit).print(form)
            return
        if versions:
            book.versions(document_id).print(form)
            return
        document = book.document(document_id)
        if document is None:
            message = f"there is no document {document_id!r}; dragoman documents lists them"
            raise UsageError(message)
        if for_people(form):
            click.echo(document.text)
        else:
            book.whole_documents([document_id]).print(form)
