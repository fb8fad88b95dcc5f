"""The filter grammar: one small language for the command line, the programs and the pages.

A filter is a line of terms, each ``key=value``; all of them must hold::

    actor=KOR type=CONSULT,AGREE status=planned since=2025-01 confidence>=0.6 text:"joint statement"

Values with blanks stand in double quotes. Commas mean "any of these" for words of the vocabulary
(``type=CONSULT,AGREE``), "all of these" for those who take part (``party=KOR,CHN``), and "at least
two of these" for ``between=KOR,CHN,JPN``.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dragoman.errors import FilterError
from dragoman.records import Certainty, EventType, Status
from dragoman.records.written_days import days_of

TERM = re.compile(
    r"""\s*(?P<key>[A-Za-z][A-Za-z_-]*)
        (?P<op>>=|<=|!=|=|:|>|<)
        (?P<value>(?:"(?:[^"\\]|\\.)*"|[^\s"])+)(?=\s|$)""",
    re.VERBOSE,
)
PIECE = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^,])+')
LONGEST = 4000
MOST_VALUES = 60
# what costs more than a look-up each: phrases to search for, pairs of states, words within words
MOST_OF = {"text": 20, "between": 30, "speaker": 10, "place": 20}
MOST_WORDS = 40
LONGEST_VALUE = 300
PAIR = 2

KEYS = {
    "actor": "who did it: a state (KOR), an entity id or a person; several: all of them",
    "recipient": "to whom it was directed; several: all of them",
    "party": "who took part in either role; several: all of them",
    "between": "states of which at least two took part",
    "type": "PLOVER type; several: any of them",
    "status": "actual, planned, hypothetical, negated, urged; several: any",
    "certainty": "asserted, reported, suspected; several: any",
    "mode": "PLOVER mode or extension; several: any",
    "context": "PLOVER context; several: any",
    "since": "on or after this day, month or year",
    "until": "on or before this day, month or year",
    "on": "within this day, month or year",
    "by": "which day since, until and on are of: date, that of the act (as it comes); reported_on, "
    "the first on which it was told; date_or_reported, the second where the first is not known",
    "place": "where: a state or words of the place; several: any",
    "speaker": "words that name who says so",
    "mechanism": "id of the standing arrangement; several: any",
    "document": "id of the document; several: any",
    "publisher": "who published it; several: any",
    "issue": "issue of a position; several: any",
    "confidence": "probability that the coding is right, with >=, <=, > or <",
    "corrected": "fields that a person corrected, any of them: date,type; yes: whichever",
    "text": "words of the text; a phrase in double quotes",
}
COMPARED = ("confidence",)
DATE, REPORTED, EITHER = "date", "reported_on", "date_or_reported"
DAYS = (DATE, REPORTED, EITHER)
WORDS: Mapping[str, frozenset[str]] = {
    "type": frozenset(EventType),
    "status": frozenset(Status),
    "certainty": frozenset(Certainty),
    "corrected": frozenset(
        ("yes", "type", "mode", "actors", "recipients", "status", "date", "place")
    ),
}

Namer = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader of the ledger wants to see; empty fields ask for nothing.

    Attributes:
        actor: who did it, all of them.
        recipient: to whom, all of them.
        party: who took part in any role, all of them.
        between: states of which at least two took part.
        type: PLOVER types, any of them.
        status: any of these.
        certainty: any of these.
        mode: any of these.
        context: any of these.
        since: not over before this day.
        until: begun by this day.
        by: which day both are of, one of `DAYS`; empty for that of the act.
        place: states or words of the place, any of them.
        speaker: words that name who says so.
        mechanism: ids, any of them.
        document: ids, any of them.
        publisher: any of them.
        issue: any of them.
        confidence: comparisons, ``(">=", 0.6)``, all of them.
        text: words and phrases, all of them.
        corrected: fields that a person corrected, any of them; ``yes`` for whichever.
    """

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    by: str = ""
    place: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    mechanism: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    confidence: tuple[tuple[str, float], ...] = ()
    text: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()

    @classmethod
    def parse(cls, expression: str, *, namer: Namer | None = None) -> "Filter":
        """Return the filter that a line of terms describes.

        Args:
            expression: terms, ``actor=KOR type=CONSULT since=2025``.
            namer: gives the code of a state for a name of it, else None.

        Raises:
            FilterError: the line cannot be understood; the message shows what can be.

        >>> Filter.parse("actor=KOR type=CONSULT,AGREE since=2025").since
        datetime.date(2025, 1, 1)
        """
        return cls.of(terms_of(expression), namer=namer)

    @classmethod
    def of(cls, terms: Iterable[tuple[str, str, str]], *, namer: Namer | None = None) -> "Filter":
        """Return the filter of terms that are already apart: key, operator, value.

        Raises:
            FilterError: a key, an operator or a value makes no sense.

        >>> Filter.of([("type", "=", "consult")]).type
        ('CONSULT',)
        """
        found = cls()
        for key, operator, value in terms:
            found = _add(found, key.lower().replace("-", "_"), operator, value, namer)
        found.bounded()
        if found.since and found.until and found.until < found.since:
            message = f"nothing can be since {found.since} and until {found.until}"
            raise FilterError(message)
        return found

    def bounded(self) -> "Filter":
        """Return the filter itself if it asks for no more than can be looked up in good time.

        Raises:
            FilterError: it has too many values or words, or too long ones.
        """
        for key in self.used():
            values = getattr(self, key)
            if not isinstance(values, tuple):
                continue
            most = MOST_OF.get(key, MOST_VALUES)
            if len(values) > most:
                message = f"a filter may have {most} values of {key}, this one has {len(values)}"
                raise FilterError(message)
            longest = max(len(str(value)) for value in values)
            if longest > LONGEST_VALUE:
                message = (
                    f"a value of {key} may have {LONGEST_VALUE} characters, not {longest}; "
                    "ask for less"
                )
                raise FilterError(message)
        words = sum(len(value.split()) for value in (*self.text, *self.speaker))
        if words > MOST_WORDS:
            message = f"a filter may search for {MOST_WORDS} words, this one has {words}"
            raise FilterError(message)
        return self

    def used(self) -> tuple[str, ...]:
        """Return the keys that ask for something.

        >>> Filter(type=("AID",)).used()
        ('type',)
        """
        return tuple(field.name for field in fields(self) if getattr(self, field.name))

    def only(self, allowed: Iterable[str], what: str) -> "Filter":
        """Return the filter itself if it uses no other keys than these.

        Args:
            allowed: keys that apply.
            what: what is filtered, for the message.

        Raises:
            FilterError: another key is used.
        """
        allowed = tuple(allowed)
        wrong = [key for key in self.used() if key not in allowed]
        if wrong:
            use = f"; use {', '.join(allowed)}" if allowed else ""
            message = f"{what} cannot be filtered by {wrong[0]}{use}"
            raise FilterError(message)
        return self


