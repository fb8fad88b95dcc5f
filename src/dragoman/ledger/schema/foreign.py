"""Other people's event data: kept beside what was read, in tables of its own, never among it."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table, Text

from dragoman.ledger.schema.base import metadata
from dragoman.ledger.schema.texts import WIDE

imports = Table(
    "imports",
    metadata,
    Column("import_id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("form", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("dragoman", Text, nullable=False),
    Column("finished", Boolean, nullable=False),
)
imported = Table(
    "imported",
    metadata,
    Column(
        "import_id",
        Integer,
        ForeignKey("imports.import_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("act", WIDE, nullable=False),
    Column("event_id", Text),
    Column("start", Text),
    Column("end", Text),
    Column("event_type", Text),
    Column("mode", Text),
    Column("quad_code", Integer),
    Column("intensity", Float),
    Column("number", Float, nullable=False),
    Column("their_type", Text),
    Column("their_quad", Text),
    Column("their_intensity", Float),
    Column("actor", Text),
    Column("actor_codes", Text),
    Column("actor_states", Text),
    Column("actor_sector", Text),
    Column("recipient", Text),
    Column("recipient_codes", Text),
    Column("recipient_states", Text),
    Column("recipient_sector", Text),
    Column("mutual", Boolean, nullable=False),
    Column("place", Text),
    Column("place_state", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("deaths", Integer),
    Index("imported_act", "import_id", "act"),
    sqlite_with_rowid=False,
)
import_refusals = Table(
    "import_refusals",
    metadata,
    Column(
        "import_id",
        Integer,
        ForeignKey("imports.import_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)
