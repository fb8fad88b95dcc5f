"""The rows of tables as a person reads them: what leads a row stands before what it leads to."""

import re
from collections.abc import Sequence

PROSE = re.compile(r"[.!?…]['\"”’)\]]*$")
FEWEST_WORDS = 4
LEAD = " - "


def row_lines(cells: Sequence[str]) -> list[str]:
    """Return the lines that the cells of a row make.

    A cell of prose is a line; the short cells before it (a date, a name) stand at its head.

    >>> row_lines(["March 3", "Canada expelled two diplomats.", ""])
    ['March 3 - Canada expelled two diplomats.']
    >>> row_lines(["Party", "Seats"])
    ['Party - Seats']
    """
    lines: list[str] = []
    lead: list[str] = []
    previous = None
    for cell in cells:
        words = " ".join(cell.split())
        if not words or words == previous:
            continue
        previous = words
        lead.append(words)
        if len(words.split()) >= FEWEST_WORDS and PROSE.search(words):
            lines.append(LEAD.join(lead))
            lead = []
    if lead:
        lines.append(LEAD.join(lead))
    return lines
