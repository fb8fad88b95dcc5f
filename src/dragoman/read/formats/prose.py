"""Whatever is printable is not plain text: what a file is that holds no article."""

from collections.abc import Sequence

from dragoman.read.context import Refused
from dragoman.read.knowledge import NotProse

SAMPLE = 40_000
FEWEST_LINES = 4
MOST_ODD = 0.5
SYMBOLS = frozenset("{}<>=;|\\_#$@*^~`[]")
MOST_SYMBOLS = 0.1
LONGEST_LINE = 400


def check_prose(text: str, name: str, known: NotProse) -> None:
    """Raise Refused where a text is printable but no article.

    Args:
        text: what was read.
        name: of the file, in lower case.
        known: how such files look.
    """
    what = what_it_is(text, name, known)
    if what:
        raise Refused(
            "not-prose",
            f"holds no article: it is {what}; if it is one, save it as plain text (.txt)",
        )


def what_it_is(text: str, name: str, known: NotProse) -> str | None:
    """Return what a text is other than an article, or None where it may be one.

    >>> from dragoman.read.knowledge import load_knowledge
    >>> known = load_knowledge().not_prose
    >>> what_it_is("BEGIN:VCALENDAR", "a", known)
    'a calendar'
    >>> what_it_is("Ministers of the two states met in Lima; they agreed.", "a.txt", known)
    """
    suffix = name[name.rfind(".") :] if "." in name else ""
    if suffix in known.suffixes:
        return known.suffixes[suffix]
    start = text.lstrip("\ufeff \t\r\n")[:SAMPLE]
    for what, pattern in known.starts:
        if pattern.match(start):
            return what
    return _by_lines([line.strip() for line in start.split("\n") if line.strip()], known)


def _by_lines(lines: Sequence[str], known: NotProse) -> str | None:
    odd = sum(bool(known.lines.fullmatch(line[:LONGEST_LINE])) for line in lines)
    if len(lines) >= FEWEST_LINES and odd > MOST_ODD * len(lines):
        return "lines of a program, its settings, its log or its data"
    shown = "".join(lines).replace(" ", "")
    symbols = sum(character in SYMBOLS for character in shown)
    if symbols > MOST_SYMBOLS * max(len(shown), 1) and len(lines) > 1:
        return "text with marks of a program in it"
    return None
