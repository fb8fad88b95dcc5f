"""Whether a plan without a day was kept."""

from datetime import date

import pytest
from brief_samples import event, party

from dragoman.present.brief.choosing import Telling
from dragoman.present.brief.parts.plans import Stand, stand_of
from dragoman.records import DateInterval, Precision, Status

TOLD, LATER = date(2023, 3, 17), date(2025, 1, 1)


def telling(status: Status, when: DateInterval | None) -> Telling:
    """Peru eases a measure against Chile."""
    one = event("CONCEDE", (party("PER"),), (party("CHL"),), when=when, status=status)
    return Telling(one, (one.event_id,), one.evidence)


@pytest.mark.parametrize(
    ("start", "end", "precision", "stand"),
    [
        (date(2023, 3, 1), date(2023, 3, 31), Precision.MONTH, Stand.KEPT),
        (date(2023, 6, 1), date(2023, 6, 1), Precision.DAY, Stand.KEPT),
        (date(2023, 3, 16), date(2023, 3, 16), Precision.DAY, Stand.SILENT),
        (date(2023, 2, 1), date(2023, 2, 28), Precision.MONTH, Stand.SILENT),
        (date(2022, 1, 1), date(2022, 12, 31), Precision.YEAR, Stand.SILENT),
    ],
)
def test_a_plan_is_kept_by_what_was_done_once_it_was_told(
    start: date, end: date, precision: Precision, stand: Stand
) -> None:
    """In the month of the telling too; before it, it was another act."""
    done = telling(Status.ACTUAL, DateInterval(start, end, precision))
    assert stand_of(telling(Status.PLANNED, None), TOLD, [done], LATER) is stand
