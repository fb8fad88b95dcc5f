"""Make the corrected labels from the first ones, by rule, then by eye; print what rules changed.

PYTHONPATH=src:training python -m newswire.correct
"""

from collections import Counter

from newswire.by_eye import apply_edits, read_edits
from newswire.files import Label, read, texts, write
from newswire.rules import RULES


def main() -> None:
    """Read `first/`, write `stories` and `single`."""
    sentences = texts()
    edits = read_edits()
    changed: Counter[str] = Counter()
    example: dict[str, str] = {}
    for name in ("stories", "single"):
        groups = read(f"first/{name}")
        for group in groups:
            for event in group["events"]:
                _by_rule(event, sentences[event["n"]], changed, example)
            apply_edits(group, sentences, edits)
            group["events"].sort(key=lambda event: (event["n"], event["span"]))
        write(name, groups)
    for rule in RULES:
        print(f"{rule.__name__}\t{changed[rule.__name__]}\t{example.get(rule.__name__, '')}")


def _by_rule(event: Label, text: str, changed: Counter[str], example: dict[str, str]) -> None:
    for rule in RULES:
        if rule(event, text):
            changed[rule.__name__] += 1
            example.setdefault(rule.__name__, f"{event['n']} {event['trigger']}")


if __name__ == "__main__":
    main()
