"""Forecasts and their scores in words: every number with its n and what is usual."""

from collections.abc import Iterator

from dragoman.analyse.forecasts.judging import Judged
from dragoman.analyse.forecasts.outlook import CHANCES, CONFLICT, HELD, REVIVED, Forecast, Outlook


def outlook_lines(found: Outlook) -> Iterator[str]:
    """Yield an outlook, a line at a time.

    >>> from datetime import date
    >>> list(outlook_lines(Outlook(date(2030, 1, 6), (), "nothing was read")))
    ['Made on what was known on 2030-01-06.', 'Too little to say: nothing was read.']
    """
    yield f"Made on what was known on {found.made_on}."
    if found.lack:
        yield f"Too little to say: {found.lack}."
    pair = ("", "")
    for one in found.forecasts:
        if one.kind in {HELD, REVIVED}:
            continue
        if (one.first, one.second) != pair:
            pair = (one.first, one.second)
            yield ""
            yield f"{one.first} and {one.second} ({one.weeks} weeks with documents)"
        yield f"  {forecast_words(one)}"
    for kind, title in ((HELD, "Planned occasions"), (REVIVED, "Lapsed series")):
        told = found.of(kind)
        if told:
            yield ""
            yield title
            yield from (f"  {forecast_words(one)}" for one in told)
    if found.notes:
        yield ""
        yield "Of these nothing can be said"
        yield from (f"  {note}" for note in found.notes)


def outlook_summary(found: Outlook) -> str:
    """Return an outlook in a sentence.

    >>> from datetime import date
    >>> outlook_summary(Outlook(date(2030, 1, 6), (), "nothing was read"))
    'Too little to say of numbers and of conflict: nothing was read.'
    """
    special = len(found.of(HELD, REVIVED))
    more = f" {special} chances of occasions can be told." if special else ""
    if found.lack:
        return f"Too little to say of numbers and of conflict: {found.lack}.{more}"
    one = next((each for each in found.forecasts if each.most is not None), None)
    if one is None or one.most is None:
        return f"Nothing is to be expected.{more}"
    return (
        f"In the {(one.until - one.made_on).days} days after {found.made_on} {one.median} acts are "
        f"to be expected, {one.most[0]} to {one.most[1]} in four cases of five; usual are "
        f"{one.usual:.1f}.{more}"
    )


def forecast_words(one: Forecast) -> str:
    """Return one forecast in a line, with what is usual and its n."""
    until = f"to {one.until}"
    if one.kind in CHANCES:
        return f"{_what(one)}: {one.mean:.1%}, usual {one.usual:.1%}, {_lift(one)}"
    half, most = one.half or (0, 0), one.most or (0, 0)
    return (
        f"{until}  {one.kind}: {one.median}, half of the time {half[0]} to {half[1]}, 80% "
        f"{most[0]} to {most[1]}; usual {one.usual:.1f}; n = {one.acts}"
    )


def _what(one: Forecast) -> str:
    """Return what has a probability."""
    if one.kind == CONFLICT:
        return f"to {one.until}  {one.kind}"
    who = ", ".join(one.parties)
    if one.kind == HELD:
        return f"{one.since} to {one.until}  {one.name} of {who} {HELD}"
    return f"to {one.until}  {one.name} ({who}) {REVIVED}"


def _lift(one: Forecast) -> str:
    """Return how a probability compares with what is usual, and what it was learnt from."""
    band = f"80% interval {one.band[0]:.0%} to {one.band[1]:.0%}; " if one.band else ""
    what = {HELD: " past plans like it", REVIVED: " gaps of its own"}.get(one.kind, "")
    return f"lift {one.lift or 0:.2f}; {band}n = {one.acts}{what}"


def judged_lines(found: tuple[Judged, ...], waiting: int) -> Iterator[str]:
    """Yield the scores of forecasts, a line at a time.

    >>> list(judged_lines((Judged("all acts", 28, 3, 0.5, 1.0, 1.0),), 2))[0]
    'all acts, 28 days ahead: CRPS 0.500, own rate 1.000; 80% interval held 100%; n = 3'
    """
    for one in found:
        score = "log loss" if one.kind in CHANCES else "CRPS"
        held = "" if one.held is None else f"; 80% interval held {one.held:.0%}"
        when = f", {one.days} days ahead" if one.days else ""
        yield (
            f"{one.kind}{when}: {score} {one.score:.3f}, own rate "
            f"{one.usual:.3f}{held}; n = {one.number}"
        )
    if waiting or not found:
        yield f"not over yet: {waiting}"
