"""What the demo's brief claims: each line was read by eye against its quote.

After a change that is meant, read the new lines against their quotes before you write them here:
`python tests/golden/test_demo_claims.py demo/brief.md`.
"""

import re
import sys
from pathlib import Path

CLAIMS = Path(__file__).parent / "demo_claims.txt"
NOTES = re.compile(r"\[\^\d+\]")


def claims(brief: Path) -> str:
    """The headline, the lines of the sections and the tables, without their footnotes."""
    text = brief.read_text(encoding="utf-8").partition("\n## Sources")[0]
    return NOTES.sub("", text).strip() + "\n"


def test_the_brief_of_the_demo_claims_what_was_read(demo: Path) -> None:
    """No line is new that nobody has read."""
    assert claims(demo / "brief.md") == CLAIMS.read_text(encoding="utf-8")


if __name__ == "__main__":
    CLAIMS.write_text(claims(Path(sys.argv[1])), encoding="utf-8")
