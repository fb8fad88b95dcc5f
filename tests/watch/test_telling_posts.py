"""What came of posts is told to an address, behind the answer; what fails is tried again."""

import json

import pytest
from click.testing import CliRunner
from watching import Answer, HandClock, Site, serving

from dragoman.cli.app import cli
from dragoman.serve.posting import Taken
from dragoman.watch.deliver.sending import anywhere
from dragoman.watch.deliver.told import WAITS, Telling

POST = Taken(("a", "b"), 2, 0, 3, 1, ())


def test_each_post_that_added_something_is_told_once() -> None:
    """With the same key when it is tried again; of one that added nothing nothing is told."""
    failing = [Answer(status=503), Answer(status=503)]
    clock = HandClock()
    with serving(Site(clock)) as site:
        site.pages["/hook"] = lambda _headers: failing.pop() if failing else Answer()
        telling = Telling(site.url("/hook"), anywhere, clock.sleep)
        telling(Taken(("c",), 0, 1, 0, 0, ()))
        telling(POST)
        telling.drained()
        sent = [(headers["idempotency-key"], json.loads(body)) for headers, body in site.posted]
    assert clock.slept == WAITS[0] + WAITS[1]
    assert len(sent) == 3
    assert {key for key, _ in sent} == {sent[0][0]}
    assert sent[0][1] == {
        "posted": {"document_ids": ["a", "b"], "added": 2, "known": 0, "reports": 3, "events": 1,
                   "refused": []}
    }  # fmt: skip


def test_an_address_that_never_answers_is_given_up() -> None:
    """After a few tries, and the next is told."""
    clock = HandClock()
    with serving(Site(clock)) as site:
        site.pages["/hook"] = lambda _headers: Answer(status=500)
        telling = Telling(site.url("/hook"), anywhere, clock.sleep)
        telling(POST)
        telling.drained()
        assert len(site.posted) == len(WAITS) + 1
    assert clock.slept == sum(WAITS)


@pytest.mark.parametrize("url", ["http://münchen.example/", "http://[::1"])
def test_an_address_that_is_none_is_given_up(url: str) -> None:
    """As one that does not answer is, whoever gave it."""
    clock = HandClock()
    telling = Telling(url, anywhere, clock.sleep)
    telling(POST)
    telling.drained()
    assert clock.slept == sum(WAITS)


def test_what_goes_wrong_in_telling_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """And the next post is told all the same."""
    asked: list[str] = []

    def fail(_url: str, _value: object, name: str, _policy: object) -> None:
        asked.append(name)
        raise RuntimeError("no")

    monkeypatch.setattr("dragoman.watch.deliver.told.post_json", fail)
    telling = Telling("http://x.example/", anywhere)
    telling(POST)
    telling(POST)
    telling.drained()
    assert asked == ["a b", "a b"]
    assert [one.getMessage() for one in caplog.records] == [
        "http://x.example/: a post is not told"
    ] * 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--webhook", "http://localhost:1/"], "add --post"),
        (["--post", "--webhook", "ftp://x.example/"], "is no http or https address"),
        (["--post", "--webhook", "http://münchen.example/"], "as its registry has it (xn--...)"),
        (["--post", "--webhook", "http://x.example/ü"], "other characters and spaces as %XX"),
        (["--post", "--webhook", "http://[::1"], "is no http or https address"),
        (["--post", "--webhook", "http://x.example:port/"], "is no http or https address"),
        (["--public", "https://news.example.org/desk"], "leave out what is not scheme"),
        (["--public", "https://*.example.org"], "--public 'https://*.example.org' is no http"),
        (["--write", "--public", "https://news.example.org"], "name who may with --members"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: object, options: list[str], words: str) -> None:
    """Before anything is served."""
    done = CliRunner().invoke(cli, ["serve", "--ledger", f"{tmp_path}/a.ledger", *options])
    assert words in str(done.exception)
