"""What a brief tells of the time to come: forecasts, made from all that the ledger knows."""

from dataclasses import replace

from dragoman.analyse.forecasts.outlook import LEAST_WEEKS, Outlook
from dragoman.ledger import Filter, Ledger
from dragoman.present.brief import Material, Order
from dragoman.present.wording.words import counted
from dragoman.study.forecasts import COUPLE, outlook_of
from dragoman.study.material import Span

WEEKS_A_MONTH = 4.35


def with_outlook(ledger: Ledger, material: Material, order: Order) -> Material:
    """Return what a brief is made from, with what may follow between its states.

    Args:
        ledger: as for `gather`.
        material: from `gather`.
        order: what the brief is to tell; of fewer than two states nothing is forecast.
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
    return replace(material, follows=made)
