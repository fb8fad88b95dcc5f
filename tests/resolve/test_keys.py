"""Blocks: what matches is found, from either side."""

from hypothesis import given
from hypothesis import strategies as st
from resolve_samples import TODAY, account

from dragoman.records import EventType, Status
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account
from dragoman.resolve.merging.keys import kept_under, sought_under
from dragoman.resolve.merging.matching import match
from dragoman.resolve.merging.sketches import Sketch, sketch

KNOWN = Words.load()
QUOTES = ("They met.", "Their foreign ministers met for the 4th meeting.", "The ban on fish.")
DAYS = ("2025-03-03", "2025-03-04", "2025-03-30", "2025-04-01", "2025-03", "2025", None)
ACCOUNTS = st.builds(
    lambda number, parties, when, kind, published, words: account(
        str(number), parties, when, kind=kind, published=published, quote=words
    ),
    st.integers(0, 9999),
    st.sampled_from(("PER CHL", "PER CHL BOL", "PER")),
    st.sampled_from(DAYS),
    st.sampled_from((EventType.CONSULT, EventType.ACCUSE)),
    st.sampled_from(("2025-03-05", "2025-03-08", "2025-12-30")),
    st.sampled_from(QUOTES),
)


def sketched(one: Account) -> Sketch:
    """Return what matching looks at."""
    return sketch(one, KNOWN, TODAY)


@given(ACCOUNTS, ACCOUNTS)
def test_what_matches_is_found_from_either_side(first: Account, second: Account) -> None:
    """The invariant of the blocks."""
    one, other = sketched(first), sketched(second)
    if match(one, other):
        assert sought_under(one) & kept_under(other)
        assert sought_under(other) & kept_under(one)


def blocks(name: str, parties: str, when: str | None, **more: object) -> frozenset[str]:
    """Return where an account is kept."""
    return kept_under(sketched(account(name, parties, when, **more)))  # type: ignore[arg-type]


def test_a_sharp_day_is_kept_under_week_and_month_and_its_own_id() -> None:
    """For each two of the parties that met; an id of the coder's is no block."""
    assert len(blocks("a", "PER CHL", "2025-03-05")) == 3
    assert len(blocks("a", "PER CHL BOL", "2025-03-05")) == 7
    assert len(blocks("0123456789abcdef", "PER CHL", "2025-03-05")) == 2


def test_other_kinds_and_parties_lie_elsewhere() -> None:
    """Nothing but the same type, status, parties and time is looked through."""
    mine = blocks("a", "PER CHL", "2025-03-05")
    others = [
        blocks("b", "PER CHL", "2025-03-05", status=Status.PLANNED),
        blocks("c", "PER CHL", "2025-03-05", kind=EventType.AGREE),
        blocks("d", "PER BOL", "2025-03-05"),
        blocks("e", "PER CHL", "2025-07-05"),
    ]
    assert [mine & other for other in others] == [frozenset()] * 4
    assert mine & blocks("f", "PER CHL", "2025-03-05")
