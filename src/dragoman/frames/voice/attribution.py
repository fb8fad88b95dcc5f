"""Who says so: the voice in which a word of a document is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.records import Annotated, Attribution, AttributionKind, Quotation
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "voice.attribution")


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice of a passage.

    Attributes:
        attribution: as the event records it.
        sector: PLOVER sector of the speaker, where known.
        country: state of the speaker, where known.
        mention: the speaker's mention, where resolved.
        reported: True where the cue is one of hearsay.
    """

    attribution: Attribution
    sector: str | None = None
    country: str | None = None
    mention: Mention | None = None
    reported: bool = False


AUTHOR = Voice(Attribution())


def voice_of(annotated: Annotated, tree: Tree, index: int, mentions: Sequence[Mention]) -> Voice:
    """Return whose word it is that a word of the document belongs to.

    Args:
        annotated: with quotations.
        tree: the sentence.
        index: the word.
        mentions: to resolve the speaker.
    """
    quotation = innermost(annotated.quotations, tree.tokens[index].start)
    if quotation is None or quotation.source is None:
        return AUTHOR
    start, end = quotation.source
    words = annotated.document.text[start:end]
    reported = False
    if quotation.cue is not None:
        cue = annotated.document.text[quotation.cue[0] : quotation.cue[1]].lower()
        reported = bool(WORDS["hearsay"] & set(cue.split()))
    mention = _speaker(mentions, start, end)
    if mention is None or not mention.parties:
        unnamed = bool(WORDS["unnamed"] & set(words.lower().split())) or mention is None
        kind = AttributionKind.UNNAMED if unnamed else AttributionKind.SPEAKER
        return Voice(Attribution(kind, words), mention=mention, reported=reported)
    party = mention.parties[0]
    kind = AttributionKind.SPEAKER
    if party.person is None and WORDS["unnamed"] & set(words.lower().split()):
        kind = AttributionKind.UNNAMED
    return Voice(
        Attribution(kind, words, party.entity_id), party.sector, party.country, mention, reported
    )


def innermost(quotations: Sequence[Quotation], offset: int) -> Quotation | None:
    """Return the shortest quotation whose content covers an offset."""
    covering = [q for q in quotations if q.content[0] <= offset < q.content[1]]
    return min(covering, key=lambda q: q.content[1] - q.content[0], default=None)


def _speaker(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    inside = [m for m in mentions if m.start < end and start < m.end and m.role != "attribute"]
    resolved = [m for m in inside if m.parties] or inside
    return max(resolved, key=lambda m: (m.kind == "person", m.end - m.start), default=None)
