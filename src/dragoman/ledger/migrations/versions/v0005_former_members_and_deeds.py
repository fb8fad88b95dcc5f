"""Who once belonged is found too, and deeds; all reports wait, since their events may be deeds."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE members_ever (
        member TEXT NOT NULL,
        mechanism_id TEXT NOT NULL,
        standing TEXT NOT NULL,
        PRIMARY KEY (member, mechanism_id),
        FOREIGN KEY(mechanism_id) REFERENCES mechanisms (mechanism_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO members_ever
    SELECT member, mechanism_id, CASE
        WHEN instr(' ' || targets || ' ', ' ' || member || ' ')
        AND NOT instr(' ' || members || ' ', ' ' || member || ' ') THEN 'target'
        ELSE 'member' END
    FROM mechanism_members JOIN mechanisms USING (mechanism_id)
    """,
    """
    INSERT INTO members_ever
    SELECT member, mechanism_id, status FROM (
        SELECT
            json_extract(turn.value, '$.member') AS member,
            mechanism_id,
            json_extract(turn.value, '$.status') AS status,
            row_number() OVER (
                PARTITION BY mechanism_id, json_extract(turn.value, '$.member')
                ORDER BY turn.key DESC
            ) AS back
        FROM mechanisms, json_each(record, '$.membership') AS turn
        WHERE json_extract(turn.value, '$.status') != 'joining'
    )
    WHERE back = 1 AND status IN ('left', 'leaving', 'suspended')
    ON CONFLICT (member, mechanism_id) DO UPDATE SET standing = excluded.standing
    WHERE members_ever.standing = 'member'
    """,
    "DROP TABLE mechanism_members",
    "ALTER TABLE members_ever RENAME TO mechanism_members",
    "CREATE INDEX mechanism_members_mechanism ON mechanism_members (mechanism_id)",
    """
    CREATE TABLE deeds (
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        clause TEXT NOT NULL,
        day TEXT NOT NULL,
        event_id TEXT NOT NULL,
        status TEXT NOT NULL,
        PRIMARY KEY (first, second, clause, day, event_id),
        FOREIGN KEY(event_id) REFERENCES events (event_id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX deeds_event ON deeds (event_id)",
    "INSERT OR IGNORE INTO unmerged (report_id) SELECT report_id FROM reports",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
