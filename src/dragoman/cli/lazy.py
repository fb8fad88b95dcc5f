"""A group of commands that imports each one only when it is called."""

import importlib
from collections.abc import Mapping
from keyword import iskeyword
from typing import Any

import click


class LazyGroup(click.Group):
    """A click group whose commands are modules of the folders beside it.

    Each module defines ``command``; the one-line help is kept here, so that the list of commands
    imports none of them.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - handed on to click as they are
        lines: Mapping[str, str] | None = None,
        folders: Mapping[str, str] | None = None,
        **kwargs: Any,  # noqa: ANN401 - the same
    ) -> None:
        """Make the group.

        Args:
            args: click's own.
            lines: help by command name, in the order in which a user meets them.
            folders: the package under `dragoman.cli` that has each command's module, by its name.
            kwargs: click's own.
        """
        super().__init__(*args, **kwargs)
        self.lines = dict(lines or {})
        self.folders = dict(folders or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names."""
        del ctx
        return list(self.lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, importing its module now."""
        del ctx
        if cmd_name not in self.lines:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"dragoman.cli.{self.folders[cmd_name]}.{name}")
        command = module.command
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self.lines.items()))
