"""Standing arrangements in the ledger: who once belonged, and the deeds under commitments."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from ledger_samples import document, event, interval, party
from sqlalchemy import text

from dragoman.ledger import Entry, Filter, Ledger
from dragoman.ledger.queries import deeds
from dragoman.ledger.rows.mechanism_rows import mechanism_row
from dragoman.ledger.sqlite import connection
from dragoman.records import (
    Commitment,
    Event,
    EventType,
    Evidence,
    Mechanism,
    MechanismKind,
    Membership,
    Session,
)

PROOF = (Evidence("d", 0, 4, "word"),)
SHELLED = "Norwegian guns shelled a Kenyan post."


def turn(member: str, status: str, year: int | None = None) -> Membership:
    """Return a turn in who belongs."""
    day = interval(date(year, 6, 5)) if year else None
    return Membership(member, status, day, (), PROOF)


COUNCIL = Mechanism(
    "o:council",
    MechanismKind.ORGANISATION,
    "Pearl Council",
    members=("AUS", "GHA", "THA"),
    membership=(
        turn("QAT", "joined", 2001),
        turn("IDN", "left", 2010),
        turn("THA", "left", 2012),
        turn("QAT", "left", 2017),
        turn("EST", "suspended"),
        turn("CHL", "joining", 2019),
        turn("THA", "joined", 2020),
        turn("IDN", "joining", 2021),
        turn("GHA", "leaving", 2022),
    ),
    evidence=PROOF,
)
TRUCE = Mechanism(
    "a:truce",
    MechanismKind.AGREEMENT,
    "Fjord Truce",
    members=("KEN", "NOR"),
    clauses=("ceasefire",),
    sessions=(Session(interval(date(2024, 1, 1)), None, None, None, None, "actual", (), PROOF),),
    evidence=PROOF,
    commitments=(Commitment("ceasefire", "unknown", None, PROOF, "both will cease fire"),),
)
BAN = Mechanism(
    "m:ban", MechanismKind.MEASURE, "fish ban", members=("PER",), targets=("NOR",), evidence=PROOF
)


def shelling(name: str, day: date | None, *, by: str = "NOR", of: str = "KEN") -> Event:
    """Return an attack."""
    return event(
        name, SHELLED, 0, kind=EventType.ASSAULT, actors=(party(by),), recipients=(party(of),),
        day=day,
    )  # fmt: skip


def told(one: Event) -> Entry:
    """Return the document that tells of an event."""
    return Entry(document(one.evidence[0].document_id, SHELLED, published=date(2024, 6, 1)), (one,))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger with arrangements and attacks."""
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        ledger.commit(
            [
                told(shelling("e1", date(2024, 5, 1))),
                told(shelling("e2", date(2023, 5, 1))),
                told(shelling("e3", None)),
                told(shelling("e4", date(2024, 5, 1), of="PER")),
            ]
        )
        with ledger.store.transaction():
            ledger.store.set_mechanisms([], [COUNCIL, TRUCE, BAN])
        ledger.merge()
        yield ledger


def found(book: Ledger, line: str) -> list[str]:
    """Return the names of the arrangements that a filter finds."""
    return [one.name for one in book.mechanisms(Filter.parse(line))]


@pytest.mark.parametrize("state", ["AUS", "QAT", "IDN", "EST", "THA", "GHA"])
def test_who_belongs_or_once_did_is_found(book: Ledger, state: str) -> None:
    """A treaty is found by those who left it, were suspended, are leaving or came back."""
    assert found(book, f"party={state}") == ["Pearl Council"]
    assert found(book, f"between={state},AUS,THA,PER") == ["Pearl Council"]
    assert found(book, f"party={state},PER") == []


def test_who_never_belonged_is_not_found(book: Ledger) -> None:
    """A plan to join is none; what a measure is aimed at is found as before."""
    assert found(book, "party=CHL") == []
    assert found(book, "party=NOR") == ["Fjord Truce", "fish ban"]


def test_the_table_tells_how_each_stands(book: Ledger) -> None:
    """For who looks at the file with other programs."""
    rows = book.store._connection.execute(text("SELECT * FROM mechanism_members")).all()
    standing = {(row.mechanism_id, row.member): row.standing for row in rows}
    assert {member: told for (name, member), told in standing.items() if name == "o:council"} == {
        "AUS": "member", "EST": "suspended", "GHA": "leaving", "IDN": "left", "QAT": "left",
        "THA": "member",
    }  # fmt: skip
    assert standing["m:ban", "NOR"] == "target"


def test_a_ledger_of_before_finds_them_too(tmp_path: Path) -> None:
    """Their rows are made from the records that it holds, the same as new ones."""
    path = tmp_path / "old.ledger"
    one = connection._opened(path, read_only=False)
    connection.upgrade(one, "0004")
    for each in (COUNCIL, BAN, TRUCE):
        row = mechanism_row(each)
        marks = ", ".join(f":{name}" for name in row)
        one.execute(text(f"INSERT INTO mechanisms ({', '.join(row)}) VALUES ({marks})"), row)  # noqa: S608 - our own names
        for member in {*each.members, *each.targets}:
            one.execute(
                text("INSERT INTO mechanism_members VALUES (:member, :name)"),
                {"member": member, "name": each.mechanism_id},
            )
    one.commit()
    connection.close(one)
    with Ledger.open(path) as book:
        read = text("SELECT member, mechanism_id, standing FROM mechanism_members")
        old = set(book.store._connection.execute(read).all())
        with book.store.transaction():
            book.store.set_mechanisms([], [COUNCIL, BAN, TRUCE])
        assert set(book.store._connection.execute(read).all()) == old


def test_deeds_stand_in_lists_as_they_do_alone(book: Ledger) -> None:
    """Only attacks among its parties since it was signed; each leads to its event."""
    (one,) = book.mechanisms(Filter.parse("party=KEN"))
    assert one == book.mechanism("a:truce")
    assert [(each.status, each.deeds) for each in one.commitments] == [
        ("unknown", ()),
        ("broken", ("e1-0",)),
    ]
    assert book.event("e1-0") is not None


def test_a_deed_goes_with_its_document(book: Ledger) -> None:
    """What was never told breaks nothing."""
    book.forget(["e1"])
    book.merge()
    (one,) = book.mechanisms(Filter.parse("party=KEN"))
    assert [each.status for each in one.commitments] == ["unknown"]


def test_of_very_many_deeds_the_newest_are_told(
    book: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A truce that is broken every day stands by what became of it last."""
    monkeypatch.setattr(deeds, "MOST_DEEDS", 3)
    days = [date(2024, 1 + 2 * number, 5) for number in range(6)]
    book.commit([told(shelling(f"x{number}", day)) for number, day in enumerate(days)])
    book.merge()
    (one,) = book.mechanisms(Filter.parse("party=KEN"))
    assert [each.date for each in one.commitments if each.deeds] == [
        interval(day) for day in days[-3:]
    ]
