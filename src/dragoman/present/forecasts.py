"""Forecasts and their scores in words: every number with its n and what is usual."""

from collections.abc import Iterator

from dragoman.analyse.forecasts.judging import Judged
from dragoman.analyse.forecasts.outlook import CONFLICT, Forecast, Outlook


def outlook_lines(found: Outlook) -> Iterator[str]:
    """Yield an outlook, a line at a time.

    >>> from datetime import date
    >>> list(outlook_lines(Outlook(date(2030, 1, 6), (), "nothing was read")))
    ['Made on what was known on 2030-01-06.', 'Too little to say: nothing was read.']
    """
    yield f"Made on what was known on {found.made_on}."
    if found.lack:
        yield f"Too little to say: {found.lack}."
        return
    pair = ("", "")
    for one in found.forecasts:
        if (one.first, one.second) != pair:
            pair = (one.first, one.second)
            yield ""
            yield f"{one.first} and {one.second} ({one.weeks} weeks with documents)"
        yield f"  {_told(one)}"


def _told(one: Forecast) -> str:
    """Return one forecast."""
    until = f"to {one.until}"
    if one.kind == CONFLICT:
        return (
            f"{until}  {one.kind}: {one.mean:.1%}, usual {one.usual:.1%}, lift "
            f"{one.lift or 0:.2f}; n = {one.acts}"
        )
    half, most = one.half or (0, 0), one.most or (0, 0)
    return (
        f"{until}  {one.kind}: {one.median}, half of the time {half[0]} to {half[1]}, 80% "
        f"{most[0]} to {most[1]}; usual {one.usual:.1f}; n = {one.acts}"
    )


def judged_lines(found: tuple[Judged, ...], waiting: int) -> Iterator[str]:
    """Yield the scores of forecasts, a line at a time.

    >>> list(judged_lines((Judged("all acts", 28, 3, 0.5, 1.0, 1.0),), 2))[0]
    'all acts, 28 days ahead: CRPS 0.500, own rate 1.000; 80% interval held 100%; n = 3'
    """
    for one in found:
        score = "log loss" if one.kind == CONFLICT else "CRPS"
        held = "" if one.held is None else f"; 80% interval held {one.held:.0%}"
        yield (
            f"{one.kind}, {one.days} days ahead: {score} {one.score:.3f}, own rate "
            f"{one.usual:.3f}{held}; n = {one.number}"
        )
    if waiting or not found:
        yield f"not over yet: {waiting}"
