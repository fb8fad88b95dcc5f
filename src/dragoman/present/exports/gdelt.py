"""Events in the form of GDELT 2.0: 61 columns between tabs, without a heading.

Countries of actors are CAMEO's codes, which are ISO 3166's here; those of places FIPS 10-4. Class
and score are PLOVER's. What GDELT measures of tone is left empty.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from dragoman.data.tables import read_table
from dragoman.entities.names.register import Register, State
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.entries import Account
from dragoman.present.exports.rows import Row, cameo_rows, line_of
from dragoman.present.exports.sources import Source, Sources
from dragoman.records import Party

COLUMNS = 61
DAYS_IN_YEAR = 365.0
COUNTRY, PLACE = "1", "4"
NOTHING = Account(0, (), None)


def gdelt_lines(ledger: Ledger, wanted: Filter) -> Iterator[str]:
    """Yield a line for each side towards each other side."""
    states = Register.load().states
    sources = Sources(ledger)
    told: dict[str, Account] = {}
    for row in cameo_rows(ledger, wanted):
        name = row.event.event_id
        if name not in told:
            told = ledger.accounts([name])
        proof = row.event.evidence[0].document_id if row.event.evidence else ""
        yield _line(row, told.get(name, NOTHING), sources.of(proof), states)


def _line(row: Row, account: Account, source: Source, states: Mapping[str, State]) -> str:
    day = date.fromisoformat(row.day)
    fraction = day.year + (day.timetuple().tm_yday - 1) / DAYS_IN_YEAR
    place = row.event.place
    where = fips(place.country) if place and place.country else ""
    added = account.reported_on or day
    return line_of(
        row.number, f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", f"{fraction:.4f}",
        *_actor(row.source), *_actor(row.target),
        int(row.event.status == "actual"), row.code, row.code[:3], row.code[:2], row.quad_code,
        row.intensity, account.reports, 1, len(account.documents), "",
        *_geography(row.source, states), *_geography(row.target, states),
        PLACE if place else "", place.text if place else "", where, "", "", "", "", "",
        f"{added:%Y%m%d}000000", source.url or "",
    )  # fmt: skip


def _actor(party: Party | None) -> tuple[str, ...]:
    """Return the ten columns of an actor."""
    if party is None:
        return ("",) * 10
    country, sector = party.country or "", party.sector or ""
    name = (party.person or party.text).upper()
    return country + sector, name, country, "", "", "", "", sector, "", ""


def _geography(party: Party | None, states: Mapping[str, State]) -> tuple[str, ...]:
    """Return the eight columns of an actor's place: its state."""
    state = states.get(party.country or "") if party else None
    if state is None:
        return ("",) * 8
    return COUNTRY, state.name, fips(state.iso3), fips(state.iso3), "", "", "", ""


def fips(iso3: str) -> str:
    """Return a state's FIPS 10-4 code; empty where it has none.

    >>> fips("UKR"), fips("ISR")
    ('UP', 'IS')
    """
    return _fips().get(iso3, "")


@lru_cache(maxsize=1)
def _fips() -> dict[str, str]:
    rows = [row for row in read_table("foreign_codes.tsv") if row["scheme"] == "fips"]
    return {row["iso3"]: row["code"] for row in reversed(rows)}
