"""What each side says: the sentences in which its speakers take positions."""

import re
from collections.abc import Iterable
from datetime import date

from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made
from dragoman.present.brief.parts.since import NEW
from dragoman.present.brief.records import Claim
from dragoman.present.brief.words.passages import FIRST, LONGEST, standing
from dragoman.present.wording import day_words
from dragoman.present.wording.words import plain_text
from dragoman.records import Evidence, Position

END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?][\"'”’]?\s+(?=[\"“A-Z])"
)
FARTHEST = 600  # characters of a sentence on either side of the words
_EPOCH = date.min


def position_claims(
    made: Made, found: Iterable[Position], most: int, told: set[Evidence]
) -> list[Claim]:
    """Return positions as claims, the newest first, each sentence once.

    Args:
        made: the material.
        found: the positions.
        most: how many at most.
        told: the words that stand in the brief already; those of new claims are added.
    """
    claims: list[Claim] = []
    for one in newest(found):
        if len(claims) >= most:
            break
        piece = sentence_of(one.evidence, made.material.text(one.evidence.document_id))
        key = Evidence(piece.document_id, piece.start, piece.start, "")
        words = standing(piece.quote, first=piece.start < FIRST)
        if words is None or key in told or len(words) > LONGEST or not _names(one, words):
            continue
        told.add(key)
        claims.append(_claim(made, one, piece, words))
    return claims


def newest(found: Iterable[Position]) -> list[Position]:
    """Return positions, the same words once, the newest first."""
    each = {one.evidence.quote: one for one in found}
    return sorted(
        each.values(),
        key=lambda one: (one.date is None, -(one.date or _EPOCH).toordinal(), one.speaker),
    )


def sentence_of(piece: Evidence, text: str) -> Evidence:
    """Return the whole sentence in which words of a document stand.

    >>> text = "They met. Peru said it wants peace. Chile agreed."
    >>> sentence_of(Evidence("d", 20, 34, text[20:34]), text).quote
    'Peru said it wants peace.'
    """
    if text[piece.start : piece.end] != piece.quote:
        return piece
    low = max(piece.start - FARTHEST, 0)
    before = [match.end() for match in END.finditer(text, low, piece.start + 1)]
    line = max(text.rfind("\n", low, piece.start) + 1, low)
    start = max([*before[-1:], line])
    after = END.search(text, max(piece.end - 2, start), min(piece.end + FARTHEST, len(text)))
    stop = text.find("\n", piece.end)
    end = min(len(text) if after is None else after.end(), len(text) if stop < 0 else stop)
    words = text[start:end].strip()
    at = text.index(words, start)
    return Evidence(piece.document_id, at, at + len(words), words)


def _names(one: Position, words: str) -> bool:
    """Return whether a sentence names who takes the position."""
    name = plain_text(one.speaker)
    return name[:1].isupper() and (name in words or name.split()[-1] in words)


def _claim(made: Made, one: Position, piece: Evidence, words: str) -> Claim:
    told = glossary()["when"]
    named = made.lines.shown.named(words)
    day = one.date or made.material.source(piece.document_id).published
    pattern = told["dated"] if one.date else told["told"]
    when = pattern.format(day=day_words(day)) if day else told["undated"]
    return Claim(
        str(told["before"].format(when=when)),
        made.notes.cite([piece]),
        quote=words,
        label=made.namer.heading(one.country) if one.country in named else "",
        reports=1,
        change=NEW if made.order.known else "",
    )
