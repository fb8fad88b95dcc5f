"""What a phrase means: country, sector, office and entity, from its words alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import slug
from dragoman.entities.names.register import Sense
from dragoman.entities.phrases.phrases import (
    BODIES,
    NATIONAL,
    NATIONAL_KINDS,
    TOWARDS,
    Line,
    Owner,
    Phrase,
)
from dragoman.entities.phrases.roles import RoleWord

WORDS = WordLists("entities", "phrases.meaning")
_CHIEF_EXECUTIVES = {"HKG", "MAC"}
_WEAK = {"CVL"}
_PARTY_MEMBERS = frozenset({"LEG", "MIL"})
_OF_GOVERNMENT = frozenset({"MIL", "COP", "SPY", "LEG", "JUD", "OPP", "ELI"})
_FORMER = {"GOV", "LEG", "JUD"}
_PLACES = {"city"}
_TOWNS = {"capital", "city"}
_ABROAD = {"embassy", "envoy"}
_LEADING = frozenset({"led", "run"})
_GOVERNING = {"GOV"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase says about the one it names.

    Attributes:
        countries: whose, one or (in lists) several; empty where untold.
        sector: PLOVER sector; None where the words do not tell.
        organisation: the organisation that it belongs to, if any.
        office: the title, canonical ("Foreign Minister"); None for bodies and crowds.
        body: the body that acts or is spoken for, such as ``foreign-ministry``.
        senses: of the deciding name, where it has several meanings.
        beside: of an ally, neighbour or rival: whose, as that is not its own state.
    """

    countries: tuple[str, ...] = ()
    sector: str | None = None
    organisation: Sense | None = None
    office: str | None = None
    body: str | None = None
    senses: tuple[Sense, ...] = ()
    beside: tuple[str, ...] = ()


def meaning_of(line: Line, phrase: Phrase) -> Meaning:
    """Return what a phrase means before any context is looked at."""
    inner = meaning_of(line, phrase.of) if phrase.of is not None else None
    countries, organisation, several = _whose(line, phrase, inner)
    if not countries and organisation is None:
        organisation = _leading(phrase)
    if phrase.role is None:
        return _of_name(phrase, countries, organisation, several)
    beside = countries if _is_other(phrase, organisation) else ()
    if beside:
        countries, several = (), ()
    sector = _sector(phrase, organisation, inner, has_country=bool(countries or beside))
    if phrase.roles[-1].words == "chief executive" and set(countries) & _CHIEF_EXECUTIVES:
        sector = "GOV"
    return Meaning(
        countries=countries,
        sector=sector,
        organisation=organisation,
        office=office_of(line, phrase),
        body=_body(phrase, inner),
        senses=several,
        beside=beside,
    )


def _whose(
    line: Line, phrase: Phrase, inner: Meaning | None
) -> tuple[tuple[str, ...], Sense | None, tuple[Sense, ...]]:
    """Return states and organisation that a phrase belongs to, and the senses left open.

    What stands before it decides, then what it is "of", then who leads it, the place or a link.
    """
    deciding = _deciding(phrase)
    senses = tuple(owner.senses[0] for owner in deciding)
    organisation = _organisation(senses)
    several = deciding[0].senses if len(deciding) == 1 and len(deciding[0].senses) > 1 else ()
    countries = tuple(dict.fromkeys(code for sense in senses for code in _codes(sense)))
    if _is_foreign(organisation) and not phrase.joined:
        countries = ()
    if inner is not None and not phrase.joined:
        if not countries and not _is_foreign(organisation):
            countries, several = inner.countries, several or inner.senses
        if organisation is None:
            organisation = inner.organisation
            countries = inner.countries if _is_foreign(organisation) and not senses else countries
    # "its ambassador in Oslo": whoever owns it decides, not the place
    if not countries and not _is_foreign(organisation) and phrase.start not in WORDS["possessive"]:
        countries, told = _lesser(line, phrase)
        several = told or several
    return countries, organisation, several


