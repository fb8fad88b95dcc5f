"""Hostile inputs without end: each target takes one, and fails where it may not.

    python tests/fuzz/fuzzing.py [--inputs 20000] [--target read]

Prints for each target how many inputs it took, how many made it fail, and the slowest one. Each
failure is shown with its smallest input, which belongs into a test.
"""

import argparse
import io
import json
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dragoman.annotate.times import find_times
from dragoman.cli.jsonlines import LineError, parse_object
from dragoman.errors import FilterError
from dragoman.ledger.filters import KEYS, Filter
from dragoman.pipeline import Pipeline
from dragoman.processor_time import within
from dragoman.read import make_context
from dragoman.read.context import Budget, Hints
from dragoman.read.dispatch import read_stream
from dragoman.records import Document
from dragoman.settings import Settings

SECONDS = 20.0
FAULTS = frozenset({"fault", "failed", "over-budget"})
DAY = date(2024, 5, 22)
PIECES = (
    b"<p>",
    b"</p>",
    b"<div ",
    b"<!--",
    b"-->",
    b"<script>",
    b"<![CDATA[",
    b"<?xml version='1.0'?>",
    b"<rss>",
    b"<item>",
    b"<description>",
    b"&amp;",
    b"&#0;",
    b"&#x202e;",
    b'{"id":"1","text":"',
    b'"}\n',
    b"\x1f\x8b\x08\x00",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"Content-Length: 9\r\n\r\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"id,text\n",
    b'"',
    b"\r\n",
    b"\x00",
    "\u202e\u2028\ufeff".encode(),
    b"SEOUL, May 22, 2024 - ",
    b"The foreign ministers of Chile and Peru met in Lima on Tuesday.",
    b"<article>",
    b"<h1>Talks</h1>",
)
WORDS = (
    "Chile",
    "Peru's",
    "President Ada Corvin",
    "met",
    "will meet",
    "condemned",
    "did not sign",
    "a treaty with",
    "on Tuesday",
    "on May 32",
    "last month",
    "the two countries",
    "both",
    "who",
    "said that",
    "\u201c",
    "\u201d",
    '"',
    "in Lima",
    ",",
    ".",
    "and",
    "-",
    "(",
    "\n",
    "\n\n",
    "12th",
    "0000-00-00",
    "the third round of talks",
    "urged",
    "\u0627\u0644",
    "e\u0301",
    "\u200b",
    "U.S.",
    "Mr.",
    "KCNA",
    "is to",
    "before",
    "from 1999 to",
    "\ud800",
)
TERMS = (
    *(f"{key}=" for key in KEYS),
    '"',
    "\\",
    ",",
    ">=",
    "KOR",
    "CHN,JPN",
    "2024-13",
    "0.5",
    " ",
    "\x00",
)
blobs = st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=30).map(b"".join)
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=40).map(" ".join)
filters = st.lists(st.sampled_from(TERMS) | st.text(max_size=6), max_size=12).map("".join)


@cache
def reader() -> Pipeline:
    """Return the shipped reader."""
    return Pipeline.load(Settings(document_seconds=SECONDS))


@cache
def context() -> object:
    """Return what readers are handed."""
    return make_context(Settings(document_seconds=SECONDS), today=DAY)


def read(body: bytes) -> None:
    """Bytes become documents whose parts lie in them, or refusals that are no faults."""
    found = list(read_stream(io.BytesIO(body), Hints("a", "a", Budget(1_000_000)), context()))  # type: ignore[arg-type]
    for one in found:
        if isinstance(one, Document):
            at = 0
            for part in one.segments:
                assert at <= part.start <= part.end <= len(one.text), part
                at = part.end
        else:
            assert one.code not in FAULTS, one


def when(text: str) -> None:
    """Times stand where they say they do."""
    last = 0
    for one in find_times(text, DAY):
        assert text[one.start : one.end] == one.text, one
        assert last <= one.start < one.end, one
        last = one.end


def code(text: str) -> None:
    """Every quote stands in its text, and nothing is a fault."""
    document = Document("d", text.encode("utf-8", "replace").decode(), published=DAY)
    (told,) = reader().process([document])
    assert not told.refusals, told.refusals
    for event in told.events:
        for piece in event.evidence:
            assert document.text[piece.start : piece.end] == piece.quote, piece
    for mention in told.mentions:
        assert 0 <= mention.start < mention.end <= len(document.text), mention


def filtered(line: str) -> None:
    """A filter is understood, or told to be none."""
    try:
        Filter.parse(line).bounded()
    except FilterError:
        return


def json_line(body: bytes) -> None:
    """A line is an object, or told to be none."""
    try:
        assert isinstance(parse_object(body), dict)
    except LineError:
        return


TARGETS: dict[str, tuple[Callable[..., None], st.SearchStrategy[object]]] = {
    "read": (read, blobs),
    "when": (when, texts),
    "filter": (filtered, filters),
    "json": (json_line, blobs),
    "code": (code, texts),
}


@dataclass
class Outcome:
    """What came of a target.

    Attributes:
        target: its name.
        inputs: how many it took.
        failures: how many made it fail, before and after they were made smaller: 0 or more.
        slowest: seconds of the processor.
    """

    target: str
    inputs: int = 0
    failures: int = 0
    slowest: float = 0.0


def fuzz(name: str, inputs: int) -> Outcome:
    """Hand so many inputs to a target."""
    target, strategy = TARGETS[name]
    outcome = Outcome(name)

    @settings(
        max_examples=inputs,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def one(given_: object) -> None:
        outcome.inputs += 1
        began = time.process_time()
        try:
            with within(SECONDS):
                target(given_)
        except Exception:
            outcome.failures += 1
            raise
        finally:
            outcome.slowest = max(outcome.slowest, time.process_time() - began)

    try:
        one()
    except Exception:  # noqa: BLE001 - shown with its input, and the next target goes on
        traceback.print_exc()
    return outcome


def main() -> None:
    """Fuzz one target or all, and print what came of each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=20_000, help="for each target")
    parser.add_argument("--target", choices=TARGETS)
    chosen = parser.parse_args()
    done = [fuzz(name, chosen.inputs) for name in ([chosen.target] if chosen.target else TARGETS)]
    for one in done:
        print(json.dumps(one.__dict__))
    print(json.dumps({"inputs": sum(one.inputs for one in done),
                      "failures": sum(one.failures for one in done)}))  # fmt: skip
    sys.exit(any(one.failures for one in done))


if __name__ == "__main__":
    main()
