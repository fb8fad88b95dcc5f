"""What persons decided about merging, and the other ids of merged events."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE decisions (
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        kind TEXT NOT NULL,
        decided TEXT NOT NULL,
        PRIMARY KEY (first, second)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE event_aliases (
        alias TEXT NOT NULL,
        event_id TEXT NOT NULL,
        PRIMARY KEY (alias, event_id),
        FOREIGN KEY(event_id) REFERENCES events (event_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX event_aliases_event ON event_aliases (event_id)",
)


def upgrade() -> None:
    """Make the two tables."""
    for statement in TABLES:
        op.execute(statement.strip())
