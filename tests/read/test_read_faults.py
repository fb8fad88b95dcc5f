"""No source and no document ends a run, whatever it makes the code raise."""

import builtins
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import faults
from dragoman.errors import DataError, UsageError
from dragoman.read import Context, make_context, read_sources
from dragoman.read import sources as seam
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

EVERYTHING = sorted(
    (
        kind
        for kind in vars(builtins).values()
        if isinstance(kind, type)
        and issubclass(kind, Exception)
        and not issubclass(kind, UnicodeError | BaseExceptionGroup | StopIteration)
    ),
    key=lambda kind: kind.__name__,
)
UNICODE = (
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "odd"),
    UnicodeEncodeError("utf-8", "\ud800", 0, 1, "odd"),
    ExceptionGroup("several", [ValueError("odd")]),
)


class Raising:
    """A source that yields a document and then fails."""

    def __init__(self, error: Exception) -> None:
        """Keep what to fail with."""
        self.origin = "bad"
        self._error = error

    def documents(self, context: Context) -> Iterator[Document | Refusal]:
        """Yield one, then fail."""
        del context
        yield Document("one", "Peru recalled its envoy.", origin="bad#1")
        raise self._error


def found_with(
    error: Exception, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> list[Document | Refusal]:
    """Read a source that raises an error, and a file after it."""
    good = folder / "good.txt"
    good.write_text("Chile opened an embassy in Riga on Monday.")
    usual = seam.source_of
    monkeypatch.setattr(
        seam, "source_of", lambda path: Raising(error) if path == "bad" else usual(path)
    )
    return list(read_sources(["bad", str(good)], settings=Settings()))


@pytest.mark.parametrize(
    "error", [*(kind("odd") for kind in EVERYTHING), *UNICODE], ids=lambda one: type(one).__name__
)
def test_a_source_that_raises_everything(
    error: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What it gave before is kept, the fault is told with its kind, the next source is read."""
    first, refusal, last = found_with(error, monkeypatch, tmp_path)
    assert isinstance(first, Document)
    assert isinstance(refusal, Refusal)
    assert (refusal.origin, refusal.stage, refusal.code) == ("bad", "read", "fault")
    assert type(error).__name__ in refusal.detail
    assert f"reference {faults.reference_of(error)}" in refusal.detail
    assert isinstance(last, Document)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3), DataError("damaged")])
def test_what_has_to_end_a_run_ends_it(
    error: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Ctrl-C and a damaged installation are no faults of a source."""
    with pytest.raises(type(error)):
        found_with(error, monkeypatch, tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        f"https://{'a' * 70}.example/",
        "https://a..example/",
        "https://[::1/",
        "https://example.org:99999/",
        "https://\ud800.example/",
        "http://\u2100.example/",
        "a\0b",
        "x" * 5000,
    ],
)
def test_odd_addresses_and_paths_are_refused(address: str, tmp_path: Path) -> None:
    """None raises, and none is a fault of ours."""
    (tmp_path / "good.txt").write_text("Chile opened an embassy in Riga on Monday.")
    found = list(
        read_sources([address, str(tmp_path / "good.txt")], context=make_context(Settings()))
    )
    refusal = found[0]
    assert isinstance(refusal, Refusal)
    assert refusal.code != "fault"
    assert isinstance(found[1], Document)


def test_the_log_holds_the_trace_under_the_reference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With DRAGOMAN_LOG set, the reference leads to the trace."""
    log = tmp_path / "faults.log"
    monkeypatch.setattr(faults.LOGGER, "handlers", [])
    faults.keep_traces(log)
    (refusal,) = [
        one
        for one in found_with(ZeroDivisionError("odd"), monkeypatch, tmp_path)
        if isinstance(one, Refusal)
    ]
    kept = log.read_text(encoding="utf-8")
    assert refusal.detail.split("reference ")[1][:8] in kept
    assert "Traceback" in kept
    faults.LOGGER.handlers[0].close()
    with pytest.raises(UsageError, match="name another file"):
        faults.keep_traces(tmp_path / "none" / "faults.log")
