"""Whether `dragoman check` tells a single bit that flipped in a ledger.

Reads some of the samples, then flips one bit of the file at a time, anywhere, and compares every
row of every table with what stood there. Where a row is another one, or cannot be read any more,
`check` has to tell. Prints by table how many were told of how many.

With `--letters` it changes one letter or digit at a time instead, in the records and texts of the
four tables that say what was read and what it tells.

    python benchmarks/flips.py [--flips 200] [--documents 12] [--seed 1] [--letters]
"""

import argparse
import json
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from dragoman.errors import DragomanError
from dragoman.ledger import Ledger
from dragoman.ledger.intake.documents import take_in
from dragoman.ledger.soundness.beside import written
from dragoman.ledger.soundness.checking import check
from dragoman.pipeline import Pipeline
from dragoman.read import read_sources, samples
from dragoman.records import Document

INDEXES = ("documents_text", "evidence_text", "sqlite_")  # of words, made of the tables
SAYING = (
    ("documents", "number", "text"),
    ("evidence", "number", "quote"),
    ("reports", "report_id", "record"),
    ("events", "event_id", "record"),
)
Rows = dict[str, object]


def rows_of(path: Path) -> Rows:
    """Return what every table holds; an error where it cannot be read."""
    one = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    one.text_factory = bytes
    found: Rows = {}
    try:
        names = [row[0].decode() for row in one.execute("SELECT name FROM sqlite_master "
                                                        "WHERE type = 'table'")]  # fmt: skip
        for name in names:
            if not name.startswith(INDEXES):
                try:
                    rows = one.execute(f'SELECT * FROM "{name}" NOT INDEXED').fetchall()  # noqa: S608
                    found[name] = sorted(map(repr, rows))
                except sqlite3.Error as error:
                    found[name] = str(error)
    except (sqlite3.Error, UnicodeError) as error:
        found["file"] = str(error)
    finally:
        one.close()
    return found


def told(path: Path) -> bool:
    """Return whether `check` tells damage."""
    try:
        return any(True for _ in check(path))
    except DragomanError:
        return True


def letters(path: Path, times: int, chance: Random) -> None:
    """Change a letter at a time in texts, evidence, reports and events; print what was told."""
    whole = path.read_bytes()
    for table, key, column in SAYING:
        heard = 0
        for _ in range(times):
            path.write_bytes(whole)
            with closing(sqlite3.connect(path)) as raw, raw:
                rows = raw.execute(f"SELECT {key}, {column} FROM {table}").fetchall()  # noqa: S608
                name, kept = chance.choice(rows)
                words = written(kept).decode()  # which may be packed
                at = chance.choice([at for at, one in enumerate(words) if one.isalnum()])
                other = chance.choice([one for one in "xyz123" if one != words[at]])
                changed = words[:at] + other + words[at + 1 :]
                raw.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (changed, name))  # noqa: S608
            heard += told(path)
        print(json.dumps({"table": table, "letters": times, "told": heard}), flush=True)


def main() -> None:
    """Read, flip and look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=200, help="that change a row")
    parser.add_argument("--documents", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--letters", action="store_true", help="in texts, evidence and records")
    given = parser.parse_args()
    chance = Random(given.seed)  # noqa: S311 - repeatable
    changed, heard, tried = Counter[str](), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.ledger")
        found = [one for one in read_sources([str(samples())]) if isinstance(one, Document)]
        with Ledger.open(path) as book:
            take_in(book, found[: given.documents], Pipeline.load())
        if given.letters:
            letters(path, given.flips, chance)
            return
        whole, before = path.read_bytes(), rows_of(path)
        while changed.total() < given.flips:
            tried += 1
            hurt = bytearray(whole)
            hurt[chance.randrange(100, len(hurt))] ^= 1 << chance.randrange(8)
            path.write_bytes(hurt)
            now = rows_of(path)
            tables = [name for name in before if now.get(name) != before[name]]
            if tables:
                name = tables[0] if len(tables) == 1 else "several"
                changed[name] += 1
                heard[name] += told(path)
    for name, count in changed.most_common():
        print(json.dumps({"table": name, "changed": count, "told": heard[name]}))
    print(json.dumps({"bits": tried, "changed": changed.total(), "told": heard.total()}))


if __name__ == "__main__":
    main()
