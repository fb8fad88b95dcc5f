"""`dragoman codebook new`: the template of a folder of one's own."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write the tables that a folder of your own may have, empty and with remarks.

    A table that you do not need may be left as it is, or deleted.

    \b
    Examples:
      dragoman codebook new mine/
      dragoman read articles/ --codebook mine/
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.data.own.template import write_template  # noqa: PLC0415 - for this alone

    for path in write_template(folder):
        click.echo(path)
