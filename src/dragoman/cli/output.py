"""Where a command writes: a file that appears only when it is whole, or standard output."""

from pathlib import Path

import click


def written(told: str, output: Path | None) -> None:
    """Write text to a file, or to standard output.

    Args:
        told: with its last end of line.
        output: the file; standard output when None.

    Raises:
        OutputError: the file cannot be written.
    """
    if output is None:
        click.echo(told, nl=False)
        return
    from dragoman.present.whole_file import write_whole  # noqa: PLC0415 - for files alone

    write_whole(output, told.encode())
