"""The ledger's tables, as the newest migration leaves them.

Invariants: documents and reports never change once written; merged events and everything that
hangs on them can be thrown away and made again from the reports; no number that depends on the
order of reading is ever exported. Days are ISO text, so that they sort and read well.
"""

from dragoman.ledger.schema.acts import (
    dealings,
    decisions,
    deeds,
    event_aliases,
    event_countries,
    event_pairs,
    event_reports,
    event_tags,
    events,
    evidence,
    parties,
    report_blocks,
    report_steps,
    reports,
    unmerged,
)
from dragoman.ledger.schema.arrangements import (
    mechanism_aliases,
    mechanism_history,
    mechanism_members,
    mechanism_reports,
    mechanism_sessions,
    mechanisms,
    unassembled,
)
from dragoman.ledger.schema.base import APPLICATION_ID, HEAD, UNDATED, metadata
from dragoman.ledger.schema.corrections import (
    corrected,
    corrections,
    wrong_events,
    wrong_reports,
)
from dragoman.ledger.schema.foreign import import_refusals, imported, imports
from dragoman.ledger.schema.speakers import entities, office_words, offices, positions
from dragoman.ledger.schema.texts import (
    document_seals,
    documents,
    earlier_versions,
    fingerprint_bands,
    fingerprints,
    mentions,
    meta,
    near_copies,
    refusals,
    runs,
    segments,
)
from dragoman.ledger.schema.watch import (
    alert_keys,
    alerts,
    deliveries,
    watch_marks,
    watch_sources,
)

__all__ = [
    "APPLICATION_ID",
    "HEAD",
    "UNDATED",
    "alert_keys",
    "alerts",
    "corrected",
    "corrections",
    "dealings",
    "decisions",
    "deeds",
    "deliveries",
    "document_seals",
    "documents",
    "earlier_versions",
    "entities",
    "event_aliases",
    "event_countries",
    "event_pairs",
    "event_reports",
    "event_tags",
    "events",
    "evidence",
    "fingerprint_bands",
    "fingerprints",
    "import_refusals",
    "imported",
    "imports",
    "mechanism_aliases",
    "mechanism_history",
    "mechanism_members",
    "mechanism_reports",
    "mechanism_sessions",
    "mechanisms",
    "mentions",
    "meta",
    "metadata",
    "near_copies",
    "office_words",
    "offices",
    "parties",
    "positions",
    "refusals",
    "report_blocks",
    "report_steps",
    "reports",
    "runs",
    "segments",
    "unassembled",
    "unmerged",
    "watch_marks",
    "watch_sources",
    "wrong_events",
    "wrong_reports",
]
