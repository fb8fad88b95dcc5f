"""What filters look up in passing stands in indexes: acts by time, papers by day, people."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STATEMENTS = (
    "DROP INDEX events_day",
    """
    CREATE INDEX events_day ON events (
        sort_day, event_id, last_day, event_type, status, certainty, confidence, quad_code,
        place_country, place
    )
    """,
    "DROP INDEX documents_publisher",
    "CREATE INDEX documents_publisher ON documents (publisher, published, document_id)",
    "DROP INDEX mechanisms_name",
    "CREATE INDEX mechanisms_name ON mechanisms (name, mechanism_id)",
    "CREATE INDEX offices_entity ON offices (entity_id, person, country)",
    "CREATE INDEX positions_entity ON positions (entity_id, date)",
)


def upgrade() -> None:
    """Make the indexes."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
