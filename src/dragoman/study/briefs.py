"""What a brief tells of the time to come: forecasts, made from all that the ledger knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.analyse.forecasts.outlook import LEAST_WEEKS, Outlook
from dragoman.analyse.triangles.triangle import LEAST_PERIODS
from dragoman.ledger import Filter, Ledger
from dragoman.present.brief import Material, Order
from dragoman.present.wording.words import counted
from dragoman.study.forecasts import COUPLE, outlook_of
from dragoman.study.material import Span
from dragoman.study.triangles import CORNERS, triangle_of

WEEKS_A_MONTH = 4.35


def with_outlook(ledger: Ledger, material: Material, order: Order) -> Material:
    """Return what a brief is made from, with what may follow between its states.

    Args:
        ledger: as for `gather`.
        material: from `gather`.
        order: what the brief is to tell; of fewer than two states nothing is forecast, and of three
            it is told who answers whom, where enough months were read.
    """
    if len(order.between) < COUPLE or material.newest is None:
        return material
    months = [month for month in ledger.coverage() if month <= material.newest]
    if len(months) * WEEKS_A_MONTH < LEAST_WEEKS:
        lack = (
            f"documents of {counted(len(months), 'month')} were read; "
            f"forecasts need those of {LEAST_WEEKS} weeks"
        )
        return replace(material, follows=Outlook(material.newest, (), lack))
    made = outlook_of(ledger, Filter(), order.between, Span("week", until=material.newest))
    told = None
    if len(set(order.between)) == CORNERS and _length(months) >= LEAST_PERIODS:
        told = triangle_of(ledger, Filter(), order.between, Span("month", until=material.newest))
    return replace(material, follows=made, triangle=told)


def _length(months: Sequence[date]) -> int:
    """Return how many months there are from the first to the last."""
    first, last = min(months), max(months)
    return (last.year - first.year) * 12 + last.month - first.month + 1
