"""The index of a dyad: its definition, in figures that can be checked by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyse import Weights, dyad_index, moved_most, network_of, pairs_of
from dragoman.analyse.months import shares
from dragoman.records import (
    Attribution,
    Certainty,
    DateInterval,
    Event,
    EventType,
    Evidence,
    Party,
    Precision,
    Status,
)


def act(
    actors: tuple[str, ...],
    recipients: tuple[str, ...] = (),
    *,
    day: date | None = date(2030, 3, 12),
    last: date | None = None,
    tone: float = 4.0,
    quad: int = 1,
    status: Status = Status.ACTUAL,
    certainty: Certainty = Certainty.ASSERTED,
    confidence: float = 1.0,
) -> Event:
    """Return an act between states."""
    when = DateInterval(day, last or day, Precision.DAY) if day else None
    return Event(
        "e",
        EventType.CONSULT,
        (),
        (),
        quad,
        tone,
        tuple(Party(f"state:{code}", code, code) for code in actors),
        tuple(Party(f"state:{code}", code, code) for code in recipients),
        when,
        None,
        status,
        certainty,
        Attribution(),
        None,
        confidence,
        (Evidence("d", 0, 1, "x"),),
    )


def test_one_event_is_drawn_towards_zero_by_the_prior() -> None:
    """One event is drawn towards zero by the prior."""
    (point,) = dyad_index([act(("CHL", "PER"))], "PER", "CHL")
    assert point.value == pytest.approx(4 / 3)
    assert point.low < 0 < point.high
    assert point.cooperation == 1


def test_an_event_counts_half_after_its_half_life() -> None:
    """An event counts half after its half life."""
    points = dyad_index([act(("CHL", "PER"))], "CHL", "PER", until=date(2030, 6, 1))
    assert len(points) == 4
    assert points[3].value == pytest.approx(0.5 * 4 / (2 + 0.5))


def test_silence_leads_to_zero_and_to_a_wide_band() -> None:
    """Silence leads to zero and to a wide band."""
    acts = [act(("CHL", "PER")) for _ in range(20)]
    points = dyad_index(acts, "CHL", "PER", until=date(2033, 3, 1))
    assert points[0].value > 3
    assert abs(points[-1].value) < 0.05
    assert points[-1].high - points[-1].low > points[0].high - points[0].low


def test_more_events_make_the_band_narrower() -> None:
    """More events make the band narrower."""
    few = dyad_index([act(("CHL", "PER"))] * 2, "CHL", "PER")[0]
    many = dyad_index([act(("CHL", "PER"))] * 30, "CHL", "PER")[0]
    assert many.high - many.low < few.high - few.low


def test_plans_count_little_and_words_nothing() -> None:
    """Plans count little and words nothing."""
    deed = dyad_index([act(("CHL", "PER"))], "CHL", "PER")[0]
    plan = dyad_index([act(("CHL", "PER"), status=Status.PLANNED)], "CHL", "PER")[0]
    urged = dyad_index([act(("CHL", "PER"), status=Status.URGED)], "CHL", "PER")[0]
    assert deed.value > plan.value > urged.value == 0
    assert (plan.planned, urged.said, urged.cooperation) == (1, 1, 0)


def test_suspicion_and_low_confidence_count_less() -> None:
    """Suspicion and low confidence count less."""
    weights = Weights()
    sure = weights.of(act(("CHL", "PER")))
    suspected = weights.of(act(("CHL", "PER"), certainty=Certainty.SUSPECTED))
    unsure = weights.of(act(("CHL", "PER"), confidence=0.3))
    assert sure == 1
    assert suspected == pytest.approx(0.4)
    assert unsure == pytest.approx(0.3)


def test_an_interval_counts_in_each_month_by_its_days() -> None:
    """An interval counts in each month by its days."""
    long = act(("CHL", "PER"), day=date(2030, 3, 31), last=date(2030, 4, 1))
    points = dyad_index([long], "CHL", "PER")
    assert [point.cooperation for point in points] == [0.5, 0.5]


def test_undated_and_very_long_events_have_no_month() -> None:
    """Undated and very long events have no month."""
    assert not shares(None, date(2030, 1, 1))
    assert not shares(date(2020, 1, 1), date(2029, 12, 31))
    assert not dyad_index([act(("CHL", "PER"), day=None)], "CHL", "PER")


def test_coverage_stands_beside_the_index() -> None:
    """Coverage stands beside the index."""
    points = dyad_index(
        [act(("CHL", "PER"))],
        "CHL",
        "PER",
        until=date(2030, 4, 30),
        documents={date(2030, 3, 1): 12},
    )
    assert [point.documents for point in points] == [12, 0]


def test_a_blind_month_has_no_value_and_the_band_of_the_prior() -> None:
    """Where nothing was read and nothing told, nothing is known."""
    points = dyad_index(
        [act(("CHL", "PER"))] * 9,
        "CHL",
        "PER",
        until=date(2030, 5, 31),
        documents={date(2030, 3, 1): 40, date(2030, 5, 1): 2},
    )
    assert [point.blind for point in points] == [False, True, False]
    blind = points[1]
    assert blind.value is None
    assert blind.rate is None
    assert (blind.low, blind.high) == pytest.approx((-1.2816 * 5.5 / 2**0.5, 1.2816 * 5.5 / 2**0.5))
    assert points[2].value is not None


def test_a_month_without_documents_of_which_later_ones_tell_is_not_blind() -> None:
    """What was told later is known."""
    (point,) = dyad_index([act(("CHL", "PER"))], "CHL", "PER", documents={})
    assert not point.blind
    assert point.value == pytest.approx(4 / 3)


def test_a_quiet_month_is_drawn_to_zero_with_a_band_of_three_events() -> None:
    """A hundred documents that tell nothing of the two say as much as three events."""
    first, second = date(2030, 3, 1), date(2030, 4, 1)
    acts = [act(("CHL", "PER"))] * 2
    until = date(2030, 4, 30)
    quiet = dyad_index(acts, "CHL", "PER", until=until, documents={first: 9, second: 100})[1]
    blind = dyad_index(acts, "CHL", "PER", until=until)[1]
    three = dyad_index([act(("CHL", "PER"))] * 3, "CHL", "PER")[0]
    assert quiet.value is not None
    assert blind.value is not None
    assert 0 < quiet.value < 0.6 * blind.value
    assert quiet.high - quiet.low <= three.high - three.low
    (alone,) = dyad_index([], "CHL", "PER", since=second, until=until, documents={second: 100})
    assert alone.value == 0
    assert alone.high - alone.low <= three.high - three.low


def test_twice_the_documents_of_the_same_mix_leave_the_rate() -> None:
    """The rate is against what was read."""
    month = date(2030, 3, 1)
    once = dyad_index([act(("CHL", "PER"))] * 4, "CHL", "PER", documents={month: 200})[0]
    twice = dyad_index([act(("CHL", "PER"))] * 8, "CHL", "PER", documents={month: 400})[0]
    assert once.rate == twice.rate == 2.0


def test_what_took_place_is_summed_by_weight_and_quad_code() -> None:
    """Words and deeds stand apart; plans and what is only urged are no acts."""
    acts = [
        act(("CHL", "PER"), confidence=0.5),
        act(("CHL", "PER"), confidence=0.25, quad=4, tone=-7.0),
        act(("CHL", "PER"), quad=3, tone=-2.0, status=Status.URGED),
    ]
    assert dyad_index(acts, "CHL", "PER")[0].weights == (0.5, 0.0, 0.0, 0.25)


def test_events_before_the_first_month_shown_still_count() -> None:
    """Events before the first month shown still count."""
    acts = [act(("CHL", "PER"))]
    late = dyad_index(acts, "CHL", "PER", since=date(2030, 5, 1), until=date(2030, 6, 1))
    assert late[0].month == date(2030, 5, 1)
    assert late[0].value > 0


def test_allies_against_a_third_are_no_pair() -> None:
    """Allies against a third are no pair."""
    blamed = replace(act(("CHL", "PER"), ("BOL",)), event_type=EventType.ACCUSE)
    assert pairs_of(blamed) == {("BOL", "CHL"), ("BOL", "PER")}
    assert not pairs_of(replace(blamed, recipients=()))
    assert len(pairs_of(act(("CHL", "PER"), ("BOL",)))) == 3
    assert pairs_of(act(("PER", "CHL"))) == {("CHL", "PER")}
    assert not pairs_of(act(("PER",), ("PER",)))


@given(
    st.lists(
        st.tuples(
            st.floats(-10, 10),
            st.floats(0, 1),
            st.integers(1, 28),
            st.integers(1, 12),
            st.sampled_from(list(Status)),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_the_index_stays_within_its_scale_and_its_band(
    drawn: list[tuple[float, float, int, int, Status]],
) -> None:
    """The index stays within its scale and its band."""
    acts = [
        act(
            ("CHL", "PER"),
            tone=tone,
            confidence=confidence,
            day=date(2030, month, day),
            status=status,
        )
        for tone, confidence, day, month, status in drawn
    ]
    points = dyad_index(acts, "CHL", "PER")
    for point in points:
        assert point.value is not None
        assert -10 <= point.low <= point.value <= point.high <= 10
    turned = dyad_index(list(reversed(acts)), "PER", "CHL")
    assert [point.value for point in turned] == pytest.approx([point.value for point in points])


def test_what_moved_most_is_told_against_its_own_past() -> None:
    """What moved most is told against its own past."""
    months = [date(2030, month, 5) for month in range(1, 13)]
    steady = [act(("CHL", "PER"), day=day) for day in months]
    soured = [act(("BOL", "PER"), day=day) for day in months[:9]]
    soured += [act(("BOL",), ("PER",), day=months[11], tone=-7.0, quad=4) for _ in range(5)]
    moves = moved_most([*steady, *soured], date(2030, 12, 31))
    assert (moves[0].first, moves[0].second) == ("BOL", "PER")
    assert moves[0].change < -2
    assert all(abs(move.change) < 1 for move in moves[1:])


def test_the_network_has_balance_and_volume() -> None:
    """The network has balance and volume."""
    acts = [
        act(("CHL", "PER")),
        act(("CHL", "PER")),
        act(("BOL",), ("PER",), tone=-6.0, quad=4),
        act(("BOL",), ("CHL",), status=Status.URGED),
    ]
    net = network_of(acts)
    assert net.events == 3
    by_pair = {(edge.first, edge.second): edge for edge in net.edges}
    assert set(by_pair) == {("CHL", "PER"), ("BOL", "PER")}
    assert by_pair["CHL", "PER"].events == 2
    assert by_pair["BOL", "PER"].balance == pytest.approx(-6)
    assert network_of(list(acts)) == net
    assert all(0 <= node.x <= 1 and 0 <= node.y <= 1 for node in net.nodes)


def test_the_network_keeps_the_busiest() -> None:
    """The network keeps the busiest."""
    acts = [act(("CHL", "PER"))] * 3 + [replace(act(("EST", "LVA")), event_id="x")]
    assert {node.state for node in network_of(acts, most=2).nodes} == {"CHL", "PER"}
