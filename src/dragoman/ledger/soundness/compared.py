"""Whether what tells near-copies hangs together: fingerprints, their bands, and how alike two are.

Nothing here is made of the texts anew: a later version may take other fingerprints of them.
"""

import sqlite3
import struct
from collections.abc import Iterator

from dragoman.ledger.rows.rows import band_number

FIGURE = 4  # bytes of each number of a fingerprint
TABLES = ("fingerprints", "fingerprint_bands", "near_copies")
BANDS = """
SELECT d.document_id, b.band, f.fingerprint FROM fingerprint_bands b
LEFT JOIN documents d ON d.number = b.document
LEFT JOIN fingerprints f ON f.document_id = d.document_id ORDER BY b.document
"""
COPIES = """
SELECT c.document_id, c.similarity, one.fingerprint, first.fingerprint FROM near_copies c
LEFT JOIN fingerprints one ON one.document_id = c.document_id
LEFT JOIN fingerprints first ON first.document_id = c.first_id
"""


def parted(raw: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the table and the document of what does not fit what it was made of.

    Args:
        raw: the file.
    """
    from dragoman.read.near_copies import bands, similar  # noqa: PLC0415 - loads the readers

    last: object = None
    made = frozenset[int]()
    for name, band, kept in raw.execute(BANDS):
        if last != (name, kept):
            last, made = (name, kept), frozenset(map(band_number, bands(_figures(kept))))
        if band not in made:
            yield "fingerprint_bands", str(name)
    for name, told, one, first in raw.execute(COPIES):
        ours, theirs = _figures(one), _figures(first)
        alike = round(similar(ours, theirs), 4) if len(ours) == len(theirs) else None
        if told != alike:
            yield "near_copies", str(name)


def _figures(kept: object) -> tuple[int, ...]:
    """Return the numbers of a fingerprint; none where it is none."""
    if not isinstance(kept, bytes) or len(kept) % FIGURE:
        return ()
    return struct.unpack(f"<{len(kept) // FIGURE}I", kept)
