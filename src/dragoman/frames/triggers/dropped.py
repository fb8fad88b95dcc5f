"""A word that was considered as the teller of an event and dropped before it became one."""

from dataclasses import dataclass

from dragoman.records import Document, EventType, Evidence, Reason, Rejected, Step
from dragoman.syntax.tree import Tree


@dataclass(frozen=True, slots=True)
class Dropped:
    """What came of a word that tells no event here.

    Attributes:
        index: the word.
        reason: the filter that dropped it.
        event_type: the type that it would have told, where one was decided.
        steps: the decisions until then.
        note: what the filter saw.
    """

    index: int
    reason: Reason
    event_type: EventType | None = None
    steps: tuple[Step, ...] = ()
    note: str = ""


def rejected(tree: Tree, document: Document, dropped: Dropped) -> Rejected:
    """Return the record of a word that was dropped.

    Args:
        tree: its sentence.
        document: its document.
        dropped: the word and the filter.
    """
    token, sentence = tree.tokens[dropped.index], tree.sentence
    quote = document.text[sentence.start : sentence.end]
    return Rejected(
        words=token.text,
        start=token.start,
        end=token.end,
        event_type=dropped.event_type,
        reason=dropped.reason,
        steps=(*dropped.steps, Step(dropped.reason.value, token.text, dropped.note)),
        sentence=Evidence(document.document_id, sentence.start, sentence.end, quote),
    )
