"""Impossible days and contradicting documents: kept apart, shown, and dragging nobody along."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from resolve_samples import TODAY, account

from dragoman.records import EventType, Status
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account
from dragoman.resolve.merging.across import merge
from dragoman.resolve.merging.merged import Merged

WORDS = Words.load()
GOOD = (
    account("a", "KEN UGA", "2026-05-04", published="2026-05-05", place="Kisumu", country="KEN"),
    account("b", "KEN UGA", "2026-05-04", published="2026-05-06", place="Kisumu", country="KEN"),
)


def merged(*accounts: Account) -> list[tuple[str, ...]]:
    """Return which reports are one event, whatever the order in which they come."""
    found = {tuple(named(one) for one in made(*order)) for order in permutations(accounts)}
    assert len(found) == 1
    return list(found.pop())


def named(one: Merged) -> tuple[str, ...]:
    """Return the names of an event's accounts."""
    return tuple(name.partition("#")[2] for name in one.reports)


def made(*accounts: Account) -> tuple[Merged, ...]:
    """Return the events of accounts."""
    return merge(accounts, WORDS, today=TODAY)


@pytest.mark.parametrize(
    "odd",
    [
        account("x", "KEN UGA", "9999-12-31", published="2026-05-05"),
        account("x", "KEN UGA", "9999-12-31", published="2026-05-05", status=Status.PLANNED),
        account("x", "KEN UGA", "2028-05-04", published="2026-05-05"),
        account("x", "KEN UGA", "0001-01-01", published="2026-05-05"),
        account("x", "KEN UGA", "2026-05-04", published="9999-01-01", place="Jinja"),
        # it tells as done what its own day is two years before
        account("x", "KEN UGA", "2026-05-04", published="2024-01-01", place="Jinja"),
    ],
    ids=["year-9999", "plan-for-9999", "done-in-future", "year-1", "from-9999", "older-than-told"],
)
def test_what_cannot_be_true_stays_apart(odd: Account) -> None:
    """And the others are what they would be without it."""
    assert merged(*GOOD, odd) == [("a", "b"), ("x",)]
    alone = made(*GOOD)
    beside = [one for one in made(*GOOD, odd) if len(one.reports) == 2]
    assert tuple(beside) == alone


def test_ten_documents_that_contradict_one_another_make_no_chain() -> None:
    """Day by day a meeting would wander over ten days; no event spans more than two."""
    start = date(2026, 5, 1)
    told = [
        account(f"d{n}", "KEN UGA", (start + timedelta(days=n)).isoformat(), published="2026-05-20")
        for n in range(10)
    ]
    events = made(*told)
    assert sorted(name for one in events for name in named(one)) == [f"d{n}" for n in range(10)]
    assert all(len(one.reports) <= 2 for one in events)
    for one in events:
        fields = [each.field for each in one.contradictions]
        assert fields == (["date"] if len(one.reports) == 2 else [])


def test_ten_places_of_one_day_are_ten_meetings() -> None:
    """No town wins over another, and a telling without one joins none of them."""
    towns = "Kisumu Jinja Gulu Mbale Nakuru Eldoret Lira Kitale Busia Soroti".split()  # noqa: SIM905
    told = [
        account(f"t{n}", "KEN UGA", "2026-05-04", published="2026-05-05", place=town)
        for n, town in enumerate(towns)
    ]
    assert [named(one) for one in made(*told)] == [(f"t{n}",) for n in range(10)]


@pytest.mark.parametrize(
    ("one", "other", "reports"),
    [
        ("Ghana expelled two Togolese diplomats.", "Ghana expelled five diplomats of Togo.", 2),
        ("Ghana expelled the ambassador of Togo.", "Ghana expelled Togo's naval attaché.", 2),
        ("Ghana detained three Togolese sailors.", "Ghana detained a Togolese journalist.", 2),
        ("Ghana sanctioned a Togolese bank.", "Ghana sanctioned a Togolese airline.", 2),
        ("Ghana expelled two Togolese diplomats.", "Ghana expelled two envoys of Togo.", 1),
    ],
)
def test_two_deeds_of_one_day_done_to_others_stay_two(one: str, other: str, reports: int) -> None:
    """Told in two documents, with the same parties, on the same day."""
    accounts = [
        account(
            name,
            "GHA>TGO",
            "2026-05-04",
            published="2026-05-05",
            kind=EventType.SANCTION,
            quote=quote,
        )
        for name, quote in (("a", one), ("b", other))
    ]
    assert len(merged(*accounts)) == reports
