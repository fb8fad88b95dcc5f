"""Direct speech: words in quotation marks, and who says them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from dragoman.annotate.quotations.cues import cues
from dragoman.annotate.quotations.indirect import cue_span, has_particle, source_of
from dragoman.annotate.quotations.spans import Span, noun_phrase, trim
from dragoman.records import Document, Quotation, Sentence
from dragoman.syntax.tree import Tree, tree_of

_MARKS = re.compile(r"[“”«»„\"]|''|``")
_SINGLE = re.compile(r"(?<!\w)‘[^‘“”\n]{3,2000}?[,.!?]’(?=\s|$)")
_OPENING, _CLOSING = frozenset("“«„"), frozenset("”»")
_TRIMMED = " \t\n,.;:"
_LONG = 6
_MOST = 6000
_BESIDE = 60
_MOST_NAME = 15
_NEIGHBOURS = 8  # quotations before and behind that may share a sentence with one


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks.

    Attributes:
        start: of the opening mark.
        end: behind the closing mark.
        content: what stands between, without the comma or full stop at its end.
        full: True for speech, False for a word or phrase that is only quoted in passing.
    """

    start: int
    end: int
    content: Span
    full: bool


def quoted_spans(document: Document, sentences: Sequence[Sentence]) -> list[Quoted]:
    """Return the words in quotation marks, paragraph by paragraph.

    A mark that is not closed in its paragraph runs to the paragraph's end, as speech of several
    paragraphs does.
    """
    found: list[Quoted] = []
    for low, high in _paragraphs(sentences):
        found.extend(_in_paragraph(document.text, low, high))
    found.sort(key=lambda quoted: quoted.start)
    return [_as_fragment(document.text, found, at) for at in range(len(found))]


def _as_fragment(text: str, found: Sequence[Quoted], at: int) -> Quoted:
    """Return a quotation, no longer speech where it starts small and goes on with no other.

    In "the ministers, according to the text, “voiced concern”" a phrase is quoted, in "“We left,”
    he said, “and we are back”" a sentence.
    """
    quoted = found[at]
    if not quoted.full or not text[quoted.content[0] : quoted.content[0] + 1].islower():
        return quoted
    if text[: quoted.start].rstrip()[-1:] == ":":
        return quoted
    goes_on = at > 0 and found[at - 1].full and quoted.start - found[at - 1].end <= _BESIDE * 2
    return quoted if goes_on else replace(quoted, full=False)


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[Span]:
    first = None
    for index, sentence in enumerate(sentences):
        if first is None:
            first = sentence.start
        last = index + 1 == len(sentences)
        if last or sentences[index + 1].paragraph != sentence.paragraph:
            yield (first, sentence.end)
            first = None


def _in_paragraph(text: str, low: int, high: int) -> Iterator[Quoted]:
    for single in _SINGLE.finditer(text, low, high):
        yield _quoted(text, single.start(), single.end(), 1)
    opened: int | None = None
    for mark in _MARKS.finditer(text, low, high):
        char = mark.group()
        if opened is None and char not in _CLOSING:
            opened = mark.start()
        elif opened is not None and char not in _OPENING:
            yield _quoted(text, opened, mark.end(), len(char))
            opened = None
    if opened is not None and high - opened <= _MOST:
        yield _quoted(text, opened, high, 0)


