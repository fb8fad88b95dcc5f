"""Mail: single messages, mailboxes, and pages that browsers saved as a message."""

from dragoman.read.formats.mail.boxes import read_mbox
from dragoman.read.formats.mail.messages import read_eml

__all__ = ["read_eml", "read_mbox"]
