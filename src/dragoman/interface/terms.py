"""What a program asks for, as filters have it: by a line, by keywords, by names of states."""

from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.errors import UsageError
from dragoman.ledger import Filter
from dragoman.ledger.actor_names import Names
from dragoman.ledger.filters import terms_of

Term = str | Sequence[str] | date | float | None


def filter_of(where: str | Filter, terms: Mapping[str, Term], names: Names) -> Filter:
    """Return the filter that a line and keywords make together.

    Args:
        where: a line as ``--where`` takes it, or a filter, which stands alone.
        terms: the same by keyword; None asks for nothing.
        names: what names stand for.

    Raises:
        UsageError: there are a filter and keywords.
        FilterError: the filter cannot be understood.

    >>> filter_of("type=AID", {"since": date(2025, 1, 1)}, Names()).since
    datetime.date(2025, 1, 1)
    """
    if isinstance(where, Filter) and not terms:
        return where
    if isinstance(where, Filter):
        raise UsageError("give a Filter or keywords, not both")
    given = [(key, "=", _written(value)) for key, value in terms.items() if value is not None]
    return Filter.of([*terms_of(where), *given], namer=names)


def states_named(given: str | Sequence[str], names: Names) -> tuple[str, ...]:
    """Return the codes of states, given by code or name, between commas or one by one.

    >>> states_named("South Korea, CHN", Names())
    ('KOR', 'CHN')
    """
    every = given.split(",") if isinstance(given, str) else given
    return tuple(names(name.strip()) or name.strip() for name in every)


def state_named(name: str, names: Names) -> str:
    """Return a state's code.

    Raises:
        UsageError: it is the name of no state.

    >>> state_named("South Korea", Names())
    'KOR'
    """
    code = names(name)
    if code is None or ":" in code:
        message = f"{name!r} is no state; write its code (KOR) or its name"
        raise UsageError(message)
    return code


def _written(value: Term) -> str:
    """Return a value as a filter has it: several joined by commas, each in quotes."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return ",".join(_quoted(one) for one in value)
    return str(value)


def _quoted(value: str) -> str:
    r"""Return a value whose commas and blanks part nothing.

    >>> _quoted('Reuters, "Lima"')
    '"Reuters, \\"Lima\\""'
    """
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
