"""Sentences of an annotated document as lines: words with tags, names and tokens to match."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.data.words import WordLists
from dragoman.entities.memory.people import People
from dragoman.entities.names.gazetteer import Word, words_of
from dragoman.entities.phrases.phrases import Line, Phrase
from dragoman.entities.phrases.phrasing import PhraseReader
from dragoman.records import Annotated, Sentence
from dragoman.syntax.tree import tree_of

WORDS = WordLists("entities", "phrases.document_lines")

_SURE = 0.5
_SHORTEST_NAME, _LONGEST_NAME = 2, 4  # words of a full name that is looked up
_PLACE_KINDS = {"state", "capital", "organisation", "demonym", "city", "thing", "place"}


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """A sentence as the phrase reader sees it.

    Attributes:
        index: of the sentence.
        sentence: itself.
        line: its words.
        token: for each word the index of the token that holds it; -1 where none does.
    """

    index: int
    sentence: Sentence
    line: Line
    token: tuple[int, ...]

    def head_token(self, first: int, stop: int) -> int | None:
        """Index of the token within words [first, stop) that hangs on a token outside."""
        inside = [self.token[at] for at in range(first, stop) if self.token[at] >= 0]
        if not inside:
            return None
        low, high = inside[0], inside[-1]
        for at in inside:
            head = self.sentence.tokens[at].head
            if head < low or head > high:
                return at
        return inside[-1]


def read(annotated: Annotated, index: int, reader: PhraseReader) -> SentenceLine:
    """Return a sentence's words with what the encoder and the registers know of them.

    Args:
        annotated: the document.
        index: of the sentence.
        reader: knows names and roles.
    """
    sentence = annotated.sentences[index]
    answers, asked = tree_of(sentence).answers, ("line", reader, annotated.document.text, index)
    if asked not in answers:
        answers[asked] = _read(annotated, index, reader)
    return answers[asked]  # type: ignore[no-any-return]


def _read(annotated: Annotated, index: int, reader: PhraseReader) -> SentenceLine:
    """Return a sentence's words that nobody has asked for before."""
    sentence = annotated.sentences[index]
    tokens = sentence.tokens
    words = words_of(annotated.document.text, sentence.start, sentence.end)
    token = _tokens_of(words, sentence)
    tags = [tokens[at].upos if at >= 0 else "X" for at in token] if tokens else ()
    line = reader.line(words, {}, tags)
    return SentenceLine(index, sentence, _with_spans(line, _named(line, sentence)), token)


def phrases_of(reading: SentenceLine, reader: PhraseReader) -> tuple[Phrase, ...]:
    """Return the phrases of a sentence's words, as `PhraseReader.phrases` does.

    Args:
        reading: the words; those of a sentence that was read last are not read again.
        reader: knows names and roles.
    """
    answers, asked = tree_of(reading.sentence).answers, ("phrases", reader)
    line, found = answers.get(asked, (None, ()))
    if line is not reading.line:
        found = reader.phrases(reading.line)
        answers[asked] = reading.line, found
    return found  # type: ignore[no-any-return]


def with_officials(
    reading: SentenceLine, text: str, is_known: Callable[[str], bool]
) -> SentenceLine:
    """Return the sentence with the full names of officials whom the encoder takes for others.

    It takes "Tae-yul Cho" for an organisation or for two, and ends "Moon Jae In" before "In".

    Args:
        reading: the sentence.
        text: of the document.
        is_known: says whether a full name is that of somebody of the register.
    """
    line = reading.line
    found = {
        first: stop
        for first, stop in _runs(line)
        if line.people.get(first) != stop
        and is_known(text[line.words[first].start : line.words[stop - 1].end])
    }
    if not found:
        return reading
    inside = {at for first, stop in found.items() for at in range(first, stop)}
    others = {first: stop for first, stop in line.people.items() if first not in inside}
    whole = _with_spans(line, {**others, **found})
    return SentenceLine(reading.index, reading.sentence, whole, reading.token)


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """Yield where two to four words with capitals stand that are no known names or roles."""
    words, first = line.words, 0
    known = (*line.hits.items(), *line.roles.items())
    taken = {at for start, (end, _) in known for at in range(start, end)}
    while first < len(words):
        stop = first
        while stop < len(words) and stop not in taken and _goes_into(line, first, stop):
            stop += 1
        parts = _parts(line, first, stop)
        if _SHORTEST_NAME <= parts <= _LONGEST_NAME and words[stop - 1].text != "-":
            yield first, stop
        first = max(stop, first + 1)


