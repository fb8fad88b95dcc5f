"""Roles of a ledger in PostgreSQL, on a real server: who may look, correct and take back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from postgres_server import served
from reading_fakes import FakeReader, stream
from sqlalchemy import create_engine, text
from starlette.testclient import TestClient

from dragoman.cli.app import cli
from dragoman.errors import LedgerError, UsageError
from dragoman.ledger import Ledger
from dragoman.ledger.correcting.asking import Asked
from dragoman.ledger.correcting.stating import correct, undo
from dragoman.ledger.intake.documents import take_in
from dragoman.ledger.merge.corrections import join, part
from dragoman.ledger.postgres.address import address_of
from dragoman.ledger.postgres.roles import give_roles
from dragoman.serve import make_app

pytest.importorskip("psycopg", reason="the extra postgres is not installed")
PEOPLE = ("bea", "carl", 'd"ora')


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a ledger of Ada's, with users who have no role yet."""
    with served() as server:
        engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            for name in PEOPLE:
                quoted = connection.dialect.identifier_preparer.quote_identifier(name)
                connection.execute(text(f"CREATE ROLE {quoted} LOGIN"))
        engine.dispose()
        with Ledger.open(f"{server}&ledger=week") as book:
            take_in(book, stream(9), FakeReader())
        yield f"{server}&ledger=week"


def of(address: str, name: str) -> str:
    """Return the address with which somebody asks."""
    return address.replace("//ada@", f"//{name}@").replace('"', "%22")


def test_each_role_may_do_its_own(address: str) -> None:
    """And nobody without one looks; what an editor did not sign is not theirs to take back."""
    with pytest.raises(LedgerError, match=r"there is no ledger|you may not"):
        Ledger.open(of(address, "bea"), read_only=True)
    options = ["--reader", "bea", "--editor", "carl", "--admin", 'd"ora']
    done = CliRunner().invoke(cli, ["roles", address, *options])
    assert done.exit_code == 0, done.output
    assert "dragoman_week_reader, dragoman_week_editor, dragoman_week_admin" in done.output
    with Ledger.open(of(address, "bea"), read_only=True) as book:
        assert book.counts().documents == 9
        chosen = next(iter(book.newest(limit=1))).event_id
    wrong = Asked(note="look again")
    with (
        Ledger.open(of(address, "bea")) as book,
        pytest.raises(LedgerError, match="you may not do that to postgresql://bea@"),
    ):
        correct(book, chosen, wrong)
    with Ledger.open(of(address, "carl")) as book:
        with pytest.raises(LedgerError, match="leave out --by"):
            correct(book, chosen, wrong, by="Ada")
        made = correct(book, chosen, wrong)
        assert made is not None
        assert made.by == "carl"
        take_in(book, stream(12), FakeReader())
        assert book.counts().documents == 12
    with Ledger.open(address) as book:
        of_ada = correct(book, chosen, Asked(note="and again"))
    with Ledger.open(of(address, "carl")) as book:
        assert of_ada is not None
        with pytest.raises(LedgerError, match="ada made this correction"):
            undo(book, chosen, correction_id=of_ada.correction_id)
        undo(book, chosen, correction_id=made.correction_id)
    with Ledger.open(of(address, 'd"ora')) as book:
        undo(book, chosen, correction_id=of_ada.correction_id)
        assert all(one.undone for one in book.store.corrections())


def test_an_editor_takes_along_what_others_said_and_changes_nothing_of_it(address: str) -> None:
    """A new version's account has Ada's correction; its words are not an editor's to write."""
    where = address_of(address)
    assert where is not None
    give_roles(where, {"carl": "editor"})
    with Ledger.open(address) as book:
        chosen = next(iter(book.newest(limit=1))).event_id
        made = correct(book, chosen, Asked(note="hers", type="AGREE"))
        assert made is not None
        old = made.changes[0].anchor
    new = replace(old, document_id="next", start=old.start + 1, end=old.end + 1)
    with Ledger.open(of(address, "carl")) as book:
        for one, other in ((old, new), (new, old)):
            with book.store.transaction():
                book.store.move_anchors([(one, other)])
            assert {change.anchor for found in book.store.corrections([other.document_id])
                    if found.correction_id == made.correction_id
                    for change in found.changes} == {other}  # fmt: skip
        with pytest.raises(LedgerError, match="you may not do that"), book.store.transaction():
            book.store._connection.execute(text("UPDATE corrected SET value = 'no'"))
    asked = create_engine(address.partition("&ledger")[0].replace("sql:", "sql+psycopg:"))
    with asked.begin() as connection:
        connection.execute(text("DROP POLICY moved ON week.corrected"))
    asked.dispose()
    with (
        Ledger.open(of(address, "carl")) as book,
        pytest.raises(LedgerError, match="run dragoman roles again"),
        book.store.transaction(),
    ):
        book.store.move_anchors([(old, new)])


