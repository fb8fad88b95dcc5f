"""Who is spoken of: entities, offices, and what was said on issues."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, Table, Text

from dragoman.ledger.schema.base import metadata
from dragoman.ledger.schema.packed import Packed

entities = Table(
    "entities",
    metadata,
    Column("entity_id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("person", Integer, nullable=False),
    Index("entities_name", "name"),
)
offices = Table(
    "offices",
    metadata,
    Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("start", Text),
    Column("end", Text),
    Column("quote", Text),
    Column("record", Packed, nullable=False),
    Index("offices_person", "person"),
    Index("offices_country", "country"),
    Index("offices_entity", "entity_id", "person", "country"),
    sqlite_with_rowid=False,
)
office_words = Table(
    "office_words",
    metadata,
    Column("word", Text, primary_key=True, nullable=False),
    Column("document_id", Text, primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    ForeignKeyConstraint(
        ["document_id", "position"],
        ["offices.document_id", "offices.position"],
        ondelete="CASCADE",
    ),
    Index("office_words_office", "document_id", "position"),
    sqlite_with_rowid=False,
)
positions = Table(
    "positions",
    metadata,
    Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("entity_id", Text),
    Column("country", Text),
    Column("issue", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("date", Text),
    Column("quote", Text, nullable=False),
    Column("record", Packed, nullable=False),
    Index("positions_issue", "issue", "date"),
    Index("positions_country", "country", "date"),
    Index("positions_entity", "entity_id", "date"),
    sqlite_with_rowid=False,
)
