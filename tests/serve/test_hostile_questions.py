"""Questions that ask for too much are told so, at once or when their time is up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from brief_samples import write_ledger
from click.testing import CliRunner
from starlette.testclient import TestClient

from dragoman.cli.app import cli
from dragoman.errors import FilterError, TooMuchError
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.filters import MOST_OF, MOST_VALUES, MOST_WORDS
from dragoman.ledger.sqlite import connection
from dragoman.serve import make_app

TOO_MUCH = (
    {"text": "word " * 6000},
    {"text": "x" * 3999},
    {"text": " ".join(f"w{n}" for n in range(MOST_WORDS + 1))},
    {"speaker": [f"speaker {n}" for n in range(1500)]},
    {"party": [f"person:{n}" for n in range(MOST_VALUES + 1)]},
    {"place": ",".join(f"place {n}" for n in range(MOST_OF["place"] + 1))},
    {"between": ",".join(f"Q{a}{b}" for a in "ABCDEF" for b in "ABCDEFGH")},
    {"where": "confidence>=0.1 " * (MOST_VALUES + 1)},
    {"document": "x" * 301},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the fictional ledger."""
    return write_ledger(tmp_path / "a.ledger")


@pytest.fixture
def hurried(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A client of a server that has no time for any question."""
    monkeypatch.setattr(connection, "STEPS", 1)
    with TestClient(make_app(path, seconds=1e-9), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("asked", TOO_MUCH, ids=lambda one: next(iter(one)))
@pytest.mark.parametrize("where", ["/api/events", "/events"])
def test_too_many_words_and_values_are_a_wrong_question(
    client: TestClient, asked: dict[str, str | list[str]], where: str
) -> None:
    """400, with what is allowed; the database is never asked."""
    answer = client.get(where, params=asked)
    assert answer.status_code == 400
    assert "may" in answer.text or "takes 1 to" in answer.text


@pytest.mark.parametrize("words", ["a\0b", "\0", '"Chile\0', "\0\0 met"])
def test_an_end_within_words_is_no_end(client: TestClient, words: str) -> None:
    """It parts words, or there is no word at all."""
    answer = client.get("/api/events", params={"text": words})
    assert answer.status_code == (200 if any(map(str.isalnum, words)) else 400), answer.text


def test_letters_that_are_none_are_a_wrong_question(path: Path) -> None:
    """As a terminal hands them over; no trace."""
    with Ledger.open(path, read_only=True) as book, pytest.raises(FilterError, match="none"):
        book.count(Filter.parse("actor=\udcff"))


def test_what_is_allowed_is_answered(client: TestClient) -> None:
    """The bounds leave room for every question that a person asks."""
    words = " ".join(f"w{n}" for n in range(MOST_WORDS))
    for asked in (
        {"text": words},
        {"between": ",".join(f"Q{a}{b}" for a in "ABCDEF" for b in "ABCDE")},
        {"speaker": [f"speaker {n}" for n in range(MOST_OF["speaker"])]},
        {"party": [f"person:{n}" for n in range(MOST_VALUES)]},
    ):
        assert client.get("/api/events", params=asked).status_code == 200, asked


def test_a_question_without_end_is_stopped(hurried: TestClient) -> None:
    """It is told as a question of the asker's, and the next one is answered."""
    answer = hurried.get("/api/events?text=met")
    assert answer.status_code == 400
    assert "takes too long to answer" in answer.json()["detail"]


def test_the_bound_ends_with_its_question(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks after it has time again; no bound leaves nothing behind."""
    monkeypatch.setattr(connection, "STEPS", 1)
    with Ledger.open(path, read_only=True) as book:
        with pytest.raises(TooMuchError, match="DRAGOMAN_QUERY_SECONDS"), book.store.allowed(1e-9):
            list(book.events())
        assert len(list(book.events())) == 6
        with book.store.allowed(None), book.store.allowed(0):
            assert book.count() == 6


def test_commands_have_bounds_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong use, with exit code 2."""
    monkeypatch.setattr(connection, "STEPS", 1)
    monkeypatch.setenv("DRAGOMAN_QUERY_SECONDS", "1e-9")
    done = CliRunner().invoke(cli, ["events", "--ledger", str(path)], standalone_mode=False)
    assert isinstance(done.exception, TooMuchError)
    assert done.exception.exit_code == 2
    monkeypatch.setenv("DRAGOMAN_QUERY_SECONDS", "0")
    assert CliRunner().invoke(cli, ["events", "--ledger", str(path)]).exit_code == 0


def test_a_filter_made_in_python_has_the_same_bounds() -> None:
    """Terms that are already apart are no way around them."""
    with pytest.raises(FilterError, match="10 values of speaker, this one has 11"):
        Filter.of([("speaker", "=", f"s{n}") for n in range(11)])


@pytest.mark.parametrize("where", ["/", "/api/events", "/events.csv", "/events?text=met"])
def test_head_answers_as_get_does_without_a_body(client: TestClient, where: str) -> None:
    """Programs that look whether a page is there are not told that they may not."""
    client.get(where)  # the first page of all may be sent before it is whole
    full, head = client.get(where), client.head(where)
    assert (head.status_code, head.content) == (200, b"")
    same = ("content-type", "content-security-policy", "etag")
    assert [head.headers.get(name) for name in same] == [full.headers.get(name) for name in same]
    assert client.head("/no/such/page").status_code == 404
