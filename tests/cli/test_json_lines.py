"""Lines of JSON: one bad line costs itself, and no line costs more memory than one may have."""

import io
import json
import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import jsonlines, met_ids
from dragoman.cli.app import cli
from dragoman.cli.jsonlines import LineError, Lines, bounded, parse_object
from dragoman.cli.met_ids import MetIds
from dragoman.cli.texts.code import _met
from dragoman.interface.coded import Coded
from dragoman.pipeline import Processed
from dragoman.records import Document


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


IDS = (
    ('"=1+1"', "=1+1", ""),
    (r'"\ud800"', "?", ""),
    ("7", 7, ""),
    ("null", 4, ""),
    ('"=1+1"', "=1+1", 'line 1 has the same "id"'),
    ("1.5", None, '"id" must be a text or a whole number'),
    ("true", None, '"id" must be a text or a whole number'),
    ("[1]", None, '"id" must be a text or a whole number'),
    ("1e999", None, '"id" must be a text or a whole number'),
    ("1" * 5_000, None, "not JSON: Exceeds the limit"),
)


def test_ids_are_words_or_numbers_that_can_be_printed(tmp_path: Path) -> None:
    """Others are told and cost their line; the same one twice is told, and both lines count."""
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"id":{given},"text":"on Tuesday"}}\n' for given, _, _ in IDS))
    done = CliRunner().invoke(cli, ["when", "--file", str(path), "--format", "jsonl"])
    printed = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert printed == [name for _, name, _ in IDS if name is not None]
    told = done.stderr.splitlines()
    wrong = [(number, words) for number, (_, _, words) in enumerate(IDS, 1) if words]
    for line, (number, words) in zip(told, wrong, strict=True):
        assert line.startswith(f"{path}:{number}: {words}")
    assert done.exit_code == 1


def test_the_same_id_twice_is_no_fault(tmp_path: Path) -> None:
    """It is told, and the command has done what it was asked."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id":1,"text":"on Tuesday"}\n' * 2)
    done = CliRunner().invoke(cli, ["when", "--file", str(path), "--format", "jsonl"])
    assert (done.exit_code, done.stderr) == (0, f'{path}:2: line 1 has the same "id"\n')


def test_so_many_ids_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that came first; a number is another id than its digits."""
    monkeypatch.setattr(met_ids, "MOST", 2)
    met = MetIds()
    asked = [("a", "1"), (1, "2"), ("1", "3"), ("1", "4"), (1, "5"), ("a", "6")]
    assert [met.before(*one) for one in asked] == [None, None, None, None, "2", "1"]


def test_documents_to_be_coded_tell_a_second_id(capsys: pytest.CaptureFixture[str]) -> None:
    """Events of both bear it: whoever joins by it has to know."""
    given = [
        Coded(Processed(Document("a", text, origin=origin)))
        for text, origin in (("One.", "x:1"), ("Two.", "x:2"))
    ]
    counts = {"read": 0, "refused": 0}
    assert list(_met(given, counts)) == given
    assert capsys.readouterr().err == "x:2: x:1 has the same id\n"
    assert len(list(_met(given * 10, counts))) == 20
    told = capsys.readouterr().err.splitlines()
    assert (len(told), told[-1]) == (10, "more documents with an id met before are not told")
    assert counts == {"read": 22, "refused": 0}


def test_a_cell_of_relations_is_no_formula(tmp_path: Path) -> None:
    """Also where no shared writer of tables is at work."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id":"=1+1","text":"Chile met Peru.","source":[[0,5]],"target":[[10,14]]}\n')
    done = CliRunner().invoke(cli, ["relate", str(path), "--format", "csv"])
    assert done.stdout.splitlines()[1].startswith('"\'=1+1",')
