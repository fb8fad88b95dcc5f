"""What persons corrected in events, and events that a person said are wrong."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE corrections (
        correction_id INTEGER NOT NULL,
        made TEXT NOT NULL,
        made_by TEXT NOT NULL,
        note TEXT NOT NULL,
        undone TEXT,
        undone_by TEXT,
        PRIMARY KEY (correction_id)
    )
    """,
    """
    CREATE TABLE corrected (
        correction_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        document_id TEXT NOT NULL,
        anchor TEXT NOT NULL,
        field TEXT NOT NULL,
        was TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (correction_id, position),
        FOREIGN KEY(correction_id) REFERENCES corrections (correction_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX corrected_document ON corrected (document_id)",
    """
    CREATE TABLE wrong_events (
        event_id TEXT NOT NULL,
        record TEXT NOT NULL,
        aliases TEXT NOT NULL,
        PRIMARY KEY (event_id)
    )
    """,
    """
    CREATE TABLE wrong_reports (
        report_id TEXT NOT NULL,
        event_id TEXT NOT NULL,
        PRIMARY KEY (report_id),
        FOREIGN KEY(report_id) REFERENCES reports (report_id) ON DELETE CASCADE,
        FOREIGN KEY(event_id) REFERENCES wrong_events (event_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX wrong_reports_event ON wrong_reports (event_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in TABLES:
        op.execute(statement.strip())
