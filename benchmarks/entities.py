"""Speed of `EntityResolver.resolve` on the articles of the gold, apart from the encoder.

Run as ``python benchmarks/entities.py`` from the repository's root; needs the shipped model.
"""

import json
import time
from datetime import date
from pathlib import Path

from dragoman.annotate.parser.parse import Parser
from dragoman.entities.resolve import EntityResolver
from dragoman.records import Annotated, Document

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "articles" / "dev"
ROUNDS = 10
WORDS = 600
MOST_MILLISECONDS = 5.0


def articles() -> list[Annotated]:
    """The articles of the dev half, parsed."""
    parser = Parser.load()
    found = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (GOLD / gold["file"]).read_text(encoding="utf-8")
        day = date.fromisoformat(gold["published"])
        document = Document(path.stem, text, published=day)
        found.append(Annotated(document, parser.sentences(document)))
    return found


def main() -> None:
    """Print the processor time for 600 words: the best of several rounds."""
    documents = articles()
    resolver = EntityResolver.load()
    words = sum(len(one.document.text.split()) for one in documents)
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for one in documents:
            resolver.resolve(one)
        rounds.append(time.process_time() - start)
    spent = min(rounds) / words * WORDS * 1000
    print(f"{spent:.2f} ms for {WORDS} words (bar: {MOST_MILLISECONDS})")


if __name__ == "__main__":
    main()
