"""PostgreSQL passes the contract of stores, on a real server."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from contract import StoreContract
from ledger_samples import entry
from postgres_server import served
from reading_fakes import FakeReader, stream
from sqlalchemy import func, select, text

import dragoman
from dragoman.cli.app import cli
from dragoman.errors import LedgerBusyError, LedgerError, TooMuchError
from dragoman.ledger import Filter, Ledger, Store
from dragoman.ledger.intake.documents import take_in
from dragoman.ledger.opening import opened_store
from dragoman.ledger.postgres.address import address_of
from dragoman.ledger.schema import meta, metadata
from dragoman.records import Refusal

pytest.importorskip("psycopg", reason="the extra postgres is not installed")
NUMBERS = count()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server's address."""
    with served() as found:
        yield found


@pytest.fixture
def new(server: str) -> str:
    """The address of a ledger that is not there yet."""
    return f"{server}&ledger=week_{next(NUMBERS)}"


@pytest.fixture
def address(server: str) -> str:
    """The address of a ledger that holds nothing; one for all tests, since tables take long."""
    found = f"{server}&ledger=all"
    with Ledger.open(found) as book:
        names = ", ".join(table.name for table in metadata.sorted_tables if table is not meta)
        with book.store.transaction():
            book.store._connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))  # type: ignore[attr-defined]
    return found


class TestPostgresStore(StoreContract):
    """All of the contract."""

    @pytest.fixture
    def store(self, address: str) -> Iterator[Store]:
        """Return an empty ledger's store."""
        store = opened_store(address)
        yield store
        store.close()


def test_the_ledger_is_the_same_as_in_sqlite(address: str, tmp_path: Path) -> None:
    """The same articles, merged: the same events, lists, sums and export, byte by byte."""
    found = []
    for where in (address, str(tmp_path / "a.ledger")):
        with Ledger.open(where) as book:
            take_in(book, stream(60), FakeReader())
            found.append(told(book))
    assert found[0] == found[1]
    assert len(found[0]["events"]) > 20


def told(book: Ledger) -> dict[str, Any]:
    """Return what a ledger answers to many questions."""
    filters = (
        "", "party=KEN", "party=KEN,NOR", "between=KEN,NOR,PER", "type=ACCUSE status=actual",
        "mode=visit since=2024-01-10", "text:number", 'text:"did accuse"', "confidence>=0.9",
        "place=NOR until=2024-02", "context=diplomatic on=2024-01",
    )  # fmt: skip
    return {
        "events": list(book.event_lines()),
        "found": {line: [one.event_id for one in book.events(Filter.parse(line))]
                  for line in filters},
        "counts": {line: book.count(Filter.parse(line)) for line in filters},
        "newest": [one.event_id for one in book.newest(limit=7)],
        "documents": [list(book.documents(newest=newest)) for newest in (False, True)],
        "worded": [one.document_id for one in book.documents(Filter.parse("text:accused"))],
        "refusals": sorted(book.refusals(), key=str),
        "dyad": book.dyad("KEN", "NOR"),
        "tallies": sorted(book.tallies(), key=str),
        "coverage": book.coverage(),
        "places": book.places(),
        "people": list(book.people()),
        "held": book.counts(),
    }  # fmt: skip


def test_writers_take_turns_and_readers_do_not_wait(address: str) -> None:
    """A second writer is told to come again; who looks sees what was committed."""
    with Ledger.open(address) as first, Ledger.open(address, read_only=True) as looking:
        before = looking.store.edition()
        with first.store.transaction():
            first.store.add([entry(3)], None)
            with (
                closing(opened_store(address, patience=0.1)) as second,
                pytest.raises(LedgerBusyError, match="somebody else is writing"),
                second.transaction(),
            ):
                pass
            assert looking.counts().documents == 0
        assert looking.counts().documents == 1
        assert looking.store.edition() != before
        with pytest.raises(LedgerError, match="may not be written to"):
            looking.refuse(Refusal("a", "read", "empty", "It is empty."))


def test_what_is_broken_off_leaves_nothing(address: str) -> None:
    """All of a transaction, or none of it."""
    with Ledger.open(address) as book:
        with suppress(RuntimeError), book.store.transaction():
            book.store.add([entry(3)], None)
            raise RuntimeError
        assert book.counts().documents == 0


def test_a_question_may_take_so_long_and_no_longer(address: str) -> None:
    """The bound is of each question, and goes with the context."""
    with Ledger.open(address) as book:
        slow = select(func.pg_sleep(5))
        with book.store.allowed(0.05), pytest.raises(TooMuchError, match="takes too long"):
            book.store._all(slow)  # type: ignore[attr-defined]
        assert book.store._all(select(func.pg_sleep(0)))  # type: ignore[attr-defined]


