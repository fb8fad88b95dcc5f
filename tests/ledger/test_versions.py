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
from dragoman.ledger.merge.corrections import part
from dragoman.ledger.soundness.digest import digest
from dragoman.ledger.versions.addresses import address_of
from dragoman.ledger.versions.sameness import is_newer, is_version
from dragoman.records import DateClaim, Document, EventType, Refusal
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
    """The day of the last change decides, not the order of reading."""
    changed = (DateClaim("meta", date(2024, 5, 9), "2024-05-09", modified=True),)
    old = told(f"{MET} {REST}", name="old")
    new = told(f"Nobody met. {REST}", name="new")
    new = replace(new, document=replace(new.document, published_claims=changed))
    found = []
    for number, batches in enumerate(([[old], [new]], [[new], [old]])):
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


def test_what_a_person_corrected_goes_over_to_the_new_version(tmp_path: Path) -> None:
    """A correction hangs on the words, wherever they stand now."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([told(f"{MET} {REST}", name="v1")])
        book.merge()
        (first,) = book.events()
        correct(book, first.event_id, Asked(type="AGREE"), by="me")
        book.commit([told(f"Lima, May 3. {MET} {REST}", name="v2")])
        book.merge()
        (now,) = book.events()
        assert (now.event_type, now.corrected) == (EventType.AGREE, ("type",))
        assert {one.document_id for one in book.reports(now.event_id)} == {"v2"}


def test_what_a_person_parted_stays_apart_in_the_new_version(tmp_path: Path) -> None:
    """A decision about two reports is about the newer one of a page from then on."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([told(f"{MET} {REST}", name="v1")])
        book.commit([told(f"In May {MET}", url=None, name="other")])
        book.merge()
        (both,) = book.events()
        part(book, both.event_id)
        before = book.store.decisions()
        book.commit([told(f"Lima, May 3. {MET} {REST}", name="v2")])
        book.merge()
        assert len(list(book.events())) == 2
        (decision,) = book.store.decisions()
        (old,) = before
        assert (old.first.partition(":")[0], old.second.partition(":")[0]) == ("other", "v1")
        assert (decision.first.partition(":")[0], decision.second.partition(":")[0]) == (
            "other",
            "v2",
        )


def test_forgetting_a_document_forgets_its_versions(tmp_path: Path) -> None:
    """They go together, and both can be read again."""
    pages = [told(f"{MET} {REST} {n}.", name=f"v{n}") for n in range(2)]
    with Ledger.open(tmp_path / "a.ledger") as book:
        for page in pages:
            book.commit([page])
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
        ("https://wire.example/live#post-7", "wire.example/live#post-7"),
        ("https://wire.example/", None),
        ("https://wire.example/en/index.html", None),
        ("https://wire.example/?p=7", "wire.example?p=7"),
        ("ftp://wire.example/a", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_an_address_has_one_spelling(url: str | None, address: str | None) -> None:
    """Nor is a place in a file one, or a front page; what senders of links add makes no other."""
    assert address_of(Document("d", "Hm.", url=url, origin="x.jsonl:1")) == address


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
        book.commit([told(f"{MET} {REST}", name="old")])
        book.commit([told(f"Nobody met. {REST}", name="new")])
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


MORE = " ".join(
    f"Point {n} of the {n * 7} on the list was put off until week {n}." for n in range(9)
)


def standing(tmp_path: Path, *batches: Sequence[Entry]) -> list[tuple[str, int, int]]:
    """Return which documents stand once these have come, batch by batch."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        for batch in batches:
            book.commit(batch)
            book.merge()
        return listed(book)


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("day", [date(2024, 5, 1), date(2024, 5, 6)])
def test_a_teaser_never_takes_the_place_of_the_article(
    tmp_path: Path, day: date, *, is_first: bool
) -> None:
    """Whichever was read last, and whichever tells the later day."""
    teaser = told(REST, name="teaser", published=day)
    batches = [[teaser], [told(f"{MET} {REST} {MORE}", name="whole")]]
    assert standing(tmp_path, *batches[:: 1 if is_first else -1]) == [("whole", 1, 1)]


def test_half_a_text_is_no_version(tmp_path: Path) -> None:
    """Both stand."""
    one, other = told(f"{MET} {REST}", name="one"), told(f"{REST[:90]} {MORE}", name="other")
    assert standing(tmp_path, [one], [other]) == [("one", 1, 0), ("other", 0, 0)]


def test_what_was_refused_takes_nobodys_place_and_hides_nobody(tmp_path: Path) -> None:
    """It tells nothing because it could not be read; the next version that can be has its place."""
    pages = [told(f"{MET} {REST} {n}.", name=f"v{n}") for n in range(3)]
    late = (DateClaim("meta", date(2024, 5, 9), "2024-05-09", modified=True),)
    unread_page = replace(pages[1].document, published_claims=late)
    refusal = Refusal(unread_page.origin, "code", "over-budget", "took too long", "v1")
    refused = replace(pages[1], document=unread_page, reports=(), refusals=(refusal,))
    assert standing(tmp_path, [pages[0]], [refused]) == [("v0", 1, 0), ("v1", 0, 0)]
    assert standing(tmp_path, [pages[2]]) == [("v1", 0, 0), ("v2", 1, 1)]


def test_what_came_together_stands_together(tmp_path: Path) -> None:
    """Rows of a table, or a batch, that name one page are no versions of one another."""
    pages = [told(f"{MET} {REST} {n}.", name=f"v{n}") for n in range(3)]
    rows = [replace(one, document=replace(one.document, origin=f"s.jsonl:{n}"))
            for n, one in enumerate(pages)]  # fmt: skip
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.begin_run()
        book.commit(rows[:2])
        book.commit(rows[2:])
        assert listed(book) == [(f"v{n}", 1, 0) for n in range(3)]
        book.end_run()


def test_a_text_is_known_in_its_own_place_alone(tmp_path: Path) -> None:
    """Another page may carry it, and a publisher may go back to it on a later day."""
    first, second = (told(f"{MET} {REST} {n}.", name=f"v{n}") for n in range(2))
    elsewhere = replace(first, document=replace(first.document, url="https://z.example/1"))
    claims = (DateClaim("meta", date(2024, 5, 9), "2024-05-09", modified=True),)
    back = replace(first, document=replace(first.document, published_claims=claims))
    for number, again, stand in (
        (0, first, [("v1", 1, 1)]),
        (1, elsewhere, [("v0", 1, 0), ("v1", 1, 0)]),
        (2, back, [("v0", 1, 1)]),
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert standing(folder, [first], [second], [again]) == stand


def test_few_texts_of_an_address_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those read last, and of days that count; the time of each is bounded."""
    pages = [told(f"{n} boats. " * 3 + MORE.replace(" of ", f" {n} of ").replace(" on ", f" {n} "),
                  name=f"v{n:02d}") for n in range(20)]  # fmt: skip
    looked = list[str]()
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit(pages)
        one = book.store.document
        monkeypatch.setattr(book.store, "document", lambda name: looked.append(name) or one(name))
        book.commit([told(f"{MET} {REST}", name="new")])
        assert looked == [f"v{n:02d}" for n in range(19, 11, -1)]
        looked.clear()
        book.commit([told(f"{MET} {REST} Ah.", name="late", published=date(2024, 9, 1))])
        assert looked == []
