"""Who "we" is: in direct speech the one who speaks, in an interview the one who is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.voice.attribution import innermost
from dragoman.frames.voice.issuers import is_asked, issuers
from dragoman.records import Annotated, Party, Token

WORDS = WordLists("frames", "voice.speech")
OWNED = ("our ", "my ")


def first_person(annotated: Annotated, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of a document, with "I", "we" and "our army" those of who speaks.

    Args:
        annotated: with quotations.
        mentions: as resolved, to know the speakers.
    """
    host = issuers(annotated, mentions)
    asked = is_asked(annotated)
    for mention in mentions:
        words = annotated.document.text[mention.start : mention.end].lower()
        theirs = words.startswith((*OWNED, "your ") if asked else OWNED)
        speaker = _speaker(annotated, mentions, mention.start, host) if theirs else ()
        yield _of(mention, speaker[0]) if len(speaker) == 1 and speaker[0].country else mention
    pronouns = WORDS["first_person"] | (WORDS["second_person"] if asked else frozenset())
    for number, token in _tokens(annotated):
        if token.text.lower() in pronouns:
            parties = _speaker(annotated, mentions, token.start, host)
            if parties:
                yield Mention(
                    token.start, token.end, token.start, number, "pronoun", "actor", parties
                )


def _tokens(annotated: Annotated) -> Iterator[tuple[int, Token]]:
    """Yield the words of a document, each with the number of its sentence."""
    for number, sentence in enumerate(annotated.sentences):
        for token in sentence.tokens:
            yield number, token


def _speaker(
    annotated: Annotated, mentions: Sequence[Mention], start: int, host: tuple[Party, ...]
) -> tuple[Party, ...]:
    quotation = innermost(annotated.quotations, start)
    if quotation is None or not quotation.direct:
        return host
    if quotation.source is None:
        return ()
    first, end = quotation.source
    speakers = [m for m in mentions if m.start < end and first < m.end and m.parties]
    return max(speakers, key=lambda m: m.end - m.start).parties if speakers else ()


def _of(mention: Mention, host: Party) -> Mention:
    """Return a mention as that of the host's state: "our armed forces"."""
    parties = tuple(
        replace(
            party,
            country=host.country,
            entity_id=":".join(
                host.country or "-" if place == 1 else part
                for place, part in enumerate(party.entity_id.split(":"))
            ),
        )
        for party in mention.parties
    )
    return replace(mention, parties=parties)
