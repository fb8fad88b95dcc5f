"""Who decided what of merging, when, and who took it back."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE decided (
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        made TEXT NOT NULL,
        made_by TEXT NOT NULL,
        undone TEXT,
        undone_by TEXT,
        PRIMARY KEY (number)
    )
    """,
    "CREATE INDEX decided_pair ON decided (first, second)",
    """
    INSERT INTO decided (kind, first, second, made, made_by)
    SELECT kind, first, second, decided, '' FROM decisions
    """,
)


def upgrade() -> None:
    """Make the table; of what was decided before, nobody noted by whom."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
