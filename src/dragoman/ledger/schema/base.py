"""What all tables share: their register, and the columns that tie them together."""

from sqlalchemy import Column, ForeignKey, MetaData, Text

HEAD = "0018"
APPLICATION_ID = 0x4472676D
UNDATED = "~"

metadata = MetaData()


def document_column() -> Column[str]:
    """Return a column that belongs to a document and goes with it."""
    return Column(
        "document_id",
        Text,
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        nullable=False,
    )


def event_column(*, key: bool = True) -> Column[str]:
    """Return a column that belongs to a merged event and goes with it."""
    return Column(
        "event_id",
        Text,
        ForeignKey("events.event_id", ondelete="CASCADE"),
        primary_key=key,
        nullable=False,
    )
