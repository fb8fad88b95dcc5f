"""What persons decided about merging, other ids of events and mechanisms, what waits."""

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
    """
    CREATE TABLE mechanism_aliases (
        alias TEXT NOT NULL,
        mechanism_id TEXT NOT NULL,
        PRIMARY KEY (alias, mechanism_id),
        FOREIGN KEY(mechanism_id) REFERENCES mechanisms (mechanism_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX mechanism_aliases_mechanism ON mechanism_aliases (mechanism_id)",
    """
    CREATE TABLE unassembled (
        family TEXT NOT NULL,
        PRIMARY KEY (family)
    ) WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Make the tables."""
    for statement in TABLES:
        op.execute(statement.strip())
