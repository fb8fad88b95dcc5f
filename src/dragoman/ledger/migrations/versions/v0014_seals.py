"""Short numbers by which a document, and what was found in it, is known again."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SEALS = """
    CREATE TABLE document_seals (
        document_id TEXT NOT NULL,
        seals TEXT NOT NULL,
        PRIMARY KEY (document_id),
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE
    ) WITHOUT ROWID
"""


def upgrade() -> None:
    """Make the table; what was read before has no seal, and is looked at as before."""
    op.execute(SEALS.strip())
