"""What a document costs as it grows: seconds of the processor for each kilobyte.

    python benchmarks/scaling.py [--sizes 10,100,1000] [--shapes repeated,listed]

Text that somebody built to be slow, read by the shipped reader, and pages built to be slow, read
as pages. Prints a line for each shape and size, and the dearest kilobyte over the cheapest of a
shape; a line that fails is one where that is more than two.
"""

import argparse
import io
import json
import time
from collections.abc import Callable
from datetime import date

from dragoman.pipeline import Pipeline
from dragoman.read import make_context
from dragoman.read.context import Budget, Hints
from dragoman.read.dispatch import read_stream
from dragoman.records import Document
from dragoman.settings import Settings

DAY = date(2024, 5, 22)
FACTOR = 2.0
KILOBYTE = 1_000
SENTENCE = (
    "The foreign ministers of Chile and Peru met in Lima on Tuesday and agreed to hold a second "
    "round of talks in Santiago in July. "
)
LISTED = "Chile, Peru, Kenya, Uganda, Norway, "
TEXTS: dict[str, Callable[[int], str]] = {
    "repeated": lambda size: SENTENCE * (size // len(SENTENCE)),
    "listed": lambda size: f"Ministers of {LISTED * (size // len(LISTED))}and Fiji met.",
    "nested": lambda size: "He said that " * (size // 13) + "Chile met Peru.",
    "glued": lambda size: "Chile-met-Peru-" * (size // 15),
    "letters": lambda size: "ChileMetPeru" * (size // 12),
    "lines": lambda size: "- Chile met Peru in Lima\n" * (size // 25),
    "quoted": lambda size: "\u201cChile met Peru \u201cin Lima\u201d, " * (size // 27),
    "numbers": lambda size: "from 1 to 2 May 2024 and " * (size // 25),
    "brackets": lambda size: "(Chile " * (size // 7) + ")" * 5,
    "speakers": lambda size: "Kim told Lee. He met her. " * (size // 26),
}
PAGES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda size: f"<p>{SENTENCE}</p>" * (size // (len(SENTENCE) + 7)),
    "deep": lambda size: "<div>" * (size // 5) + SENTENCE,
    "inline": lambda size: f"<p>{'<b>Chile</b> met ' * (size // 17)}</p>",
    "attributes": lambda size: f"<p {' '.join(f'a{n}=1' for n in range(size // 8))}>{SENTENCE}</p>",
    "open": lambda size: "<p><i>Chile" * (size // 11),
    "rows": lambda size: f"<table>{'<tr><td>Chile<td>met' * (size // 20)}</table>",
    "comments": lambda size: f"{'<!-- -->x' * (size // 9)}<p>{SENTENCE}</p>",
    "links": lambda size: f"<p>{'<a href=/a>Chile</a> ' * (size // 21)}</p>",
    "less": lambda size: "<p>" + "<" * size,
    "entities": lambda size: f"<p>{'&amp;#38;' * (size // 9)}</p>",
}


def read_text(reader: Pipeline, text: str) -> None:
    """Read a text to its events."""
    reader.process([Document("d", text, published=DAY)])


def read_page(text: str) -> None:
    """Read a page to its text."""
    page = f"<html><head><title>Talks</title></head><body><article>{text}".encode()
    context = make_context(Settings(document_seconds=0), today=DAY)
    for _ in read_stream(io.BytesIO(page), Hints("a.html", "a.html", Budget(10**8)), context):
        pass


def cost(work: Callable[[], None], size: int) -> float:
    """Return milliseconds of the processor a kilobyte."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1_000 / (size / KILOBYTE)


def main() -> None:
    """Measure every shape at every size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="10,100,1000", help="kilobytes")
    parser.add_argument("--shapes", default=",".join([*TEXTS, *PAGES]))
    chosen = parser.parse_args()
    sizes = [int(one) * KILOBYTE for one in chosen.sizes.split(",")]
    reader = Pipeline.load(Settings(document_seconds=0))
    read_text(reader, SENTENCE * 3)
    read_page(SENTENCE)
    for shape in chosen.shapes.split(","):
        costs = []
        for size in sizes:
            if shape in TEXTS:
                text = TEXTS[shape](size)
                costs.append(cost(lambda text=text: read_text(reader, text), size))  # type: ignore[misc]
            else:
                text = PAGES[shape](size)
                costs.append(cost(lambda text=text: read_page(text), size))  # type: ignore[misc]
        factor = max(costs) / min(costs)
        grows = max(late / early for at, early in enumerate(costs) for late in costs[at:])
        print(
            json.dumps(
                {
                    "shape": shape,
                    "ms_a_kb": [round(one, 2) for one in costs],
                    "factor": round(factor, 1),
                    "grows": round(grows, 1),
                    "holds": grows <= FACTOR,
                }
            ),
            flush=True,
        )


if __name__ == "__main__":
    main()