def test_a_writer_that_is_killed_leaves_what_it_committed(address: str) -> None:
    """And nobody waits for it."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from dragoman.ledger import Ledger\nfrom ledger_samples import entry\n"
        "book = Ledger.open(sys.argv[1])\nbook.commit([entry(3)])\n"
        "with book.store.transaction():\n"
        "    book.store.add([entry(4)], None)\n"
        "    print('there', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, address, str(Path(__file__).parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"there\n"
        writer.kill()
    with Ledger.open(address) as book:
        assert book.counts().documents == 1
        book.commit([entry(4)])
        assert book.counts().documents == 2


def test_addresses_are_told_from_paths(server: str, tmp_path: Path) -> None:
    """What is wrong with one is told, without the password."""
    assert address_of(tmp_path / "a.ledger") is None
    made = address_of("postgres://ada:secret@db/news?ledger=week")
    assert made is not None
    assert str(made) == "postgresql://ada@db/news?ledger=week"
    with pytest.raises(LedgerError, match="no name of a ledger"):
        address_of("postgresql://db/news?ledger=a;b")
    with pytest.raises(LedgerError, match="there is no ledger at postgresql://ada@"):
        Ledger.open(f"{server}&ledger=nothing", read_only=True)
    with pytest.raises(LedgerError, match="cannot be used") as found:
        Ledger.open("postgresql://ada:secret@localhost:1/news")
    assert "secret" not in str(found.value)


def test_eight_write_and_fifty_look_at_once(address: str) -> None:
    """Nobody loses anything, and nobody who looks is in anybody's way."""
    with Ledger.open(address) as book:
        book.commit([entry(1)])

    def write(number: int) -> int:
        with Ledger.open(address) as book:
            return sum(book.commit([entry(10 * number + more)]) for more in (2, 3))

    def look(_number: int) -> int:
        with Ledger.open(address, read_only=True) as book:
            return book.counts().documents

    with ThreadPoolExecutor(58) as threads:
        written = [threads.submit(write, number) for number in range(8)]
        seen = [threads.submit(look, number).result() for number in range(50)]
        assert sum(one.result() for one in written) == 16
    assert set(seen) <= set(range(1, 18))
    assert look(0) == 17


def test_a_file_is_copied_whole_and_goes_on_there(new: str, tmp_path: Path) -> None:
    """It answers the same, and reading further into both comes to the same."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as book:
        take_in(book, stream(20), FakeReader())
    done = CliRunner().invoke(cli, ["migrate", str(path), new])
    assert done.exit_code == 0, done.output
    again = CliRunner().invoke(cli, ["migrate", str(path), new])
    assert "holds documents already" in str(again.exception)
    found = []
    for where in (new, str(path)):
        with Ledger.open(where) as book:
            before = told(book)
            take_in(book, stream(40), FakeReader())
            found.append((before, told(book)))
    assert found[0] == found[1]


ACTS = """\
Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude
1\t2024-05-21\tFiji\tGovernment\tFiji\tConsult\t040\t1\tTonga\tGovernment\tTonga\t7\t2\tWire\tSuva\tNA\tNA\tFiji\t-18.1\t178.4
2\t2024-05-21\tTonga\tGovernment\tTonga\tConsult\t040\t1\tFiji\tGovernment\tFiji\t7\t2\tWire\tSuva\tNA\tNA\tFiji\t-18.1\t178.4
3\t2024-05-2
"""  # noqa: E501


def test_other_peoples_data_come_in_and_go_along(new: str, address: str, tmp_path: Path) -> None:
    """Imported into it, or copied from a file, they are told as in a file; acts are of 64 bits."""
    path, acts = tmp_path / "a.ledger", tmp_path / "acts.tab"
    acts.write_text(ACTS, encoding="utf-8")
    printed = []
    for where in (str(path), address):
        done = CliRunner().invoke(
            cli, ["import", str(acts), "--ledger", where, "--format", "csv"], catch_exceptions=False
        )
        assert done.exit_code == 0, done.output
        printed.append(done.stdout)
    assert printed[0] == printed[1]
    assert "acts.tab,icews,2,1,2,2,2,0,1,true" in printed[0]
    assert CliRunner().invoke(cli, ["migrate", str(path), new]).exit_code == 0
    panels = [
        CliRunner().invoke(
            cli, ["panel", "--source", "acts.tab", "--ledger", where], catch_exceptions=False
        ).stdout
        for where in (str(path), new, address)
    ]  # fmt: skip
    assert panels[0] == panels[1] == panels[2]
    assert "FJI,TON" in panels[0]


def test_commands_take_the_address_as_a_ledger(address: str, tmp_path: Path) -> None:
    """Although a path has lost a slash of it on the way."""
    article = tmp_path / "a.txt"
    article.write_text("Nothing happened on this day.", encoding="utf-8")
    with Ledger.open(address) as book:
        take_in(book, stream(9), FakeReader())
    for verb in (["events"], ["documents"], ["dyad", "KEN", "NOR"], ["refusals"]):
        done = CliRunner().invoke(cli, [*verb, "--ledger", address, "--format", "jsonl"])
        assert done.exit_code == 0, done.output
    with dragoman.open(address, read_only=True) as opened:
        assert len(opened.events()) > 0
        chosen = [one.event_id for one in opened.events()][0]  # noqa: RUF015 - no cursor stays open
        assert opened.event("e-none") is None
    done = CliRunner().invoke(cli, ["correct", address, chosen, "--wrong", "--by", "Ada"])
    assert done.exit_code == 0, done.output
    with dragoman.open(address, read_only=True) as opened:
        assert chosen not in [one.event_id for one in opened.events()]
        wrong = opened.event(chosen)
    assert wrong is not None
    assert wrong.corrected == ("wrong",)
