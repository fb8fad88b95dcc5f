"""Hostile inputs led by what they reach: atheris changes those that found a new branch.

Where atheris is not installed it says so and does nothing: it is no part of the tests.

    pip install "atheris>=3,<4"
    python tests/fuzz/guided.py [--inputs 100000] [--target filter] [--seed 1] [--keep]

Each target runs in a process of its own. Prints for each how many inputs it took, in how many ways
it failed, and the slowest one in seconds of the processor; each failure is shown once with its
input, which belongs into a test. With `--keep` some of the inputs that reached something new go
into `corpora/`, where every run begins.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from dragoman.processor_time import OutOfTime, within

SECONDS = 20.0
FOLLOWED = {  # the modules whose branches are followed, by target
    "filter": ("dragoman.ledger.filters",),
    "json": ("dragoman.cli.jsonlines",),
    "when": ("dragoman.annotate.times.finder",),
    "days": ("dragoman.read.page.dates", "dragoman.read.page.datelines", "dragoman.foreign.days"),
    "wire": ("dragoman.records", "dragoman.ledger.rows.decoding"),
    "foreign": ("dragoman.foreign.reading",),
    "claims": ("dragoman.llm.claims",),
    "search": ("dragoman.ledger.queries.words",),
    "plan": ("dragoman.watch.plan",),
    "decode": ("dragoman.read.decoding", "dragoman.read.detection"),
    "who": ("dragoman.entities.who",),
    "ask": ("dragoman.serve.facets", "dragoman.serve.asking", "dragoman.serve.api"),
}
LONGEST = 2_000  # bytes of an input
TOLD_EVERY = 50_000


class Count:
    """Takes inputs, counts them, and goes on after a failure.

    Args:
        name: of the target.
        take: the target.
        inputs: after so many it ends the process.
        ended: is called before.
    """

    def __init__(
        self, name: str, take: Callable[[bytes], None], inputs: int, ended: Callable[[], object]
    ) -> None:
        self._name = name
        self._ended = ended
        self._take = take
        self._left = self._most = inputs
        self._ways = set[str]()
        self._slowest = 0.0

    def __call__(self, data: bytes) -> None:
        """Take one input."""
        began = time.process_time()
        try:
            with within(SECONDS):
                self._take(data)
        except (Exception, OutOfTime) as error:  # noqa: BLE001 - shown, and the next is taken
            self._fail(data, error)
        self._slowest = max(self._slowest, time.process_time() - began)
        self._left -= 1
        if self._left <= 0 or self._left % TOLD_EVERY == 0:
            self._tell()
        if self._left <= 0:
            self._ended()
            sys.stdout.flush()
            os._exit(bool(self._ways))

    def _fail(self, data: bytes, error: BaseException) -> None:
        """Show a failure, once for each place where it arises."""
        frames = traceback.extract_tb(error.__traceback__)
        way = f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}"
        if way not in self._ways:
            self._ways.add(way)
            traceback.print_exception(error)
            print(f"{self._name} fails on {data!r}", file=sys.stderr, flush=True)

    def _tell(self) -> None:
        """Print what came of it so far."""
        told = {
            "target": self._name,
            "inputs": self._most - self._left,
            "failures": len(self._ways),
        }
        print(json.dumps({**told, "slowest": round(self._slowest, 3)}), flush=True)


def follow(name: str, inputs: int, seed: int, *, keeps: bool) -> None:
    """Hand so many inputs to a target, and end this process."""
    import atheris  # noqa: PLC0415 - an extra of whoever fuzzes

    with atheris.instrument_imports(include=["dragoman"]):
        for module in FOLLOWED[name]:  # and what these need; all of it would take long to load
            import_module(module)
    from parsers import PARSERS, corpus, keep  # noqa: PLC0415 - what is followed had to come first

    room = Path(tempfile.mkdtemp())

    def ended() -> None:
        if keeps:
            keep(name, [one.read_bytes() for one in room.iterdir()])
        shutil.rmtree(room)

    for number, one in enumerate(corpus(name)):
        (room / f"seed-{number}").write_bytes(one)
    options = [
        f"-seed={seed}",
        f"-max_len={LONGEST}",
        "-runs=-1",
        "-verbosity=0",
        "-rss_limit_mb=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(room)], Count(name, PARSERS[name], inputs, ended))
    atheris.Fuzz()


def main() -> None:
    """Fuzz one target, or each in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=100_000, help="for each target")
    parser.add_argument("--target", choices=FOLLOWED)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="what reached something new")
    chosen = parser.parse_args()
    if find_spec("atheris") is None:
        print('no guided inputs: pip install "atheris>=3,<4"', file=sys.stderr)
        return
    if chosen.target:
        follow(chosen.target, chosen.inputs, chosen.seed, keeps=chosen.keep)
    more = ["--inputs", str(chosen.inputs), "--seed", str(chosen.seed), *["--keep"] * chosen.keep]
    ended = [
        subprocess.run([sys.executable, __file__, "--target", name, *more], check=False).returncode
        for name in FOLLOWED
    ]
    sys.exit(any(ended))


if __name__ == "__main__":
    main()
