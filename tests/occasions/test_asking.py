"""Questions to occasions: which, when did they last meet, in which order."""

from datetime import date

from telling_events import side, told

from dragoman.occasions import Wanted, last_held, newest_first, occasions_of, soonest_first
from dragoman.records import OccasionKind, Stage, Status

FIRST = told("Ane Lie met Ali Maina in Oslo.", date(2025, 1, 3), day=date(2025, 1, 2),
             of=(side("NOR", "Ane Lie"), side("KEN", "Ali Maina")), place="Oslo")  # fmt: skip
SECOND = told("Norway and Kenya held talks.", date(2025, 3, 3), day=date(2025, 3, 2))
THIRD = told("Norway, Kenya and Peru will hold a drill.", date(2025, 3, 9), mode=("exercise",),
             of=(side("NOR"), side("KEN"), side("PER")), day=date(2025, 4, 1),
             status=Status.PLANNED)  # fmt: skip
UNDATED = told("Norway and Peru agreed to meet.", date(2025, 3, 10),
               of=(side("NOR"), side("PER")), status=Status.PLANNED)  # fmt: skip
FOUND = occasions_of((FIRST, SECOND, THIRD, UNDATED), date(2025, 3, 20))


def chosen(wanted: Wanted) -> list[str]:
    """Return the days of what is wanted."""
    return [str(one.date or "") for one in FOUND if wanted.fits(one)]


def test_what_is_wanted() -> None:
    """Every field narrows it down."""
    assert chosen(Wanted()) == ["2025-01-02", "2025-03-02", "2025-04-01", ""]
    assert chosen(Wanted(parties=("PER",))) == ["2025-04-01", ""]
    assert chosen(Wanted(between=("KEN", "NOR"))) == ["2025-01-02", "2025-03-02", "2025-04-01"]
    assert chosen(Wanted(persons=("maina",))) == ["2025-01-02"]
    assert chosen(Wanted(kinds=(OccasionKind.EXERCISE,))) == ["2025-04-01"]
    assert chosen(Wanted(states=(Stage.AGREED,))) == [""]
    assert chosen(Wanted(places=("oslo",))) == ["2025-01-02"]
    assert chosen(Wanted(since=date(2025, 2, 1), until=date(2025, 3, 31))) == ["2025-03-02"]
    assert chosen(Wanted(words=('"held talks"',))) == ["2025-03-02"]
    assert chosen(Wanted(series=("m-1",))) == []


def test_when_they_last_met() -> None:
    """Each two once, the latest first, with how often; plans and undated ones do not count."""
    pairs = [(one.who, one.times, str(one.occasion.date)) for one in last_held(FOUND)]
    assert pairs == [(("KEN", "NOR"), 2, "2025-03-02")]
    persons = [(one.who, one.times) for one in last_held(FOUND, "person")]
    assert persons == [(("Ali Maina", "Ane Lie"), 1)]


def test_orders() -> None:
    """The latest or the soonest first; what has no day comes last."""
    days = [str(one.date or "") for one in newest_first(FOUND)]
    assert days == ["2025-04-01", "2025-03-02", "2025-01-02", ""]
    assert [str(one.date or "") for one in soonest_first(FOUND)][-1] == ""
