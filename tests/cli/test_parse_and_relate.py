"""`dragoman parse` and `dragoman relate`."""

import json
from pathlib import Path

from click.testing import CliRunner

from dragoman.cli.app import cli

TEXT = "Freedonia accused Sylvania of shelling."


def write(path: Path, *rows: object) -> str:
    """A file of JSON lines; texts are written as they are."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)


def test_parse_prints_conllu(tmp_path: Path) -> None:
    """Ten columns a word, spans in the last, a blank line after each sentence."""
    source = write(tmp_path / "in.jsonl", {"id": "a b", "text": TEXT})
    result = CliRunner().invoke(cli, ["parse", source])
    rows = [line.split("\t") for line in result.output.splitlines() if line[:1].isdigit()]
    assert [row[1] for row in rows] == ["Freedonia", "accused", "Sylvania", "of", "shelling", "."]
    assert all(len(row) == 10 for row in rows)
    assert rows[1][9] == "Start=10|End=17"
    assert "# sent_id = a b-1" in result.output
    assert result.output.endswith("\n\n")


def test_bad_lines_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A line that cannot be used costs the exit code, not the other lines."""
    good = {"id": 7, "text": TEXT, "source": [[0, 9]], "target": [[18, 26]]}
    bad = {"id": 8, "text": TEXT, "source": [[0, 999]]}
    source = write(
        tmp_path / "in.jsonl", "{", "[]", {"id": 1}, bad, {**good, "id": 9, "source": 3}, good
    )
    result = CliRunner().invoke(cli, ["relate", source])
    assert result.exit_code == 1
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert set(row) == {"id", "event_type", "scores"}
    assert row["id"] == 7
    assert row["event_type"] == max(row["scores"], key=row["scores"].get)
    assert len(result.stderr.splitlines()) == 5


def test_ids_that_come_again_and_again_are_told_nine_times(tmp_path: Path) -> None:
    """A file may have one id for all of its lines."""
    line = {"id": 7, "text": TEXT, "source": [[0, 9]], "target": [[18, 26]]}
    result = CliRunner().invoke(cli, ["relate", write(tmp_path / "in.jsonl", *[line] * 13)])
    assert len(result.stdout.splitlines()) == 13
    told = result.stderr.splitlines()
    assert len(told) == 10
    assert told[0].endswith(':2: line 1 has the same "id"')
    assert told[-1].endswith('more lines with an "id" met before are not told')
    result = CliRunner().invoke(cli, ["relate", write(tmp_path / "in.jsonl", *[line] * 10)])
    assert len(result.stderr.splitlines()) == 9


def test_relate_as_csv(tmp_path: Path) -> None:
    """A table for spreadsheets."""
    source = write(tmp_path / "in.jsonl", {"id": 'x"y', "text": TEXT, "source": [], "target": []})
    result = CliRunner().invoke(cli, ["relate", source, "--format", "csv"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "id,event_type,score"
    assert result.stdout.splitlines()[1].startswith('"x""y",')


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is an error of its own."""
    result = CliRunner().invoke(cli, ["parse", str(tmp_path / "none.jsonl")])
    assert result.exit_code != 0