def _is_foreign(organisation: Sense | None) -> bool:
    """True for an organisation of no state."""
    return organisation is not None and organisation.country is None


def _lesser(line: Line, phrase: Phrase) -> tuple[tuple[str, ...], tuple[Sense, ...]]:
    """The state told only by who leads it, the place ("in Lima") or a link, and its senses."""
    if phrase.role is not None and (phrase.role.is_unknown or is_mission(phrase.role)):
        return (), ()
    led = tuple(_linked(phrase, _LEADING))[:1]
    if led:
        return led, ()  # "U.S.-led troops in Iraq"
    place = _telling_place(line, phrase)
    if place is not None and place.senses[0].country:
        return (place.senses[0].country,), place.senses if len(place.senses) > 1 else ()
    return tuple(_linked(phrase))[:1], ()


def _linked(phrase: Phrase, links: Collection[str] = ()) -> Iterator[str]:
    """The states to which a link ties a phrase: "Iran-backed"; any link where none is asked for."""
    governs = phrase.role is not None and phrase.role.sector == "GOV"
    loose = TOWARDS | WORDS["apart"] | (WORDS["helping"] if governs else frozenset())
    for owner in phrase.owners:
        code = owner.senses[0].country
        if code and owner.link and owner.link not in loose and (not links or owner.link in links):
            yield code


def is_mission(role: RoleWord) -> bool:
    """True for embassies and envoys, who are never of the state that they are in."""
    return role.role in _ABROAD and "negotiator" not in role.words


def _telling_place(line: Line, phrase: Phrase) -> Owner | None:
    """The place of a phrase; rebels in a capital and foreign troops are not of its state."""
    armed = phrase.role is not None and phrase.role.sector == "REB"
    place = phrase.place
    if place is None or (armed and place.senses[0].kind == "capital"):
        return None
    return None if _comes_from_abroad(line, phrase) else place


def _comes_from_abroad(line: Line, phrase: Phrase) -> bool:
    """True for "Western forces in Mali"; not for the foreign minister or a coalition government."""
    role = phrase.role
    if role is None or role.kind == "office" or role.role in WORDS["at_home"]:
        return False
    return not WORDS["abroad"].isdisjoint(line.lows[max(0, phrase.first - 1) : phrase.head + 1])


def _leading(phrase: Phrase) -> Sense | None:
    """The organisation that leads a force: "NATO-led troops"."""
    led = tuple(owner.senses[0] for owner in phrase.owners if owner.link in _LEADING)
    return _organisation(led) if len(led) == 1 and led[0].country is None else None


def _is_other(phrase: Phrase, organisation: Sense | None) -> bool:
    """True for "US allies": they are not of the state that the phrase names."""
    role, of = phrase.role, phrase.of
    if role is None or role.role != "ally" or organisation is not None or phrase.name is not None:
        return False
    if of is not None:
        return not of.roles and of.name is None
    return len(phrase.owners) == 1 and phrase.start not in WORDS["possessive"]


def _deciding(phrase: Phrase) -> tuple[Owner, ...]:
    """The owners that decide whose: all of a list, else the first that owns outright."""
    # in a list who leads the force is one of those whose it is: "Afghan and U.S.-led troops"
    links = _LEADING if phrase.joined else frozenset()
    owning = tuple(owner for owner in phrase.owners if not owner.link or owner.link in links)
    if phrase.start in WORDS["possessive"] and phrase.role is not None and is_mission(phrase.role):
        # "its Baghdad embassy": where it is, not whose
        owning = tuple(owner for owner in owning if owner.senses[0].kind not in _TOWNS)
    if phrase.joined or len(owning) <= 1:
        return owning
    role = phrase.role
    if role is not None and role.words in WORDS["far"]:
        return owning[-1:]
    first, last = owning[0], owning[-1]
    if role is not None and is_mission(role) and first.senses[0].kind in NATIONAL_KINDS:
        return (first,)  # "Syria's U.N. ambassador" speaks for Syria
    if _is_of_another(phrase, first, last):
        return (last,)
    return (last,) if _is_body(last) and _has_body(first, last) else (first,)


