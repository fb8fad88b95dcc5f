"""What three states' dealings show, from a ledger or an import."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.analyse.triangles.triangle import Triangle, triangle, ways_of
from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.panel.series import directed_scores
from dragoman.study.material import Span, material

CORNERS = 3


def triangle_of(ledger: Ledger, wanted: Filter, states: Sequence[str], span: Span) -> Triangle:
    """Return what three states' dealings show.

    Raises:
        UsageError: they are not three, or there is no time.
    """
    if len(set(states)) != CORNERS:
        message = f"a triangle has three states, not {', '.join(states) or 'none'}"
        raise UsageError(message)
    one, two, three = sorted(set(states))
    if span.source is None and not wanted.between:  # what others do need not be looked at
        wanted = replace(wanted, between=(one, two, three))
    found = material(ledger, wanted, span)
    corners = (one, two, three)
    scores = directed_scores(found.acts, ways_of(corners), found.periods, found.unit)
    return triangle(corners, scores, [one.label for one in found.periods], span.unit)
