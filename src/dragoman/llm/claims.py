"""What a model claims: its reply taken apart, each claim alone, and what is no claim by kind."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

MOST_CLAIMS = 200
LONGEST = 4_000
NOT_JSON = "not-json"
NOT_WHOLE = "truncated"
FORM = "form"


class Words(msgspec.Struct, frozen=True):
    """Words that are said to stand in the text, and what they are in English."""

    words: str
    name: str | None = None
    english: str | None = None


class Claim(msgspec.Struct, frozen=True):
    """An event as a model tells it."""

    type: str
    quote: str
    status: str = "actual"
    certainty: str = "asserted"
    mode: tuple[str, ...] = ()
    actors: tuple[Words, ...] = ()
    recipients: tuple[Words, ...] = ()
    when: Words | None = None
    place: Words | None = None
    speaker: str | None = None


class _Reply(msgspec.Struct):
    events: list[msgspec.Raw]


@dataclass(frozen=True, slots=True)
class Faulty:
    """Something of a reply that cannot be used.

    Attributes:
        kind: a short, stable word for what is wrong.
        words: what it is about.
    """

    kind: str
    words: str


def claims_of(text: str, *, whole: bool) -> Iterator[Claim | Faulty]:
    """Yield what a reply claims, and what of it is no claim.

    Words around the one JSON object are passed over. A reply that was cut off claims nothing: what
    stands before the cut may be half an event.

    Args:
        text: the reply.
        whole: whether it came to its end.

    >>> next(claims_of('{"events": [{"type": "AID"}]}', whole=True)).kind
    'form'
    """
    first, last = text.find("{"), text.rfind("}")
    if not whole:
        yield Faulty(NOT_WHOLE, text[-LONGEST:][:80])
        return
    try:
        found = msgspec.json.decode(text[first : last + 1], type=_Reply)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        yield Faulty(NOT_JSON, text[:80])
        return
    for raw in found.events[:MOST_CLAIMS]:
        try:
            yield msgspec.json.decode(raw, type=Claim)
        except (msgspec.MsgspecError, RecursionError):
            yield Faulty(FORM, bytes(raw)[:80].decode("utf-8", "replace"))
    if len(found.events) > MOST_CLAIMS:
        yield Faulty(FORM, f"{len(found.events) - MOST_CLAIMS} more events than are read")
