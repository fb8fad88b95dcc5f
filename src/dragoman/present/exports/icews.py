"""Events in ICEWS's form: 20 columns with a heading, between tabs, ``NA`` for what is missing.

As there, what is done with one another is told from each side.
"""

from collections.abc import Iterator, Mapping

from dragoman.entities.names.register import Register, State
from dragoman.foreign.forms.icews import HEADING
from dragoman.ledger import Filter, Ledger
from dragoman.present.exports.rows import cameo_rows, line_of
from dragoman.present.exports.sources import Sources
from dragoman.records import Party

MISSING = "NA"


def icews_lines(ledger: Ledger, wanted: Filter) -> Iterator[str]:
    """Yield the heading, then a line for each side towards each other side."""
    states = Register.load().states
    sources = Sources(ledger)
    yield "\t".join(HEADING)
    for row in cameo_rows(ledger, wanted):
        place = row.event.place
        proof = row.event.evidence[0].document_id if row.event.evidence else ""
        where = states.get(place.country) if place and place.country else None
        yield line_of(
            row.number, row.day,
            *_party(row.source, states), row.words, row.code, row.intensity,
            *_party(row.target, states),
            proof or MISSING, MISSING, sources.of(proof).publisher or MISSING,
            place.text if place else MISSING, MISSING, MISSING,
            where.name if where else MISSING, MISSING, MISSING,
        )  # fmt: skip


def _party(party: Party | None, states: Mapping[str, State]) -> tuple[str, str, str]:
    """Return a party's name, sectors and country."""
    if party is None:
        return MISSING, MISSING, MISSING
    state = states.get(party.country) if party.country else None
    name = party.person or party.text
    return name, party.sector or MISSING, state.name if state else MISSING
