"""Searching for words: what a user writes, in the language of the search index."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, TableClause, column, or_, select, table, union

from dragoman.errors import FilterError
from dragoman.ledger.schema import documents, evidence
from dragoman.ledger.sqlite.dialects import has_words

END = "\0"  # ends a question, for the search index
ENGLISH = "en"
# letters of Thai, Lao, Burmese, Khmer, Japanese, Chinese and Korean, which part no words or write
# particles to them: an index of words has only what stands between blanks there
UNPARTED = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]"
)
WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s"]+')

documents_text = table("documents_text", column("rowid"), column("documents_text"))
evidence_text = table("evidence_text", column("rowid"), column("evidence_text"))


def match(texts: Iterable[str]) -> str:
    """Return words and phrases in the language of the search index, all of them wanted.

    Whatever a user writes is quoted, so that no word is taken for an operator.

    >>> match(['"joint statement" NOT'])
    '"joint statement" "NOT"'

    Raises:
        FilterError: there is no word in it.
    """
    return " ".join(map(quoted, pieces_of(texts)))


def pieces_of(texts: Iterable[str]) -> list[str]:
    """Return the words and phrases that a user wrote, without the quotes around phrases.

    Raises:
        FilterError: there is none.
    """
    found = [
        plain(piece)
        for line in texts
        for piece in WORD.findall(line.replace(END, " "))
        if any(letter.isalnum() for letter in piece)
    ]
    if not found:
        raise FilterError('text: needs a word to search for: text:treaty or text:"joint statement"')
    return found


def quoted(words: str) -> str:
    """Return words as a phrase of the search index."""
    return '"' + words.replace('"', '""') + '"'


def matching(index: TableClause, texts: Sequence[str]) -> Select[Any]:
    """Return a query for the row numbers that a search index gives for the words.

    What is written without blanks between words is looked for within the texts themselves, of
    documents in other languages than English.
    """
    pieces = pieces_of(texts)
    unparted = [words for words in pieces if UNPARTED.search(words)]
    parted = [quoted(words) for words in pieces if words not in unparted]
    found = select(index.c.rowid)
    if parted:
        found = found.where(has_words(index.c[index.name], " ".join(parted)))
    for words in unparted:
        indexed = select(index.c.rowid).where(has_words(index.c[index.name], quoted(words)))
        found = found.where(index.c.rowid.in_(union(indexed, _within(index, words))))
    return found


def _within(index: TableClause, words: str) -> Select[Any]:
    """Return a query for the rows of texts in other languages that have words somewhere."""
    foreign = documents.c.language != ENGLISH
    if index is evidence_text:
        told = select(documents.c.document_id).where(foreign)
        held = evidence.c.quote.contains(words, autoescape=True)
        return select(evidence.c.number).where(evidence.c.document_id.in_(told), held)
    held = or_(*(column.contains(words, autoescape=True)
                 for column in (documents.c.text, documents.c.title)))  # fmt: skip
    return select(documents.c.number).where(foreign, held)


def contains(field: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    """Return that a text has these words in it, whatever their case."""
    return field.icontains(words, autoescape=True)


def plain(piece: str) -> str:
    """Return words without the quotes around them."""
    return piece[1:-1].replace('\\"', '"') if piece.startswith('"') and len(piece) > 1 else piece
