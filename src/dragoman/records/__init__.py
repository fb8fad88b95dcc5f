"""The records that flow through Dragoman: frozen, plain, and made of other records.

Every stage takes records and returns records; none of them changes one. A span is always a pair
of character offsets into ``Document.text``, so that ``document.text[start:end] == quote`` holds
for whatever proves a claim.
"""

from dragoman.records.codec import decode, encode, from_builtins, to_builtins
from dragoman.records.documents import DateClaim, Document, Segment, SegmentKind
from dragoman.records.events import (
    Attribution,
    AttributionKind,
    Certainty,
    Event,
    EventType,
    Evidence,
    PartConfidence,
    Party,
    Place,
    Status,
)
from dragoman.records.language import (
    Annotated,
    Filling,
    Name,
    Proposal,
    Quotation,
    RoleName,
    Sentence,
    Token,
)
from dragoman.records.mechanisms import (
    Commitment,
    Mechanism,
    MechanismKind,
    Membership,
    Session,
    StatusChange,
)
from dragoman.records.occasions import Occasion, OccasionKind, OccasionTurn, Stage
from dragoman.records.people import Office, Position
from dragoman.records.refusals import Refusal
from dragoman.records.steps import Reason, Rejected, Step
from dragoman.records.times import (
    DateBasis,
    DateInterval,
    Precision,
    TimeExpression,
    TimeKind,
)

__all__ = [
    "Annotated",
    "Attribution",
    "AttributionKind",
    "Certainty",
    "Commitment",
    "DateBasis",
    "DateClaim",
    "DateInterval",
    "Document",
    "Event",
    "EventType",
    "Evidence",
    "Filling",
    "Mechanism",
    "MechanismKind",
    "Membership",
    "Name",
    "Occasion",
    "OccasionKind",
    "OccasionTurn",
    "Office",
    "PartConfidence",
    "Party",
    "Place",
    "Position",
    "Precision",
    "Proposal",
    "Quotation",
    "Reason",
    "Refusal",
    "Rejected",
    "RoleName",
    "Segment",
    "SegmentKind",
    "Sentence",
    "Session",
    "Stage",
    "Status",
    "StatusChange",
    "Step",
    "TimeExpression",
    "TimeKind",
    "Token",
    "decode",
    "encode",
    "from_builtins",
    "to_builtins",
]
