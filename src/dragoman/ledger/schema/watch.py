"""What `dragoman watch` remembers: its sources, how far it looked, what it told and has to tell."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from dragoman.ledger.schema.base import metadata

watch_sources = Table(
    "watch_sources",
    metadata,
    Column("name", Text, primary_key=True, nullable=False),
    Column("due", Text, nullable=False),
    Column("state", Text, nullable=False),
    sqlite_with_rowid=False,
)
watch_marks = Table(
    "watch_marks",
    metadata,
    Column("name", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
alerts = Table(
    "alerts",
    metadata,
    Column("alert_id", Integer, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("learned", Text, nullable=False),
    Column("alert", Text, nullable=False),
)
alert_keys = Table(
    "alert_keys",
    metadata,
    Column("rule", Text, primary_key=True, nullable=False),
    Column("key", Text, primary_key=True, nullable=False),
    sqlite_with_rowid=False,
)
deliveries = Table(
    "deliveries",
    metadata,
    Column(
        "alert_id",
        Integer,
        ForeignKey("alerts.alert_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("channel", Text, primary_key=True, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", Text, nullable=False),
    sqlite_with_rowid=False,
)
