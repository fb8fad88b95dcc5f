"""Documents, how they were read, and what could not be."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from dragoman.ledger.schema.base import metadata
from dragoman.ledger.schema.packed import Packed

WIDE = Integer().with_variant(BigInteger(), "postgresql")  # of 64 bits

meta = Table(
    "meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False)
)
runs = Table(
    "runs",
    metadata,
    Column("run_id", Integer, primary_key=True),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("dragoman", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("arguments", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("refusals", Integer, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document_id", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("byline", Text),
    Column("url", Text),
    Column("published", Text),
    Column("published_source", Text),
    Column("published_basis", Text),
    Column("published_claims", Text),
    Column("language", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
    Column("address", Text),
    Index("documents_published", "published", "document_id"),
    Index("documents_publisher", "publisher", "published", "document_id"),
    Index("documents_run", "run_id"),
    Index("documents_origin", "origin"),
    Index("documents_address", "address"),
)
# texts that stood at a document's address before; what they told is no longer told
earlier_versions = Table(
    "earlier_versions",
    metadata,
    Column("document_id", Text, primary_key=True, nullable=False),
    Column(
        "current_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("number", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Column("told", Text, nullable=False),
    Index("earlier_versions_current", "current_id", "number"),
)
segments = Table(
    "segments",
    metadata,
    Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("page", Integer),
    sqlite_with_rowid=False,
)
mentions = Table(
    "mentions",
    metadata,
    Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("spans", Packed, nullable=False),
    sqlite_with_rowid=False,
)
refusals = Table(
    "refusals",
    metadata,
    Column("refusal_id", Text, primary_key=True, nullable=False),
    Column("origin", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("document_id", Text),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
    Index("refusals_origin", "origin"),
    Index("refusals_run", "run_id"),
)
fingerprints = Table(
    "fingerprints",
    metadata,
    Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("fingerprint", LargeBinary, nullable=False),
)
fingerprint_bands = Table(
    "fingerprint_bands",
    metadata,
    Column("band", WIDE, primary_key=True, nullable=False, autoincrement=False),
    Column("document", Integer, primary_key=True, nullable=False, autoincrement=False),
    sqlite_with_rowid=False,
)
near_copies = Table(
    "near_copies",
    metadata,
    Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column(
        "first_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("similarity", Float, nullable=False),
    Index("near_copies_first", "first_id"),
)
document_seals = Table(
    "document_seals",
    metadata,
    Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("seals", Text, nullable=False),
    sqlite_with_rowid=False,
)
