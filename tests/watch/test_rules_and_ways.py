"""What rules wait for, one by one; files that make no sense; mail and webhooks; pure parts."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from watching import START, Answer, HandClock, Site, plan_of, serving, watching

from dragoman.errors import InputError, UsageError
from dragoman.ledger.actor_names import Names
from dragoman.ledger.alerts import Kept
from dragoman.read.web.addresses import is_public
from dragoman.watch.alerts import Alert, alert_of
from dragoman.watch.deliver.mail import message, send
from dragoman.watch.deliver.undelivered import Undelivered
from dragoman.watch.deliver.webhook import post
from dragoman.watch.plan import Mail, load
from dragoman.watch.rules import ready
from dragoman.watch.state import DAY, State, due_after, retry_after, state_of, tag, written

ONE = '[[source]]\nfolder = "in"\nevery = "1m"\n'
RATE = '[[alert]]\nname = "x"\nwhen = "turning-point"\nbetween = ["KOR", "CHN"]\n'
ALERT = Alert("war", "PER bombed\nNOR", "because", "words", "d", "in/a.txt", "http://x.example/a")


def watched(folder: Path, rules: str, *days: tuple[str, str]) -> list[tuple[str, str]]:
    """Return rule and title of what is told while files come in, each on a day at noon."""
    (folder / "in").mkdir()
    lines: list[str] = []
    clock = HandClock()
    with watching(folder / "a.ledger", plan_of(folder, ONE + rules), clock, lines) as watcher:
        watcher.once()
        for day, words in days:
            clock.moment = datetime.fromisoformat(f"{day}T12:00:00+00:00")
            if words:
                text = f"Talks\n\nGENEVA, {date.fromisoformat(day):%B %d, %Y} - {words}"
                (folder / "in" / f"{day}.txt").write_text(f"{text} Nothing else was said.")
            watcher.once()
    told = [json.loads(line) for line in "\n".join(lines).splitlines()]
    assert all(one["why"] and one["learned"] for one in told)
    return [(one["rule"], one["quote"]) for one in told]


def test_conflict_is_across_the_pair_and_took_place(tmp_path: Path) -> None:
    """Neither meetings nor conflicts with others."""
    rule = '[[alert]]\nname = "war"\nwhen = "conflict"\nbetween = ["Norway", "PER"]\n'
    told = watched(
        tmp_path,
        rule,
        ("2024-05-02", "NOR met PER. NOR warned KEN. NOR warned PER."),
        ("2024-05-03", "PER bombed NOR."),
        ("2024-05-04", "PER bombed NOR."),
    )
    assert told == [("war", "NOR warned PER."), ("war", "PER bombed NOR.")]


def test_plans_lapse_unless_they_are_kept_or_called_off(tmp_path: Path) -> None:
    """The day after their last day, once; what came of them may be read on that very day."""
    rules = (
        '[[alert]]\nname = "lapsed"\nwhen = "lapsed"\n'
        '[[alert]]\nname = "off"\nwhen = "cancelled"\nwhere = "party=NOR"\n'
    )
    told = watched(
        tmp_path,
        rules,
        ("2024-05-02", "NOR will meet PER on 2024-05-10. CHL will meet THA on 2024-05-10."),
        ("2024-05-09", "NOR called off talks with PER."),
        ("2024-05-10", "KEN met AUS on 2024-05-10."),
        ("2024-05-11", ""),
        ("2024-05-12", ""),
    )
    assert ("off", "NOR called off talks with PER.") in told
    assert told.count(("lapsed", "CHL will meet THA on 2024-05-10.")) == 1


def test_an_index_that_leaves_its_band_turns_once(tmp_path: Path) -> None:
    """The first look is the reference; more of the same is no turn."""
    rule = '[[alert]]\nname = "turn"\nwhen = "turn"\nbetween = ["NOR", "PER"]\n'
    meets = " ".join(f"NOR met PER on 2024-05-{day:02}." for day in range(1, 7))
    bombs = " ".join(f"NOR bombed PER on 2024-05-{day:02}." for day in range(7, 20))
    told = watched(tmp_path, rule, ("2024-05-06", meets), ("2024-05-20", bombs), ("2024-05-21", ""))
    assert [name for name, _ in told] == ["turn"]


def test_what_a_ledger_holds_already_is_no_news(tmp_path: Path) -> None:
    """Nor is an old event that a new document tells again."""
    rule = '[[alert]]\nname = "met"\nwhere = "type=CONSULT"\n'
    (tmp_path / "in").mkdir()
    words = "NOR met PER on 2024-04-02. Nothing else was said at the ministry on that day."
    (tmp_path / "in" / "a.txt").write_text(words)
    silent = plan_of(tmp_path, ONE)
    lines: list[str] = []
    clock = HandClock()
    with watching(tmp_path / "a.ledger", silent, clock, lines) as watcher:
        watcher.once()
    clock.sleep(120)
    (tmp_path / "in" / "b.txt").write_text(f"{words} So much was told again.")
    with watching(tmp_path / "a.ledger", plan_of(tmp_path, ONE + rule), clock, lines) as watcher:
        watcher.once()
        assert watcher.book.counts().documents == 2
    assert lines == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "missing required field `source`"),
        ("[[source]]\n", "names one of feed, page, folder, mailbox, not none"),
        ('[[source]]\nfeed = "ftp://x"\n', "is no http or https address"),
        ('[[source]]\nfeed = "http://"\n', "is no http or https address"),
        ('[[source]]\nfolder = "a"\nevery = "1s"\n', "at least 1m"),
        ('[[source]]\nfolder = "a"\nevery = "soon"\n', "no stretch of time"),
        ('[[source]]\nfolder = "a"\ncolour = "red"\n', "unknown field `colour`"),
        (ONE + ONE, "are called"),
        (ONE + '[[alert]]\nname = "x"\nwhen = "often"\n', "Invalid enum value 'often'"),
        (ONE + '[[alert]]\nname = "x"\nwhen = "turn"\nbetween = ["KOR"]\n', "needs between"),
        (f"{ONE}{RATE}where = 'type=AID'\n", "a turn is of two states, no filter"),
        (ONE + '[deliver.webhook]\nurl = "file:///etc"\n', "is no http or https"),
        ("source = [", "is no TOML"),
    ],
)
def test_a_file_that_makes_no_sense_is_told(tmp_path: Path, text: str, words: str) -> None:
    """What is wrong, and in which file."""
    with pytest.raises(UsageError) as raised:
        plan_of(tmp_path, text)
    assert words in str(raised.value)
    with pytest.raises(InputError, match="cannot read"):
        load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ('where = "colour=red"', "there is no filter key 'colour'"),
        ('where = "type=CONSULT"\nwhen = "overdue"', "cannot be filtered by type"),
        ('between = ["Atlantis", "KOR"]', "'Atlantis' is no state"),
    ],
)
def test_a_filter_that_makes_no_sense_is_told(tmp_path: Path, rule: str, words: str) -> None:
    """Before anything is fetched."""
    plan = plan_of(tmp_path, f'{ONE}[[alert]]\nname = "x"\n{rule}\n')
    with pytest.raises(UsageError, match=words):
        ready(plan, Names())


def kept(number: int = 1) -> Kept:
    """Return an alert as the ledger keeps it."""
    return Kept(number, START.isoformat(), ALERT.json())


def test_a_webhook_is_asked_only_where_it_may_be() -> None:
    """This machine is private; with the user's leave it is asked, and a repetition is known."""
    with serving(Site(HandClock())) as site:
        with pytest.raises(Undelivered, match="not on the open internet"):
            post(site.url("/hook"), [kept()], is_public)
        assert site.posted == []
        for _ in range(2):
            post(site.url("/hook"), [kept()], lambda address: address == ip_address("127.0.0.1"))
        (first, body), (second, _) = site.posted
        assert first["idempotency-key"] == second["idempotency-key"]
        (sent,) = json.loads(body)["alerts"]
        assert alert_of(ALERT.json()) == ALERT
        assert (sent["rule"], sent["why"], sent["link"]) == ("war", "because", ALERT.link)
        for status in (302, 500):
            site.pages["/bad"] = lambda _, status=status: Answer(  # type: ignore[misc]
                status=status, headers={"Location": site.url("/hook")}
            )
            with pytest.raises(Undelivered, match=f"answered {status}"):
                post(site.url("/bad"), [kept()], lambda _: True)
        assert len(site.posted) == 4


