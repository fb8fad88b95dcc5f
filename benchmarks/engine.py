"""How fast the engine reads: sentences a second on one thread, cold start, memory.

    python benchmarks/engine.py [--json]

Reads sentences of news style (our own training sentences, marks taken off), parses them from raw
text and relates each pair of neighbouring names. Each figure is the median of five rounds.
"""

import argparse
import json
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
SENTENCES = 300
MARKS = re.compile(r"</?[st]>")
COLD = """
import time
start = time.perf_counter()
from dragoman.annotate.parser.parse import Parser
from dragoman.coding.heads.relations import RelationClassifier, RelationRequest
from dragoman.records import Document
parser, classifier = Parser.load(), RelationClassifier.load()
text = "Freedonia accused Sylvania of shelling."
parser.sentences(Document("d", text))
classifier.classify([RelationRequest(text, ((0, 9),), ((18, 26),))])
print(time.perf_counter() - start)
"""


def texts() -> list[str]:
    """Sentences to read, none twice."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "training" / "data" / "relations").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines()[1:]:
            found.setdefault(MARKS.sub("", line.split("\t")[-1]))
    step = max(1, len(found) // SENTENCES)
    return list(found)[::step][:SENTENCES]


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--json", action="store_true")
    args = ask.parse_args()
    from dragoman.annotate.parser.parse import Parser  # noqa: PLC0415 - after the arguments
    from dragoman.coding.heads.relations import (  # noqa: PLC0415 - the same
        RelationClassifier,
        RelationRequest,
    )
    from dragoman.records import Document  # noqa: PLC0415 - the same

    documents = [Document(str(i), text) for i, text in enumerate(texts())]
    parser, classifier = Parser.load(), RelationClassifier.load()
    parser.many(documents[:20])
    parse_rates, rates, words, pairs = [], [], 0, 0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        read = parser.many(documents)
        middle = time.perf_counter()
        requests = [
            RelationRequest(document.text, ((a.start, a.end),), ((b.start, b.end),))
            for document, sentences in zip(documents, read, strict=True)
            for sentence in sentences
            for a, b in zip(sentence.names, sentence.names[1:], strict=False)
        ]
        classifier.classify(requests)
        end = time.perf_counter()
        count = sum(len(sentences) for sentences in read)
        words = sum(len(s.tokens) for sentences in read for s in sentences)
        pairs = len(requests)
        parse_rates.append(count / (middle - start))
        rates.append(count / (end - start))
    command = [sys.executable, "-c", COLD]
    cold = [
        float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(3)
    ]
    figures = {
        "processor": platform.processor() or platform.machine(),
        "sentences": len(documents),
        "words": words,
        "pairs": pairs,
        "parsed_per_second": round(statistics.median(parse_rates), 1),
        "parsed_and_related_per_second": round(statistics.median(rates), 1),
        "cold_start_seconds": round(statistics.median(cold), 2),
        "memory_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name.replace('_', ' ')}: {value}")


if __name__ == "__main__":
    main()
