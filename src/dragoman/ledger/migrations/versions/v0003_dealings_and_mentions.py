"""What passes between two states, narrow enough to be summed up at once; whom documents name."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE dealings (
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        event_id TEXT NOT NULL,
        date_start TEXT,
        date_end TEXT,
        status TEXT NOT NULL,
        certainty TEXT NOT NULL,
        quad_code INTEGER NOT NULL,
        intensity FLOAT NOT NULL,
        confidence FLOAT NOT NULL,
        PRIMARY KEY (first, second, event_id),
        FOREIGN KEY(event_id) REFERENCES events (event_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX dealings_event ON dealings (event_id)",
    """
    CREATE INDEX dealings_time ON dealings (
        date_end, date_start, first, second, status, certainty, quad_code, intensity, confidence
    )
    """,
    """
    CREATE TABLE mentions (
        document_id TEXT NOT NULL,
        spans TEXT NOT NULL,
        PRIMARY KEY (document_id),
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
)
# The rule of `dragoman.ledger.pairs.pairs_of`, as it was when this was written.
FILL = """
    INSERT OR IGNORE INTO dealings
    SELECT pair.first, pair.second, event.event_id, event.date_start, event.date_end,
        event.status, event.certainty, event.quad_code, event.intensity, event.confidence
    FROM event_pairs AS pair
    JOIN events AS event ON event.event_id = pair.event_id
    JOIN event_countries AS one ON one.country = pair.first
        AND one.sort_day = pair.sort_day AND one.event_id = pair.event_id
    JOIN event_countries AS other ON other.country = pair.second
        AND other.sort_day = pair.sort_day AND other.event_id = pair.event_id
    WHERE event.event_type = 'CONSULT'
        OR (one.actor AND other.recipient) OR (other.actor AND one.recipient)
        OR (event.event_type IN ('AGREE', 'COOPERATE', 'SUPPORT', 'RETREAT')
            AND one.actor AND other.actor
            AND NOT EXISTS (SELECT 1 FROM event_countries AS any_other
                WHERE any_other.event_id = pair.event_id AND any_other.recipient))
"""


def upgrade() -> None:
    """Make the tables and fill the first from the events that are there."""
    for statement in (*TABLES, FILL):
        op.execute(statement.strip())