def terms_of(expression: str) -> list[tuple[str, str, str]]:
    """Take a line apart into keys, operators and values.

    Raises:
        FilterError: it is not made of terms.

    >>> terms_of("actor=KOR confidence>=0.6")
    [('actor', '=', 'KOR'), ('confidence', '>=', '0.6')]
    """
    if len(expression) > LONGEST:
        message = f"a filter may have {LONGEST} characters, this one has {len(expression)}"
        raise FilterError(message)
    found: list[tuple[str, str, str]] = []
    at = 0
    end = len(expression.rstrip())
    while at < end:
        match = TERM.match(expression, at)
        if match is None:
            rest = expression[at:].strip()
            message = (
                f"cannot understand {rest[:60]!r} in the filter: write key=value, values with "
                f"blanks in double quotes; keys are {', '.join(KEYS)}"
            )
            raise FilterError(message)
        found.append((match["key"], match["op"], match["value"]))
        at = match.end()
    return found


def _pieces(value: str) -> list[str]:
    """Return the values between commas, without quotes; commas within quotes part nothing."""
    pieces = [_unquoted(piece.strip()).strip() for piece in PIECE.findall(value)]
    return [piece for piece in pieces if piece]


def _unquoted(value: str) -> str:
    """Take the quotes off."""
    quoted = len(value) > 1 and value.startswith('"') and value.endswith('"')
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if quoted else value


def _add(found: Filter, key: str, operator: str, value: str, namer: Namer | None) -> Filter:
    """Return the filter with one more term."""
    if key not in KEYS:
        message = f"there is no filter key {key!r}; keys are {', '.join(KEYS)}"
        raise FilterError(message)
    if key in COMPARED:
        return replace(
            found, confidence=(*found.confidence, (operator, _number(key, _unquoted(value))))
        )
    if operator not in ("=", ":"):
        message = f"{key} takes {key}=value, not {key}{operator}value; only confidence compares"
        raise FilterError(message)
    if key in ("since", "until", "on", "by"):
        return _within(found, key, _unquoted(value))
    if key == "text":
        return replace(found, text=(*found.text, value))
    values = tuple(_value(key, piece, namer) for piece in _pieces(value))
    if not values or len(values) > MOST_VALUES:
        message = f"{key}= takes 1 to {MOST_VALUES} values: {KEYS[key]}"
        raise FilterError(message)
    if key == "between" and len(set(values)) < PAIR:
        message = "between= takes two states or more: between=KOR,CHN,JPN"
        raise FilterError(message)
    earlier = getattr(found, key)
    if key in WORDS and earlier:
        values = tuple(word for word in earlier if word in values)
        if not values:
            message = f"no event has every {key} that the filter names"
            raise FilterError(message)
        earlier = ()
    changed: dict[str, Any] = {key: tuple(dict.fromkeys((*earlier, *values)))}
    return replace(found, **changed)


def _value(key: str, value: str, namer: Namer | None) -> str:
    """Return one value as it is stored."""
    if key in WORDS:
        word = value.upper() if key == "type" else value.lower()
        if word not in WORDS[key]:
            message = f"{key}={value} is unknown; it is one of {', '.join(sorted(WORDS[key]))}"
            raise FilterError(message)
        return word
    if key in ("mode", "context"):
        return value.lower()
    if key in ("actor", "recipient", "party", "between", "place"):
        named = namer(value) if namer else None
        return named or value
    return value


def _by(value: str) -> str:
    """Return which day bounds in time are of."""
    if value not in DAYS:
        message = f"by={value} is unknown; it is one of {', '.join(DAYS)}"
        raise FilterError(message)
    return "" if value == DATE else value


def _number(key: str, value: str) -> float:
    """Return a probability."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        message = f"{key} is compared with a number from 0 to 1, not {value!r}"
        raise FilterError(message)
    return number


def _within(found: Filter, key: str, value: str) -> Filter:
    """Return the filter with a bound in time, or told which day bounds are of."""
    if key == "by":
        return replace(found, by=_by(value))
    first, last = _days(key, value)
    if key in ("since", "on") and (found.since is None or first > found.since):
        found = replace(found, since=first)
    if key in ("until", "on") and (found.until is None or last < found.until):
        found = replace(found, until=last)
    return found


def _days(key: str, value: str) -> tuple[date, date]:
    """Return the first and last day of a day, month or year."""
    try:
        return days_of(value)
    except ValueError as error:
        message = f"{key}={value} is no day, month or year; write 2025-03-22, 2025-03 or 2025"
        raise FilterError(message) from error
