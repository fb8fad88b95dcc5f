"""What is found on whole pages in Korean, Japanese, Chinese and Russian.

The pages are ours, written from public facts and labelled before anything was run on them.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.annotate.times.native import find_native_times
from dragoman.entities.names.register import Register
from dragoman.entities.native import native_mentions
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.records import Document

PAGES = Path(__file__).parents[1] / "gold" / "native" / "pages.json"


def spans(text: str, labels: list[list[str]]) -> list[tuple[int, int, str]]:
    """Return where the labelled words stand; each stands once."""
    found = []
    for words, label in labels:
        assert text.count(words) == 1 or label.count(":") < 2, words
        start = text.index(words)
        found.append((start, start + len(words), label))
    return found


def told(page: dict[str, Any]) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return missed names, mentions beside the labels, missed days, and days told wrong."""
    text, day = page["text"], date.fromisoformat(page["published"])
    document = Document("d", text, language=page["language"], published=day)
    mentions = [one for one in native_mentions(document, Register.load(), OfficeRegister.load())
                if one.parties]  # fmt: skip
    times = find_native_times(text, day, page["language"])
    names, days = spans(text, page["names"]), spans(text, page["days"])

    def meant(one: Any) -> set[str]:  # noqa: ANN401 - a mention
        ids = {party.entity_id for party in one.parties}
        return ids | {",".join(sorted(filter(None, (each.country for each in one.parties))))}

    def label(given: str) -> str:
        return given if ":" in given else ",".join(sorted(given.split(",")))

    missed = [
        text[start:end]
        for start, end, given in names
        if not any(one.start < end and start < one.end and label(given) in meant(one)
                   for one in mentions)
    ]  # fmt: skip
    beside = [
        text[one.start : one.end]
        for one in mentions
        if not any(one.start < end and start < one.end for start, end, _ in names)
    ]
    lost = [
        text[start:end]
        for start, end, given in days
        if not any(one.start < end and start < one.end and str(one.date) == given for one in times)
    ]
    false = [
        one.text
        for one in times
        if not any(one.start < end and start < one.end and str(one.date) == given
                   for start, end, given in days)
    ]  # fmt: skip
    return missed, beside, lost, false


def test_names_and_days_of_pages() -> None:
    """All 50 names and all 20 days, none of these wrong; what else is named was read by eye."""
    pages = json.loads(PAGES.read_text(encoding="utf-8"))
    assert (sum(len(one["names"]) for one in pages), sum(len(one["days"]) for one in pages)) == (
        50,
        20,
    )
    assert {one["language"]: told(one) for one in pages} == {
        "ko": ([], ["도쿄", "일본"], [], []),
        "ja": ([], ["ソウル", "李首相"], [], []),
        "zh": (
            [],
            ["莫斯科", "中共中央政治局委员", "莫斯科", "王毅", "王毅", "王毅", "俄罗斯"],
            [],
            [],
        ),
        "ru": ([], ["председатель государственных дел КНДР", "российский лидер"], [], []),
    }
