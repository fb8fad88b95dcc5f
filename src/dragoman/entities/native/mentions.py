"""Mentions of a text in its own script: names with the offices beside them, and whom they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.annotate.times.native import LANGUAGES
from dragoman.entities.mention.mentions import Mention, slug
from dragoman.entities.names.register import Register
from dragoman.entities.native.finding import RUSSIAN, Spot, spots_of
from dragoman.entities.native.names import BODY, OFFICE, PERSON, THING, unsure
from dragoman.entities.native.short_titles import with_short_titles
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.records import Document, Party

BESIDE = re.compile(r"[ \u00a0·・の의]{0,2}")
MOST = 2_000_000  # letters that are looked at
TITLES = (OFFICE, BODY)
PLACES = ("capital", "city")


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

    def mentions(self, spots: Sequence[Spot]) -> Iterator[Mention]:
        """Yield a mention for each name, or for a name and the office beside it together."""
        at = 0
        while at < len(spots):
            group = self._together(spots, at)
            found = self._mention(group)
            if found is not None:
                yield found
                at += len(group)
            else:
                at += 1

    def _together(self, spots: Sequence[Spot], at: int) -> tuple[Spot, ...]:
        """Return a name with the office, or an office with the name, that it belongs to."""
        one = spots[at]
        if at + 1 == len(spots) or not self._touch(one, spots[at + 1]):
            return (one,)
        two = spots[at + 1]
        kinds = (one.native.kind, two.native.kind)
        owner = "state" if self._language == RUSSIAN else None
        if kinds[0] in TITLES and kinds[1] == owner:
            return one, two
        if (kinds[0] == "state" and kinds[1] in TITLES and owner is None) or (
            PERSON in kinds and OFFICE in kinds
        ):
            return self._whole(spots, at, (one, two))
        return (one,)

    def _whole(self, spots: Sequence[Spot], at: int, pair: tuple[Spot, Spot]) -> tuple[Spot, ...]:
        """Return "China's foreign minister Wang Yi" whole, where the pair is its beginning."""
        three = (
            spots[at + 2] if at + 2 < len(spots) and self._touch(pair[1], spots[at + 2]) else None
        )
        is_state = pair[0].native.kind == "state" and pair[1].native.kind == OFFICE
        if is_state and three is not None and three.native.kind == PERSON:
            return (*pair, three)
        return pair

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
        state = kinds.get("state")
        if state is None:
            return Mention(start, end, None, 0, kind, "attribute", ())
        country = state.countries[0]
        identity = f"{prefix}:{country}:{title.identity}"
        party = Party(identity, words, country, title.sector, None, title.title or None)
        return Mention(start, end, None, 0, kind, "actor", (party,))

    def _person(self, group: Sequence[Spot], words: str) -> Party | None:
        """Return the person of a name, as the register of offices knows them on the day."""
        native = next(spot.native for spot in group if spot.native.kind == PERSON)
        if native.is_titled and len(group) == 1:
            return None
        office = self._offices.named(native.person, self._day)
        if office is None or office.country != native.countries[0]:
            return None
        identity = office.entity_id or f"person:{office.country}:{slug(office.person)}"
        return Party(identity, words, office.country, office.sector, office.person, office.title)

    def _named(self, spot: Spot, words: str) -> Mention | None:
        """Return the mention of a state, a town, a house, an organisation or a group."""
        native = spot.native
        if native.words in self._unsure:
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
        role = "place" if native.kind in PLACES else "actor"
        return Mention(spot.start, spot.end, None, 0, kind, role, parties)
