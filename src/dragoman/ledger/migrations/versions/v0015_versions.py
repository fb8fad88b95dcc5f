"""Where documents stand, in one spelling, and the texts that stood there before."""

import sqlalchemy as sa
from alembic import op

from dragoman.ledger.versions.addresses import address_of
from dragoman.records import Document

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE documents ADD COLUMN address TEXT",
    "CREATE INDEX documents_address ON documents (address)",
    """
    CREATE TABLE earlier_versions (
        document_id TEXT NOT NULL,
        current_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        record TEXT NOT NULL,
        told TEXT NOT NULL,
        PRIMARY KEY (document_id),
        FOREIGN KEY(current_id) REFERENCES documents (document_id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX earlier_versions_current ON earlier_versions (current_id, number)",
)


def upgrade() -> None:
    """Add the column and the table; what was read already gets its address."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
    connection = op.get_bind()
    write = sa.text("UPDATE documents SET address = :address WHERE number = :number")
    for number, url, origin in connection.execute(
        sa.text("SELECT number, url, origin FROM documents")
    ).all():
        found = address_of(Document("", "", url=url, origin=origin))
        connection.execute(write, {"address": found, "number": number})
