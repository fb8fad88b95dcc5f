"""What ties reports is kept; all reports wait for being compared once more."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE report_sketches (
        report_id TEXT NOT NULL,
        sketch TEXT NOT NULL,
        PRIMARY KEY (report_id),
        FOREIGN KEY(report_id) REFERENCES reports (report_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE report_ties (
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        strength FLOAT NOT NULL,
        weak INTEGER NOT NULL,
        PRIMARY KEY (first, second),
        FOREIGN KEY(first) REFERENCES reports (report_id) ON DELETE CASCADE,
        FOREIGN KEY(second) REFERENCES reports (report_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX report_ties_second ON report_ties (second)",
    "INSERT OR IGNORE INTO unmerged (report_id) SELECT report_id FROM reports",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
