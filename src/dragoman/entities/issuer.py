"""Who issued a document by its own name: the government or the organisation that published it.

"The Foreign Secretary spoke to his counterpart" names no state; whose page it stands on does.
Outlets issue nothing: what they print may be of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from dragoman.data.tables import read_table
from dragoman.data.words import WordLists
from dragoman.entities.resolve import EntityResolver
from dragoman.entities.who import Answer, who
from dragoman.records import Document, Party

WORDS = WordLists("entities", "issuer")
GOVERNING = frozenset({"GOV", "MIL", "LEG"})
JOINT = frozenset({"IGO", "EUR", "UNO"})
OUTLETS = frozenset({"JRN", "MED"})
MADE, KNOWN = "body:", "org:"
BESIDE_ISO = {"uk": "GBR"}  # endings of addresses that are no codes of ISO 3166
OUTLET = "-"  # a news agency at a government's address
LONGEST = 200  # characters of a publisher's name that are looked at


def issuer_of(document: Document, resolver: EntityResolver) -> Party | None:
    """Return the state or organisation that issued a document, None where an outlet or nobody did.

    Args:
        document: with its publisher and address, where known.
        resolver: the loaded registers.

    >>> page = Document("d1", "They met.", url="https://www.mofa.go.jp/press/release_1.html")
    >>> issuer_of(page, EntityResolver.load()).country
    'JPN'
    """
    told = Answer()
    if document.publisher:
        told = who(document.publisher[:LONGEST], resolver, document.published)
    if told.sector in OUTLETS:
        return None
    return _of_name(told, document.publisher) or _of_address(document.url, resolver)


def _of_name(named: Answer, words: str | None) -> Party | None:
    """Return the issuer that a publisher's name tells: a ministry, no mere name of a state."""
    body = (named.entity_id or "").startswith((MADE, KNOWN))
    if words is None or not body:
        return None
    if named.country is None:
        joint = named.sector in JOINT and named.entity_id is not None
        return Party(named.entity_id or "", words, None, named.sector) if joint else None
    return _state(named.country, words) if named.sector in GOVERNING else None


def _of_address(url: str | None, resolver: EntityResolver) -> Party | None:
    """Return the issuer that alone may publish at an address."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    known, labels = _hosts(), host.split(".")
    names = (".".join(labels[at:]) for at in range(len(labels)))
    party = next((known[name] for name in names if name in known), None)
    if party is None and not WORDS["official"].isdisjoint(labels[-3:-1]):
        party = _endings().get(labels[-1])
    if party is None or party == OUTLET:
        return None
    if not party.startswith(KNOWN):
        return _state(party, host)
    # who reads may have retired it
    body = resolver.register.organisations.get(party.removeprefix(KNOWN))
    return None if body is None else Party(party, host, None, body.sector)


def _state(code: str, words: str) -> Party:
    return Party(f"state:{code}", words, code, "GOV")


@cache
def _hosts() -> Mapping[str, str]:
    """Return the hosts of governments and organisations, each with whose it is."""
    return {row["host"]: row["party"] for row in read_table("official_hosts.tsv")}


@cache
def _endings() -> Mapping[str, str]:
    """Return the states of the endings of addresses."""
    rows = read_table("states.tsv")
    return {row["iso2"].lower(): row["iso3"] for row in rows if row["iso2"]} | BESIDE_ISO
