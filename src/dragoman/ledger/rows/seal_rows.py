"""What a document brought into a ledger, as a short number for each table, to know it again by.

Invariant: a document and what was found in it never change once written, so that these numbers
are made once, from the very rows. Columns that the ledger itself gives (numbers, runs) are not in
them, nor are columns that a later version may add.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

SEAL_BYTES = 8
OF_TEXT = ("documents", "segments")
SEALED: Mapping[str, tuple[str, ...]] = {
    "documents": (
        *("document_id", "title", "publisher", "byline", "url", "published", "published_source"),
        *("published_basis", "published_claims", "language", "origin", "text"),
    ),
    "segments": ("position", "start", "end", "kind", "page"),
    "mentions": ("spans",),
    "reports": (
        *("report_id", "position", "event_type", "status", "certainty", "speaker", "date_start"),
        *("date_end", "confidence", "record"),
    ),
    "evidence": ("report_id", "position", "start", "end", "quote"),
    "report_steps": ("report_id", "steps"),
    "offices": (
        *("position", "entity_id", "person", "title", "country", "sector", "start", "end"),
        *("quote", "record"),
    ),
    "positions": (
        *("position", "speaker", "entity_id", "country", "issue", "stance", "date", "quote"),
        "record",
    ),
    "mechanism_reports": ("position", "mechanism_id", "record", "title_family"),
}


VERSIONS = "earlier_versions"  # each sealed for itself, so that one is known among others
OF_VERSIONS = ("document_id", "record", "told")


def versions_seal(rows: Iterable[Sequence[Any]]) -> str:
    """Return the seals of earlier versions, one for each.

    >>> len(versions_seal([["d1", "{}", "[]"], ["d2", "{}", "[]"]]).split())
    2
    """
    return " ".join(sorted(seal([row]) for row in rows))


def seal_row(document_id: str, found: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, str]:
    """Return the row that seals a document.

    Args:
        document_id: of it.
        found: its rows by table, each with all its columns.
    """
    made = {
        table: seal([row[name] for name in columns] for row in found.get(table, ()))
        for table, columns in SEALED.items()
    }
    return {"document_id": document_id, "seals": json.dumps(made)}


def seal(rows: Iterable[Sequence[Any]]) -> str:
    """Return what stands for rows, in whatever order they come; empty for none.

    >>> seal([["d1", 1], ["d1", 2]]) == seal([["d1", 2], ["d1", 1]]), seal([])
    (True, '')
    """
    lines = sorted(json.dumps(list(map(_plain, row)), default=repr) for row in rows)
    return blake2b("\n".join(lines).encode(), digest_size=SEAL_BYTES).hexdigest() if lines else ""


def _plain(value: object) -> object:
    """Return a value as the database gives it back: a whole figure may come as a broken one."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
