"""The ledger: one file with everything that was read, and the way to look into it.

>>> import tempfile
>>> from dragoman.ledger import Filter, Ledger
>>> with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/week.ledger") as ledger:
...     list(ledger.events(Filter.parse("actor=KOR since=2025")))
[]
"""

from dragoman.ledger.entries import (
    Counts,
    DocumentRow,
    DyadRow,
    Entry,
    Fingerprint,
    Happenings,
    Mentioned,
    Merged,
    NearCopy,
    Person,
    Report,
    Run,
    Tally,
)
from dragoman.ledger.filters import KEYS, Filter
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.sqlite.store import SqliteStore
from dragoman.ledger.store import Store

__all__ = [
    "KEYS",
    "Counts",
    "DocumentRow",
    "DyadRow",
    "Entry",
    "Filter",
    "Fingerprint",
    "Happenings",
    "Ledger",
    "Mentioned",
    "Merged",
    "NearCopy",
    "Person",
    "Report",
    "Run",
    "SqliteStore",
    "Store",
    "Tally",
]
