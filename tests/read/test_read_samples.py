"""The shipped samples: every one is read, dated, and says where it comes from."""

import re
from pathlib import Path

import pytest

from dragoman.read import make_context, read_sources, samples
from dragoman.read.near_copies import THRESHOLD, fingerprint, similar
from dragoman.records import Document, SegmentKind
from dragoman.settings import Settings

NOTE = "Written for the Dragoman project from public facts."


@pytest.fixture(scope="module")
def shipped() -> list[Document]:
    """All that the samples hold; nothing of them is refused."""
    found = list(read_sources([str(samples())], context=make_context(Settings())))
    documents = [item for item in found if isinstance(item, Document)]
    assert documents == found
    return documents


def test_each_is_dated_and_says_what_it_is(shipped: list[Document]) -> None:
    """A date of its own, a headline, and the note of origin as furniture."""
    assert len(shipped) >= 40
    for document in shipped:
        assert document.published is not None, document.origin
        assert document.published_source in ("text", "metadata")
        assert document.title, document.origin
        last = document.segments[-1]
        furniture = [
            document.text[s.start : s.end]
            for s in document.segments
            if s.kind is SegmentKind.BOILERPLATE
        ]
        assert NOTE in furniture, document.origin
        assert last.kind is SegmentKind.BOILERPLATE, document.origin


def test_every_format_is_there() -> None:
    """The demo shows each format once at least."""
    endings = {path.suffix for path in samples().iterdir()}
    assert endings >= {".txt", ".html", ".jsonl", ".csv", ".xml", ".zip", ".gz"}


def test_the_readme_lists_each_file() -> None:
    """Whoever adds a sample writes down its facts."""
    listed = (samples() / "README.md").read_text("utf-8")
    missing = [p.name for p in samples().iterdir() if p.name not in listed and p.suffix != ".md"]
    assert not missing


def test_all_sessions_are_there(shipped: list[Document]) -> None:
    """Nine summits and eleven foreign ministers' meetings, by their ordinals."""
    text = "\n".join(document.text for document in shipped).lower()
    for ordinal in ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"):
        assert re.search(rf"{ordinal} trilateral summit|{ordinal} summit", text), ordinal
    for ordinal in ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"):
        assert re.search(rf"{ordinal} (?:trilateral )?(?:foreign ministers' )?meeting", text), (
            ordinal
        )
    assert "eleventh trilateral foreign ministers' meeting" in text


def test_one_pair_is_a_near_copy(shipped: list[Document]) -> None:
    """The reprint is found, and nothing else is taken for a copy."""
    prints = {Path(document.origin).name: fingerprint(document) for document in shipped}
    names = sorted(prints)
    pairs = [
        {one, two}
        for number, one in enumerate(names)
        for two in names[number + 1 :]
        if similar(prints[one], prints[two]) >= THRESHOLD
    ]
    assert pairs == [{"2024-05-27-seoul-summit.txt", "2024-05-28-seoul-summit-reprint.txt"}]
