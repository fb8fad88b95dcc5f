"""Merging across documents: what belongs together, what does not, and in no particular order."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_samples import TODAY, account

from dragoman.records import EventType, Status
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account, Decision, anchor
from dragoman.resolve.merging.across import merge
from dragoman.resolve.merging.merged import Merged

KNOWN = Words.load()


def merged(*accounts: Account, decisions: tuple[Decision, ...] = ()) -> tuple[Merged, ...]:
    """Merge as the ledger would."""
    return merge(accounts, KNOWN, today=TODAY, decisions=decisions)


def groups(*accounts: Account, decisions: tuple[Decision, ...] = ()) -> list[set[str]]:
    """Return the names of accounts that were merged."""
    found = merged(*accounts, decisions=decisions)
    return [{report.partition("#")[2] for report in one.reports} for one in found]


def test_same_meeting_told_by_two_papers() -> None:
    """Same parties and day are one event."""
    one = account("a", "KEN UGA", "2025-03-10")
    other = account("b", "UGA KEN", "2025-03-10")
    assert groups(one, other) == [{"a", "b"}]


def test_ministers_stand_for_their_states() -> None:
    """Persons and the states that they act for are the same parties."""
    title = "Foreign Minister"
    ministers = {"KEN": ("Ann Otieno", title), "UGA": ("Jo Okello", title)}
    one = account("a", "KEN UGA", "2025-03-10", persons=ministers)
    other = account("b", "KEN UGA", "2025-03-10")
    (event,) = merged(one, other)
    assert [p.person for p in event.event.actors] == ["Ann Otieno", "Jo Okello"]


def test_two_meetings_a_week_apart_stay_two() -> None:
    """A second meeting of the same parties a week later is another one."""
    one = account("a", "PER CHL", "2025-03-10", place="Lima")
    other = account("b", "PER CHL", "2025-03-17", place="Lima")
    assert groups(one, other) == [{"a"}, {"b"}]


def test_a_meeting_on_the_sidelines_is_its_own() -> None:
    """Two of three on the same day in the same town may have met apart."""
    three = account("a", "EST LVA LTU", "2025-03-10", place="Riga", mode=("multilateral",))
    two = account("b", "EST LVA", "2025-03-10", place="Riga")
    assert len(groups(three, two)) == 2


def test_different_levels_stay_apart() -> None:
    """Leaders and foreign ministers who meet on one day hold two meetings."""
    one = account("a", "EST LVA", "2025-03-10", quote="The two presidents met.")
    other = account("b", "EST LVA", "2025-03-10", quote="The two foreign ministers met.")
    assert len(groups(one, other)) == 2


def test_planned_is_not_actual() -> None:
    """A plan and its fulfilment are two events."""
    one = account("a", "EST LVA", "2025-03-10", status=Status.PLANNED)
    other = account("b", "EST LVA", "2025-03-10")
    assert len(groups(one, other)) == 2


def test_vague_date_joins_only_what_alone_can_be_meant() -> None:
    """What happened in March is the one meeting in March, but neither of two."""
    march = account("m", "OMN QAT", "2025-03")
    early = account("a", "OMN QAT", "2025-03-03")
    late = account("b", "OMN QAT", "2025-03-24")
    assert groups(march, early) == [{"a", "m"}]
    assert len(groups(march, early, late)) == 3


def test_vague_date_with_place_joins() -> None:
    """A shared place decides between two."""
    march = account("m", "OMN QAT", "2025-03", place="Doha")
    early = account("a", "OMN QAT", "2025-03-03", place="Muscat")
    late = account("b", "OMN QAT", "2025-03-24", place="Doha")
    assert groups(march, early, late) == [{"a"}, {"b", "m"}]


def test_undated_needs_a_tie() -> None:
    """An undated account joins by words and day of publication, not by parties alone."""
    text = "It urged its neighbour to reopen the Busia crossing to sugar lorries."
    dated = account(
        "a", "KEN>UGA", "2025-03-10", kind=EventType.REQUEST, published="2025-03-11", quote=text
    )
    undated = account("b", "KEN>UGA", kind=EventType.REQUEST, published="2025-03-11", quote=text)
    else_ = account(
        "c",
        "KEN>UGA",
        kind=EventType.REQUEST,
        published="2025-03-11",
        quote="It urged its neighbour to share tax records of coffee traders.",
    )
    assert groups(dated, undated, else_) == [{"a", "b"}, {"c"}]
    assert len(groups(undated, account("d", "KEN>UGA", kind=EventType.REQUEST, quote=text))) == 2


def test_undated_accounts_do_not_chain_through_the_months() -> None:
    """What is urged day after day is not one event: those told long after are another."""
    text = "It urged its neighbour to reopen the Busia crossing to sugar lorries."
    days = [str(date(2025, 3, 1) + timedelta(days=number)) for number in range(0, 60, 3)]
    told = [
        account(day, "KEN>UGA", kind=EventType.REQUEST, published=day, quote=text) for day in days
    ]
    found = groups(*told)
    assert 3 < len(found) < len(told)


def test_each_year_may_have_its_second_meeting() -> None:
    """A number names one session only where the dates may be of one."""
    text = "They met for the second round of talks."
    days = ("2023-03-10", "2023-03-12", "2024-04-02", "2025-03-10")
    told = [account(day, "NOR KEN", day, published=day, quote=text) for day in days]
    assert groups(*told) == [{days[0], days[1]}, {days[2]}, {days[3]}]


def test_undated_joins_a_meeting_a_few_days_before_publication() -> None:
    """Level and parties tie an undated account to the meeting it follows."""
    dated = account(
        "a", "PER CHL", "2025-03-10", quote="The foreign ministers met.", published="2025-03-10"
    )
    undated = account(
        "b", "PER CHL", quote="The foreign ministers' talks ended.", published="2025-03-12"
    )
    assert groups(dated, undated) == [{"a", "b"}]


@pytest.mark.parametrize("wrong", ["2203-03-12", "2027-01-01"])
def test_wrong_publication_date_drags_nobody(wrong: str) -> None:
    """A document from the future neither gives its date nor joins by it."""
    right = account("a", "PER CHL", "2025-03-10", published="2025-03-11")
    false = account("b", "PER CHL", wrong, published=wrong)
    assert groups(right, false) == [{"a"}, {"b"}]
    later = account("c", "PER CHL", "2025-03-10", published=wrong)
    (event,) = merged(right, later)
    assert event.event.event_id == "e-a"
    assert event.event.date == right.event.date


def test_contradiction_is_kept() -> None:
    """Two places for one numbered session: both are kept and shown."""
    text = "They met for the 7th Fjord Dialogue."
    one = account("a", "NOR KEN", "2025-03-10", place="Oslo", quote=text, kind=EventType.CONSULT)
    other = account("b", "NOR KEN", "2025-03-11", quote=text)
    (event,) = merged(one, other)
    (differing,) = event.contradictions
    assert differing.field == "date"
    assert {value for value, _ in differing.values} == {"2025-03-10", "2025-03-11"}


def test_later_report_sharpens_and_says_on_which_evidence() -> None:
    """The sharper date wins and names its report."""
    vague = account("a", "NOR KEN", "2025-03", published="2025-03-20")
    sharp = account("b", "NOR KEN", "2025-03-10", place="Oslo", published="2025-04-02")
    (event,) = merged(vague, sharp)
    assert event.event.event_id == "e-a"
    assert event.aliases == ("e-b",)
    bases = {basis.field: basis for basis in event.bases}
    assert bases["date"].report_id == "doc-b#b"
    assert bases["place"].value == "Oslo"


def test_near_copies_count_once() -> None:
    """Copies of one wire are one independent report."""
    copies = [account(name, "NOR KEN", "2025-03-10", group="wire") for name in "abc"]
    (event,) = merged(*copies, account("d", "NOR KEN", "2025-03-10"))
    assert (event.independent, len(event.reports)) == (2, 4)


def test_a_person_can_join_and_part() -> None:
    """Decisions win over what the words say."""
    one = account("a", "PER CHL", "2025-03-10")
    same = account("b", "PER CHL", "2025-03-10")
    other = account("c", "PER CHL", "2025-06-17")
    split = Decision("split", anchor(one.event), anchor(same.event))
    join = Decision("merge", anchor(same.event), anchor(other.event))
    assert groups(one, same, other, decisions=(split, join)) == [{"a"}, {"b", "c"}]


def test_one_document_is_never_merged_with_itself() -> None:
    """What a document tells apart stays apart, whatever lies between."""
    one = account("a", "OMN QAT", "2025-03-03", document="d")
    other = account("b", "OMN QAT", "2025-03-03", document="d")
    assert len(groups(one, other, account("c", "OMN QAT", "2025-03-03"))) == 2


PARTIES = ("PER CHL", "PER CHL BOL", "PER", "KEN UGA")
DATES = (None, "2025-03-03", "2025-03-04", "2025-03-10", "2025-03", "2025", "2031-01-01")
accounts_of_anything = st.lists(
    st.builds(
        lambda number, parties, when, kind, published, place, words, document: account(
            str(number),
            parties if kind is not EventType.REQUEST else parties.replace(" ", ">", 1),
            when,
            document=f"d{document}",
            kind=kind,
            published=published,
            place=place,
            quote=words,
        ),
        st.integers(0, 10_000),
        st.sampled_from(PARTIES),
        st.sampled_from(DATES),
        st.sampled_from((EventType.CONSULT, EventType.REQUEST, EventType.COOPERATE)),
        st.sampled_from((None, "2025-03-04", "2025-03-06", "2203-01-01")),
        st.sampled_from((None, "Lima", "Cusco")),
        st.sampled_from(
            (
                "The foreign ministers met over fishing quotas.",
                "The presidents met for the 4th summit.",
                "They spoke of fishing quotas and the border road.",
            )
        ),
        st.integers(0, 8),
    ),
    min_size=2,
    max_size=14,
    unique_by=lambda one: one.report_id,
)


@settings(max_examples=150)
@given(accounts_of_anything, st.randoms(use_true_random=False))
def test_order_does_not_matter(accounts: list[Account], chance: object) -> None:
    """Any permutation gives the same events, to the last field."""
    expected = merged(*accounts)
    chance.shuffle(accounts)  # type: ignore[attr-defined]
    assert merged(*accounts) == expected
