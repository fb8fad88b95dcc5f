"""Make the corrected labels from the first ones, by rule, then by eye; print what rules changed.

PYTHONPATH=src:training python -m newswire.correct
"""

from newswire.by_eye import Edit, apply_edits, read_edits
from newswire.files import Label, read, texts, write
from newswire.rules import RULES

Changes = dict[str, list[str]]


def main() -> None:
    """Read `first/`, write `stories` and `single`."""
    sentences, edits = texts(), read_edits()
    changed: Changes = {}
    for name in ("stories", "single"):
        write(
            name, [corrected(group, sentences, edits, changed) for group in read(f"first/{name}")]
        )
    for rule in RULES:
        told = changed.get(rule.__name__, [])
        print(rule.__name__, len(told), told[0] if told else "", sep="\t")


def corrected(
    group: Label, sentences: dict[int, str], edits: dict[int, list[Edit]], changed: Changes
) -> Label:
    """Correct a story or a single sentence in place; note under each rule what it changed."""
    for event in group["events"]:
        for rule in RULES:
            if rule(event, sentences[event["n"]]):
                told = f"{event['n']} {event['trigger']}"
                changed.setdefault(rule.__name__, []).append(told)
    apply_edits(group, sentences, edits)
    group["events"].sort(key=lambda event: (event["n"], event["span"]))
    return group


if __name__ == "__main__":
    main()
