"""What stands at one address is one document; its newest version tells, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from ledger_samples import document, event, party
from starlette.testclient import TestClient

from dragoman.cli.records.documents import command
from dragoman.ledger import Entry, Ledger
from dragoman.ledger.correcting.asking import Asked
from dragoman.ledger.correcting.stating import correct
from dragoman.ledger.intake.vetting import unread
from dragoman.ledger.merge.corrections import join
from dragoman.ledger.soundness.digest import digest
from dragoman.ledger.versions.addresses import address_of
from dragoman.ledger.versions.sameness import is_newer, is_version
from dragoman.records import DateClaim, Document, EventType
from dragoman.serve import make_app

URL = "https://wire.example/world/lima-envoy"
MET = "Peru and Ghana met in Lima."
REST = (
    "The talks lasted two hours and ended without a statement. The fishing of squid beyond the "
    "reef was the first point, and the price of cocoa the second. Reporters waited by the gate."
)
DAY = date(2024, 5, 3)


def told(
    text: str, *, url: str | None = URL, published: date | None = DAY, name: str = ""
) -> Entry:
    """Return a page at an address, and the meeting where its text tells one."""
    made = document(name or f"d{abs(hash(text)) % 10**9}", text, published=published)
    pair = (party("PER"), party("GHA"))
    reports = [event(made.document_id, MET, text.find(MET), actors=pair, day=DAY)] * (MET in text)
    return Entry(replace(made, url=url), tuple(reports))


def listed(book: Ledger) -> list[tuple[str, int, int]]:
    """Return the documents that stand: id, reports, earlier versions."""
    return [(one.document_id, one.reports, one.versions) for one in book.documents()]


def test_twenty_fetches_of_a_page_are_one_document_and_confirm_nothing(tmp_path: Path) -> None:
    """Small changes make versions; one report stands."""
    pages = [told(f"{MET} {REST} Changed {n} times.", name=f"v{n:02d}") for n in range(20)]
    with Ledger.open(tmp_path / "a.ledger") as book:
        for page in pages:
            book.commit([page])
            book.merge()
        assert listed(book) == [("v19", 1, 19)]
        (only,) = book.events()
        assert [one.document_id for one in book.reports(only.event_id)] == ["v19"]
        assert [one.document.document_id for one in book.versions("v19")] == [
            f"v{n:02d}" for n in range(19)
        ]
        assert unread(book.store, [page.document for page in pages]) == ([], [])


def test_what_the_newer_version_tells_no_longer_is_told_no_more(tmp_path: Path) -> None:
    """A meeting that was struck out is gone, and the earlier text still shows it."""
    old, new = told(f"{MET} {REST}", name="old"), told(f"Nobody met. {REST}", name="new")
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([old])
        book.merge()
        book.commit([new])
        book.merge()
        assert list(book.events()) == []
        (before,) = book.versions("new")
        assert before.document.text == old.document.text == book.document("old").text  # type: ignore[union-attr]
        assert before.told == old.reports


def test_an_older_version_that_is_read_later_stands_behind(tmp_path: Path) -> None:
    """The day of the last change decides, not the order of reading; batches do not matter."""
    changed = (DateClaim("meta", date(2024, 5, 9), "2024-05-09", modified=True),)
    old = told(f"{MET} {REST}", name="old")
    new = told(f"Nobody met. {REST}", name="new")
    new = replace(new, document=replace(new.document, published_claims=changed))
    found = []
    for number, batches in enumerate(([[old], [new]], [[new], [old]], [[old, new]], [[new, old]])):
        with Ledger.open(tmp_path / f"{number}.ledger") as book:
            for batch in batches:
                book.commit(batch)
                book.merge()
            book.merge()
            assert listed(book) == [("new", 0, 1)]
            found.append(digest(book))
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    "other",
    [
        told(f"{MET} {REST}", url="https://wire.example/world/other", name="elsewhere"),
        told(
            "A front page tells of boats, of bread, of a fair in the hills and of rain.", name="b"
        ),
        told(f"{MET} {REST} Again.", published=date(2024, 8, 1), name="next-quarter"),
        told(f"{MET} Short.", name="short"),
        told(f"{MET} {REST}", url=None, name="no-address"),
    ],
    ids=lambda one: one.document.document_id,
)
def test_other_texts_stand_beside(tmp_path: Path, other: Entry) -> None:
    """Another address, another text, another quarter: no version, whatever is alike."""
    first = told(f"{MET} {REST} It rained.", name="first")
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([first])
        book.commit([other])
        assert {name for name, _, _ in listed(book)} == {"first", other.document.document_id}


def test_what_a_person_said_goes_over_to_the_new_version(tmp_path: Path) -> None:
    """Corrections and decisions hang on the words, wherever they stand now."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([told(f"{MET} {REST}", name="v1")])
        elsewhere = replace(told(f"In May {MET}", url=None, name="other"))
        book.commit([elsewhere])
        book.merge()
        first, second = (book.event(f"{name}-{at}") for name, at in (("v1", 0), ("other", 7)))
        assert first is not None
        assert second is not None
        if first.event_id != second.event_id:
            join(book, [first.event_id, second.event_id])
        correct(book, first.event_id, Asked(type="AGREE"), by="me")
        book.commit([told(f"Lima, May 3. {MET} {REST}", name="v2")])
        book.merge()
        (now,) = book.events()
        assert (now.event_type, now.corrected) == (EventType.AGREE, ("type",))
        assert {one.document_id for one in book.reports(now.event_id)} == {"v2", "other"}


