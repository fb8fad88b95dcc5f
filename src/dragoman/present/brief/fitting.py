"""Making a brief fit its pages: as much as there is room for, the least missed left out first."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from math import ceil

from dragoman.present.brief.making import make_brief
from dragoman.present.brief.material import Material
from dragoman.present.brief.records import Brief, Budget, Order
from dragoman.present.wording import Teller

PAGES = 2  # that the default budget is meant for
ENOUGH = 0.92  # of the claims; below this, one footnote to a claim
NOTES = "footnotes_each"
LEAST = {
    "happened": 2,
    "said": 0,
    "outlook": 0,
    "disputed": 0,
    "figures": 0,
    "mechanisms": 0,
}


def fitted(
    material: Material, order: Order, teller: Teller, fits: Callable[[Brief], bool]
) -> Brief:
    """Return the fullest brief that fits; the smallest there is where none does.

    Args:
        material: from `gather`, for the same order.
        order: what to tell; its budget is the most.
        teller: puts events into sentences.
        fits: tells whether a brief fits.
    """
    brief = make_brief(material, order, teller)
    if fits(brief):
        return brief
    budgets = list(smaller(order.budget))
    low, high = 1, len(budgets) - 1
    found: dict[int, Brief] = {}
    while low < high:
        middle = (low + high) // 2
        found[middle] = make_brief(material, replace(order, budget=budgets[middle]), teller)
        if fits(found[middle]):
            high = middle
        else:
            low = middle + 1
    return found.get(low) or make_brief(material, replace(order, budget=budgets[low]), teller)


def scaled(budget: Budget, pages: int) -> Budget:
    """Return what more or fewer pages than two have room for.

    >>> scaled(Budget(happened=9), 4).happened
    18
    """
    more = {
        field.name: ceil(getattr(budget, field.name) * pages / PAGES)
        for field in fields(budget)
        if field.name != NOTES
    }
    return replace(budget, **more)


def smaller(budget: Budget) -> Iterator[Budget]:
    """Yield a budget and ever smaller ones.

    Each step takes a claim from the section that keeps the largest share of its own. After some
    steps, claims keep one footnote of several: that costs less than further claims.
    """
    full = {field.name: getattr(budget, field.name) for field in fields(budget)}
    notes = full.pop(NOTES)
    left = dict(full)
    yield budget
    while any(left[name] > LEAST.get(name, 1) for name in left):
        name = max(
            (one for one in left if left[one] > LEAST.get(one, 1)),
            key=lambda one: (left[one] / full[one], full[one]),
        )
        left[name] -= 1
        few = sum(left.values()) < ENOUGH * sum(full.values())
        yield Budget(**left, footnotes_each=1 if few else notes)
