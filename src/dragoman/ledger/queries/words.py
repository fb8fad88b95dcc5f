"""Searching for words: what a user writes, in the language of the search index."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, TableClause, column, select, table

from dragoman.errors import FilterError
from dragoman.ledger.sqlite.dialects import has_words

END = "\0"  # ends a question, for the search index
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
    words = [
        '"' + plain(piece).replace('"', '""') + '"'
        for line in texts
        for piece in WORD.findall(line.replace(END, " "))
        if any(letter.isalnum() for letter in piece)
    ]
    if not words:
        raise FilterError('text: needs a word to search for: text:treaty or text:"joint statement"')
    return " ".join(words)


def matching(index: TableClause, texts: Sequence[str]) -> Select[Any]:
    """Return a query for the row numbers that a search index gives for the words."""
    return select(index.c.rowid).where(has_words(index.c[index.name], match(texts)))


def contains(field: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    """Return that a text has these words in it, whatever their case."""
    return field.icontains(words, autoescape=True)


def plain(piece: str) -> str:
    """Return words without the quotes around them."""
    return piece[1:-1].replace('\\"', '"') if piece.startswith('"') and len(piece) > 1 else piece
