"""What was found out, as text, as a picture or as a page: turns, triangles, forecasts, comparisons.

>>> from dragoman.interface.answers import findings
>>> findings.in_words(42)
Traceback (most recent call last):
...
TypeError: int is nothing that was found out; see dragoman.interface.analyses
"""

from functools import singledispatch
from os import PathLike
from pathlib import Path

import msgspec

from dragoman.analyse.comparing import Comparison
from dragoman.analyse.forecasts.judging import Judged
from dragoman.analyse.forecasts.outlook import Forecast, Outlook
from dragoman.analyse.triangles.triangle import Triangle
from dragoman.errors import InputError
from dragoman.present.analyses.comparing import comparison_lines, comparison_page
from dragoman.present.analyses.forecasts import judged_lines, outlook_lines
from dragoman.present.analyses.triangles import triangle_lines
from dragoman.present.analyses.turns import turn_lines
from dragoman.records import encode
from dragoman.study.turns import Turning


@singledispatch
def in_words(found: object) -> str:
    """Return what was found out as text, as the commands print it."""
    message = (
        f"{type(found).__name__} is nothing that was found out; see dragoman.interface.analyses"
    )
    raise TypeError(message)


@in_words.register
def _(found: Turning) -> str:
    who = f"{found.states[0]} and {found.states[1]}"
    when = f"{found.first} to {found.last}"
    what = "acts" if found.kind == "all" else f"acts of {found.kind}"
    return "\n".join(turn_lines(who, what, when, found.unit, found.found, found.around))


@in_words.register
def _(found: Triangle) -> str:
    return "\n".join(triangle_lines(found))


@in_words.register
def _(found: Outlook) -> str:
    return "\n".join(outlook_lines(found))


@in_words.register
def _(found: Comparison) -> str:
    return "\n".join(comparison_lines(found))


def judged_in_words(judged: tuple[Judged, ...], not_over: int) -> str:
    """Return how good forecasts were, as text.

    Args:
        judged: scores by kind and time ahead.
        not_over: how many forecasts cannot be judged yet.
    """
    return "\n".join(judged_lines(judged, not_over))


@singledispatch
def drawn(found: object) -> str:
    """Return what was found out as a picture (SVG)."""
    message = f"{type(found).__name__} is nothing that is drawn; see dragoman.interface.analyses"
    raise TypeError(message)


@drawn.register
def _(found: Turning) -> str:
    from dragoman.present.charts.turns import turns_figure  # noqa: PLC0415 - for pictures alone

    who = f"{found.states[0]} and {found.states[1]}, {found.kind}"
    course = [(one.label, one.acts, one.read) for one in found.course]
    return turns_figure(course, found.found, who, found.unit).svg


@drawn.register
def _(found: Triangle) -> str:
    from dragoman.present.charts.triangle import triangle_figure  # noqa: PLC0415 - as above

    return triangle_figure(found).svg


@drawn.register
def _(found: Outlook) -> str:
    from dragoman.present.charts.forecast import forecast_figure  # noqa: PLC0415 - as above

    if not found.forecasts:
        message = f"there is nothing to draw: {found.lack or 'no forecast was made'}"
        raise InputError(message)
    states = sorted({state for one in found.forecasts for state in (one.first, one.second)})
    return forecast_figure(found, ", ".join(states)).svg


def page(found: Comparison) -> str:
    """Return a comparison as a page (HTML)."""
    return comparison_page(found)


def as_json(found: Turning | Triangle | Outlook | Comparison | Forecast) -> str:
    """Return what was found out as JSON."""
    return encode(found).decode()


def forecasts_in(path: str | PathLike[str]) -> list[Forecast]:
    """Return the forecasts of a file of JSON lines, as ``dragoman forecast`` writes it.

    Raises:
        InputError: it cannot be read, or holds something else.
    """
    try:
        lines = Path(path).read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Forecast) for line in lines]
    except (OSError, msgspec.DecodeError) as error:
        message = f"{path} holds no forecasts ({error}); make it with --format jsonl"
        raise InputError(message) from error
