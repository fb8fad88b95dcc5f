"""What a page of an analysis shows: a sentence, a picture, lines under it, and the n."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.present.analyses.forecasts import forecast_words, outlook_summary
from dragoman.present.analyses.triangles import power, summary
from dragoman.present.analyses.turns import acts_words, turn_words, turns_summary
from dragoman.present.charts import Figure
from dragoman.present.charts.forecast import forecast_figure
from dragoman.present.charts.triangle import triangle_figure
from dragoman.present.charts.turns import turns_figure
from dragoman.serve.analyses.made import UNREAD, outlook_for, triangle_for, turns_for
from dragoman.serve.desk import Desk


@dataclass(frozen=True, slots=True)
class Terms:
    """How an analysis is asked for.

    Attributes:
        kind: which acts turn.
        unit: length of a period.
        source: name of an import; empty for what was read.
    """

    kind: str = "all"
    unit: str = "month"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of an analysis shows.

    Attributes:
        sentence: what it says.
        figure: the picture; None where nothing can be told.
        lines: what stands under it, a line at a time.
        n: what it was made from.
        narrow: the picture, drawn for a telephone.
    """

    sentence: str
    figure: Figure | None
    lines: tuple[str, ...] = ()
    n: str = ""
    narrow: Figure | None = None


NOTHING = Shown(f"Too little to say: {UNREAD}.", None)


def triangle_shown(desk: Desk, states: Sequence[str], terms: Terms) -> Shown:
    """Return what three states' dealings show."""
    found = triangle_for(desk, states, terms.unit, terms.source)
    if found is None:
        return NOTHING
    active = ", ".join(f"{way} {number}" for way, number in found.active.items())
    n = f"{found.periods} {terms.unit}s, {found.first} to {found.last}; with an act: {active}"
    if found.lack:
        return Shown(summary(found), None, (), n)
    drawn = (triangle_figure(found, narrow=narrow) for narrow in (False, True))
    return Shown(summary(found), next(drawn), (power(found.periods),), n, next(drawn))


def turns_shown(desk: Desk, states: Sequence[str], terms: Terms) -> Shown:
    """Return when two states' dealings turned."""
    made = turns_for(desk, states, terms.kind, terms.unit, terms.source)
    if made is None:
        return NOTHING
    found, unit = made.found, terms.unit
    who = " and ".join(desk.namer.heading(state) for state in made.states)
    acts = "acts" if terms.kind == "all" else f"acts of {terms.kind}"
    n = f"{found.acts} {acts} in {found.periods} {unit}s read, {made.first} to {made.last}"
    course = [(one.label, one.acts, one.read) for one in made.course]
    figure, narrow = (
        None if found.lack else turns_figure(course, found, f"{who}, {acts}", unit, narrow=small)
        for small in (False, True)
    )
    lines = tuple(
        f"{turn_words(turn, unit)}; in that {unit}: {acts_words(around)}"
        for turn, around in zip(found.turns, made.around, strict=True)
    )
    return Shown(turns_summary(found, unit), figure, lines, n, narrow)


def forecast_shown(desk: Desk, states: Sequence[str], terms: Terms) -> Shown:
    """Return what may follow between two states."""
    found = outlook_for(desk, states, terms.source)
    if found is None:
        return NOTHING
    who = " and ".join(desk.namer.heading(state) for state in states)
    weeks = max((one.weeks for one in found.forecasts), default=0)
    n = f"{weeks} weeks with documents, up to {found.made_on}" if weeks else ""
    figure, narrow = (
        forecast_figure(found, who, narrow=small) if found.forecasts else None
        for small in (False, True)
    )
    lines = (*map(forecast_words, found.forecasts), *found.notes)
    return Shown(outlook_summary(found), figure, lines, n, narrow)
