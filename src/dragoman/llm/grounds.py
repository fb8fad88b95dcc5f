"""What a claim's words are grounded in: our register and calendar, never the model's knowledge."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from dragoman.annotate.times import find_native_times, find_times
from dragoman.entities.mention.mentions import Mention, slug
from dragoman.entities.names.register import Register
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.llm.claims import Words
from dragoman.llm.finding import Span
from dragoman.records import (
    DateInterval,
    Document,
    Party,
    Place,
    Precision,
    TimeExpression,
    TimeKind,
)

NUMBER = re.compile(r"\d+")


class Grounds(Protocol):
    """Says what words of one document mean."""

    def parties(self, told: Words, span: Span) -> tuple[Party, ...]:
        """Return whom words mean; nobody where we do not know."""
        ...

    def date(self, told: Words, span: Span) -> DateInterval | None:
        """Return what days words mean; None where that cannot be known."""
        ...

    def place(self, told: Words, span: Span) -> Place:
        """Return where words mean, the state only where we know it."""
        ...


class ReadGrounds:
    """The grounds of a document that the shipped reader has read: its mentions and times.

    Args:
        document: the document.
        mentions: whom it names where.
        register: states and organisations.
    """

    def __init__(self, document: Document, mentions: Sequence[Mention], register: Register) -> None:
        self._register = register
        self._mentions = [one for one in mentions if one.parties]
        self._times: tuple[TimeExpression, ...] | None = None
        self._document = document

    def parties(self, told: Words, span: Span) -> tuple[Party, ...]:
        """Return whom the widest mentions within the words mean, else the one around them.

        Of several whom that one means, those alone of a state that the words name: "Chile" in "the
        ministers of Chile and Peru" is not Peru.
        """
        del told
        touched = [one for one in self._mentions if _overlap(one, span)]
        touched = [one for one in touched if one.role == "actor"] or touched
        within = [one for one in touched if span[0] <= one.start and one.end <= span[1]]
        if within:
            widest = [one for one in within if not any(_holds(other, one) for other in within)]
            return _once(party for one in widest for party in one.parties)
        words = self._document.text[span[0] : span[1]]
        named = {sense.country for hit in self._register.find(words) for sense in hit.senses}
        around = _once(party for one in touched for party in one.parties)
        return tuple(one for one in around if one.country in named) if named else around

    def date(self, told: Words, span: Span) -> DateInterval | None:
        """Return what our calendar makes of the expression that the words overlap most."""
        del told
        if self._times is None:
            self._times = find_times(self._document.text, self._document.published)
        near = [
            (min(one.end, span[1]) - max(one.start, span[0]), one)
            for one in self._times
            if one.kind is TimeKind.POINT and one.date and one.start < span[1] and span[0] < one.end
        ]
        return max(near, key=lambda each: each[0])[1].date if near else None

    def place(self, told: Words, span: Span) -> Place:
        """Return the words, with the state of the place that they name."""
        words = self._document.text[span[0] : span[1]]
        del told
        found = {
            party.country
            for one in self._mentions
            if _overlap(one, span)
            for party in one.parties
            if party.country
        }
        return Place(words, found.pop() if len(found) == 1 else None)


class NamedGrounds:
    """The grounds of a document in a language that the shipped reader does not read.

    The model gives a name in English for words of the text; it is looked up in our register, and
    where the words themselves are known in their script, both have to agree. A date in English is
    read by our calendar and has to have every number of the words.

    Args:
        document: the document.
        register: states and organisations.
        offices: who held which office, and when.
        mentions: whom the document names in its own script, as far as that is known.
    """

    def __init__(
        self,
        document: Document,
        register: Register,
        offices: OfficeRegister,
        mentions: Sequence[Mention] = (),
    ) -> None:
        self._document = document
        self._register = register
        self._offices = offices
        self._mentions = [one for one in mentions if one.parties]

    def parties(self, told: Words, span: Span) -> tuple[Party, ...]:
        """Return whom the English name means, unless the words mean others."""
        touched = [one for one in self._mentions if _overlap(one, span)]
        known = _once(party for one in touched for party in one.parties)
        if not (told.name or "").strip():
            within = [one for one in touched if span[0] <= one.start and one.end <= span[1]]
            return _once(party for one in within for party in one.parties)
        meant = self._named(told, span)
        if not known or any(_agree(one, other) for one in meant for other in known):
            return meant
        return ()

    def _named(self, told: Words, span: Span) -> tuple[Party, ...]:
        """Return whom the English name means."""
        words = self._document.text[span[0] : span[1]]
        name = " ".join((told.name or "").split())
        code = self._register.code(name)
        if code is not None:
            return (Party(f"state:{code}", words, code, "GOV"),)
        body = self._organisation(name)
        if body is not None:
            identity, country, sector = body
            return (Party(identity, words, country, sector),)
        office = self._offices.named(name, self._document.published)
        if office is None:
            return ()
        identity = office.entity_id or f"person:{office.country}:{slug(office.person)}"
        return (Party(identity, words, office.country, office.sector, office.person, office.title),)

    def date(self, told: Words, span: Span) -> DateInterval | None:
        """Return what our calendar makes of the English words, where the numbers agree.

        Where the words themselves tell a day in their language, it has to be the same; where the
        model gives no English words, it is that.
        """
        words = self._document.text[span[0] : span[1]]
        own = {
            one.date.start: one.date
            for one in find_native_times(words, self._document.published, self._document.language)
            if one.date
        }
        if len(own) == 1 and not told.english:
            return next(iter(own.values()))
        found = [
            one.date
            for one in find_times(told.english or "", self._document.published)
            if one.kind is TimeKind.POINT and one.date
        ]
        if len(found) != 1 or not _numbers(words) <= _parts(found[0]):
            return None
        interval = found[0]
        if len(own) == 1 and interval.start not in own:
            return None
        return DateInterval(interval.start, interval.end, interval.precision, words)

    def place(self, told: Words, span: Span) -> Place:
        """Return the words, with the state that their English name lies in."""
        words = self._document.text[span[0] : span[1]]
        name = told.name or ""
        found = {
            hit.senses[0].country
            for hit in self._register.find(name)
            if hit.start == 0 and hit.end == len(name) and len({s.country for s in hit.senses}) == 1
        }
        code = self._register.code(name)
        return Place(words, code or next(iter(found), None))

    def _organisation(self, name: str) -> tuple[str, str | None, str | None] | None:
        """Return the organisation, the house or the capital that a name means as a whole."""
        for hit in self._register.find(name):
            sense = hit.senses[0]
            if hit.start == 0 and hit.end == len(name) and sense.entity_id and len(hit.senses) == 1:
                return sense.entity_id, sense.country, sense.sector
        return None


def _overlap(one: Mention, span: Span) -> bool:
    return one.start < span[1] and span[0] < one.end


def _agree(one: Party, other: Party) -> bool:
    """Whether two parties may be the same: of one state, or one organisation."""
    return one.entity_id == other.entity_id or (
        one.country is not None and one.country == other.country
    )


def _holds(wide: Mention, narrow: Mention) -> bool:
    """Whether a mention holds another and is wider."""
    holds = wide.start <= narrow.start and narrow.end <= wide.end
    return holds and (wide.end - wide.start) > (narrow.end - narrow.start)


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({one.entity_id: one for one in parties}.values())


def _numbers(words: str) -> set[int]:
    """Return the numbers in words of any script: digits alone, whatever their width."""
    return {int(each) for each in NUMBER.findall(unicodedata.normalize("NFKC", words))}


def _parts(interval: DateInterval) -> set[int]:
    """Return the numbers that a date may be told with."""
    days = [day for day in (interval.start, interval.end) if day]
    found = {number for day in days for number in (day.year, day.month)}
    if interval.precision is Precision.DAY:
        found |= {day.day for day in days}
    return found | _short_years(days)


def _short_years(days: Sequence[date]) -> set[int]:
    return {day.year % 100 for day in days}
