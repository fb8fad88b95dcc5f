"""How the date of an event is known, and the first day on which a document told it."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE events ADD COLUMN date_basis TEXT",
    "ALTER TABLE events ADD COLUMN reported_on TEXT",
    # older versions took dates from the words of the sentence alone
    "UPDATE events SET date_basis = 'stated' WHERE date_text IS NOT NULL",
    """
    UPDATE events SET reported_on = (
        SELECT min(documents.published)
        FROM event_reports
        JOIN reports ON reports.report_id = event_reports.report_id
        JOIN documents ON documents.document_id = reports.document_id
        WHERE event_reports.event_id = events.event_id
    )
    """,
    """
    UPDATE events SET record = json_set(record, '$.reported_on', reported_on)
    WHERE reported_on IS NOT NULL AND json_valid(record)
    """,
    "CREATE INDEX events_reported ON events (reported_on, event_id)",
)


def upgrade() -> None:
    """Add the columns and fill them from what the ledger holds."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
