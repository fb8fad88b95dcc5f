"""Comparing two accounts: what both have, what only one has, and how their series go together."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import entry
from peers import gdelt

import dragoman
from dragoman.analyse.comparing import SideAct, compare, spearman
from dragoman.errors import UsageError
from dragoman.present.analyses.comparing import comparison_lines, comparison_page

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)


def act(pair: str, day: int, kind: str = "CONSULT", *, days: int = 0) -> SideAct:
    """Return an act of some days."""
    start = FIRST + timedelta(days=day)
    one, other = pair.split("-")
    return SideAct(
        (one, other), start, start + timedelta(days=days), kind, 1, 1.0, f"<b>{kind}</b>"
    )


def test_items_are_found_within_some_days() -> None:
    """A span is found by a day within it or next to it; a repeated act is one item."""
    here = [act("KEN-NOR", 10), act("KEN-NOR", 10), act("KEN-PER", 50), act("KEN-NOR", 90, "AID")]
    there = [act("KEN-NOR", 7, days=2), act("KEN-NOR", 20), act("KEN-PER", 48)]
    found = compare(here, there, FIRST, LAST, slack=1)
    assert (found.there, found.both, found.here, found.only_here) == (3, 1, 3, 2)
    assert found.overlap == 0.2
    wide = compare(here, there, FIRST, LAST, slack=2)
    assert wide.both == 2
    assert [(one.what, one.both, one.only_there, one.only_here) for one in found.dyads] == [
        ("KEN-NOR", 1, 1, 1), ("KEN-PER", 0, 1, 1),
    ]  # fmt: skip
    assert [one.what for one in found.periods] == ["2024-01", "2024-02", "2024-03"]


def test_what_has_to_agree_may_be_less() -> None:
    """By class or by nothing but states and days."""
    here, there = [act("KEN-NOR", 10, "AGREE")], [act("KEN-NOR", 10)]
    for kind, both in (("type", 0), ("quad", 1), ("any", 1)):
        assert compare(here, there, FIRST, LAST, kind=kind).both == both


def test_what_random_days_would_find_is_told_beside() -> None:
    """A span of three is found from four days before one on: 9 and 13 of 20 days find them."""
    here = [act("KEN-NOR", 10), act("KEN-NOR", 15), act("KEN-NOR", 16, days=4)]
    found = compare(here, [act("KEN-NOR", 200), act("KEN-PER", 10)], FIRST, LAST, slack=1)
    assert (found.there, found.both, found.by_chance) == (2, 0, 0.0)
    short = compare(here, [act("KEN-NOR", 10), act("KEN-NOR", 12, days=2)], FIRST,
                    FIRST + timedelta(days=19), slack=1)  # fmt: skip
    assert (short.both, short.by_chance) == (2, round(9 / 20 + 13 / 20, 1))
    assert ", 1.1 would be on random days (" in next(comparison_lines(short))


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from(["KEN-NOR", "KEN-PER"]))))
def test_a_side_agrees_with_itself(told: list[tuple[int, str]]) -> None:
    """Whatever it tells, everything is found and the order does not matter."""
    side = [act(pair, day) for day, pair in told]
    found = compare(side, side[::-1], FIRST, LAST, slack=0)
    assert found.both == found.there == found.here
    assert found.only_here == 0


def test_rank_correlation() -> None:
    """Ties share their mean rank; a series that does not vary has none."""
    assert spearman([1, 2, 3, 4], [4, 3, 2, 1]) == -1.0
    assert spearman([1, 1, 2, 3], [1, 1, 2, 3]) == 1.0
    assert spearman([1, 1, 1], [1, 2, 3]) is None
    assert spearman([1, 2], [1, 2]) is None


def test_a_page_shows_markup_as_text() -> None:
    """Whatever a document says, it is no markup of ours."""
    found = compare([act("KEN-NOR", 10)], [act("KEN-NOR", 10)], FIRST, LAST)
    page = comparison_page(found)
    assert "&lt;b&gt;CONSULT&lt;/b&gt;" in page
    assert "<b>" not in page
    assert next(comparison_lines(found)).startswith("1 of 1 items there are found here")


def test_a_ledger_beside_a_file_and_an_import(tmp_path: Path) -> None:
    """What was read, what was imported and a file can each stand on a side."""
    path = tmp_path / "a.CSV"
    lines = [gdelt(str(n), f"202401{n:02d}", "NOR", "KEN", "040", f"u{n}") for n in range(1, 30)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with dragoman.open(tmp_path / "a.ledger") as book:
        book.ledger.commit([entry(number) for number in range(30)])
        book.ledger.merge()
        book.import_file(path)
        same = book.compare(path, source="a.CSV")
        assert (same.both, same.there, same.overlap) == (29, 29, 1.0)
        met = book.events("type=CONSULT status=actual since=2024").first(1)[0]
        assert met.date is not None
        assert met.date.start is not None
        one, other = sorted(str(party.country) for party in met.actors)
        theirs = gdelt("1", f"{met.date.start:%Y%m%d}", other, one, "042")
        (tmp_path / "b.CSV").write_text(theirs + "\n", encoding="utf-8")
        beside = book.compare(tmp_path / "b.CSV", slack=0)
        assert (beside.both, beside.there) == (1, 1)
        assert book.compare(book.path, slack=0).overlap == 1.0
        with pytest.raises(UsageError, match=r"nothing was imported as 'b'; imports are: a\.CSV"):
            book.compare(path, source="b")
        rows = list(book.panel(source="a.CSV", unit="month"))
        assert [(row[0], row[1], row[25]) for row in rows] == [("KEN", "NOR", 29.0)]
        assert rows[0][-3] == "a.CSV"
