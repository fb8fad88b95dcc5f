"""What a reading is called."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.identity import identity
from dragoman.records import EventType, Party, Status

KEN, UGA = Party("state:KEN", "Kenya", "KEN", "GOV"), Party("state:UGA", "Uganda", "UGA", "GOV")
ARGUMENTS = st.tuples(
    st.sampled_from(("d", "d1", "")),
    st.sampled_from((EventType.AID, EventType.ACCUSE)),
    st.sampled_from((Status.ACTUAL, Status.PLANNED)),
    st.integers(0, 12),
    st.sampled_from(((), (KEN,), (UGA,), (KEN, UGA))),
    st.sampled_from(((), (KEN,), (UGA,), (KEN, UGA))),
)
Arguments = tuple[str, EventType, Status, int, tuple[Party, ...], tuple[Party, ...]]


def named(arguments: Arguments) -> str:
    """Return the id of a reading."""
    *first, actors, recipients = arguments
    return identity(*first, actors=actors, recipients=recipients)  # type: ignore[arg-type]


@given(ARGUMENTS, ARGUMENTS)
def test_the_same_has_the_same_name_and_nothing_else_has(one: Arguments, other: Arguments) -> None:
    """Document, type, status, place and both sides, in their roles."""
    assert re.fullmatch(r"e-[0-9a-f]{16}", named(one))
    assert (named(one) == named(other)) == (one == other)


def test_the_words_for_a_party_do_not_matter() -> None:
    """Only who it is."""
    again = Party("state:KEN", "Nairobi", "KEN", "GOV")
    one, other = (
        ("d", EventType.AID, Status.ACTUAL, 1, (party,), (UGA,)) for party in (KEN, again)
    )
    assert named(one) == named(other)
