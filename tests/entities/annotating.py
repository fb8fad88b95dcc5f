"""Documents for the tests, annotated by hand: sentences at full stops, no parse."""

import re
from datetime import date

from dragoman.records import Annotated, Document, Name, SegmentKind, Sentence

_SENTENCE = re.compile(r"\S[^\n]*?(?:(?<=[a-z0-9\"])[.?!](?=\s|$)|$)", re.MULTILINE)


def annotated(text: str, *people: str, published: date | None = None) -> Annotated:
    """A document whose sentences end at full stops; `people` are the names found in it."""
    sentences = []
    for match in _SENTENCE.finditer(text):
        names = tuple(
            Name(found.start(), found.end(), "PER", 0.9)
            for name in people
            for found in re.finditer(re.escape(name), text)
            if match.start() <= found.start() < match.end()
        )
        sentences.append(Sentence(match.start(), match.end(), SegmentKind.BODY, (), names))
    return Annotated(Document("d1", text, published=published), tuple(sentences))
