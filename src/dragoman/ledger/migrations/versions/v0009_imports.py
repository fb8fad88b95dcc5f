"""Other people's event data, in tables of its own."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE imports (
        import_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        form TEXT NOT NULL,
        digest TEXT NOT NULL,
        dragoman TEXT NOT NULL,
        finished BOOLEAN NOT NULL,
        PRIMARY KEY (import_id),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE imported (
        import_id INTEGER NOT NULL,
        line INTEGER NOT NULL,
        part INTEGER NOT NULL,
        act INTEGER NOT NULL,
        event_id TEXT,
        start TEXT,
        "end" TEXT,
        event_type TEXT,
        mode TEXT,
        quad_code INTEGER,
        intensity FLOAT,
        number FLOAT NOT NULL,
        their_type TEXT,
        their_quad TEXT,
        their_intensity FLOAT,
        actor TEXT,
        actor_codes TEXT,
        actor_states TEXT,
        actor_sector TEXT,
        recipient TEXT,
        recipient_codes TEXT,
        recipient_states TEXT,
        recipient_sector TEXT,
        mutual BOOLEAN NOT NULL,
        place TEXT,
        place_state TEXT,
        publisher TEXT,
        url TEXT,
        deaths INTEGER,
        PRIMARY KEY (import_id, line, part),
        FOREIGN KEY(import_id) REFERENCES imports (import_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX imported_act ON imported (import_id, act)",
    """
    CREATE TABLE import_refusals (
        import_id INTEGER NOT NULL,
        line INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (import_id, line),
        FOREIGN KEY(import_id) REFERENCES imports (import_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
