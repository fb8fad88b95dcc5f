# ruff: noqa: E501 - a paragraph is a line, in any alphabet
"""Near-copies are found; other reports of the same meeting are not taken for copies."""

from dragoman.read.knowledge import load_knowledge
from dragoman.read.near_copies import THRESHOLD, bands, fingerprint, similar
from dragoman.read.page.layout import lay_out
from dragoman.records import Document

WIRE = """RIGA, May 3, 2024 (Wire) - The foreign ministers of Estonia, Latvia and Lithuania met here on Friday.

The ministers agreed to close two more crossings along their eastern border before the end of June, according to a joint statement issued after the talks.

Latvia will host a meeting of interior ministers next month to settle the details, an official said on condition of anonymity.

The three last met in Tallinn in February, when they called for common rules on goods that pass through their ports.

Trade through the crossings has fallen by half since last year, the statement said, and most lorries already take other roads.
"""
COPY = """Baltic states to shut more border posts: The Example Herald

Share on Facebook

May 4, 2024

RIGA - The foreign ministers of Estonia, Latvia and Lithuania met in Riga on Friday.

The ministers agreed to close two more crossings along their eastern border before the end of June, according to a joint statement issued after the talks.

Latvia will host a meeting of interior ministers next month to settle the details, an official said on condition of anonymity.

The three last met in Tallinn in February, when they called for common rules on goods that pass through their ports.

scroll to top
"""
OTHER = """RIGA, May 3, 2024 - Estonia, Latvia and Lithuania decided on Friday to shut two further border crossings in the east by July.

Meeting in the Latvian capital, the three foreign ministers said that trade there had dropped by half within a year.

Interior ministers are to work out how it is done when they gather in Latvia in June.

Common rules for goods in transit through Baltic ports, a demand of the February meeting in Tallinn, were not settled this time.
"""


def document(text: str) -> Document:
    """Return a document with its layout."""
    layout = lay_out(text, load_knowledge().furniture)
    return Document("d", text, layout.segments)


def test_a_copy_with_its_own_furniture_is_found() -> None:
    """Headline, dateline, furniture and a cut do not hide it; the bands lead to it."""
    one, two = fingerprint(document(WIRE)), fingerprint(document(COPY))
    assert similar(one, two) >= THRESHOLD
    assert set(bands(one)) & set(bands(two))


def test_another_report_of_the_same_meeting_is_no_copy() -> None:
    """Two reporters in one room write two reports."""
    assert similar(fingerprint(document(WIRE)), fingerprint(document(OTHER))) < 0.2


def test_a_fingerprint_never_changes() -> None:
    """Ledgers hold fingerprints, so that a new version must make the same ones."""
    found = fingerprint(document(WIRE))
    assert len(found) == 128
    assert found == fingerprint(document(WIRE.replace("\n\n", "\n\n\n")))
    assert similar(found, found) == 1.0
    assert all(0 <= value < 2**31 for value in found)


def test_short_texts_are_copies_of_nothing() -> None:
    """A line of ten words says too little."""
    assert similar(fingerprint(document("They met.")), fingerprint(document("They met."))) == 0.0


def test_a_short_text_has_no_copies() -> None:
    """Two desks may tell one short fact in the same words: eighty characters tell no copy."""
    short = "The two met at an inn by the sea to see how it is to be run in all of us."
    assert len(short.split()) > 13
    assert fingerprint(document(short)) == ()
    assert fingerprint(document(f"{short} They will do so again in June, it is said.")) != ()
