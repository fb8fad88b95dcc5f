"""Alerts as an Atom feed, those that were learned last first."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from dragoman.ledger.alerts import Kept
from dragoman.present.whole_file import write_whole
from dragoman.watch.alerts import alert_of

MOST = 200
NEVER = "1970-01-01T00:00:00+00:00"
LONGEST = 2_000


def write(path: Path, found: Sequence[Kept]) -> None:
    """Write a feed; whoever reads it meanwhile sees the old one or the new one whole.

    Args:
        path: the file.
        found: alerts, those raised last first.

    Raises:
        OutputError: it cannot be written.
    """
    write_whole(path, made(found).encode("utf-8", "replace"))


def made(found: Sequence[Kept]) -> str:
    """Return a feed: the same alerts always give the same bytes."""
    entries = "".join(map(_entry, found[:MOST]))
    updated = found[0].learned if found else NEVER
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        "<title>Dragoman: alerts</title><id>urn:dragoman:alerts</id>"
        f"<updated>{updated}</updated>{entries}</feed>\n"
    )


def name_of(kept: Kept) -> str:
    """Return the name of an alert, the same for ever."""
    said = f"{kept.alert_id}\0{kept.learned}\0{kept.alert}"
    return blake2b(said.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _entry(kept: Kept) -> str:
    """Return an alert as an entry."""
    alert = alert_of(kept.alert)
    body = f"{alert.why}\n“{alert.quote}”" if alert.quote else alert.why
    link = f"<link href={quoteattr(_text(alert.link))}/>" if alert.link else ""
    return (
        f"<entry><title>{escape(_text(alert.title))}</title>"
        f"<id>urn:dragoman:alert:{name_of(kept)}</id>{link}"
        f"<updated>{kept.learned}</updated><author><name>Dragoman</name></author>"
        f"<category term={quoteattr(_text(alert.rule))}/>"
        f'<summary type="text">{escape(_text(body))}</summary></entry>'
    )


def _text(words: str) -> str:
    """Return words that may stand in XML."""
    return "".join(one if one.isprintable() or one == "\n" else "\ufffd" for one in words[:LONGEST])
