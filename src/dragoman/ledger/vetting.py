"""The last look before anything is kept: evidence is in the text, and text can be written."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.ledger.entries import Entry
from dragoman.records import Document, Evidence, Refusal


def vetted(entry: Entry) -> tuple[Entry | None, tuple[Refusal, ...]]:
    """Return an entry without what cannot be proven, and refusals for that.

    Args:
        entry: a document and what was found in it.

    Returns:
        The entry, or None where the document itself cannot be kept; and why.
    """
    document = entry.document
    try:
        document.text.encode()
    except UnicodeEncodeError:
        detail = "the text has half characters that no file can hold; convert it to UTF-8 first"
        return None, (_refusal(document, "not-unicode", detail),)
    reports = tuple(one for one in entry.reports if _proven(document, one.evidence))
    offices = tuple(
        one for one in entry.offices if not one.evidence or _proven(document, one.evidence)
    )
    positions = tuple(one for one in entry.positions if _proven(document, (one.evidence,)))
    lost = sum(
        len(before) - len(after)
        for before, after in (
            (entry.reports, reports),
            (entry.offices, offices),
            (entry.positions, positions),
        )
    )
    refusals: tuple[Refusal, ...] = ()
    if lost:
        detail = f"{lost} findings were left out: their quotes are not in the text where they say"
        refusals = (_refusal(document, "evidence-mismatch", detail),)
    return replace(entry, reports=reports, offices=offices, positions=positions), refusals


def _proven(document: Document, evidence: Sequence[Evidence] | Iterable[Evidence]) -> bool:
    """Return whether there is evidence and every quote stands in the text."""
    pieces = tuple(evidence)
    return bool(pieces) and all(
        piece.document_id == document.document_id
        and 0 <= piece.start < piece.end
        and document.text[piece.start : piece.end] == piece.quote
        for piece in pieces
    )


def _refusal(document: Document, code: str, detail: str) -> Refusal:
    """Return a refusal at this stage."""
    return Refusal(document.origin, "store", code, detail, document.document_id)
