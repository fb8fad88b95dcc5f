"""The first tables.

The statements are written out and stay as they are for ever: a ledger of this version exists
somewhere, and later revisions begin from exactly this. It is the one module over 500 lines: a
revision is one file for Alembic, and nobody edits it again.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE entities (
        entity_id TEXT NOT NULL,
        name TEXT NOT NULL,
        country TEXT,
        sector TEXT,
        person INTEGER NOT NULL,
        PRIMARY KEY (entity_id)
    )
    """,
    "CREATE INDEX entities_name ON entities (name)",
    """
    CREATE TABLE events (
        event_id TEXT NOT NULL,
        event_type TEXT NOT NULL,
        quad_code INTEGER NOT NULL,
        intensity FLOAT NOT NULL,
        date_start TEXT,
        date_end TEXT,
        date_precision TEXT,
        date_text TEXT,
        place TEXT,
        place_country TEXT,
        status TEXT NOT NULL,
        certainty TEXT NOT NULL,
        attribution TEXT NOT NULL,
        speaker TEXT,
        speaker_id TEXT,
        mechanism_id TEXT,
        confidence FLOAT NOT NULL,
        sort_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (event_id)
    )
    """,
    "CREATE INDEX events_day ON events (sort_day, event_id, last_day)",
    "CREATE INDEX events_mechanism ON events (mechanism_id, sort_day)",
    "CREATE INDEX events_speaker ON events (speaker, event_id)",
    "CREATE INDEX events_status ON events (status, sort_day, event_id, last_day)",
    "CREATE INDEX events_type ON events (event_type, sort_day, event_id, status, last_day)",
    """
    CREATE TABLE fingerprint_bands (
        band INTEGER NOT NULL,
        document INTEGER NOT NULL,
        PRIMARY KEY (band, document)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE mechanisms (
        mechanism_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        members TEXT NOT NULL,
        targets TEXT NOT NULL,
        level TEXT,
        acknowledged INTEGER NOT NULL,
        status TEXT,
        record TEXT NOT NULL,
        PRIMARY KEY (mechanism_id)
    )
    """,
    "CREATE INDEX mechanisms_name ON mechanisms (name)",
    """
    CREATE TABLE meta (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE runs (
        run_id INTEGER NOT NULL,
        started TEXT NOT NULL,
        finished TEXT,
        dragoman TEXT NOT NULL,
        codebook TEXT NOT NULL,
        model TEXT NOT NULL,
        arguments TEXT NOT NULL,
        documents INTEGER NOT NULL,
        known INTEGER NOT NULL,
        reports INTEGER NOT NULL,
        refusals INTEGER NOT NULL,
        PRIMARY KEY (run_id)
    )
    """,
    """
    CREATE TABLE documents (
        number INTEGER NOT NULL,
        document_id TEXT NOT NULL,
        title TEXT,
        publisher TEXT,
        byline TEXT,
        url TEXT,
        published TEXT,
        published_source TEXT,
        language TEXT NOT NULL,
        origin TEXT NOT NULL,
        text TEXT NOT NULL,
        run_id INTEGER,
        PRIMARY KEY (number),
        UNIQUE (document_id),
        FOREIGN KEY(run_id) REFERENCES runs (run_id)
    )
    """,
    "CREATE INDEX documents_published ON documents (published, document_id)",
    "CREATE INDEX documents_publisher ON documents (publisher)",
    "CREATE INDEX documents_run ON documents (run_id)",
    """
    CREATE TABLE event_countries (
        country TEXT NOT NULL,
        sort_day TEXT NOT NULL,
        event_id TEXT NOT NULL,
        last_day TEXT NOT NULL,
        actor INTEGER NOT NULL,
        recipient INTEGER NOT NULL,
        event_type TEXT NOT NULL,
        status TEXT NOT NULL,
        PRIMARY KEY (country, sort_day, event_id),
        FOREIGN KEY(event_id) REFERENCES events (event_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX event_countries_event ON event_countries (event_id)",
    """
    CREATE TABLE event_pairs (
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        sort_day TEXT NOT NULL,
        event_id TEXT NOT NULL,
        last_day TEXT NOT NULL,
        direction TEXT NOT NULL,
        event_type TEXT NOT NULL,
        status TEXT NOT NULL,
        PRIMARY KEY (first, second, sort_day, event_id),
        FOREIGN KEY(event_id) REFERENCES events (event_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX event_pairs_event ON event_pairs (event_id)",
    """
    CREATE TABLE event_tags (
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        sort_day TEXT NOT NULL,
        event_id TEXT NOT NULL,
        last_day TEXT NOT NULL,
        PRIMARY KEY (kind, value, sort_day, event_id),
        FOREIGN KEY(event_id) REFERENCES events (event_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX event_tags_event ON event_tags (event_id)",
    """
    CREATE TABLE mechanism_history (
        mechanism_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        status TEXT NOT NULL,
        date_start TEXT,
        date_end TEXT,
        date_precision TEXT,
        reasons TEXT NOT NULL,
        quote TEXT,
        PRIMARY KEY (mechanism_id, position),
        FOREIGN KEY(mechanism_id) REFERENCES mechanisms (mechanism_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE mechanism_members (
        member TEXT NOT NULL,
        mechanism_id TEXT NOT NULL,
        PRIMARY KEY (member, mechanism_id),
        FOREIGN KEY(mechanism_id) REFERENCES mechanisms (mechanism_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX mechanism_members_mechanism ON mechanism_members (mechanism_id)",
    """
    CREATE TABLE mechanism_sessions (
        mechanism_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        date_start TEXT,
        date_end TEXT,
        date_precision TEXT,
        place TEXT,
        country TEXT,
        ordinal INTEGER,
        host TEXT,
        status TEXT NOT NULL,
        quote TEXT,
        PRIMARY KEY (mechanism_id, position),
        FOREIGN KEY(mechanism_id) REFERENCES mechanisms (mechanism_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE parties (
        event_id TEXT NOT NULL,
        role TEXT NOT NULL,
        position INTEGER NOT NULL,
        entity_id TEXT NOT NULL,
        text TEXT NOT NULL,
        country TEXT,
        sector TEXT,
        person TEXT,
        office TEXT,
        PRIMARY KEY (event_id, role, position),
        FOREIGN KEY(event_id) REFERENCES events (event_id) ON DELETE CASCADE,
        FOREIGN KEY(entity_id) REFERENCES entities (entity_id)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX parties_entity ON parties (entity_id, event_id)",
    "CREATE INDEX parties_person ON parties (person, event_id)",
    """
    CREATE TABLE refusals (
        refusal_id TEXT NOT NULL,
        origin TEXT NOT NULL,
        stage TEXT NOT NULL,
        code TEXT NOT NULL,
        detail TEXT NOT NULL,
        document_id TEXT,
        run_id INTEGER,
        PRIMARY KEY (refusal_id),
        FOREIGN KEY(run_id) REFERENCES runs (run_id)
    )
    """,
    "CREATE INDEX refusals_origin ON refusals (origin)",
    "CREATE INDEX refusals_run ON refusals (run_id)",
    """
    CREATE TABLE fingerprints (
        document_id TEXT NOT NULL,
        fingerprint BLOB NOT NULL,
        PRIMARY KEY (document_id),
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE mechanism_reports (
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        mechanism_id TEXT NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (document_id, position),
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX mechanism_reports_mechanism ON mechanism_reports (mechanism_id)",
    """
    CREATE TABLE near_copies (
        document_id TEXT NOT NULL,
        first_id TEXT NOT NULL,
        similarity FLOAT NOT NULL,
        PRIMARY KEY (document_id),
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
        FOREIGN KEY(first_id) REFERENCES documents (document_id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX near_copies_first ON near_copies (first_id)",
    """
    CREATE TABLE offices (
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        entity_id TEXT NOT NULL,
        person TEXT NOT NULL,
        title TEXT NOT NULL,
        country TEXT,
        sector TEXT,
        start TEXT,
        "end" TEXT,
        quote TEXT,
        record TEXT NOT NULL,
        PRIMARY KEY (document_id, position),
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX offices_country ON offices (country)",
    "CREATE INDEX offices_person ON offices (person)",
    """
    CREATE TABLE positions (
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        speaker TEXT NOT NULL,
        entity_id TEXT,
        country TEXT,
        issue TEXT NOT NULL,
        stance TEXT NOT NULL,
        date TEXT,
        quote TEXT NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (document_id, position),
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX positions_country ON positions (country, date)",
    "CREATE INDEX positions_issue ON positions (issue, date)",
    """
    CREATE TABLE reports (
        report_id TEXT NOT NULL,
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        event_type TEXT NOT NULL,
        status TEXT NOT NULL,
        certainty TEXT NOT NULL,
        speaker TEXT,
        date_start TEXT,
        date_end TEXT,
        confidence FLOAT NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (report_id),
        UNIQUE (document_id, position),
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE segments (
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (document_id, position),
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE event_reports (
        event_id TEXT NOT NULL,
        report_id TEXT NOT NULL,
        PRIMARY KEY (event_id, report_id),
        FOREIGN KEY(event_id) REFERENCES events (event_id) ON DELETE CASCADE,
        UNIQUE (report_id),
        FOREIGN KEY(report_id) REFERENCES reports (report_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE evidence (
        number INTEGER NOT NULL,
        report_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        document_id TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (report_id, position),
        FOREIGN KEY(report_id) REFERENCES reports (report_id) ON DELETE CASCADE,
        FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX evidence_document ON evidence (document_id)",
    """
    CREATE TABLE office_words (
        word TEXT NOT NULL,
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (word, document_id, position),
        FOREIGN KEY(document_id, position)
            REFERENCES offices (document_id, position) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX office_words_office ON office_words (document_id, position)",
    """
    CREATE TABLE report_blocks (
        block TEXT NOT NULL,
        report_id TEXT NOT NULL,
        PRIMARY KEY (block, report_id),
        FOREIGN KEY(report_id) REFERENCES reports (report_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX report_blocks_report ON report_blocks (report_id)",
    """
    CREATE TABLE unmerged (
        report_id TEXT NOT NULL,
        PRIMARY KEY (report_id),
        FOREIGN KEY(report_id) REFERENCES reports (report_id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
)

SEARCH = (
    """
    CREATE VIRTUAL TABLE documents_text USING fts5(
        title, text, content="documents", content_rowid='number',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER documents_text_in AFTER INSERT ON documents BEGIN
        INSERT INTO documents_text (rowid, title, text)
        VALUES (new.number, new.title, new.text);
    END
    """,
    """
    CREATE TRIGGER documents_text_out AFTER DELETE ON documents BEGIN
        INSERT INTO documents_text (documents_text, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
    END
    """,
    """
    CREATE VIRTUAL TABLE evidence_text USING fts5(
        quote, content="evidence", content_rowid='number',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER evidence_text_in AFTER INSERT ON evidence BEGIN
        INSERT INTO evidence_text (rowid, quote) VALUES (new.number, new.quote);
    END
    """,
    """
    CREATE TRIGGER evidence_text_out AFTER DELETE ON evidence BEGIN
        INSERT INTO evidence_text (evidence_text, rowid, quote)
        VALUES ('delete', old.number, old.quote);
    END
    """,
)

VIEWS = (
    """
    CREATE VIEW event_list AS
    SELECT
        events.event_id,
        events.date_start,
        events.date_end,
        events.event_type,
        (SELECT group_concat(value, ' ') FROM event_tags
            WHERE event_tags.event_id = events.event_id AND kind = 'mode') AS mode,
        events.status,
        events.certainty,
        (SELECT group_concat(coalesce(country, text), ', ') FROM parties
            WHERE parties.event_id = events.event_id AND role = 'actor') AS actors,
        (SELECT group_concat(coalesce(country, text), ', ') FROM parties
            WHERE parties.event_id = events.event_id AND role = 'recipient') AS recipients,
        events.place,
        events.speaker,
        events.mechanism_id,
        events.confidence,
        (SELECT count(*) FROM event_reports
            WHERE event_reports.event_id = events.event_id) AS reports,
        (SELECT count(DISTINCT coalesce(near_copies.first_id, reports.document_id))
            FROM event_reports
            JOIN reports USING (report_id)
            LEFT JOIN near_copies ON near_copies.document_id = reports.document_id
            WHERE event_reports.event_id = events.event_id) AS independent_reports,
        (SELECT quote FROM event_reports JOIN evidence USING (report_id)
            WHERE event_reports.event_id = events.event_id
            ORDER BY report_id, position LIMIT 1) AS quote
    FROM events
    ORDER BY events.sort_day, events.event_id
    """,
    """
    CREATE VIEW dyads AS
    SELECT first, second, direction, event_type, status, count(*) AS events,
        nullif(min(sort_day), '~') AS first_day,
        max(nullif(nullif(last_day, '~'), '')) AS last_day
    FROM event_pairs
    GROUP BY first, second, direction, event_type, status
    """,
    """
    CREATE VIEW document_list AS
    SELECT
        documents.document_id,
        documents.published,
        documents.publisher,
        documents.title,
        documents.url,
        documents.origin,
        length(documents.text) AS characters,
        (SELECT count(*) FROM reports
            WHERE reports.document_id = documents.document_id) AS reports,
        near_copies.first_id AS near_copy_of
    FROM documents
    LEFT JOIN near_copies ON near_copies.document_id = documents.document_id
    ORDER BY documents.published, documents.document_id
    """,
)


def upgrade() -> None:
    """Make the tables, the search and the views."""
    for statement in (*TABLES, *SEARCH, *VIEWS):
        op.execute(statement.strip())
