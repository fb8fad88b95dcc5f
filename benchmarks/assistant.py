"""How fast the server for assistants answers, asked by the SDK's own client.

Makes a ledger of synthetic events as `ledger_queries.py` does, with standing arrangements, starts
`dragoman mcp` in a process of its own and calls every tool over standard input.

    python benchmarks/assistant.py [--events 100000] [--keep FILE]
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import anyio
import mcp
from ledger_queries import large_ledger

from dragoman.assist.asking import Asking
from dragoman.assist.server import looking_tools
from dragoman.settings import Settings

TARGET_MILLISECONDS = 200
ROUNDS = 7
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("search", {"words": "harbour"}),
    ("search", {"words": '"statement 77777"'}),
    ("events", {}),
    ("events", {"where": "party=KOR,JPN since=2015", "limit": 50}),
    ("events", {"where": "between=KOR,CHN,JPN type=CONSULT status=planned"}),
    ("events", {"where": "text:harbour party=NOR"}),
    ("occasions", {}),
    ("occasions", {"where": "party=USA"}),
    ("occasions", {"where": "party=USA,CHN"}),
    ("occasions", {"where": "between=KOR,CHN,JPN since=2020"}),
    ("occasions", {"where": "since=2020-01-01 until=2020-03-01"}),
    ("occasions", {"where": "text:talks"}),
    ("occasions", {"where": "party=GBR place=capital"}),
    ("mechanisms", {"where": "between=KOR,CHN,JPN"}),
    ("positions", {"where": "party=KOR"}),
    ("dyad", {"first": "USA", "second": "CHN"}),
    ("dyad", {"first": "EST", "second": "RUS", "since": "2020-01-01"}),
    ("brief", {"between": ["KOR", "JPN"], "since": "2024-01-01"}),
    ("brief", {"between": ["USA", "CHN"]}),
    ("brief", {"between": ["EST", "RUS"]}),
    ("brief", {"between": ["USA"]}),
    ("document", {"document_id": "d-00000007"}),
    ("code", {"text": "Oman condemned Qatar on Monday.", "published": "2024-03-05"}),
)


async def ask(path: Path) -> bool:
    """Call every tool a few times; return whether all answer within the target."""
    server = mcp.StdioServerParameters(
        command=sys.executable, args=["-m", "dragoman", "mcp", str(path)], env=dict(os.environ)
    )
    good = True
    began = time.perf_counter()
    async with mcp.Client(mcp.stdio_client(server)) as client:
        tools = (await client.list_tools()).tools
        print(f"connected, {len(tools)} tools listed, in {time.perf_counter() - began:.1f} s")
        for name, arguments in ASKED:
            times = []
            for _ in range(ROUNDS):
                since = time.perf_counter()
                found = await client.call_tool(name, arguments)
                times.append((time.perf_counter() - since) * 1000)
                assert not found.is_error, found.content
            median = statistics.median(times)
            good &= median <= TARGET_MILLISECONDS
            size = len(json.dumps(found.structured_content)) / 1024
            print(f"{median:8.1f} ms  (first {times[0]:8.1f}, best {min(times):7.1f})  "
                  f"{size:6.1f} KiB  {name} {arguments}")  # fmt: skip
    return good


def work(path: Path) -> None:
    """Print what each answer costs in processor time, without the protocol."""
    asking = Asking(path, Settings())
    tools = {tool.__name__: tool for tool in looking_tools(asking)}
    for name, arguments in ASKED:
        times = []
        for _ in range(ROUNDS):
            since = time.process_time()
            tools[name](**arguments)
            times.append((time.process_time() - since) * 1000)
        print(
            f"{statistics.median(times):8.1f} ms at work, the first {times[0]:7.1f}  {name} "
            f"{arguments}",
            flush=True,
        )
    asking.close()


def main() -> None:
    """Make the ledger and ask."""
    with large_ledger(__doc__, 100_000, 1 / 50) as path:  # to an event as in `ledger_queries.py`
        work(path)
        good = anyio.run(ask, path)
    print(f"all within {TARGET_MILLISECONDS} ms: {'yes' if good else 'NO'}")


if __name__ == "__main__":
    main()
