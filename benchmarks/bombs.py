"""A feed with bombs in it ends in the time of the rest plus a budget for each bomb.

    python benchmarks/bombs.py [--documents 1000] [--bombs 20] [--budget 5] [--jobs 1] [--short]

Reads made-up reports by the command line, first alone and then with bombs spread among them: texts
that take longer to parse than a document may, and PDFs of 5 KB that would take the library hours.
With `--short` the others are of one sentence. Prints the seconds of the processor of both, for all
processes, what the bombs cost beyond the rest in budgets, and what was refused.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "read"))
from drawn_pdfs import nested

STATES = ("Chile", "Peru", "Kenya", "Uganda", "Norway", "Latvia", "Oman", "Fiji", "Laos", "Togo")
SENTENCE = (
    "The foreign ministers of Chile and Peru met in Lima on Tuesday and agreed to hold a second "
    "round of talks in Santiago in July. "
)
BOMB = 3_000_000


def report(number: int, *, short: bool = False) -> dict[str, str]:
    """Return a short report of two states, or its headline alone, unlike the others."""
    first, second = STATES[number % 10], STATES[(number // 10 + number + 1) % 10]
    day = date(2020, 1, 1) + timedelta(days=number)
    text = (
        f"{first} and {second} sign agreement number {number}\n\n"
        f"The foreign ministers of {first} and {second} met on {day:%B} {day.day}, {day.year} and "
        f"signed an agreement on {number} trucks. {first} will send aid to {second} next month."
    )
    if short:
        text = text.partition("\n")[0] + "."
    return {"id": f"report-{number}", "text": text, "published": str(day)}


def written(folder: Path, documents: int, bombs: int, *, short: bool = False) -> list[str]:
    """Write a feed and return what is to be read."""
    every = max(1, documents // max(1, bombs))
    left, sources = bombs, list[str]()
    for at in range(0, documents, every):
        path = folder / f"{at:05}.jsonl"
        lines = [report(number, short=short) for number in range(at, min(documents, at + every))]
        if left and left % 2:
            lines.append({"id": f"bomb-{at}", "text": SENTENCE * (BOMB // len(SENTENCE))})
        path.write_text("".join(json.dumps(line) + "\n" for line in lines))
        sources.append(str(path))
        if left and not left % 2:
            pdf = folder / f"{at:05}.pdf"
            pdf.write_bytes(nested(30))
            sources.append(str(pdf))
        left -= bool(left)
    return sources


def read(sources: list[str], ledger: Path, budget: float, jobs: int) -> tuple[float, list[str]]:
    """Read by the command line; return the seconds of the processor, and the codes of refusals."""
    program = [sys.executable, "-m", "dragoman"]
    environment = {**os.environ, "DRAGOMAN_DOCUMENT_SECONDS": str(budget)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    arguments = ["read", *sources, "--ledger", str(ledger), "--jobs", str(jobs)]
    subprocess.run([*program, *arguments], check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = subprocess.run(
        [*program, "refusals", "--ledger", str(ledger), "--format", "jsonl"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = [json.loads(line) for line in told.stdout.splitlines()]
    return spent, [f"{one['stage']} {one['code']}" for one in found]


def main() -> None:
    """Measure both feeds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--bombs", type=int, default=20)
    parser.add_argument("--budget", type=float, default=5.0, help="seconds for a document")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--short", action="store_true", help="reports of one sentence")
    chosen = parser.parse_args()
    spent = []
    for bombs in (0, chosen.bombs):
        with tempfile.TemporaryDirectory() as room:
            folder = Path(room)
            sources = written(folder, chosen.documents, bombs, short=chosen.short)
            seconds, refused = read(sources, folder / "a.ledger", chosen.budget, chosen.jobs)
        spent.append(seconds)
        told = {"bombs": bombs, "processor": round(seconds, 1), "refused": Counter(refused)}
        print(json.dumps(told), flush=True)
    budgets = (spent[1] - spent[0]) / chosen.budget
    print(json.dumps({"budgets_spent": round(budgets, 1), "bombs": chosen.bombs}))


if __name__ == "__main__":
    main()
