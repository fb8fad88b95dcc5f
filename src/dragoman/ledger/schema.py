"""The ledger's tables, as the newest migration leaves them.

Invariants: documents and reports never change once written; merged events and everything that
hangs on them can be thrown away and made again from the reports; no number that depends on the
order of reading is ever exported. Days are ISO text, so that they sort and read well.
"""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0004"
APPLICATION_ID = 0x4472676D
UNDATED = "~"

metadata = MetaData()


def _document() -> Column[str]:
    """Return a column that belongs to a document and goes with it."""
    return Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        nullable=False,
    )


def _event(*, key: bool = True) -> Column[str]:
    """Return a column that belongs to a merged event and goes with it."""
    return Column(
        "event_id",
        Text,
        ForeignKey("events.event_id", ondelete="CASCADE"),
        primary_key=key,
        nullable=False,
    )


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
    Column("language", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
    Index("documents_published", "published", "document_id"),
    Index("documents_publisher", "publisher"),
    Index("documents_run", "run_id"),
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
    Column("spans", Text, nullable=False),
    sqlite_with_rowid=False,
)
reports = Table(
    "reports",
    metadata,
    Column("report_id", Text, primary_key=True, nullable=False),
    _document(),
    Column("position", Integer, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("speaker", Text),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("confidence", Float, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("document_id", "position"),
)
evidence = Table(
    "evidence",
    metadata,
    Column("number", Integer, primary_key=True),
    Column(
        "report_id",
        Text,
        ForeignKey("reports.report_id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("position", Integer, nullable=False),
    _document(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    UniqueConstraint("report_id", "position"),
    Index("evidence_document", "document_id"),
)
report_blocks = Table(
    "report_blocks",
    metadata,
    Column("block", Text, primary_key=True, nullable=False),
    Column(
        "report_id",
        Text,
        ForeignKey("reports.report_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Index("report_blocks_report", "report_id"),
    sqlite_with_rowid=False,
)
unmerged = Table(
    "unmerged",
    metadata,
    Column(
        "report_id",
        Text,
        ForeignKey("reports.report_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    sqlite_with_rowid=False,
)
events = Table(
    "events",
    metadata,
    Column("event_id", Text, primary_key=True, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("quad_code", Integer, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("date_precision", Text),
    Column("date_text", Text),
    Column("place", Text),
    Column("place_country", Text),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("attribution", Text, nullable=False),
    Column("speaker", Text),
    Column("speaker_id", Text),
    Column("mechanism_id", Text),
    Column("confidence", Float, nullable=False),
    Column("sort_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("events_day", "sort_day", "event_id", "last_day"),
    Index("events_type", "event_type", "sort_day", "event_id", "status", "last_day"),
    Index("events_status", "status", "sort_day", "event_id", "last_day"),
    Index("events_mechanism", "mechanism_id", "sort_day"),
    Index("events_speaker", "speaker", "event_id"),
)
event_reports = Table(
    "event_reports",
    metadata,
    _event(),
    Column(
        "report_id",
        Text,
        ForeignKey("reports.report_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
        unique=True,
    ),
    sqlite_with_rowid=False,
)
event_aliases = Table(
    "event_aliases",
    metadata,
    Column("alias", Text, primary_key=True, nullable=False),
    _event(),
    Index("event_aliases_event", "event_id"),
    sqlite_with_rowid=False,
)
decisions = Table(
    "decisions",
    metadata,
    Column("first", Text, primary_key=True, nullable=False),
    Column("second", Text, primary_key=True, nullable=False),
    Column("kind", Text, nullable=False),
    Column("decided", Text, nullable=False),
    sqlite_with_rowid=False,
)
parties = Table(
    "parties",
    metadata,
    _event(),
    Column("role", Text, primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    Column("entity_id", Text, ForeignKey("entities.entity_id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("person", Text),
    Column("office", Text),
    Index("parties_entity", "entity_id", "event_id"),
    Index("parties_person", "person", "event_id"),
    sqlite_with_rowid=False,
)
event_countries = Table(
    "event_countries",
    metadata,
    Column("country", Text, primary_key=True, nullable=False),
    Column("sort_day", Text, primary_key=True, nullable=False),
    _event(),
    Column("last_day", Text, nullable=False),
    Column("actor", Integer, nullable=False),
    Column("recipient", Integer, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Index("event_countries_event", "event_id"),
    sqlite_with_rowid=False,
)
event_pairs = Table(
    "event_pairs",
    metadata,
    Column("first", Text, primary_key=True, nullable=False),
    Column("second", Text, primary_key=True, nullable=False),
    Column("sort_day", Text, primary_key=True, nullable=False),
    _event(),
    Column("last_day", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Index("event_pairs_event", "event_id"),
    sqlite_with_rowid=False,
)
dealings = Table(
    "dealings",
    metadata,
    Column("first", Text, primary_key=True, nullable=False),
    Column("second", Text, primary_key=True, nullable=False),
    _event(),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("quad_code", Integer, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("dealings_event", "event_id"),
    Index(
        "dealings_time",
        "date_end",
        "date_start",
        "first",
        "second",
        "status",
        "certainty",
        "quad_code",
        "intensity",
        "confidence",
    ),
    sqlite_with_rowid=False,
)
event_tags = Table(
    "event_tags",
    metadata,
    Column("kind", Text, primary_key=True, nullable=False),
    Column("value", Text, primary_key=True, nullable=False),
    Column("sort_day", Text, primary_key=True, nullable=False),
    _event(),
    Column("last_day", Text, nullable=False),
    Index("event_tags_event", "event_id"),
    sqlite_with_rowid=False,
)
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
    Column("record", Text, nullable=False),
    Index("offices_person", "person"),
    Index("offices_country", "country"),
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
    Column("record", Text, nullable=False),
    Index("positions_issue", "issue", "date"),
    Index("positions_country", "country", "date"),
    sqlite_with_rowid=False,
)
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
    Column("record", Text, nullable=False),
    Index("mechanism_reports_mechanism", "mechanism_id"),
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
    Index("mechanisms_name", "name"),
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
    Column("band", Integer, primary_key=True, nullable=False, autoincrement=False),
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
