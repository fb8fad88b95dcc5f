"""What `dragoman watch` remembers: its sources, how far it looked, what it told and has to tell."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE watch_sources (
        name TEXT NOT NULL,
        due TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (name)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE watch_marks (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (name)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE alerts (
        alert_id INTEGER NOT NULL,
        rule TEXT NOT NULL,
        learned TEXT NOT NULL,
        alert TEXT NOT NULL,
        PRIMARY KEY (alert_id)
    )
    """,
    """
    CREATE TABLE alert_keys (
        rule TEXT NOT NULL,
        key TEXT NOT NULL,
        PRIMARY KEY (rule, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE deliveries (
        alert_id INTEGER NOT NULL,
        channel TEXT NOT NULL,
        tries INTEGER NOT NULL,
        due TEXT NOT NULL,
        PRIMARY KEY (alert_id, channel),
        FOREIGN KEY(alert_id) REFERENCES alerts (alert_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX documents_origin ON documents (origin)",
)


def upgrade() -> None:
    """Make the tables, and the index by which a page that is known is not fetched again."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
