"""How the day of publication is known, what contradicted it, and the page of each segment."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE documents ADD COLUMN published_basis TEXT",
    "ALTER TABLE documents ADD COLUMN published_claims TEXT",
    "ALTER TABLE segments ADD COLUMN page INTEGER",
)


def upgrade() -> None:
    """Add the columns."""
    for statement in STATEMENTS:
        op.execute(statement)
