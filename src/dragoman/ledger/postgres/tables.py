"""The tables of a ledger in PostgreSQL: those of SQLite, with its types and its search."""

from sqlalchemy import BigInteger, Connection, Integer, MetaData, Text, text

from dragoman.ledger.schema import HEAD, metadata
from dragoman.ledger.sqlite import ties  # noqa: F401 - its tables are of the same register

VERSION = "tables"
MOST_SEARCHED = 500_000  # letters of a text in the index; PostgreSQL's may have a MiB
SEARCH = (
    "CREATE TEXT SEARCH DICTIONARY dragoman_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION dragoman (COPY = simple)",
    """
    ALTER TEXT SEARCH CONFIGURATION dragoman ALTER MAPPING
    FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH dragoman_stem
    """,
    """
    CREATE VIEW documents_text AS SELECT number AS rowid, {documents} AS documents_text
    FROM documents
    """,
    """
    CREATE VIEW evidence_text AS SELECT number AS rowid, {evidence} AS evidence_text
    FROM evidence
    """,
    "CREATE INDEX documents_words ON documents USING gin ({documents})",
    "CREATE INDEX evidence_words ON evidence USING gin ({evidence})",
)


def create(connection: Connection, schema: str) -> None:
    """Make the schema of a new ledger; it is the first place where names are looked up."""
    connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{schema}"'))
    _adapted().create_all(connection)
    words = f"to_tsvector('\"{schema}\".dragoman'::regconfig, "
    columns = {
        "documents": f"{words}coalesce(title, '') || ' ' || left(text, {MOST_SEARCHED}))",
        "evidence": f"{words}left(quote, {MOST_SEARCHED}))",
    }
    for statement in SEARCH:
        connection.execute(text(statement.format(**columns).replace(":", r"\:")))
    connection.execute(text(f"INSERT INTO meta (key, value) VALUES ('{VERSION}', '{HEAD}')"))  # noqa: S608 - our own words


def version(connection: Connection) -> str | None:
    """Return the version of a ledger's tables; None where there are none."""
    if connection.execute(text("SELECT to_regclass('meta')")).scalar() is None:
        return None
    found = connection.execute(text(f"SELECT value FROM meta WHERE key = '{VERSION}'")).scalar()  # noqa: S608 - as above
    return None if found is None else str(found)


def _adapted() -> MetaData:
    """Return the tables with types as wide, and words as plainly sorted, as in SQLite."""
    adapted = MetaData()
    for table in metadata.sorted_tables:
        copy = table.to_metadata(adapted)
        for column in copy.columns:
            if isinstance(column.type, Integer):
                column.type = BigInteger()
            elif isinstance(column.type, Text):
                column.type = Text(collation="C")
    return adapted