def test_forgetting_a_document_forgets_its_versions(tmp_path: Path) -> None:
    """They go together, and both can be read again."""
    pages = [told(f"{MET} {REST} {n}.", name=f"v{n}") for n in range(2)]
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit(pages)
        book.forget(["v1"])
        assert [book.document(f"v{n}") for n in range(2)] == [None, None]
        assert len(unread(book.store, [page.document for page in pages])[0]) == 2


def test_an_alert_is_not_raised_again_by_a_new_version(tmp_path: Path) -> None:
    """Only what a version adds is new."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([told(f"{MET} {REST}", name="v1")])
        book.merge()
        seen = book.store.last_settled()
        book.commit([told(f"{MET} {REST} More.", name="v2")])
        book.merge()
        fresh = book.store.events_told(seen, book.store.last_settled())
        assert [new for new, _ in fresh.values()] == [False]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.Wire.example/a/", "wire.example/a"),
        ("http://wire.example/a?utm_source=mail&id=7#top", "wire.example/a?id=7"),
        ("https://wire.example:8443/a", "wire.example:8443/a"),
        ("ftp://wire.example/a", "file x.txt"),
        ("http://[bad", "file x.txt"),
        (None, "file x.txt"),
    ],
)
def test_an_address_has_one_spelling(url: str | None, address: str) -> None:
    """What senders of links add, and how the host is written, makes no other page."""
    assert address_of(Document("d", "Hm.", url=url, origin="x.txt")) == address


def test_what_was_piped_in_has_no_address() -> None:
    """Each pipe brings something else."""
    assert address_of(Document("d", "Hm.", origin="-")) is None


def days(*told_on: date | None) -> Sequence[Document]:
    """Return documents of one text, published on these days."""
    return [Document("d", f"{MET} {REST}", published=day) for day in told_on]


def test_days_far_apart_make_no_version_unless_they_are_of_a_change() -> None:
    """A page that is kept up for years tells its last change alone."""
    one, other, unknown = days(DAY, date(2024, 7, 1), None)
    kept_up = replace(other, published_basis="modified meta")
    assert [is_version(one, each) for each in (other, unknown, kept_up)] == [False, True, True]
    assert [is_newer(one, each) for each in (other, unknown)] == [False, True]


def test_versions_are_listed_and_shown(tmp_path: Path) -> None:
    """On the command line and on the pages; an earlier one says that it counts no longer."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as book:
        book.commit([told(f"{MET} {REST}", name="old"), told(f"Nobody met. {REST}", name="new")])
        book.merge()
    asking = ["new", "--ledger", str(path), "--versions", "--format", "csv"]
    done = CliRunner().invoke(command, asking)
    assert done.output.splitlines() == [
        "document_id,published,title,current_id,told",
        "old,2024-05-03,Peru and Ghana met in Lima,new,Peru and Ghana met in Lima.",
    ]
    with TestClient(make_app(path), base_url="http://localhost") as client:
        now, before = (client.get("/document", params={"id": one}).text for one in ("new", "old"))
    assert "1 earlier version" in now
    assert '/document?id=old"' in now
    assert "This is an earlier version" in before
    assert "<s><bdi>Peru and Ghana" in before