def _parts(line: Line, first: int, stop: int) -> int:
    """Return of how many names some words are made; "Tae-yul" is one."""
    capitals = (at for at in range(first, stop) if line.words[at].text[:1].isupper())
    return sum(at == first or not line.glued(at) for at in capitals)


def _goes_into(line: Line, first: int, at: int) -> bool:
    """Return whether a word goes into a name: with a capital, or glued to a hyphen."""
    word = line.words[at].text
    if word[:1].isupper():
        return True
    return at > first and line.glued(at) and (word == "-" or line.words[at - 1].text == "-")


def with_people(reading: SentenceLine, people: People) -> SentenceLine:
    """Return the sentence with the surnames of people whom the document names in full."""
    line = reading.line
    taken = {at for first, (stop, _) in line.hits.items() for at in range(first, stop)}
    taken.update(at for first, stop in line.people.items() for at in range(first, stop))
    again = people.spans(line.words, line.lows, taken)
    if not again:
        return reading
    whole = _with_spans(line, {**line.people, **again})
    return SentenceLine(reading.index, reading.sentence, whole, reading.token)


def called_so(line: Line, text: str) -> Iterator[str]:
    """Yield the family names that stand alone after "Mr." or its like."""
    for first, stop in line.people.items():
        before = first - 1
        if before > 0 and line.lows[before] == ".":
            before -= 1
        if stop - first == 1 and before >= 0 and line.lows[before] in WORDS["courtesies"]:
            yield text[line.words[first].start : line.words[first].end]


def _with_spans(line: Line, spans: dict[int, int]) -> Line:
    if not spans:
        return line
    return Line(line.words, line.hits, line.roles, spans, line.tags, line.titled, line.lows)


def _named(line: Line, sentence: Sentence) -> dict[int, int]:
    if not any(name.label == "PER" for name in sentence.names):
        return {}
    starts = {word.start: at for at, word in enumerate(line.words)}
    ends = {word.end: at + 1 for at, word in enumerate(line.words)}
    spans: dict[int, int] = {}
    past = 0  # one past the last person
    for name in sentence.names:
        first, stop = starts.get(name.start), ends.get(name.end)
        if first is None or stop is None:
            continue
        sure = name.score >= _SURE
        if (sure and name.label == "PER") or (not sure and _goes_on(line, past, first, stop)):
            past = stop
            trimmed = _trim(line, first, stop)
            if trimmed is not None:
                spans[trimmed[0]] = trimmed[1]
    return spans


def _goes_on(line: Line, past: int, first: int, stop: int) -> bool:
    """Return whether an unsure name goes on a list of persons: "Iwaya and Cho Tae-yul"."""
    between = line.lows[past:first]
    return past > 0 and stop - first > 1 and between in {(",",), ("and",), (",", "and")}


def _trim(line: Line, first: int, stop: int) -> tuple[int, int] | None:
    """Leave out titles and owners that the encoder took into a name."""
    while first < stop:
        past = _past_title(line, first, stop)
        if past is None:
            return None
        if past == first:
            break
        first = past
    while stop > first and line.words[stop - 1].text in {"'", "s", ","}:
        stop -= 1
    if stop <= first or not line.words[first].text[:1].isalpha():
        return None
    whole = first in line.roles and line.roles[first][0] >= stop
    return None if whole else (first, stop)


def _past_title(line: Line, first: int, stop: int) -> int | None:
    """Return the word past a title or owner that a name begins with; None where it is all one."""
    if first in line.roles and line.roles[first][0] < stop:
        return line.roles[first][0]
    if first in line.hits:
        past, senses = line.hits[first]
        if past >= stop:
            return None
        if senses[0].kind in {"demonym", "organisation"}:
            return past
    return first + 1 if line.words[first].text in {"'", "s", ".", "-"} else first


def _tokens_of(words: tuple[Word, ...], sentence: Sentence) -> tuple[int, ...]:
    found: list[int] = []
    spans = iter(enumerate((token.start, token.end) for token in sentence.tokens))
    at, (start, end) = next(spans, (-1, (0, 0)))
    for first, last, _ in words:
        while end <= first and at >= 0:
            at, (start, end) = next(spans, (-1, (0, 0)))
        found.append(at if start < last else -1)
    return tuple(found)