def _is_of_another(phrase: Phrase, first: Owner, last: Owner) -> bool:
    """True where an adjective stands at the title: "Chinese state media report Thai Premier"."""
    adjectives = first.senses[0].kind == last.senses[0].kind == "demonym"
    apart = last.first - first.stop > 1 and not first.possessive
    return adjectives and apart and phrase.name is not None


def _has_body(first: Owner, last: Owner) -> bool:
    """True where a body behind an owner decides: "Peru's Congress", not the Seoul UN office."""
    owner, body = first.senses[0], last.senses[0]
    country, home = owner.country, body.country
    if not country and owner.kind != "organisation":
        return False
    if home is None:
        of_state = country is not None and body.sector in {"NGO", "PTY"}
        return first.possessive and not of_state
    return country in {None, "", home} or body.sector not in NATIONAL


def _codes(sense: Sense) -> tuple[str, ...]:
    return sense.members or ((sense.country,) if sense.country else ())


def _is_body(owner: Owner) -> bool:
    return owner.senses[0].kind in BODIES


def _organisation(senses: tuple[Sense, ...]) -> Sense | None:
    for sense in senses:
        if sense.kind in BODIES or sense.apart:
            return sense
    return None


def _of_name(
    phrase: Phrase,
    countries: tuple[str, ...],
    organisation: Sense | None,
    several: tuple[Sense, ...],
) -> Meaning:
    if not phrase.owners:
        return Meaning(countries, organisation=organisation, senses=several)
    sense = phrase.owners[0].senses[0]
    return Meaning(countries, sense.sector, organisation, senses=several)


def _sector(
    phrase: Phrase, organisation: Sense | None, inner: Meaning | None, *, has_country: bool
) -> str | None:
    head = phrase.roles[-1]
    qualifier = _qualifier(phrase.roles[:-1])
    if organisation is not None:
        sector = sector_of_member(organisation, head, qualifier)
    elif head.kind == "head":
        sector = (
            qualifier or _sector_within(inner) or head.sector or ("GOV" if has_country else None)
        )
    elif qualifier and (head.sector in _WEAK or qualifier == "OPP"):
        sector = qualifier
    else:
        sector = head.sector
    return "ELI" if phrase.former and head.kind != "body" and sector in _FORMER else sector


def _sector_within(inner: Meaning | None) -> str | None:
    """The sector of the body that somebody is the head of."""
    return inner.sector if inner is not None and inner.body else None


def sector_of_member(
    organisation: Sense, head: RoleWord, qualifier: str | None = None
) -> str | None:
    """Return the sector of somebody of an organisation: the organisation's, with few exceptions.

    Args:
        organisation: whose they are.
        head: what they are.
        qualifier: the sector that the words before the head tell, if any.
    """
    own = qualifier if head.kind == "head" else head.sector
    sector = organisation.sector
    if sector == "GOV" and head.sector == "REB":
        return "REB"  # "Taliban insurgents" do not govern, whoever does today
    allowed = {"PTY": _PARTY_MEMBERS, "GOV": _OF_GOVERNMENT}.get(sector or "", frozenset())
    if sector in {"NGO", "MNC", "BUS"} and organisation.country:
        allowed = frozenset({"JRN"})
    return own if own in allowed else sector


def _qualifier(roles: tuple[RoleWord, ...]) -> str | None:
    """The sector told by the words before the head: the last that is not government's."""
    for role in reversed(roles):
        if role.sector is not None and role.kind != "head":
            return role.sector
    return None


def _body(phrase: Phrase, inner: Meaning | None) -> str | None:
    for role in reversed(phrase.roles):
        if role.kind == "body":
            return role.role if role.role not in _GENERIC else slug(role.words)
    return inner.body if inner is not None else None


