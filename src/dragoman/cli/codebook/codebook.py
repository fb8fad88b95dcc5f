"""`dragoman codebook`: the rows by which events are known, the package's and one's own."""

import click

from dragoman.cli.lazy import LazyGroup

TASKS = {
    "new": "Write a folder for your own rows, names and offices.",
    "check": "Check all rows, and that their examples hold.",
    "try": "Show which rows hold in a sentence, and why others do not.",
    "explain": "Say what a row, or all rows of a word, ask for.",
    "coverage": "Count how often each row holds in articles.",
}


@click.group(cls=LazyGroup, lines=TASKS, folders=dict.fromkeys(TASKS, "codebook"))
def command() -> None:
    """Look into the codebook and extend it.

    A folder of your own, given with --codebook or DRAGOMAN_CODEBOOK, adds rows, names, people and
    their offices, organisations, arrangements and issues, and retires what is wrong.

    \b
    Examples:
      dragoman codebook new mine/
      dragoman codebook check --codebook mine/
      dragoman codebook try "Latvia stripped an envoy of his accreditation."
      dragoman codebook explain verb:strip/1
      dragoman codebook coverage articles/ --never
    """  # noqa: D301 - click reads the backspace as "keep these lines"
