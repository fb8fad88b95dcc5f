"""A whole day of watching, by a clock that is turned by hand, and what a kill leaves."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime
from itertools import count, pairwise
from pathlib import Path
from shutil import copyfile
from xml.etree import ElementTree as ET

import pytest
from watching import START, Answer, HandClock, Site, feed, plan_of, serving, tagged, watching

from dragoman.ledger import Filter, Ledger
from dragoman.watch.alerts import alert_of
from dragoman.watch.running import Watcher

HOUR = timedelta(hours=1)
ATOM = "{http://www.w3.org/2005/Atom}"
RULES = """
[[alert]]
name = "war"
when = "conflict"
between = ["NOR", "PER"]

[[alert]]
name = "meetings"
where = "type=CONSULT party=KEN"
"""


@pytest.fixture
def clock() -> HandClock:
    """The clock of a test."""
    return HandClock()


@pytest.fixture
def site(clock: HandClock) -> Iterator[Site]:
    """A site that it goes by."""
    with serving(Site(clock)) as one:
        yield one


def plan_text(site: Site, *names: str, extra: str = "") -> str:
    """Return a plan that watches pages of the site as feeds."""
    sources = "".join(
        f'[[source]]\nname = "{name}"\nfeed = "{site.url("/" + name)}"\nevery = "30m"\n'
        for name in names
    )
    return f"[watch]\nallow_private = true\ngap_seconds = 5\n{sources}{RULES}{extra}"


def news_of(clock: HandClock) -> bytes:
    """Return a feed that gains a meeting every two hours."""
    hours = int((clock.now() - START) / HOUR)
    return feed(
        *((f"News {n}", f"NOR met KEN on 2024-04-{n + 1:02}.") for n in range(hours // 2 + 1))
    )


def test_a_day_of_sources_that_change_break_redirect_loop_and_lie(
    tmp_path: Path, clock: HandClock, site: Site
) -> None:
    """Every change is read once, what is broken is asked ever less, and the rest goes on."""
    broken = Counter[str]()

    def failing(_: dict[str, str]) -> Answer:
        broken["asked"] += 1
        return Answer(status=503, headers={"Retry-After": "7200"})

    def malformed(_: dict[str, str]) -> Answer:
        broken["malformed"] += 1
        return Answer(b"<rss><channel><item><title>No end", headers={"ETag": '"x"'})

    said = "Perú: NOR warned PER."
    lie = feed(("Lies", said), published="Fri, 01 Jan 2100 00:00:00 GMT").replace(
        b'<?xml version="1.0"?>', b'<?xml version="1.0" encoding="utf-8"?>'
    )
    site.pages = {
        "/robots.txt": lambda _: Answer(b"User-agent: *\nDisallow: /secret\nCrawl-delay: 20\n"),
        "/news": tagged(lambda: news_of(clock)),
        "/moved": lambda _: Answer(status=301, headers={"Location": "/moved-here"}),
        "/moved-here": tagged(lambda: feed(("Moved", "KEN met THA on 2024-04-29."))),
        "/loop": lambda _: Answer(status=302, headers={"Location": "/loop"}),
        "/lies": lambda _: Answer(
            lie.decode().encode("latin-1"),
            headers={
                "Content-Type": "application/rss+xml; charset=utf-8",
                "Last-Modified": format_datetime(START + timedelta(days=9000)),
            },
        ),
        "/failing": failing,
        "/malformed": malformed,
        "/secret": lambda _: Answer(feed(("Secret", "NOR bombed PER."))),
    }
    names = ("news", "moved", "loop", "lies", "failing", "malformed", "secret")
    text = plan_text(site, *names, extra='[deliver]\natom = "alerts.atom"\n')
    lines: list[str] = []
    with watching(tmp_path / "a.ledger", plan_of(tmp_path, text), clock, lines) as watcher:
        watcher.run(until=START + 24 * HOUR)
        book = watcher.book
        assert book.count(Filter.parse("party=NOR,KEN")) == 12
        assert book.count(Filter.parse("party=KEN,THA")) == 1
        assert book.count(Filter.parse("type=ASSAULT")) == 0
        (threat,) = book.events(Filter.parse("type=THREATEN"))
        document = book.document(threat.evidence[0].document_id)
        assert document is not None
        assert "Perú" in document.text
        assert document.published is None or document.published < clock.now().date()
        states = {
            name: json.loads(state) for name, (_, state) in book.store.source_states().items()
        }
    alerts = [json.loads(line) for line in "\n".join(lines).splitlines()]
    assert Counter(one["rule"] for one in alerts) == {"meetings": 13, "war": 1}
    assert len({one["event_id"] for one in alerts}) == 14
    assert states["loop"]["told"].startswith("fetch-failed: redirects more than")
    assert states["secret"]["told"].startswith("robots: ")
    assert states["failing"]["told"] == "the server answered 503"
    asked = Counter(site.paths())
    assert asked["/secret"] == 0
    assert asked["/robots.txt"] == 1
    assert 40 <= asked["/news"] <= 48
    assert broken["asked"] <= 7
    unchanged = [h for _, path, h in site.asked if path == "/news" and "if-none-match" in h]
    assert len(unchanged) == asked["/news"] - 1
    times = [when for when, _, _ in site.asked]
    gaps = {
        (after - before).total_seconds()
        for (before, after), path in zip(pairwise(times), site.paths()[1:],
                                         strict=False)
        if path not in {"/loop", "/robots.txt"}
    }  # fmt: skip
    assert min(gaps) >= 20
    root = ET.fromstring((tmp_path / "alerts.atom").read_text(encoding="utf-8"))  # noqa: S314 - our own
    learned = [one.findtext(f"{ATOM}updated") or "" for one in root.iter(f"{ATOM}entry")]
    assert learned == sorted(learned, reverse=True)
    assert len(learned) == 14


def test_a_server_that_always_says_unchanged_is_asked_whole_once_a_day(
    tmp_path: Path, clock: HandClock, site: Site
) -> None:
    """And then what it hid is read."""
    site.pages["/news"] = lambda headers: (
        Answer(status=304)
        if "if-none-match" in headers
        else Answer(news_of(clock), headers={"ETag": '"always"'})
    )
    plan = plan_of(tmp_path, plan_text(site, "news"))
    with watching(tmp_path / "a.ledger", plan, clock, []) as watcher:
        watcher.run(until=START + 26 * HOUR)
        assert watcher.book.counts().documents == 13
    whole = [when for when, path, headers in site.asked if path == "/news"
             and "if-none-match" not in headers]  # fmt: skip
    assert len(whole) == 2


def test_once_visits_what_is_due_and_stops(tmp_path: Path, clock: HandClock, site: Site) -> None:
    """A second call at once has nothing to do; one after the interval has."""
    site.pages["/news"] = tagged(lambda: news_of(clock))
    plan = plan_of(tmp_path, plan_text(site, "news"))
    for visits in (1, 0):
        with watching(tmp_path / "a.ledger", plan, clock, []) as watcher:
            assert watcher.once().visits == visits
    clock.sleep(1800)
    with watching(tmp_path / "a.ledger", plan, clock, []) as watcher:
        summary = watcher.once()
        assert (summary.visits, summary.unchanged, summary.documents) == (1, 1, 0)
        assert str(summary).startswith("1 visits, 1 unchanged, 0 failed; 0 new documents")


def test_links_of_a_feed_are_followed_once(tmp_path: Path, clock: HandClock, site: Site) -> None:
    """A page that was read is not asked for again when the feed changes."""
    page = (
        "<html><head><title>Talks in {0}</title></head><body><article><p>KEN met {0} on "
        "2024-04-2{1}.</p><p>Officials gave no details of the talks, and a statement was promised "
        "for later in the week by the ministry.</p></article></body></html>"
    )
    items = [("THA", 1)]
    site.pages["/THA"] = lambda _: Answer(page.format("THA", 1).encode())
    site.pages["/PER"] = lambda _: Answer(page.format("PER", 2).encode())

    def body() -> bytes:
        links = "".join(
            f"<item><title>Talks in {name}</title><link>{site.url('/' + name)}</link></item>"
            for name, _ in items
        )
        return f"<rss><channel><title>Wire</title>{links}</channel></rss>".encode()

    site.pages["/news"] = tagged(body)
    text = plan_text(site, "news").replace('every = "30m"', 'every = "30m"\nfollow = true')
    with watching(tmp_path / "a.ledger", plan_of(tmp_path, text), clock, []) as watcher:
        watcher.run(until=START + HOUR)
        items.append(("PER", 2))
        watcher.run(until=START + 3 * HOUR)
        assert watcher.book.counts().documents == 2
    assert Counter(site.paths())["/THA"] == 1
    assert Counter(site.paths())["/PER"] == 1


def test_folders_and_mailboxes_are_read_when_they_change(tmp_path: Path, clock: HandClock) -> None:
    """And only then; what is missing is told and waited for."""
    folder, box = tmp_path / "in", tmp_path / "box"
    folder.mkdir()
    text = (
        f'[[source]]\nfolder = "in"\n[[source]]\nname = "mail"\nmailbox = "box"\n'
        f'[[source]]\nname = "gone"\nfolder = "gone"\n{RULES}'
    )
    (folder / "one.txt").write_text("NOR met KEN on 2024-04-03. " * 3, encoding="utf-8")
    lines: list[str] = []
    with watching(tmp_path / "a.ledger", plan_of(tmp_path, text), clock, lines) as watcher:
        watcher.run(until=START + HOUR)
        assert watcher.book.counts().documents == 1
        message = (
            "From ada@example.org Wed May  1 06:00:00 2024\nFrom: Ada <ada@example.org>\n"
            "Subject: Talks\nDate: Wed, 1 May 2024 06:00:00 +0000\n\n"
            "NOR met KEN on 2024-04-09. Officials gave no details of the talks in the capital.\n\n"
        )
        box.write_text(message, encoding="utf-8")
        watcher.run(until=START + 2 * HOUR)
        assert watcher.book.counts().documents == 2
        gone = json.loads(watcher.book.store.source_states()["gone"][1])
        assert gone["told"].startswith("missing")
        assert gone["failures"] >= 2
    assert len("\n".join(lines).splitlines()) == 2


class Killed(BaseException):
    """The process is gone."""


def kill_at(watcher: Watcher, moment: int) -> None:
    """Let everything end just before a transaction begins, or just after one was committed."""
    whole = watcher.book.store.transaction
    moments = count(0)

    @contextmanager
    def counted() -> Iterator[None]:
        if next(moments) == moment:
            raise Killed
        with whole():
            yield
        if next(moments) == moment:
            raise Killed

    watcher.book.store.transaction = counted  # type: ignore[method-assign]


def test_killed_anywhere_no_alert_is_lost_and_none_is_told_twice(
    tmp_path: Path, clock: HandClock, site: Site
) -> None:
    """Before and after each transaction: started again, all is as if nothing had been."""
    site.pages["/news"] = tagged(lambda: news_of(clock))
    site.pages["/war"] = tagged(lambda: feed(("War", "NOR bombed PER on 2024-04-30.")))
    plan = plan_of(tmp_path, plan_text(site, "news", "war"))
    empty = tmp_path / "empty.ledger"
    Ledger.open(empty).close()
    killed = 0
    for moment in range(1, 40, 8):
        path, lines = tmp_path / f"{moment}.ledger", list[str]()
        copyfile(empty, path)
        clock.moment = START
        with watching(path, plan, clock, lines) as watcher:
            kill_at(watcher, moment)
            try:
                watcher.run(until=START + HOUR)
            except Killed:
                killed += 1
        with watching(path, plan, clock, lines) as watcher:
            watcher.run(until=START + 3 * HOUR)
            kept = [alert_of(one.alert) for one in watcher.book.store.latest_alerts(100)]
        alerts = sorted(json.loads(line)["event_id"] for line in "\n".join(lines).splitlines())
        assert alerts == sorted(str(one.event_id) for one in kept)
        assert alerts == [
            "NOR bombed PER on 2024-04-30.",
            "NOR met KEN on 2024-04-01.",
            "NOR met KEN on 2024-04-02.",
        ]
    assert killed >= 3
