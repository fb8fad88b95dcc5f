"""A brief in the style of a telegram: the same claims as dated lines, in order of time."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.present.brief.records import Brief, Claim, Section
from dragoman.present.wording import day_words
from dragoman.present.wording.words import capital

STYLES = ("desk", "telegram")
QUOTE = "“"  # a claim that quotes within its sentence: nothing is taken out of others' words


@cache
def words() -> dict[str, Any]:
    """Return the words of the style, from ``data/wording/telegram.toml``.

    >>> words()["marks"]["planned"]
    'plan'
    """
    path = files("dragoman.data") / "wording" / "telegram.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def styled(brief: Brief, style: str) -> Brief:
    """Return a brief in one of `STYLES`; it can be set in every form that the other can.

    Args:
        brief: from `make_brief`.
        style: its name.
    """
    return brief if style == STYLES[0] else _telegram(brief)


def _telegram(brief: Brief) -> Brief:
    """Return a brief whose claims stand in order of time, without chart and tables."""
    told = words()
    lines = list(_lines(brief))
    dated = sorted((one for one in lines if one.day), key=lambda one: one.day or date.min)
    rest = [one for one in lines if not one.day]
    below = _below(brief)
    days = Section("days", told["days"], tuple(dated), **(below if dated else {}))
    standing = Section("standing", told["standing"], tuple(rest), **({} if dated else below))
    return replace(
        brief,
        title=told["title"].format(title=brief.title),
        headline=told["headline"].format(headline=brief.headline),
        summary=(),
        sections=tuple(one for one in (days, standing) if one.claims or one.tail),
        bars=(),
    )


def _parts(brief: Brief) -> list[Section]:
    """Return the sections that do not tell again what others tell."""
    return [one for one in brief.sections if one.key not in words()["left_out"]["sections"]]


def _below(brief: Brief) -> dict[str, Any]:
    """Return what stands below the lines: notes, how much was left out, and what shows it."""
    marks = words()["marks"]
    notes = [
        f"{marks[one.key].upper()}: {one.note}" if one.key in marks else one.note
        for one in _parts(brief)
        if one.note
    ]
    short = [one for one in _parts(brief) if one.left_out]
    return {
        "note": " ".join(notes),
        "left_out": sum(one.left_out for one in short),
        "command": "; ".join(dict.fromkeys(one.command for one in short if one.command)),
    }


def _lines(brief: Brief) -> Iterator[Claim]:
    """Yield every claim as a line, those of the summary that no section tells first."""
    told = {name for part in _parts(brief) for one in part.claims for name in one.event_ids}
    for one in brief.summary:
        if not told.intersection(one.event_ids):
            yield _line(one, "")
    for part in _parts(brief):
        mark = words()["marks"].get(part.key, "")
        alone = part.key in words()["by_label"]["sections"]
        yield from (_line(one, "" if alone and one.label else mark) for one in part.claims)


def _line(claim: Claim, mark: str) -> Claim:
    """Return a claim as a line: its day, what it is and who, then what is told."""
    head = " – ".join(part for part in (mark, claim.label) if part).upper()
    if claim.day is None:
        return replace(claim, label=head)
    when = claim.when or day_words(claim.day)
    text = claim.text if QUOTE in claim.text else _without(claim.text, when)
    label = short_when(when)
    return replace(
        claim,
        label=label if claim.when else words()["reported"].format(day=label),
        text=f"{head}: {text}".strip() if head else capital(text),
    )


def _without(text: str, when: str) -> str:
    """Return words of ours without the day that stands before them."""
    for said in (f" (reported {when})", f"Reported {when} –", f"reported {when} –", f"{when} –"):
        text = text.replace(said, "", 1)
    return text.replace(f" on {when}", "", 1).replace(f" in {when}", "", 1).strip()


def short_when(when: str) -> str:
    """Return a time as a telegram writes it.

    >>> short_when("7 September 2030")
    '7 Sep 2030'
    """
    short: dict[str, str] = words()["months"]
    return " ".join(short.get(word, word) for word in when.split())
