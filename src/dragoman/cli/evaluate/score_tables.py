"""Figures of `dragoman evaluate` as plain tables."""

import lzma
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TextIO, cast

import click

from dragoman.errors import InputError


def open_gold(path: Path) -> AbstractContextManager[TextIO]:
    """Open a text file, unpacked where its name ends in ``.xz``.

    Raises:
        InputError: it cannot be opened.
    """
    try:
        if path.suffix == ".xz":
            return cast("TextIO", lzma.open(path, "rt", encoding="utf-8"))
        return path.open(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error


def show_classes(classes: dict[str, dict[str, Any]]) -> None:
    """One line a class: precision, recall, F1, and how many there are."""
    wide = max([len(name) for name in classes] + [5])
    click.echo(f"{'class':{wide}}  precision  recall      f1    gold")
    for name, row in classes.items():
        click.echo(
            f"{name:{wide}}  {row['precision']:9.3f}  {row['recall']:6.3f}  {row['f1']:6.3f}  "
            f"{row['gold']:6d}"
        )


def show_confusion(table: dict[str, dict[str, int]]) -> None:
    """Wrong answers, the commonest first."""
    wrong = [(n, real, told) for real, row in table.items() for told, n in row.items()]
    for count, real, told in sorted(wrong, key=lambda item: (-item[0], item[1], item[2]))[:15]:
        click.echo(f"{real} told as {told}: {count}")


def show_figure(name: str, value: float, interval: tuple[float, float] | None = None) -> None:
    """One figure, with its 95 per cent interval."""
    tail = f"  ({interval[0]:.3f} to {interval[1]:.3f})" if interval else ""
    click.echo(f"{name}: {value:.4f}{tail}")
