"""The filter grammar."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import FilterError
from dragoman.ledger import KEYS, Filter


def test_a_line_of_terms_becomes_a_filter() -> None:
    """Every kind of term at once."""
    found = Filter.parse(
        "actor=KOR between=KOR,CHN,JPN type=CONSULT,agree status=planned since=2025-01-01 "
        'until=2025 confidence>=0.6 speaker="the foreign ministry" text:"joint statement" text=fish'
    )
    assert found == Filter(
        actor=("KOR",),
        between=("KOR", "CHN", "JPN"),
        type=("CONSULT", "AGREE"),
        status=("planned",),
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
        confidence=((">=", 0.6),),
        speaker=("the foreign ministry",),
        text=('"joint statement"', "fish"),
    )


@pytest.mark.parametrize(
    ("line", "since", "until"),
    [
        ("on=2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("on=2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("on=2024-05-27", date(2024, 5, 27), date(2024, 5, 27)),
        ("since=2024-02 until=2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("since=2020 since=2022 until=2023 until=2024", date(2022, 1, 1), date(2023, 12, 31)),
    ],
)
def test_parts_of_dates_are_whole_spans(line: str, since: date, until: date) -> None:
    """A month or a year reaches from its first to its last day; narrower bounds win."""
    found = Filter.parse(line)
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("foo=1", "no filter key 'foo'"),
        ("by=hearsay", "one of date, reported_on, date_or_reported"),
        ("KOR", "write key=value"),
        ("type=VISIT", "one of ACCUSE"),
        ("status=done", "one of actual"),
        ("since=yesterday", "2025-03-22"),
        ("since=2025-02-30", "no day"),
        ("since=0000", "no day"),
        ("since=2025 until=2024", "nothing can be since"),
        ("confidence>=much", "number from 0 to 1"),
        ("confidence>=7", "number from 0 to 1"),
        ("confidence>=nan", "number from 0 to 1"),
        ("type>=AID", "only confidence compares"),
        ("between=KOR", "two states"),
        ("between=KOR,KOR", "two states"),
        ("actor=", "write key=value"),
        ("actor=,", "takes 1 to"),
        ('text:"unfinished', "write key=value"),
        ("type=AID type=AGREE", "no event has every type"),
        ("x" * 5000, "characters"),
    ],
)
def test_what_cannot_be_understood_says_what_can(line: str, told: str) -> None:
    """Errors name the fault and the way out."""
    with pytest.raises(FilterError, match=told):
        Filter.parse(line)


def test_unknown_keys_show_all_keys() -> None:
    """A user never has to guess."""
    with pytest.raises(FilterError) as caught:
        Filter.parse("colour=red")
    assert all(key in str(caught.value) for key in KEYS)


def test_names_of_states_become_codes_where_a_namer_knows_them() -> None:
    """Only keys that name someone or somewhere are asked for."""
    found = Filter.parse(
        'party="South Korea",JPN speaker=Japan', namer={"South Korea": "KOR", "Japan": "JPN"}.get
    )
    assert (found.party, found.speaker) == (("KOR", "JPN"), ("Japan",))


def test_keys_that_do_not_apply_are_refused() -> None:
    """Nothing is silently ignored."""
    with pytest.raises(FilterError, match="documents cannot be filtered by issue"):
        Filter.parse("issue=fish").only(("type",), "documents")


@given(st.text(max_size=60))
def test_any_text_is_a_filter_or_a_filter_error(line: str) -> None:
    """Nothing that a user types may raise anything else."""
    with suppress(FilterError):
        Filter.parse(line)


def test_quotes_keep_blanks_and_commas_together() -> None:
    """Commas part values only outside of quotes."""
    found = Filter.parse('publisher="Smith, Jones & Co",Wire speaker="a \\"source\\""')
    assert (found.publisher, found.speaker) == (("Smith, Jones & Co", "Wire"), ('a "source"',))
