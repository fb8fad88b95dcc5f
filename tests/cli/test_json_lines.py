"""Lines of JSON: one bad line costs itself, and no line costs more memory than one may have."""

import io
import tracemalloc
from pathlib import Path

import pytest

from dragoman.cli import jsonlines
from dragoman.cli.jsonlines import LineError, Lines, bounded, parse_object


class Endless(io.RawIOBase):
    """A stream of one line without end, up to a size."""

    def __init__(self, size: int) -> None:
        """Keep how much is left."""
        self.left = size

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:
        """Fill a buffer with letters, then end the line and begin another."""
        size = min(len(buffer), self.left)
        buffer[:size] = b"a" * size
        self.left -= size
        return size


def test_a_line_of_300_megabytes_takes_the_memory_of_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What lies past the limit is read over, not kept."""
    monkeypatch.setattr(jsonlines, "MAX_LINE", 100_000)
    tracemalloc.start()
    (line,) = bounded(io.BufferedReader(Endless(30_000_000)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(line) == 100_001
    assert peak < 1_000_000


def test_lines_of_every_length_keep_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line just at the limit is read; one past it is told with its number; the next is read."""
    monkeypatch.setattr(jsonlines, "MAX_LINE", 20)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id":"0123456789"}\n{"id":"0123456789ab"}\n' + b"x" * 90 + b'\n{"id":1}')
    lines = Lines(path)
    assert [(number, row["id"]) for number, row in lines.objects()] == [(1, "0123456789"), (4, 1)]
    assert lines.faults == 2
    told = capsys.readouterr().err
    assert f"{path}:2: longer than 20 bytes" in told
    assert f"{path}:3: longer than 20 bytes" in told


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_told(word: str) -> None:
    """It would be no JSON when printed again."""
    with pytest.raises(LineError, match="is no number of JSON"):
        parse_object(f'{{"score": {word}}}'.encode())
