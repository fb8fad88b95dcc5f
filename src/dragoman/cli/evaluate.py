"""`dragoman evaluate`: predictions against your own gold."""

import importlib

import click

MEASURES = {
    "relations": "The relation classifier: accuracy and F1 per type.",
    "events": "Whole articles: events found, wrong and forbidden.",
    "parse": "The parser: UPOS, UAS and LAS on CoNLL-U.",
    "names": "Names: PER, ORG and LOC on IOB2.",
}


class Measures(click.Group):
    """The measures, imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the measures' names."""
        del ctx
        return list(MEASURES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a measure's command, importing its module now."""
        del ctx
        if cmd_name not in MEASURES:
            return None
        module = importlib.import_module(f"dragoman.cli.evaluate_{cmd_name}")
        command = module.command
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of measures without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(MEASURES.items()))


@click.group(cls=Measures)
def command() -> None:
    """Measure predictions against gold.

    \b
    Examples:
      dragoman evaluate events gold/articles.json
      dragoman evaluate relations gold/relations.jsonl --format json
    """  # noqa: D301 - click reads the backspace as "keep these lines"
