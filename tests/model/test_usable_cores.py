"""The cores that one process may use."""

from pathlib import Path

import pytest

from dragoman.model import cores
from dragoman.model.cores import told_by, usable_cores


@pytest.mark.parametrize(
    ("quota", "usable", "wanted"),
    [
        ("max 100000\n", 8, 8),
        ("250000 100000\n", 8, 2),
        ("50000 100000\n", 8, 1),
        ("900000 100000\n", 8, 8),
        ("", 3, 3),
        ("a few\n", 3, 3),
    ],
)
def test_the_share_of_a_container_is_a_bound(
    quota: str, usable: int, wanted: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is rounded down, and never to none; what cannot be read bounds nothing."""
    (tmp_path / "cpu.max").write_text(quota)
    monkeypatch.setattr(cores, "QUOTA", tmp_path / "cpu.max")
    monkeypatch.setattr(cores.os, "sched_getaffinity", lambda _: range(usable), raising=False)
    assert usable_cores() == wanted


def test_systems_that_keep_processes_on_no_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All cores are counted; one, where their number is unknown."""
    monkeypatch.setattr(cores, "QUOTA", tmp_path / "none")
    monkeypatch.delattr(cores.os, "sched_getaffinity", raising=False)
    for count, wanted in ((6, 6), (None, 1)):
        monkeypatch.setattr(cores.os, "cpu_count", lambda count=count: count)
        assert usable_cores() == wanted


def test_files_that_tell_nothing(tmp_path: Path) -> None:
    """None at all, a folder, or no ASCII."""
    (tmp_path / "odd").write_bytes(b"\xff\n")
    (tmp_path / "two").write_text("one\ntwo\n")
    assert [told_by(tmp_path / name) for name in ("none", ".", "odd")] == [[], [], []]
    assert told_by(tmp_path / "two") == ["one", "two"]
