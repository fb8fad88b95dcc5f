"""Sessions that are told without a noun, and hosts that are told in passing."""

import pytest

from dragoman.arrangements.tell.meetings.other_sessions import COUNTED
from loaded import reader
from reading import PUBLISHED, Texts, read_all

Sessions = list[tuple[str, str | None, int | None, str | None]]
DAY = PUBLISHED.isoformat()
CASES: list[tuple[str, Sessions]] = [
    (
        (
            "The foreign ministers of Chile and Peru held their fourth meeting in Lima on Tuesday. "
            "The third took place in Arica in June 2023."
        ),
        [("2023-06-01", "Arica", 3, "CHL"), ("2025-06-10", "Lima", 4, "PER")],
    ),
    (
        (
            "The foreign ministers of Latvia and Estonia met in Riga on Monday for their third "
            "bilateral meeting. Their second had taken place in Tallinn in August 2023."
        ),
        [("2023-08-01", "Tallinn", 2, "EST"), ("2025-06-09", "Riga", 3, "LVA")],
    ),
    (
        (
            "The foreign ministers of Ghana and Togo met in Accra on Monday. It was their fifth "
            "meeting and came a year after the last one, held in Lome in May 2024."
        ),
        [("2024-05-01", "Lome", None, "TGO"), ("2025-06-09", "Accra", 5, "GHA")],
    ),
    (
        (
            "The foreign ministers of Oman, Qatar and Kuwait met in Muscat on Tuesday for "
            "the first "
            "time since they assembled in Doha in February 2024."
        ),
        [("2024-02-01", "Doha", None, "QAT"), ("2025-06-10", "Muscat", None, "OMN")],
    ),
    (
        (
            "The foreign ministers of Kenya, Rwanda and Uganda met in Kigali on Tuesday. "
            "It was the "
            "seventh Lakes ministers' meeting."
        ),
        [("2025-06-10", "Kigali", 7, "RWA")],
    ),
]


@pytest.mark.parametrize(("text", "sessions"), CASES)
def test_what_is_told_without_a_noun_is_a_session(text: str, sessions: Sessions) -> None:
    """By a number, by "the last one", by "since they met", and numbered in the next sentence."""
    texts: Texts = {"d": (DAY, text)}
    found, _ = read_all(reader(), texts)
    told = [
        (str(one.date.start), one.place, one.ordinal, one.host)
        for series in found
        for one in series.sessions
        if one.date is not None
    ]
    assert sorted(told) == sessions


@pytest.mark.parametrize(
    "text",
    [
        "The African Union's summit will be held in Accra in October, which Ghana will host.",
        "The African Union's summit is to be held in Accra in October, with Ghana as host.",
    ],
)
def test_a_host_may_be_told_in_passing(text: str) -> None:
    """After the place, or with "as host"."""
    found, _ = read_all(reader(), {"d": (DAY, text)})
    assert [one.host for series in found for one in series.sessions] == ["GHA"]


def test_a_verb_tells_since_when_and_what_became_of_the_series() -> None:
    """In one sentence: met every year since 2006, broken off in 2017."""
    text = (
        "The presidents of Argentina, Chile and Peru have met every year since 2006, but the "
        "series was broken off in 2017 because of a quarrel over gas."
    )
    (series,), _ = read_all(reader(), {"d": (DAY, text)})
    assert [
        (one.status, str(one.date and one.date.start), one.reasons) for one in series.history
    ] == [
        ("active", "2006-01-01", ()),
        ("suspended", "2017-01-01", ("a quarrel over gas",)),
    ]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("it was their fifth meeting", True),
        ("this is only the second summit of the three", True),
        ("it was a meeting of friends", False),
        ("they held their fifth meeting", False),
    ],
)
def test_a_sentence_may_number_what_was_told_before(
    words: str,
    counts: bool,  # noqa: FBT001 - a table of cases
) -> None:
    """By "it was the", and by nothing else."""
    assert bool(COUNTED.search(words)) is counts
