"""Mentions of a text in its own script: names with the offices beside them, and whom they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.annotate.times.native import LANGUAGES
from dragoman.entities.mention.mentions import Mention, slug
from dragoman.entities.names.register import Register
from dragoman.entities.native.finding import RUSSIAN, Spot, spots_of
from dragoman.entities.native.names import (
    ADJECTIVE,
    BODY,
    OFFICE,
    PERSON,
    SIGN,
    THING,
    Native,
    unsure,
)
from dragoman.entities.native.short_titles import with_short_titles
from dragoman.entities.native.surnames import Bearer
from dragoman.entities.offices.office_titles import same_office
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.records import Document, Party

BESIDE = re.compile(r"[ \u00a0·・の의]{0,2}")
MOST = 2_000_000  # letters that are looked at
TITLES = (OFFICE, BODY)
TOWNS = ("capital", "city")
LONGEST = 3  # names that belong together
# letters of a surname that says who is meant, who was named whole before
ALONE = {"ko": 2, "ja": 3, "zh": 3, "ru": 3}
AMBASSADOR = "ambassador"
SENT_TO = ("주", "駐", "驻")
MISTER = "氏"
NOBODY: Bearer = ("", "")
BESIDE_ALONE = (SIGN, ADJECTIVE)
OWNERS = ("state", SIGN, ADJECTIVE)
# what stands together, by whether the text is Russian; the longest first
SHAPES: dict[bool, tuple[tuple[tuple[str, ...], ...], ...]] = {
    False: (
        (OWNERS, (OFFICE,), (PERSON,)),
        ((PERSON,), OWNERS, (OFFICE,)),
        (OWNERS, TITLES),
        ((OFFICE,), (PERSON,)),
        ((PERSON,), (OFFICE,)),
    ),
    True: (
        ((ADJECTIVE,), (OFFICE,), (PERSON,)),
        ((ADJECTIVE,), TITLES),
        (TITLES, ("state",)),
        ((OFFICE,), (PERSON,)),
        ((PERSON,), (OFFICE,)),
    ),
}


def native_mentions(
    document: Document, register: Register, offices: OfficeRegister
) -> tuple[Mention, ...]:
    """Return whom a document in Korean, Japanese, Chinese or Russian names, and where.

    Names alone are found, never what anybody does. An office without its state or its person, and
    a name that is also a common word, mean nobody.

    Args:
        document: in any language; nothing is found in others.
        register: organisations.
        offices: who held which office, on the day of the document.

    >>> document = Document("d", "중국 왕이 외교부장", language="ko")
    >>> found = native_mentions(document, Register.load(), OfficeRegister.load())
    >>> [(document.text[one.start : one.end], one.parties[0].entity_id) for one in found]
    [('중국', 'state:CHN'), ('왕이 외교부장', 'person:CHN:wang-yi')]
    """
    if document.language not in LANGUAGES:
        return ()
    text = document.text[:MOST]
    spots = spots_of(text, document.language)
    found = tuple(_Naming(text, document, register, offices).mentions(spots))
    return with_short_titles(text, found, document.language)


class _Naming:
    """Says whom the names of one document mean."""

    def __init__(
        self, text: str, document: Document, register: Register, offices: OfficeRegister
    ) -> None:
        self._text = text
        self._language = document.language
        self._day: date | None = document.published
        self._register = register
        self._offices = offices
        self._unsure = unsure(document.language)
        self._told: dict[Bearer, None] = {}  # people who were named

    def mentions(self, spots: Sequence[Spot]) -> Iterator[Mention]:
        """Yield a mention for each name, or for a name and the office beside it together."""
        at = 0
        while at < len(spots):
            for group in self._together(spots, at):
                found = self._mention(group)
                if found is not None:
                    yield found
                    break
            at += len(group) if found is not None else 1

    def _together(self, spots: Sequence[Spot], at: int) -> Iterator[Sequence[Spot]]:
        """Yield a name with the offices and states beside it, with fewer of them, and alone."""
        run = [spots[at]]
        while len(run) < LONGEST and at + len(run) < len(spots):
            if not self._touch(run[-1], spots[at + len(run)]):
                break
            run.append(spots[at + len(run)])
        for shape in SHAPES[self._language == RUSSIAN]:
            some = run[: len(shape)]
            if len(some) == len(shape) and _fits(some, shape):
                yield some
        yield run[:1]

    def _touch(self, one: Spot, two: Spot) -> bool:
        return BESIDE.fullmatch(self._text, one.end, two.start) is not None

    def _mention(self, group: Sequence[Spot]) -> Mention | None:
        """Return the mention of names that belong together; None where they mean nothing."""
        start, end = group[0].start, group[-1].end
        kinds = {spot.native.kind: spot.native for spot in group}
        if THING in kinds:
            return None
        words = self._text[start:end]
        if PERSON in kinds:
            party = self._person(group, words)
            return Mention(start, end, None, 0, PERSON, "actor", (party,)) if party else None
        title = kinds.get(OFFICE) or kinds.get(BODY)
        if title is None:
            return self._named(group[0], words)
        kind, prefix = ("role", "role") if title.kind == OFFICE else ("ministry", "body")
        country = _owner(group) or title.home
        if title.identity == AMBASSADOR and self._text[max(start - 1, 0) : start] in SENT_TO:
            return None  # the state is where the ambassador is
        if not country:
            empty = Mention(start, end, None, 0, kind, "attribute", ())
            return empty if len(title.words) > 1 else None
        identity = f"{prefix}:{country}:{title.identity}"
        party = Party(identity, words, country, title.sector, None, title.title or None)
        return Mention(start, end, None, 0, kind, "actor", (party,))

    def _person(self, group: Sequence[Spot], words: str) -> Party | None:
        """Return the person of a name, as the register of offices knows them on the day."""
        native = next(spot.native for spot in group if spot.native.kind == PERSON)
        country, person = self._bearer(native, group)
        office = self._offices.named(person, self._day) if person else None
        if office is None or (country and office.country != country):
            return None
        self._told[country, person] = None
        identity = office.entity_id or f"person:{office.country}:{slug(office.person)}"
        return Party(identity, words, office.country, office.sector, office.person, office.title)

    def _bearer(self, native: Native, group: Sequence[Spot]) -> Bearer:
        """Return the state and name of whom a name means; empty where that is in doubt."""
        if native.person:
            return (native.countries or ("",))[0], native.person
        state = _owner(group)
        bearers = [one for one in native.bearers if not state or one[0] == state]
        told = [one for one in bearers if one in self._told]
        title = next((spot.native.title for spot in group if spot.native.kind == OFFICE), "")
        if not title:
            after = self._text[group[-1].end : group[-1].end + 1]
            sure = len(native.words) >= ALONE[self._language] or after == MISTER
            return told[0] if len(told) == 1 and sure else NOBODY
        held = [one for one in bearers if self._holds(one, title)]
        for some in (held, told, bearers if len(native.words) > 1 else ()):
            if len(some) == 1:
                return some[0]
        return NOBODY

    def _holds(self, one: Bearer, title: str) -> bool:
        """Whether somebody held an office by that title on the day of the document."""
        office = self._offices.named(one[1], self._day)
        if office is None or not same_office(title.lower(), office.title):
            return False
        day = self._day
        begun = day is None or office.start is None or office.start <= day
        return begun and (day is None or office.end is None or day <= office.end)

    def _named(self, spot: Spot, words: str) -> Mention | None:
        """Return the mention of a state, a town, a house, an organisation or a group."""
        native = spot.native
        if native.words in self._unsure or native.kind in BESIDE_ALONE:
            return None
        if native.kind == "org":
            body = self._register.organisations.get(native.identity.removeprefix("org:"))
            if body is None:
                return None
            parties: tuple[Party, ...] = (Party(native.identity, words, body.country, body.sector),)
            kind = "organisation"
        elif native.kind == "house":
            parties = (Party(native.identity, words, native.countries[0], "GOV"),)
            kind = "house"
        else:
            parties = tuple(Party(f"state:{one}", words, one, "GOV") for one in native.countries)
            kind = native.kind
        role = "place" if native.kind in TOWNS else "actor"
        return Mention(spot.start, spot.end, None, 0, kind, role, parties)


def _fits(some: Sequence[Spot], shape: Sequence[tuple[str, ...]]) -> bool:
    """Whether names are of the kinds of a shape; a person between is of the state beside."""
    if not all(spot.native.kind in kinds for spot, kinds in zip(some, shape, strict=True)):
        return False
    owner = _owner(some)
    people = [spot.native for spot in some if spot.native.kind == PERSON]
    return not owner or all(
        owner in (*one.countries, *(each[0] for each in one.bearers)) for one in people
    )


def _owner(group: Sequence[Spot]) -> str:
    """Return the state beside an office, or nothing."""
    return next((spot.native.countries[0] for spot in group if spot.native.kind in OWNERS), "")
