"""What was coded of one document, as it is kept in a ledger or, until then, in a file."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.ledger.entries import Entry, Mentioned
from dragoman.records import Document, Refusal

if TYPE_CHECKING:
    from dragoman.pipeline import Processed


@dataclass(frozen=True, slots=True)
class Coded:
    """What a ledger is told of one document.

    Attributes:
        entry: what it keeps.
        is_other: whether it is about no dealings of states.
        unparsed: how many of its sentences the encoder was spared.
        is_unanswered: whether it is to be read again with the next run, and is not kept.
    """

    entry: Entry
    is_other: bool = False
    unparsed: int = 0
    is_unanswered: bool = False

    @property
    def document(self) -> Document:
        """The document."""
        return self.entry.document

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What of it could not be coded."""
        return self.entry.refusals


def coded(told: "Processed | Coded") -> Coded:
    """Return what a ledger is told of a processed document; of one that was coded before, that."""
    if isinstance(told, Coded):
        return told
    entry = Entry(
        document=told.document,
        reports=told.events,
        offices=told.offices,
        positions=told.positions,
        mechanisms=tuple(getattr(told, "mechanisms", ())),
        refusals=told.refusals,
        mentions=tuple(
            Mentioned(one.start, one.end, one.kind, tuple(each.entity_id for each in one.parties))
            for one in getattr(told, "mentions", ())
        ),
        steps=getattr(told, "steps", {}),
        dropped=Counter(one.reason for one in getattr(told, "rejected", ())),
        taken_back=tuple(getattr(told, "taken_back", ())),
    )
    return Coded(
        entry,
        is_other=bool(getattr(told, "is_other", False)),
        unparsed=int(getattr(told, "unparsed", 0)),
        is_unanswered=bool(getattr(told, "is_unanswered", False)),
    )
