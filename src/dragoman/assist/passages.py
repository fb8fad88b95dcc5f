"""The passage of a text in which searched words stand."""

import re
from itertools import chain

from dragoman.ledger.queries.words import WORD, plain
from dragoman.records import Evidence

AROUND = 160
EDGE = re.compile(r"\s")


def passage_of(document_id: str, text: str, words: str) -> Evidence:
    """Return where the words that are searched for first stand, with what stands around them.

    Args:
        document_id: of the document.
        text: its text.
        words: as they were searched for; the first phrase or word of them that is found counts.

    Returns:
        A stretch of the text that begins and ends between words; of its beginning where the index
        knows a word in another form than the text has it in.

    >>> text = "A long report. The ministers signed a treaty."
    >>> passage_of("d1", text, '"signed a treaty" ministers').quote == text
    True
    """
    asked = [plain(piece) for piece in WORD.findall(words)]
    tried = chain(asked, (word for piece in asked for word in piece.split()))
    found = (re.search(re.escape(one), text, re.IGNORECASE) for one in tried if one)
    hit = next((match for match in found if match), None)
    first, last = hit.span() if hit else (0, 0)
    start, end = max(0, first - AROUND), min(len(text), last + AROUND)
    if start:
        edge = EDGE.search(text, start, first)
        start = edge.end() if edge else start
    if end < len(text):
        end = max((match.start() for match in EDGE.finditer(text, last, end)), default=end)
    return Evidence(document_id, start, end, text[start:end])
