"""What goes into merging: one document's account of one event, and a person's decisions."""

from dataclasses import dataclass, field
from datetime import date

from dragoman.records import Event


@dataclass(frozen=True, slots=True)
class Account:
    """One document's account of an event.

    Attributes:
        report_id: of the report; unique.
        document_id: the document.
        published: when it was published, where known.
        event: the account.
        group: near-copies of one text share a group; None where the document stands for itself.
    """

    report_id: str
    document_id: str
    published: date | None
    event: Event
    group: str | None = None

    @property
    def source(self) -> str:
        """What counts as one independent report."""
        return self.group or self.document_id


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word that two reports are, or are not, one event.

    Reports are named by `anchor`, which survives another reading of the same document.

    Attributes:
        kind: ``merge`` or ``split``.
        first: anchor of a report.
        second: anchor of another.
        decided: when, as the ledger noted it; empty for one that is about to be made.
        by: who decided; empty where nobody noted it.
    """

    kind: str
    first: str
    second: str
    decided: str = field(default="", compare=False)
    by: str = field(default="", compare=False)


def anchor(event: Event) -> str:
    """Return the name of a report that stays when its document is read again.

    >>> from dragoman.records import *
    >>> proof = Evidence("d1", 4, 9, "spoke")
    >>> anchor(Event("e", EventType.CONSULT, (), (), 1, 1.0, (), (), None, None, Status.ACTUAL,
    ...     Certainty.ASSERTED, Attribution(), None, 0.9, (proof,)))
    'd1:4:CONSULT:actual'
    """
    first = event.evidence[0]
    return f"{first.document_id}:{first.start}:{event.event_type}:{event.status}"