def test_the_trail_of_merging_is_signed_and_nobody_rewrites_it(address: str) -> None:
    """An editor signs with their own name, overrules in it, and changes no line that is closed."""
    where = address_of(address)
    assert where is not None
    give_roles(where, {"carl": "editor", 'd"ora': "admin"})
    with Ledger.open(address) as book:
        chosen, other = (one.event_id for one in book.newest(limit=2))
        join(book, [chosen, other])
    with Ledger.open(of(address, "carl")) as book:
        with pytest.raises(LedgerError, match="leave out --by"):
            part(book, chosen, by="Ada")
        part(book, chosen)
        lines = [(one.kind, one.by, one.undone_by) for one in book.decided()]
        assert lines == [("merge", "ada", "carl"), ("split", "carl", None)]
        for statement in (
            "UPDATE decided SET made_by = 'carl'",
            "UPDATE decided SET kind = 'merge'",
            "UPDATE decided SET undone = 'now', undone_by = 'ada' WHERE made_by = 'carl'",
            "DELETE FROM decided",
            "INSERT INTO decided VALUES (99, 'split', 'a', 'b', 'now', 'ada', NULL, NULL)",
        ):
            with pytest.raises(LedgerError, match="you may not do that"), book.store.transaction():
                book.store._connection.execute(text(statement))
        with book.store.transaction():
            reopened = "UPDATE decided SET undone = NULL, undone_by = NULL WHERE made_by = 'ada'"
            assert book.store._connection.execute(text(reopened)).rowcount == 0
        (stands,) = book.decisions()
        with book.store.transaction():
            book.store.move_decision(stands, stands.first, "next:0:CONSULT:actual")
        assert book.decided()[1].second == "next:0:CONSULT:actual"
        with book.store.transaction():
            moved = replace(stands, second="next:0:CONSULT:actual")
            book.store.move_decision(moved, stands.first, stands.second)
    with Ledger.open(of(address, 'd"ora')) as book:
        part(book, chosen, undo=True, by="a member")
        assert [one.undone_by for one in book.decided()] == ["carl", "a member"]


def test_a_role_is_taken_for_another(address: str) -> None:
    """Who becomes a reader edits no more; what is no role or user is refused."""
    where = address_of(address)
    assert where is not None
    give_roles(where, {"carl": "editor"})
    with Ledger.open(of(address, "carl")) as book:
        chosen = next(iter(book.newest(limit=1))).event_id
        assert correct(book, chosen, Asked(note="mine"))
    give_roles(where, {"carl": "reader"})
    with (
        Ledger.open(of(address, "carl")) as book,
        pytest.raises(LedgerError, match="you may not do that"),
    ):
        correct(book, chosen, Asked(note="once more"))
    with pytest.raises(UsageError, match="a role is one of reader, editor, admin"):
        give_roles(where, {"carl": "owner"})
    with pytest.raises(LedgerError, match="nobody-of-that-name"):
        give_roles(where, {"nobody-of-that-name": "reader"})
    with pytest.raises(LedgerError, match="there is no ledger"):
        give_roles(address_of(address.replace("week", "none")) or where, {})
    twice = CliRunner().invoke(cli, ["roles", address, "--reader", "carl", "--admin", "carl"])
    assert "named twice" in str(twice.exception)


def test_pages_are_corrected_there_too(address: str) -> None:
    """By the server's own user, unless whoever asks gives a name; what was kept is made anew."""
    app = make_app(Path(address), write=True)
    with TestClient(app, base_url="http://localhost") as client:
        chosen = client.get("/api/events?limit=1").json()["items"][0]["event_id"]
        sent = client.post(
            "/api/correct",
            json={"event_id": chosen, "status": "planned"},
            headers={"X-Dragoman-Token": app.state.corrections.header},
        )
        assert sent.status_code == 200, sent.text
        assert sent.json()["correction"]["by"] == "ada"
        assert client.get(f"/api/events/{chosen}").json()["status"] == "planned"
