"""Words to sentences: where one ends and the next begins.

Line breaks count where the text is laid out as lines (lists, headings), not where it is merely
wrapped; a blank line always ends a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.annotate.parser.tokens import Span, TokenRules, tokenise
from dragoman.data.words import WordLists

MAX_TOKENS = 200
WORDS = WordLists("annotate", "parser.sentences")
_CLOSERS = frozenset("\"'\u2019\u201d)]}\u00bb") | {"''", "\u2019\u2019"}
_OPENERS = frozenset("\"'\u2018\u201c([{\u00ab") | {"``"}
_SHORT = 3  # an unknown word of so few letters before a dot may be an abbreviation


def split_sentences(
    text: str, rules: TokenRules, start: int = 0, end: int | None = None
) -> list[list[Span]]:
    """Sentences of ``text[start:end]``, each a list of word spans in characters of ``text``.

    >>> text = "Seoul met Gen. Lee of the U.S. Army. Tokyo did not."
    >>> [text[s[0][0]:s[-1][1]] for s in split_sentences(text, TokenRules.load())]
    ['Seoul met Gen. Lee of the U.S. Army.', 'Tokyo did not.']
    """
    spans = tokenise(text, rules, start, end)
    sentences: list[list[Span]] = []
    current: list[Span] = []
    ended = False
    for i, span in enumerate(spans):
        if current and _breaks(text, current, spans, i, ended=ended):
            sentences.append(current)
            current, ended = [], False
        current.append(span)
        word = text[slice(*span)]
        closing = ended and (word in _CLOSERS or _is_smile(word))
        ended = closing or _is_end(word, rules)
    if current:
        sentences.append(current)
    return [part for sentence in sentences for part in _windows(text, sentence)]


def _is_end(word: str, rules: TokenRules) -> bool:
    if all(char in ".!?\u2026\u3002" for char in word):
        return True
    low = word.lower()
    return word.endswith(".") and (low[:-1] in rules.may_end or word.count(".") > 1)


def _is_smile(word: str) -> bool:
    return len(word) > 1 and word[0] in ":;=" and word[-1] in "()DPp"


def _breaks(
    text: str, current: Sequence[Span], spans: Sequence[Span], at: int, *, ended: bool
) -> bool:
    word = text[slice(*spans[at])]
    last = text[slice(*current[-1])]
    gap = text[current[-1][1] : spans[at][0]]
    lines = gap.count("\n")
    if lines > 1 or (lines == 1 and _line_breaks(last, word, ended=ended)):
        return True
    if not ended or not gap or _goes_with_last(word):
        return False
    following = _past_opener(text, spans, at)
    if last.endswith(".") and last.strip("."):
        return following in WORDS["starters"]
    return not following[:1].islower() or _ends_before_lower(text, current)


def _goes_with_last(word: str) -> bool:
    """Return whether a word closes the sentence before it: a smile, a closing mark."""
    return _is_smile(word) or (word in _CLOSERS and word not in _OPENERS)


def _past_opener(text: str, spans: Sequence[Span], at: int) -> str:
    """Return a word, or the one behind it where it opens a quotation or bracket."""
    word = text[slice(*spans[at])]
    return text[slice(*spans[at + 1])] if word in _OPENERS and at + 1 < len(spans) else word


def _ends_before_lower(text: str, current: Sequence[Span]) -> bool:
    """Whether a small letter may begin the next sentence: careless writing, not "Yahoo! and"."""
    last = text[slice(*current[-1])]
    before = text[slice(*current[-2])] if len(current) > 1 else ""
    if last in {"!", "?"}:
        return not before[:1].isupper()
    return (last == "." and len(before) > _SHORT) or (len(last) > 1 and set(last) <= {"!", "?"})


def _line_breaks(last: str, word: str, *, ended: bool) -> bool:
    if ended:
        return not word[:1].islower()
    return last not in {",", "-", "\u2014"} and not word[:1].islower() and len(word) > 0


def _windows(text: str, sentence: list[Span]) -> Iterator[list[Span]]:
    """Cut what is too long for the encoder, at a mark of punctuation where there is one."""
    at = 0
    while len(sentence) - at > MAX_TOKENS:
        cut = at + MAX_TOKENS
        for i in range(cut, at + MAX_TOKENS // 2, -1):
            if text[slice(*sentence[i - 1])] in WORDS["pauses"]:
                cut = i
                break
        yield sentence[at:cut]
        at = cut
    yield sentence[at:]
