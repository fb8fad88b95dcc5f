"""What tells near-copies fits together, or is told not to."""

import sqlite3

import pytest

from dragoman.ledger.merge.copies import Minhashes
from dragoman.ledger.rows.rows import band_number
from dragoman.ledger.soundness.compared import parted
from dragoman.records import Document, Segment, SegmentKind

WORDS = " ".join(f"They spoke of matter {n} in room {n * 7}." for n in range(40))
PRINT = Minhashes().fingerprint(
    Document("a", WORDS, segments=(Segment(0, len(WORDS), SegmentKind.BODY),))
)
TABLES = """
CREATE TABLE documents (number, document_id);
CREATE TABLE fingerprints (document_id, fingerprint);
CREATE TABLE fingerprint_bands (band, document);
CREATE TABLE near_copies (document_id, first_id, similarity);
INSERT INTO documents VALUES (1, 'a'), (2, 'b');
"""


@pytest.mark.parametrize(
    ("band", "second", "similarity", "told"),
    [
        (0, PRINT, 1.0, []),
        (1, PRINT, 1.0, [("fingerprint_bands", "a")]),
        (0, PRINT, 0.99, [("near_copies", "b")]),
        (0, PRINT[:-4], 1.0, [("near_copies", "b")]),
        (0, b"x", 1.0, [("near_copies", "b")]),
        (0, None, 1.0, [("near_copies", "b")]),
    ],
)
def test_what_does_not_fit_is_told(
    band: int, second: bytes | None, similarity: float, told: list[tuple[str, str]]
) -> None:
    """By its table and its document."""
    raw = sqlite3.connect(":memory:")
    raw.executescript(TABLES)
    bands = [(band_number(one) + band, 1) for one in Minhashes().bands(PRINT)[:1]]
    raw.executemany("INSERT INTO fingerprint_bands VALUES (?, ?)", bands)
    raw.executemany("INSERT INTO fingerprints VALUES (?, ?)", [("a", PRINT), ("b", second)])
    raw.execute("INSERT INTO near_copies VALUES ('b', 'a', ?)", (similarity,))
    assert list(parted(raw)) == told
    raw.close()
