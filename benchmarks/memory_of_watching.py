"""Whether `dragoman watch` grows: its memory over hours that pass as fast as it works.

Watches, by a clock that is turned by hand, feeds that gain a meeting ever so often, one that breaks
off, one that is down and one that redirects in a ring, each every few minutes, and raises alerts.
Prints the memory in use (RSS) at every sixth of the way, with how many visits were made by then.

    python benchmarks/memory_of_watching.py [--hours 24] [--every 5m]
"""

import argparse
import json
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "watch"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ledger"))
from memory_of_serving import megabytes
from watching import (
    START,
    Answer,
    FewWords,
    HandClock,
    Site,
    feed,
    plan_of,
    serving,
    tagged,
    teller,
)

from dragoman.ledger import Ledger
from dragoman.settings import Settings
from dragoman.watch.starting import watcher_of

HOUR = timedelta(hours=1)
LOOKS = 6
ITEMS = 40  # that a feed lists at most
PLAN = """
[[source]]
name = "{name}"
feed = "{url}"
every = "{every}"
"""
RULES = """
[[alert]]
name = "meetings"
where = "type=CONSULT party=KEN"
[deliver]
atom = "alerts.atom"
"""


def news(clock: HandClock, minutes: int) -> bytes:
    """Return a feed that gains a meeting every so many minutes and drops the oldest."""
    last = int((clock.now() - START) / timedelta(minutes=minutes))
    days = (START.date() - timedelta(days=n % 300) for n in range(last + 1))
    items = [(f"News {n}", f"NOR met KEN on {day}.") for n, day in enumerate(days)]
    return feed(*items[-ITEMS:])


def main() -> None:
    """Watch, and print the memory on the way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=24)
    parser.add_argument("--every", default="5m")
    given = parser.parse_args()
    clock = HandClock()
    with tempfile.TemporaryDirectory() as folder, serving(Site(clock)) as site:
        site.pages = {
            "/robots.txt": lambda _: Answer(b"User-agent: *\n"),
            "/often": tagged(lambda: news(clock, 15)),
            "/seldom": tagged(lambda: news(clock, 120)),
            "/unmarked": lambda _: Answer(news(clock, 60)),
            "/down": lambda _: Answer(status=503),
            "/broken": lambda _: Answer(b"<rss><channel><item><title>No end"),
            "/ring": lambda _: Answer(status=302, headers={"Location": "/ring"}),
        }
        sources = "".join(
            PLAN.format(name=name[1:], url=site.url(name), every=given.every)
            for name in site.pages
            if name != "/robots.txt"
        )
        text = f"[watch]\nallow_private = true\ngap_seconds = 1\n{sources}{RULES}"
        plan = plan_of(Path(folder), text)
        with Ledger.open(Path(folder) / "a.ledger") as book:
            watcher = watcher_of(
                plan, Settings(), book, FewWords(), lambda _: None,
                clock=clock, form="jsonl", teller=teller(),
            )  # fmt: skip
            for look in range(LOOKS + 1):
                watcher.run(until=START + look * given.hours / LOOKS * HOUR)
                site.asked.clear()  # kept by the site, not by what watches
                told = {"hours": round(look * given.hours / LOOKS, 1), **_so_far(watcher.summary)}
                print(json.dumps({**told, "megabytes": round(megabytes(), 1)}), flush=True)


def _so_far(summary: object) -> dict[str, int]:
    """Return some of what came of it."""
    return {name: getattr(summary, name) for name in ("visits", "documents", "alerts")}


if __name__ == "__main__":
    main()
