"""The columns of a panel in their order, with their kinds and what they mean.

A cell is empty where it is not known. Where nothing was read in a period (``observed`` is 0) all
that counts acts is empty, not 0; where something was read and nothing told, it is 0.
"""

from datetime import date
from operator import itemgetter
from typing import Any

from dragoman.present.printing import Column
from dragoman.records import EventType

Row = tuple[Any, ...]

HEAD: tuple[tuple[str, type, str], ...] = (
    ("iso3_1", str, "first state, ISO 3166 alpha-3"),
    ("iso3_2", str, "second state, ISO 3166 alpha-3"),
    ("ccode1", int, "first state, Correlates of War number in the period"),
    ("ccode2", int, "second state, Correlates of War number in the period"),
    ("gwcode1", int, "first state, Gleditsch-Ward number in the period"),
    ("gwcode2", int, "second state, Gleditsch-Ward number in the period"),
    ("name1", str, "first state"),
    ("name2", str, "second state"),
    ("unit", str, "length of the period: day, week, month, quarter or year"),
    ("period", str, "the period: 2024-05-27, 2024-W22, 2024-05, 2024Q2 or 2024"),
    ("year", int, "year in which the period begins"),
    ("month", int, "month in which the period begins"),
    ("start", date, "first day of the period"),
    ("end", date, "last day of the period"),
    ("tm", int, "month in which the period begins, as Stata counts: 1960-01 is 0"),
    ("month_id", int, "month in which the period begins, 1980-01 is 1"),
    ("system1", str, "lists that count the first state as a member in the period: both, cow or gw"),
    ("system2", str, "lists that count the second state as a member in the period"),
    ("observed", int, "1 where any document published in the period was read, else 0"),
    ("docs_all", int, "documents published in the period"),
    ("docs_1", int, "of these, documents that name the first state"),
    ("docs_2", int, "of these, documents that name the second state"),
    ("docs_dyad", int, "of these, documents that name both"),
    ("sources", int, "publishers of these documents"),
    ("days_read", int, "days of the period on which any document was published"),
)
COUNTS: tuple[tuple[str, type, str], ...] = (
    ("events", float, "acts that took place, an interval by its share of days"),
    ("vcoop", float, "of these, verbal cooperation (quad 1)"),
    ("mcoop", float, "of these, material cooperation (quad 2)"),
    ("vconf", float, "of these, verbal conflict (quad 3)"),
    ("mconf", float, "of these, material conflict (quad 4)"),
    *((str(kind), float, f"of these, acts of PLOVER's type {kind}") for kind in EventType),
    ("planned", float, "acts that are planned for the period"),
    ("hypothetical", float, "acts that are only thought possible"),
    ("negated", float, "acts that did not take place"),
    ("urged", float, "acts that somebody asks for"),
    ("reports", float, "reports of the acts that took place, by the same shares"),
    ("documents", int, "documents that report acts that took place, each once"),
    ("weight", float, "sum of the weights that the index uses"),
    ("intensity_sum", float, "sum of PLOVER's scores of the acts that took place"),
    ("intensity_mean", float, "mean of these scores; empty without acts"),
    ("intensity_min", float, "lowest score; empty without acts"),
    ("intensity_max", float, "highest score; empty without acts"),
    ("rate", float, "acts that took place for every 100 documents published in the period"),
    ("index", float, "index of the dyad at the end of the period; empty for days and weeks"),
    ("index_low", float, "lower edge of its band"),
    ("index_high", float, "upper edge of its band"),
    ("expected", float, "acts expected from the periods before alone; empty for days, the first 9"),
    ("lower80", float, "lower edge of the 80% interval of that"),
    ("upper80", float, "upper edge of it"),
    ("change", float, "rate after over before where a turn begins, else 1; empty if unknown"),
)
TAIL: tuple[tuple[str, type, str], ...] = (
    ("source", str, "whose events are counted"),
    ("codebook", str, "version of the codebook that coded them"),
    ("version", str, "version of Dragoman that made the panel"),
)
MEANINGS = (*HEAD, *COUNTS, *TAIL)
NAMES = tuple(name for name, _, _ in MEANINGS)
COLUMNS: tuple[Column[Row], ...] = tuple(
    Column(name, itemgetter(number), kind=kind) for number, (name, kind, _) in enumerate(MEANINGS)
)
