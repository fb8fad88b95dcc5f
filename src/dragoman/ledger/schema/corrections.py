"""What persons corrected and decided, for good: rows stay when it is taken back."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from dragoman.ledger.schema.base import metadata
from dragoman.ledger.schema.packed import Packed

corrections = Table(
    "corrections",
    metadata,
    Column("correction_id", Integer, primary_key=True),
    Column("made", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("undone", Text),
    Column("undone_by", Text),
)
# what persons decided of merging, also what was taken back or overruled since
decided = Table(
    "decided",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("second", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("undone", Text),
    Column("undone_by", Text),
    Index("decided_pair", "first", "second"),
)
corrected = Table(
    "corrected",
    metadata,
    Column(
        "correction_id",
        Integer,
        ForeignKey("corrections.correction_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document_id", Text, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("was", Text, nullable=False),
    Column("value", Text, nullable=False),
    Index("corrected_document", "document_id"),
    sqlite_with_rowid=False,
)
wrong_events = Table(
    "wrong_events",
    metadata,
    Column("event_id", Text, primary_key=True, nullable=False),
    Column("record", Packed, nullable=False),
    Column("aliases", Text, nullable=False),
)
wrong_reports = Table(
    "wrong_reports",
    metadata,
    Column(
        "report_id",
        Text,
        ForeignKey("reports.report_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column(
        "event_id",
        Text,
        ForeignKey("wrong_events.event_id", ondelete="CASCADE"),
        nullable=False,
    ),
    Index("wrong_reports_event", "event_id"),
    sqlite_with_rowid=False,
)
