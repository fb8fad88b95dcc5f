"""What a model is asked: the codebook and the rules, and one document as data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import msgspec

from dragoman.codebook.codebook import Codebook
from dragoman.records import Document, SegmentKind

MOST_CHARACTERS = 12_000
Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One request about one document.

    Attributes:
        document: the document.
        start: first character of what is asked about.
        end: one past the last.
        messages: what is sent.
    """

    document: Document
    start: int
    end: int
    messages: tuple[Message, ...]


def rules(codebook: Codebook) -> str:
    """Return what every request begins with: the task, the form of an answer, the types."""
    told = (files("dragoman.data") / "llm" / "prompt.txt").read_text(encoding="utf-8")
    types = (
        f"- {name}: {', '.join(entry.modes) or 'no modes'}"
        for name, entry in codebook.types.items()
    )
    return told + "\n".join(types)


def questions(document: Document, system: str) -> Iterator[Question]:
    """Yield the requests that a whole document takes: one, or more where it is long.

    Boilerplate is never asked about.
    """
    for start, end in _pieces(document):
        yield _question(document, system, start, end, text=document.text[start:end])


def question_of_passages(
    document: Document, system: str, spans: Sequence[tuple[int, int]]
) -> Question:
    """Return the request about some passages of a document."""
    passages = [document.text[start:end] for start, end in spans]
    return _question(document, system, spans[0][0], spans[-1][1], passages=passages)


def _question(
    document: Document, system: str, start: int, end: int, **what: str | list[str]
) -> Question:
    """Return a request; the document goes as JSON, so that nothing in it can end the quotation."""
    told = {
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        **what,
    }
    content = msgspec.json.encode(told).decode()
    messages = ({"role": "system", "content": system}, {"role": "user", "content": content})
    return Question(document, start, end, messages)


def _pieces(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the stretches to ask about, each of whole paragraphs where they are short enough."""
    for start, end in _told(document):
        at = start
        while end - at > MOST_CHARACTERS:
            cut = document.text.rfind("\n", at + 1, at + MOST_CHARACTERS)
            cut = cut + 1 if cut > at else at + MOST_CHARACTERS
            yield at, cut
            at = cut
        if document.text[at:end].strip():
            yield at, end


def _told(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the stretches between boilerplate; all of the text where it has no parts."""
    if not document.segments:
        yield 0, len(document.text)
        return
    begin: int | None = None
    end = 0
    for part in document.segments:
        if part.kind is SegmentKind.BOILERPLATE:
            if begin is not None:
                yield begin, end
            begin = None
            continue
        begin = part.start if begin is None else begin
        end = part.end
    if begin is not None:
        yield begin, end
