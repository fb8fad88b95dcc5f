"""Where an act took place, in words; what it is about is no place where it was done."""

import re
from collections.abc import Mapping
from typing import Any

from dragoman.present.wording.words import plain_text, short_text
from dragoman.records import Event

LONGEST_PLACE = 60


def scene_of(event: Event, tables: Mapping[str, Any]) -> str:
    """Return the name of the place in which an act was done; empty where that is not told.

    A place that the words bring in as a subject ("over the strait", "the situation in the
    valley") is what the act is about, and so is any place of an act that is done by words alone.

    Args:
        event: the act.
        tables: what ``words.toml`` holds.
    """
    if event.place is None or not event.place.text.strip():
        return ""
    known = tables["places"]
    if event.event_type not in known["types"] or _is_subject(event, known["subjects"]):
        return ""
    return short_text(event.place.text, LONGEST_PLACE)


def with_article(name: str, tables: Mapping[str, Any]) -> str:
    """Return the name of a place as it stands after "in".

    >>> with_article("South China Sea", {"places": {"the_ends": ["Sea"], "the_names": {}}})
    'the South China Sea'
    """
    words = name.split()
    takes = len(words) > 1 and words[-1] in tables["places"]["the_ends"]
    return f"the {name}" if takes and words[0].casefold() != "the" else full_name(name, tables)


def full_name(name: str, tables: Mapping[str, Any]) -> str:
    """Return the name of a place with the article that belongs to it wherever it stands.

    >>> full_name("Hague", {"places": {"the_names": {"Hague": "The Hague"}}})
    'The Hague'
    """
    found: str = tables["places"]["the_names"].get(name, name)
    return found


def _is_subject(event: Event, subjects: list[str]) -> bool:
    """Return whether every mention of the place in the evidence is brought in as a subject."""
    name = event.place.text.casefold() if event.place else ""
    leads = "|".join(re.escape(one) for one in subjects)
    about = re.compile(rf"\b(?:{leads})(?: the)? {re.escape(plain_text(name))}\b")
    words = [plain_text(piece.quote).casefold() for piece in event.evidence]
    named = sum(text.count(plain_text(name)) for text in words)
    return named > 0 and sum(len(about.findall(text)) for text in words) == named
