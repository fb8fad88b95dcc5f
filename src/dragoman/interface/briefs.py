"""A brief in Python: its sentences, and how it looks in a notebook or as Markdown."""

from dataclasses import dataclass
from datetime import date

from dragoman.errors import UsageError
from dragoman.ledger import Ledger
from dragoman.ledger.filters import DAYS, EITHER
from dragoman.present.brief import (
    STYLES,
    Brief,
    Budget,
    Order,
    brief_html,
    brief_markdown,
    gather,
    styled,
)
from dragoman.present.brief import make_brief as make
from dragoman.present.wording import Teller
from dragoman.study.briefs import with_outlook

MOST_STATES = 12


@dataclass(frozen=True, slots=True)
class Written:
    """A brief.

    Attributes:
        brief: its headline, sections, claims and footnotes.
    """

    brief: Brief

    def __str__(self) -> str:
        """Return it as Markdown."""
        return brief_markdown(self.brief)

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        return brief_markdown(self.brief)

    def to_html(self) -> str:
        """Return it as a page of its own."""
        return brief_html(self.brief)

    def _repr_markdown_(self) -> str:
        """Return it for notebooks, in which a page of its own has no place."""
        return brief_markdown(self.brief)


def write_brief(
    ledger: Ledger,
    states: tuple[str, ...],
    since: date | None,
    until: date | None,
    objective: str | None,
    *,
    by: str = EITHER,
    teller: Teller | None = None,
    forecast: bool = True,
    style: str = STYLES[0],
) -> Written:
    """Return a brief on some states.

    Args:
        ledger: what it is written from.
        states: codes.
        since: first day.
        until: last day.
        objective: what the reader wants to know.
        by: which day both are of; see `Order.by`.
        teller: puts events into sentences; loaded when None.
        forecast: whether it tells what may follow in figures, for which every event is looked at.
        style: `desk`, or `telegram` for dated lines in order of time.

    Raises:
        UsageError: there are none or too many states, one is no state, or the style is unknown.
    """
    if style not in STYLES:
        message = f"{style!r} is no style of a brief; there are {' and '.join(STYLES)}"
        raise UsageError(message)
    if not 0 < len(states) <= MOST_STATES:
        message = f"a brief tells of 1 to {MOST_STATES} states, not {len(states)}"
        raise UsageError(message)
    teller = teller or Teller.load()
    unknown = [code for code in states if code not in teller.namer.register.states]
    if unknown:
        message = f"{unknown[0]!r} is no state; write its code (KOR) or its name"
        raise UsageError(message)
    if by not in DAYS:
        message = f"a brief goes by {', '.join(DAYS)}, not by {by!r}"
        raise UsageError(message)
    order = Order(states, since, until, by, objective, budget=Budget())
    material = gather(ledger, order)
    told = with_outlook(ledger, material, order) if forecast else material
    return Written(styled(make(told, order, teller), style))
