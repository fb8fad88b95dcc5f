"""Write docs/reference from the code: commands, records, settings, errors and the codebook.

Run it after a change (`python docs/make_reference.py`); a test fails while the pages are stale.
"""

import dataclasses
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

import dragoman
from dragoman import errors, records
from dragoman.cli.app import VERBS, cli
from dragoman.codebook.codebook import Codebook
from dragoman.settings import PREFIX, Settings

FOLDER = Path(__file__).parent / "reference"
WIDTH = 96  # of help texts, whatever the terminal
ATTRIBUTE = re.compile(r" {4}(\w+): (.*)")
MODULE = re.compile(r"(?:\w+\.)+(?=\w)")
MADE = "*Made from the code by `docs/make_reference.py`.*"


def commands() -> Iterator[str]:
    """Yield the page of commands: the help of each, as a user sees it."""
    yield "# Commands"
    yield MADE
    context = click.Context(cli, info_name="dragoman", terminal_width=WIDTH)
    for verb in VERBS:
        command = cli.get_command(context, verb)
        if command is None:
            continue
        yield f"## dragoman {verb}"
        yield from _help(command, context, verb)


def _help(command: click.Command, parent: click.Context, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    command._help_option = None  # noqa: SLF001 - click keeps the first that anybody asked it for
    yield f"```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            inner = command.get_command(context, sub)
            if inner is not None:
                yield f"### dragoman {name} {sub}"
                yield from _help(inner, context, sub)


def record_page() -> Iterator[str]:
    """Yield the page of records: fields and meaning."""
    yield "# Records"
    yield MADE
    for name in records.__all__:
        each = getattr(records, name)
        if not inspect.isclass(each):
            continue
        yield f"## {name}"
        about, meanings = _documented(each)
        yield about
        if dataclasses.is_dataclass(each):
            rows = ["| field | type | meaning |", "|---|---|---|"]
            rows += [
                f"| `{field.name}` | `{_type(field.type)}` | {meanings.get(field.name, '')} |"
                for field in dataclasses.fields(each)
            ]
            yield "\n".join(rows)
        else:
            yield ", ".join(f"`{member.value}`" for member in each)


def settings_page() -> Iterator[str]:
    """Yield the page of settings."""
    yield "# Settings"
    yield MADE
    about, meanings = _documented(Settings)
    yield about.replace("``", "`")
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    rows += [
        f"| `{PREFIX}{field.name.upper()}` | `{field.default}` | {meanings[field.name]} |"
        for field in dataclasses.fields(Settings)
    ]
    yield "\n".join(rows)


def error_page() -> Iterator[str]:
    """Yield the page of errors and exit codes."""
    yield "# Errors"
    yield MADE
    yield f"```text\n{inspect.cleandoc(errors.__doc__ or '')}\n```"


def python_page() -> Iterator[str]:
    """Yield the page of the Python interface: every exported name, from its docstring."""
    yield "# Python"
    yield MADE
    yield (
        "What `import dragoman` gives. Records are told in [records](records.md), errors in "
        "[errors](errors.md), settings in [settings](settings.md)."
    )
    names = ("open", "code", "Book", "Results", "Coded")
    for name in names:
        each = getattr(dragoman, name)
        if inspect.isfunction(each):
            yield from _callable(f"dragoman.{name}", each, "##")
            continue
        yield f"## {name}"
        yield f"```text\n{inspect.getdoc(each)}\n```"
        bases = [base for base in each.__bases__ if base.__module__.startswith("dragoman")]
        ours = [each, *(base for base in bases if base.__name__ not in names)]
        for member, found in (pair for one in ours for pair in vars(one).items()):
            if inspect.isfunction(found) and not member.startswith("_"):
                yield from _callable(f"{name}.{member}", found, "###")


def _callable(name: str, found: Callable[..., object], level: str) -> Iterator[str]:
    """Yield what a function takes, does and raises."""
    takes = inspect.signature(found)
    told = ", ".join(str(one) for one in takes.parameters.values() if one.name != "self")
    yield f"{level} {name}"
    yield f"```text\n{name}({MODULE.sub('', told)})\n\n{inspect.getdoc(found)}\n```"


def codebook_page() -> Iterator[str]:
    """Yield the codebook: types, modes, patterns."""
    codebook = Codebook.load()
    yield "# Codebook"
    yield MADE
    yield f"Version {codebook.version}: PLOVER 2.0; modes in *italics* are Dragoman's extensions."
    rows = ["| type | quad | score | modes | verb patterns | nouns |", "|---|---|---|---|---|---|"]
    for event_type, entry in codebook.types.items():
        modes = ", ".join(
            f"*{mode}* {score:g}" if mode in entry.extensions else f"{mode} {score:g}"
            for mode, score in entry.modes.items()
        )
        verbs = sorted(
            {p.lemma for ps in codebook.verbs.values() for p in ps if p.type_name == event_type}
        )
        nouns = sorted(
            {p.lemma for ps in codebook.nouns.values() for p in ps if p.type == event_type}
        )
        rows.append(
            f"| {event_type} | {entry.quad_code} | {entry.score:g} | {modes} "
            f"| {', '.join(verbs)} | {', '.join(nouns)} |"
        )
    yield "\n".join(rows)


def _documented(each: object) -> tuple[str, dict[str, str]]:
    """Return what a docstring says of the whole and of each attribute."""
    text = (inspect.getdoc(each) or "").replace("``", "`").replace("|", "\\|")
    about, _, attributes = text.partition("Attributes:")
    meanings: dict[str, str] = {}
    for line in attributes.splitlines():
        start = ATTRIBUTE.match(line)
        if start:
            meanings[start[1]] = start[2]
        elif meanings and line.strip():
            meanings[list(meanings)[-1]] += " " + line.strip()
    return about.strip(), meanings


def _type(annotation: object) -> str:
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        return annotation.__name__
    return MODULE.sub("", str(annotation)).replace("|", "\\|")


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands,
    "records.md": record_page,
    "settings.md": settings_page,
    "errors.md": error_page,
    "python.md": python_page,
    "codebook.md": codebook_page,
}


def made(page: str) -> str:
    """Return a page's text as the code makes it now."""
    return "\n\n".join(PAGES[page]()) + "\n"


def main() -> int:
    """Write all pages."""
    FOLDER.mkdir(exist_ok=True)
    for page in PAGES:
        (FOLDER / page).write_text(made(page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
