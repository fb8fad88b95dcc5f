"""Sessions of one series told by many, put together from records."""

from datetime import date

import pytest

from dragoman.arrangements.follow.sessions import merge_sessions
from dragoman.records import DateInterval, Evidence, Precision, Session


def session(year: int | None, ordinal: int | None, place: str | None = None) -> Session:
    """A session that took place, told by a document of its own."""
    when = None
    if year is not None:
        day = date(year, 6, 1)
        when = DateInterval(day, day, Precision.DAY)
    name = f"d-{year}-{ordinal}"
    told = (Evidence(name, 0, 4, "told"),)
    return Session(when, place, None, ordinal, None, "actual", (), told)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(2016, 8), (2019, None), (2023, 10), (None, 9)], [(2016, 8), (2019, 9), (2023, 10)]),
        (
            [(2016, 8), (2018, None), (2019, None), (2023, 10), (None, 9)],
            [(2016, 8), (2018, None), (2019, None), (2023, 10), (None, 9)],
        ),
        ([(2016, 8), (2019, None), (None, 9)], [(2016, 8), (2019, None), (None, 9)]),
        ([(2019, None), (None, 9)], [(2019, None), (None, 9)]),
        ([(2001, 1), (2002, None), (2003, 3), (None, 2)], [(2001, 1), (2002, 2), (2003, 3)]),
    ],
)
def test_a_number_without_a_day_is_the_only_one_between_its_neighbours(
    told: list[tuple[int | None, int | None]], expected: list[tuple[int | None, int | None]]
) -> None:
    """Where two could be meant, or a neighbour is not told, it stays apart."""
    merged = merge_sessions([session(year, number) for year, number in told], {})
    found = [(one.date.start.year if one.date and one.date.start else None, one.ordinal)
             for one in merged]  # fmt: skip
    assert found == expected


def test_what_is_put_together_keeps_both_pieces_of_evidence() -> None:
    """The number's words and the day's."""
    merged = merge_sessions(
        [session(2016, 8), session(2019, None), session(2023, 10), session(None, 9)], {}
    )
    assert [piece.document_id for piece in merged[1].evidence] == ["d-2019-None", "d-None-9"]


@pytest.mark.parametrize(
    ("days", "towns", "country", "sessions"),
    [
        ((21, 22), ("Fukushima", "Tokyo"), "JPN", 1),
        ((3, 4), ("Mombasa", "Nairobi"), "KEN", 1),
        ((3, 5), ("Mombasa", "Nairobi"), "KEN", 2),
        ((8, 9), ("Lima", "Cusco"), None, 2),
        ((8, 9), ("Lima", "Lima"), "PER", 1),
    ],
)
def test_a_session_may_be_on_its_way_within_its_host(
    days: tuple[int, int], towns: tuple[str, str], country: str | None, sessions: int
) -> None:
    """The leaders see a town the day before they sit down in the capital."""
    told = []
    for day, town in zip(days, towns, strict=True):
        when = DateInterval(date(2011, 5, day), date(2011, 5, day), Precision.DAY)
        seen = (Evidence(f"d-{day}", 0, 4, "told"),)
        told.append(Session(when, town, country, None, country, "actual", (), seen))
    assert len(merge_sessions(told, {})) == sessions
