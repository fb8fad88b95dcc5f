"""Why reports are one event, told for a person."""

from collections.abc import Iterator, Sequence

from dragoman.present.printing import plain
from dragoman.resolve.links import Link
from dragoman.resolve.merging.merged import Merged


def reasons_lines(made: Sequence[Merged], links: Sequence[Link]) -> list[str]:
    """Return what joined an event's reports, what each value rests on, and what is linked.

    Args:
        made: the event as merging explains it.
        links: to other events.
    """
    lines = [line for one in made for line in _one(one)]
    if links:
        lines += ["", "linked"]
        lines += [
            f"  {link.event_id} {link.kind} {link.other_id}: {plain(link.reason)}" for link in links
        ]
    return lines


def _one(made: Merged) -> Iterator[str]:
    """Yield the lines of one event."""
    yield f"{made.event.event_id}: {len(made.reports)} reports"
    if len(made.reports) == 1:
        yield f"  {made.reports[0]} stands alone"
    for why in made.why:
        yield plain(f"  {why.report_id} is of one event with {why.other}:")
        yield plain(f"      {'; '.join(why.reasons)} (strength {why.strength:.2f})")
    yield "values"
    for basis in made.bases:
        yield plain(f"  {basis.field:<12} {basis.value}, after {basis.report_id}:")
        yield plain(f'      "{basis.evidence.quote}"')
    for one in made.contradictions:
        yield f"contradiction in {one.field}"
        for value, reports in one.values:
            yield plain(f"  {value}: {', '.join(reports)}")
