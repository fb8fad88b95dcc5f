"""Who "we" is: the first person within quotation marks is the one who speaks."""

from collections.abc import Iterator, Sequence

from dragoman.coding.attribution import innermost
from dragoman.entities.mentions import Mention
from dragoman.records import Annotated

FIRST_PERSON = frozenset({"i", "we", "our", "us", "my", "me"})


def first_person(annotated: Annotated, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a mention for each "I", "we" and "our" of direct speech whose speaker is known.

    Args:
        annotated: with quotations.
        mentions: to resolve the speakers.
    """
    for number, sentence in enumerate(annotated.sentences):
        for token in sentence.tokens:
            if token.text.lower() not in FIRST_PERSON:
                continue
            quotation = innermost(annotated.quotations, token.start)
            if quotation is None or quotation.source is None or not quotation.direct:
                continue
            start, end = quotation.source
            speakers = [m for m in mentions if m.start < end and start < m.end and m.parties]
            if speakers:
                speaker = max(speakers, key=lambda m: m.end - m.start)
                yield Mention(
                    token.start,
                    token.end,
                    token.start,
                    number,
                    "pronoun",
                    "actor",
                    speaker.parties,
                )
