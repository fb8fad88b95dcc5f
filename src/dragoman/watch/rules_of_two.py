"""What rules tell of two states alone: that their index or the rate of their acts turned."""

from collections.abc import Iterator

from dragoman.ledger import Filter
from dragoman.ledger.pairs import Pair
from dragoman.records import Event, Status
from dragoman.watch.alerts import Alert, about_event
from dragoman.watch.looking import Look, Raised
from dragoman.watch.plan import Rule
from dragoman.watch.turning import turned
from dragoman.watch.turning_points import turning_point


def turned_index(rule: Rule, pair: Pair, look: Look) -> Iterator[Raised]:
    """Yield that the index of two states has left the band in which it was when last told."""
    name = f"turn {rule.name}"
    told = turned(look.book, *pair, look.today, look.book.store.mark(name))
    if told is None:
        return
    look.book.store.set_mark(name, told.mark)
    if told.why:
        newest = look.book.newest(Filter(party=pair, status=(str(Status.ACTUAL),)), 1)
        title = f"The index of {_named(pair, look)} turned {told.direction}"
        yield Raised((told.key,), _alert(rule, look, next(iter(newest), None), title, told.why))


def turned_rate(rule: Rule, pair: Pair, look: Look) -> Iterator[Raised]:
    """Yield that the rate at which two states deal with one another turned."""
    name = f"turning-point {rule.name}"
    told = turning_point(look.book, *pair, look.today, look.book.store.mark(name))
    if told is None:
        return
    look.book.store.set_mark(name, told.mark)
    if told.why:
        title = f"The dealings of {_named(pair, look)} turned {told.direction}"
        yield Raised((told.key,), _alert(rule, look, told.event, title, told.why))


def _named(pair: Pair, look: Look) -> str:
    return " and ".join(look.teller.namer.state(code) for code in pair)


def _alert(rule: Rule, look: Look, event: Event | None, title: str, why: str) -> Alert:
    """Return an alert, with the words of an event where there is one."""
    if event is None:
        return Alert(rule.name, title, why)
    return about_event(look.book, event, rule=rule.name, title=title, why=why, pages=look.pages)
