"""Standing arrangements: observations, and what they are put together to."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from dragoman.ledger.schema.base import metadata
from dragoman.ledger.schema.packed import Packed

mechanism_reports = Table(
    "mechanism_reports",
    metadata,
    Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("mechanism_id", Text, nullable=False),
    Column("record", Packed, nullable=False),
    Column("title_family", Text),
    Index("mechanism_reports_mechanism", "mechanism_id"),
    Index("mechanism_reports_title", "title_family"),
    sqlite_with_rowid=False,
)
mechanisms = Table(
    "mechanisms",
    metadata,
    Column("mechanism_id", Text, primary_key=True, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("members", Text, nullable=False),
    Column("targets", Text, nullable=False),
    Column("level", Text),
    Column("acknowledged", Integer, nullable=False),
    Column("status", Text),
    Column("record", Text, nullable=False),
    Index("mechanisms_name", "name", "mechanism_id"),
)


def _mechanism() -> Column[str]:
    """Return a column that belongs to a mechanism and goes with it."""
    return Column(
        "mechanism_id",
        Text,
        ForeignKey("mechanisms.mechanism_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    )


mechanism_aliases = Table(
    "mechanism_aliases",
    metadata,
    Column("alias", Text, primary_key=True, nullable=False),
    _mechanism(),
    Index("mechanism_aliases_mechanism", "mechanism_id"),
    sqlite_with_rowid=False,
)
unassembled = Table(
    "unassembled",
    metadata,
    Column("family", Text, primary_key=True, nullable=False),
    sqlite_with_rowid=False,
)
mechanism_members = Table(
    "mechanism_members",
    metadata,
    Column("member", Text, primary_key=True, nullable=False),
    _mechanism(),
    Column("standing", Text, nullable=False),
    Index("mechanism_members_mechanism", "mechanism_id"),
    sqlite_with_rowid=False,
)
mechanism_sessions = Table(
    "mechanism_sessions",
    metadata,
    _mechanism(),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("date_precision", Text),
    Column("place", Text),
    Column("country", Text),
    Column("ordinal", Integer),
    Column("host", Text),
    Column("status", Text, nullable=False),
    Column("quote", Text),
    sqlite_with_rowid=False,
)
mechanism_history = Table(
    "mechanism_history",
    metadata,
    _mechanism(),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("status", Text, nullable=False),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("date_precision", Text),
    Column("reasons", Text, nullable=False),
    Column("quote", Text),
    sqlite_with_rowid=False,
)
