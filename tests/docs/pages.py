"""Pages of documentation as what a reader would type: files, commands, queries and their output.

A fenced block is

- ``sh``: commands, run as a reader would run them; ``console``: commands after ``$`` with what they
  print, where ``...`` stands for anything;
- ``python`` with ``>>>``: an example with its output;
- ``sql``: statements on the demo's ledger, each of which must return rows;
- any block after ``<!-- file: NAME -->``: a file of that name.

``<!-- skip: REASON -->`` before a block leaves it out. ``<!-- needs: demo -->`` anywhere on a page
gives the page the folder that ``dragoman demo`` makes.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs").glob("how-to/*.md")),
    *sorted((ROOT / "docs").glob("explanation/*.md")),
)
FENCE = re.compile(
    r"(?:<!-- (?P<mark>file|skip): (?P<value>.+?) -->\s*\n)?"
    r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
NEEDS_DEMO = "<!-- needs: demo -->"
PROMPT = "$ "


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block.

    Attributes:
        kind: what the fence says: ``sh``, ``console``, ``python``, ``sql`` ...
        body: its lines.
        file: the file that it is, if any.
        skipped: why it is not run, if it is not.
    """

    kind: str
    body: str
    file: str | None = None
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """What is typed, and what the page says it prints (None: the page does not say)."""

    line: str
    shown: str | None


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a page, in order."""
    found = []
    for match in FENCE.finditer(text):
        mark, value = match["mark"], match["value"]
        found.append(
            Block(
                match["kind"],
                match["body"],
                file=value if mark == "file" else None,
                skipped=value if mark == "skip" else None,
            )
        )
    return found


def commands(block: Block) -> list[Command]:
    r"""Return the commands of a ``sh`` or ``console`` block.

    >>> commands(Block("console", "$ echo one\none\n$ true\n"))
    [Command(line='echo one', shown='one\n'), Command(line='true', shown=None)]
    """
    if block.kind == "sh":
        return [Command(block.body, None)]
    typed: list[list[str]] = []
    for line in block.body.splitlines(keepends=True):
        if line.startswith(PROMPT):
            typed.append([line.removeprefix(PROMPT).rstrip("\n")])
        elif typed and typed[-1][-1].endswith("\\") and len(typed[-1]) == 1:
            typed[-1][0] = f"{typed[-1][0][:-1]} {line.strip()}"
        else:
            typed[-1].append(line)
    return [Command(first, "".join(rest) or None) for first, *rest in typed]
