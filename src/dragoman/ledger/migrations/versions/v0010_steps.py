"""The steps by which each report was made."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

STATEMENT = """
    CREATE TABLE report_steps (
        report_id TEXT NOT NULL,
        steps TEXT NOT NULL,
        PRIMARY KEY (report_id),
        FOREIGN KEY(report_id) REFERENCES reports (report_id) ON DELETE CASCADE
    )
"""


def upgrade() -> None:
    """Make the table."""
    op.execute(STATEMENT.strip())
