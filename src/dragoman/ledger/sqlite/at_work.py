"""What the other process is doing that writes to a ledger, for whoever has to wait."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

SHOWN = 80
LATEST = """
SELECT started, arguments FROM runs WHERE finished IS NULL ORDER BY run_id DESC LIMIT 1
"""


def at_work(path: Path) -> str:
    """Return in words what another process is probably at; empty where nothing tells.

    A run that was killed never ended, so it is told when the run began and no more is claimed.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as one:
            row = one.execute(LATEST).fetchone()
        if row is None:
            return ""
        sources = json.loads(row[1]).get("sources") or []
        named = " ".join(" ".join(map(str, sources)).split())
    except (sqlite3.Error, ValueError, AttributeError, TypeError):
        return ""
    short = named if len(named) <= SHOWN else named[:SHOWN] + "..."
    what = f", which reads {short}" if named.isprintable() and named else ""
    return f" (perhaps the run that began at {row[0]}{what})"
