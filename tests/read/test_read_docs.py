"""The page on reading names every code that reading can give."""

import re
from pathlib import Path

import pytest

import dragoman.read

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "reading.md"


@pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not installed")
def test_every_code_is_documented() -> None:
    """And no code is documented that cannot happen."""
    code = "\n".join(
        path.read_text("utf-8") for path in Path(dragoman.read.__file__).parent.rglob("*.py")
    )
    used = set(re.findall(r'Refused\(\s*"([a-z-]+)"', code))
    used |= set(re.findall(r'Refusal\([^()]*(?:\([^()]*\))?[^()]*"read", "([a-z-]+)"', code))
    table = PAGE.read_text("utf-8").split("## Refusals")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    documented = {name for cell in cells for name in re.findall(r"`([a-z-]+)`", cell)}
    assert used == documented
