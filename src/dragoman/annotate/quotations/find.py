"""Who says what: sources, cues and contents of direct and indirect speech.

Every span is one of ``Document.text``. Contents may stand inside one another: what an official is
quoted as saying, within what the agency says.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dragoman.annotate.quotations.direct import Quoted, direct, quoted_spans
from dragoman.annotate.quotations.indirect import first_person, indirect
from dragoman.annotate.quotations.spans import Span
from dragoman.records import Document, Quotation, SegmentKind, Sentence

_EDGE = 3


def find_quotations(document: Document, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Return the quotations of a document, in order of their content.

    Args:
        document: the document.
        sentences: its sentences, parsed.

    Returns:
        Direct and indirect speech with source and cue where they are told. Words quoted in
        passing (a "new milestone") are none.
    """
    spans = quoted_spans(document, sentences)
    spoken = list(direct(document, sentences, spans))
    told = [
        found
        for sentence in sentences
        if sentence.kind is not SegmentKind.BOILERPLATE
        for found in indirect(sentence)
    ]
    kept = [found for found in told if not _covered(document, found, spans)]
    return tuple(sorted(_once([*spoken, *kept]), key=lambda found: found.content))


def _covered(document: Document, found: Quotation, spans: Sequence[Quoted]) -> bool:
    """Return whether an indirect finding is only the shadow of direct speech."""
    low, high = found.content
    cue = found.cue or found.content
    first = bisect_left(spans, min(low, cue[0]), key=_end)
    for quoted in spans[first:]:
        if quoted.start > max(high, cue[1]):
            break
        if not quoted.full:
            continue
        if found.cue is not None and quoted.start < found.cue[0] < quoted.end:
            source = found.source
            return source is None or first_person(document.text[source[0] : source[1]])
        if _is_shadow(found, quoted):
            return True
    return False


def _is_shadow(found: Quotation, quoted: Quoted) -> bool:
    """Return whether what is said is about the quotation, or a part that the parser took for it."""
    (low, high), (start, end) = found.content, quoted.content
    if _is_near((low, high), (start, end)):
        return True
    if low <= start <= low + _EDGE and end <= high + 1:
        return True
    outside = found.cue is None or not start <= found.cue[0] < end
    return outside and start <= low and high <= end + 1


def _end(quoted: Quoted) -> int:
    return quoted.end


def _is_near(one: Span, other: Span) -> bool:
    return abs(one[0] - other[0]) <= _EDGE and abs(one[1] - other[1]) <= _EDGE


def _once(found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield each quotation once: of two with one cue and content, the first."""
    seen: set[tuple[Span, Span | None]] = set()
    for each in found:
        key = (each.content, each.cue)
        if key not in seen:
            seen.add(key)
            yield each
