"""How many of the names on sixteen pages in four scripts are found.

The pages in `gold/native/marked` are ours, in the manner of news and from public facts. Every
state, town, organisation, office and person was marked before anything was run on them, those whom
no register knows too: ``[[words|label]]``, the label being states, ``org:`` with an id, or
``person:`` with a state and a part of the name. A first line tells language and day.
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path

from dragoman.entities.mention.mentions import Mention
from dragoman.entities.names.register import Register
from dragoman.entities.native import native_mentions
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.records import Document

PAGES = sorted((Path(__file__).parents[1] / "gold" / "native" / "marked").glob("*.txt"))
MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<label>[^\]]*)\]\]")
REGISTER = Register.load()
OFFICES = OfficeRegister.load()


def page(path: Path) -> tuple[Document, list[tuple[int, int, str]]]:
    """Return a page without its marks, and where they stood."""
    first, _, marked = path.read_text(encoding="utf-8").partition("\n")
    language, day = first.split()
    text, at, labels = "", 0, []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        labels.append((len(text), len(text) + len(mark["words"]), mark["label"]))
        text += mark["words"]
        at = mark.end()
    text += marked[at:]
    return Document("d", text, language=language, published=date.fromisoformat(day)), labels


def is_meant(label: str, found: list[Mention]) -> bool:
    """Whether mentions over marked words mean whom the label says."""
    parties = [party for one in found for party in one.parties]
    kind, _, rest = label.partition(":")
    if kind == "person":
        name = rest.partition(":")[2]
        return any(
            name in f"{party.entity_id} {party.person}".lower().replace(" ", "-")
            for party in parties
        )
    if kind == "org":
        return any(party.entity_id.startswith(label) for party in parties)
    return set(label.split(",")) <= {party.country for party in parties}


def measured() -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Return the marks that were found, and all, by language; and what is told beside them."""
    found, every, beside = Counter[str](), Counter[str](), []
    for path in PAGES:
        document, labels = page(path)
        mentions = [one for one in native_mentions(document, REGISTER, OFFICES) if one.parties]
        language = str(document.language)
        for start, end, label in labels:
            over = [one for one in mentions if one.start < end and start < one.end]
            every[language] += 1
            found[language] += is_meant(label, over)
        beside += [
            document.text[one.start : one.end]
            for one in mentions
            if not any(one.start < end and start < one.end for start, end, _ in labels)
        ]
    return {each: (found[each], every[each]) for each in sorted(every)}, beside


def test_names_of_marked_pages() -> None:
    """852 of 899 are found; what is told beside the marks was read by eye, and is right."""
    counted, beside = measured()
    assert counted == {"ja": (183, 198), "ko": (188, 196), "ru": (234, 247), "zh": (247, 258)}
    assert sorted(beside) == [
        "ASEAN", "BRICS", "EU", "NATO", "БРИКС",
        "レバノン", "ロシア", "中国", "国連", "広島", "日本",
        "나토", "나토", "한미", "한미",
    ]  # fmt: skip