def _quoted(text: str, start: int, end: int, closing: int) -> Quoted:
    inner_start = start + (2 if text.startswith(("``", "''"), start) else 1)
    inner_end = end - closing
    inner = text[inner_start:inner_end]
    stop = inner.rstrip()[-1:]
    ends = stop in {",", ".", "!", "?", "…"}
    before = text[max(0, start - 2) : start].strip()[-1:]
    capital = inner.lstrip()[:1].isupper()
    full = before in {",", ":"} or (capital and (ends or len(inner.split()) >= _LONG))
    low = inner_start + len(inner) - len(inner.lstrip(_TRIMMED))
    high = inner_start + len(inner.rstrip(_TRIMMED))
    return Quoted(start, end, (low, max(low, high)), full)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word of saying beside a quotation."""

    tree: Tree
    index: int
    distance: int


def direct(
    document: Document, sentences: Sequence[Sentence], spans: Sequence[Quoted]
) -> Iterator[Quotation]:
    """Yield the direct speech of a document with who says it."""
    speaker: Span | None = None
    spoken_in: int | None = None
    for place, quoted in enumerate(spans):
        if not quoted.full or quoted.content[0] == quoted.content[1]:
            continue
        beside = spans[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
        around = _around(quoted, sentences)
        paragraph = around[0].paragraph if around else None
        cue = _best_cue(document, quoted, beside, [tree_of(sentence) for sentence in around])
        if cue is not None:
            source = _source_outside(document, quoted, cue, beside)
            span = cue_span(cue.tree, cue.index)
            yield Quotation(quoted.content, source, span, direct=True)
            speaker, spoken_in = source, paragraph
        elif speaker is not None and paragraph == spoken_in:
            yield Quotation(quoted.content, speaker, None, direct=True)
        elif _stands_alone(quoted, around):
            yield Quotation(quoted.content, None, None, direct=True)


def _source_outside(
    document: Document, quoted: Quoted, cue: _Cue, beside: Sequence[Quoted]
) -> Span | None:
    """Return who speaks; nobody where the words for that are themselves quoted."""
    source = _source(document, quoted, cue)
    return None if source is None or _inside(source, beside) else source


def _around(quoted: Quoted, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of its paragraph that a quotation touches."""
    low = bisect_left(sentences, quoted.start - 2, key=lambda sentence: sentence.end)
    high = bisect_right(sentences, quoted.end + 1, key=lambda sentence: sentence.start)
    near = sentences[low:high]
    home = next((s.paragraph for s in near if s.end > quoted.start), None)
    return [s for s in near if s.paragraph == home]


def _source(document: Document, quoted: Quoted, cue: _Cue) -> Span | None:
    """Return who speaks: the verb's subject, else the words between quotation and verb."""
    tree, index = cue.tree, cue.index
    token = tree.tokens[index]
    source = source_of(tree, index)
    if source is not None and not quoted.start < source[0] < quoted.end:
        return source
    if document.text[quoted.end : token.start].strip(" ,") == "":
        behind = [kid for kid in tree.kids(index, "nsubj", "obj", "iobj") if kid > index]
        return noun_phrase(tree, behind[0]) if behind else None
    if token.start < quoted.end:
        return None
    return _between(tree, quoted.end, index)


def _between(tree: Tree, start: int, index: int) -> Span | None:
    """Return the few words between a quotation and its verb, up to a comma."""
    tokens = tree.tokens
    verb = tokens[index].start
    between = [at for at in range(index) if start <= tokens[at].start < verb]
    while between and tokens[between[-1]].upos in {"AUX", "ADV", "PUNCT"}:
        between.pop()
    while between and tokens[between[0]].upos == "PUNCT":
        between.pop(0)
    between = list(takewhile(lambda at: tokens[at].text != ",", between))
    if not between or len(between) > _MOST_NAME:
        return None
    return trim(tree, between[0], between[-1])


def _stands_alone(quoted: Quoted, around: Sequence[Sentence]) -> bool:
    """Return whether a quotation is all that its sentences hold."""
    return bool(around) and around[0].start >= quoted.start and quoted.end >= around[-1].end


def _inside(span: Span, spans: Sequence[Quoted]) -> bool:
    return any(quoted.start < span[0] < quoted.end for quoted in spans if quoted.full)


def _best_cue(
    document: Document, quoted: Quoted, spans: Sequence[Quoted], trees: Sequence[Tree]
) -> _Cue | None:
    """Return the verb of saying nearest to the quotation's edges and outside all quotations."""
    best: _Cue | None = None
    for tree in trees:
        for index, token in enumerate(tree.tokens):
            if not _can_bring_in(tree, index) or _inside((token.start, token.end), spans):
                continue
            gap = (
                token.start - quoted.end if token.start >= quoted.end else quoted.start - token.end
            )
            between = document.text[min(token.end, quoted.end) : max(token.start, quoted.start)]
            if gap > _BESIDE * 2 or _crosses(between, quoted, token.start):
                continue
            if best is None or gap < best.distance:
                best = _Cue(tree, index, gap)
    return best


def _can_bring_in(tree: Tree, index: int) -> bool:
    """Return whether a word is a verb that can bring in direct speech."""
    if tree.tokens[index].upos not in {"VERB", "AUX"}:
        return False
    entry = cues().verbs.get(tree.lemma(index))
    return entry is not None and "direct" in entry.frames and has_particle(tree, index, entry)


def _crosses(between: str, quoted: Quoted, at: int) -> bool:
    """Return whether a sentence ends between a cue and a quotation, and so parts them."""
    if at >= quoted.end:
        # Behind the quotation: "... ." closes it, unless the speech itself ended there.
        return bool(re.search(r"[.!?]\s+[“\"«A-Z]", between))
    return bool(re.search(r"[.!?](\s|$)", between.rstrip()))
