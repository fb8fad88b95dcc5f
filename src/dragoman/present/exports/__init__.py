"""The ledger in forms that other programs read: event data, networks, maps, calendars, references.

Each form is a function of a ledger and a filter that yields lines; `FORMS` names them.
"""

from collections.abc import Callable, Iterator

from dragoman.ledger import Filter, Ledger
from dragoman.present.exports.calendar import calendar_lines
from dragoman.present.exports.gdelt import gdelt_lines
from dragoman.present.exports.icews import icews_lines
from dragoman.present.exports.map import geojson_lines
from dragoman.present.exports.network import gexf_lines, graphml_lines
from dragoman.present.exports.references import bibtex_lines, ris_lines

FORMS: dict[str, Callable[[Ledger, Filter], Iterator[str]]] = {
    "icews": icews_lines,
    "gdelt": gdelt_lines,
    "gexf": gexf_lines,
    "graphml": graphml_lines,
    "geojson": geojson_lines,
    "ical": calendar_lines,
    "bibtex": bibtex_lines,
    "ris": ris_lines,
}

__all__ = ["FORMS"]
