"""What single documents tell of a series is found by its proper name too."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE mechanism_reports ADD COLUMN title_family TEXT",
    "CREATE INDEX mechanism_reports_title ON mechanism_reports (title_family)",
)


def upgrade() -> None:
    """Add the column."""
    for statement in STATEMENTS:
        op.execute(statement)
