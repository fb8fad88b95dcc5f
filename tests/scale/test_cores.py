"""As many processes as cores, fewer where memory or a container's share does not last."""

from pathlib import Path

import pytest

from dragoman.model import cores as of_process
from dragoman.model.batches import MOST, threads_of
from dragoman.scale import cores


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Eight cores, 8 GB free, no container."""
    for name in ("MEMORY", "LIMIT", "USED"):
        monkeypatch.setattr(cores, name, tmp_path / name)
    monkeypatch.setattr(of_process, "QUOTA", tmp_path / "QUOTA")
    monkeypatch.setattr(of_process.os, "sched_getaffinity", lambda _: range(8), raising=False)
    (tmp_path / "MEMORY").write_text("MemTotal: 9000000 kB\nMemAvailable: 8388608 kB\n")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("QUOTA", "max 100000\n", 8),
        ("QUOTA", "250000 100000\n", 2),
        ("QUOTA", "50000 100000\n", 1),
        ("MEMORY", "MemAvailable: 2097152 kB\n", 4),
        ("MEMORY", "MemAvailable: 600000 kB\n", 1),
        ("MEMORY", "", 8),
    ],
)
def test_as_many_as_the_machine_bears(machine: Path, name: str, content: str, wanted: int) -> None:
    """Each bound counts for itself; what the system does not tell is no bound."""
    (machine / name).write_text(content)
    assert cores.all_cores() == wanted


def test_a_container_may_have_less_memory_than_the_machine(machine: Path) -> None:
    """What it uses already is taken off; 'max' is no bound."""
    (machine / "LIMIT").write_text(f"{2000 * 2**20}\n")
    (machine / "USED").write_text(f"{400 * 2**20}\n")
    assert cores.all_cores() == 3
    (machine / "LIMIT").write_text("max\n")
    assert cores.all_cores() == 8


def test_the_encoder_starts_no_more_threads_than_a_container_has_cores(machine: Path) -> None:
    """However many the machine has; nor more than are of use."""
    assert threads_of(0) == MOST
    (machine / "QUOTA").write_text("200000 100000\n")
    assert threads_of(0) == 2
