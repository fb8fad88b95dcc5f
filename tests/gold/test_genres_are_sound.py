"""The gold of genres is whole: every page has one label, and is as long as it says."""

import csv
from pathlib import Path

GOLD = Path(__file__).parent / "genres"
SHORTEST, LONGEST = 100, 300  # words


def test_every_page_has_one_label() -> None:
    """Labels and pages name each other; both halves hold both kinds."""
    with (GOLD / "labels.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    named = [f"{row['half']}/{row['name']}.txt" for row in rows]
    assert sorted(named) == sorted(str(path.relative_to(GOLD)) for path in GOLD.glob("*/*.txt"))
    assert {(row["half"], row["political"]) for row in rows} == {
        (half, kind) for half in ("dev", "test") for kind in ("yes", "no")
    }
    assert all(row["subject"] for row in rows)


def test_pages_have_a_newspapers_length() -> None:
    """Neither a headline alone nor an essay."""
    for path in GOLD.glob("*/*.txt"):
        words = len(path.read_text(encoding="utf-8").split())
        assert SHORTEST <= words <= LONGEST, path.name