_GENERIC = {"ministry", "agency"}
_CANON = (
    ("minister of foreign affairs", "foreign minister"),
    ("minister for foreign affairs", "foreign minister"),
    ("foreign affairs minister", "foreign minister"),
    ("ministry of foreign affairs", "foreign ministry"),
    ("foreign affairs ministry", "foreign ministry"),
    ("minister of defense", "defense minister"),
    ("minister of defence", "defence minister"),
    ("minister of national defense", "defense minister"),
    ("minister of national defence", "defence minister"),
    ("minister for defence", "defence minister"),
    ("ministry of defense", "defense ministry"),
    ("ministry of defence", "defence ministry"),
    ("ministry of national defense", "defense ministry"),
    ("ministry of national defence", "defence ministry"),
    ("spokeswoman", "spokeswoman"),
)


def office_of(line: Line, phrase: Phrase) -> str | None:
    """Return the office that a phrase gives, in a canonical form; None for bodies and crowds.

    Country and article are left out, "minister of foreign affairs" and "foreign affairs minister"
    become "Foreign Minister", "spokesman for China's foreign ministry" the "Foreign Ministry
    Spokesman".
    """
    role = phrase.role
    if role is None or role.kind == "body" or phrase.title is None or role.role in _NO_OFFICES:
        return None
    title = _join(_title_words(line, phrase, phrase.title)).lower().replace("'s ", " ")
    if phrase.of is not None and phrase.of.roles:
        body = phrase.of.roles[-1].words
        title = f"{body} {title}" if role.words.startswith("spokes") else f"{title} of {body}"
    elif phrase.of is not None and phrase.of.owners and _is_body(phrase.of.owners[0]):
        return _keep_name(f"{title}, {phrase.of.owners[0].senses[0].name}")
    for long, short in _CANON:
        title = title.replace(long, short)
    return capitals(title)


def _title_words(line: Line, phrase: Phrase, title: tuple[int, int]) -> list[str]:
    """The words of a title without whose it is, articles, and what it is of."""
    owned = {at for owner in phrase.owners for at in _span(line, owner)}
    words = [
        line.words[at].text
        for at in range(title[0], _end_of_title(phrase, title))
        if at not in owned
        and line.lows[at] not in WORDS["articles"]
        and not _is_epithet(line, at, title)
    ]
    while words and words[-1].lower() in WORDS["small"]:
        words.pop()
    return words


def _end_of_title(phrase: Phrase, title: tuple[int, int]) -> int:
    """Where a title ends before what it is of, or the place that it has."""
    behind = [each.first - 1 for each in (phrase.of, phrase.place) if each is not None]
    return min([title[1], *behind])


def _is_epithet(line: Line, at: int, title: tuple[int, int]) -> bool:
    """True for the "embattled" of a title; not for the "top" of "top diplomat"."""
    if line.lows[at] not in WORDS["epithets"]:
        return False
    return not any(
        first <= at < line.roles[first][0]
        for first in range(title[0], at + 1)
        if first in line.roles
    )


_NO_OFFICES = {"civilian"}


def _span(line: Line, owner: Owner) -> range:
    stop = owner.stop
    if owner.possessive or owner.link:
        stop += (
            2 if owner.link or line.words[min(stop + 1, len(line.words) - 1)].text in "sS" else 1
        )
    return range(owner.first, stop)


def _join(words: list[str]) -> str:
    text = (
        " ".join(words)
        .replace(" - ", "-")
        .replace(" ' ", "'")
        .replace(" . ", ". ")
        .replace(" , ", ", ")
    )
    return text.strip(" -,'")


def _keep_name(title: str) -> str:
    office, _, name = title.partition(", ")
    return f"{capitals(office)}, {name}"


def capitals(title: str) -> str:
    """Return an office with capitals: "deputy minister of trade" to "Deputy Minister of Trade"."""
    words = title.split(" ")
    return " ".join(
        word if word in WORDS["small"] and at else word[:1].upper() + word[1:]
        for at, word in enumerate(words)
    )