@contextmanager
def mail_server(got: list[str]) -> Iterator[int]:
    """Serve SMTP on this machine; what comes in goes to a list."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 hello\r\n")
            while line := self.rfile.readline():
                if line.upper().startswith(b"DATA"):
                    self.wfile.write(b"354 go on\r\n")
                    body = b"".join(iter(self.rfile.readline, b".\r\n"))
                    got.append(body.decode())
                elif line.upper().startswith(b"QUIT"):
                    self.wfile.write(b"221 bye\r\n")
                    return
                self.wfile.write(b"250 ok\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def test_mail_tells_alerts_and_no_title_becomes_a_header() -> None:
    """One message for several; the same ones have the same Message-ID."""
    got: list[str] = []
    with mail_server(got) as port:
        how = Mail("127.0.0.1", "desk@a.example", ("ada@a.example",), port, "none")
        send(how, [kept(), kept(2)])
        (sent,) = got
        assert "Subject: war: PER bombed NOR (and 1 more)" in sent
        assert "why: because" in sent
        assert message(how, [kept()])["Message-ID"] == message(how, [kept()])["Message-ID"]
    with pytest.raises(Undelivered):
        send(how, [kept()])


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given a zone here


@given(st.integers(0, 10**6), st.timedeltas(timedelta(minutes=1), timedelta(days=30)), MOMENTS)
def test_the_next_visit_is_never_at_once_and_never_far(
    failures: int, interval: timedelta, now: datetime
) -> None:
    """However often a source failed, and whatever the server asks for."""
    for wait in (None, timedelta(), timedelta(days=9000)):
        due = due_after(State(failures=failures), interval, now, wait)
        assert now + interval <= due <= now + max(interval, DAY)


@given(st.text(max_size=60), MOMENTS)
def test_whatever_a_server_says_is_bounded(words: str, now: datetime) -> None:
    """A header sent back is plain text; a time to wait is at most a day."""
    wait = retry_after(words, now)
    assert wait is None or timedelta() <= wait <= DAY
    assert tag(words).isascii()
    assert "\n" not in tag(words)
    assert state_of(words) == State()
    assert state_of(written(State(etag=words))) == State(etag=words)
