"""How far two hands agree on the stories that were labelled twice.

PYTHONPATH=src:training python -m newswire.agreement
"""

from newswire.files import FOLDER, Label, read
from newswire.rules import RULES, organisation_ids

Events = list[Label]


def main() -> None:
    """Print the agreement of the second hand with the first labels and with those of now."""
    again = {group["first"]: group for group in read("again")}
    second = [event for group in again.values() for event in group["events"]]
    ruled = [event for group in read("again") for event in group["events"]]
    sentences = {each["n"]: each["text"] for each in read("texts")}
    for event in second:
        organisation_ids(event, "")
    for event in ruled:
        for rule in RULES:
            rule(event, sentences[event["n"]])
    first, now = (
        [e for group in read(name) if group["first"] in again for e in group["events"]]
        for name in ("first/stories", "stories")
    )
    for event in first:
        organisation_ids(event, "")
    print(f"{len(again)} stories of {FOLDER.name}: {len(first)} and {len(second)} first labels")
    print(
        "labels",
        "against",
        "types",
        "trigger",
        "trigger and type",
        "all parties",
        "parties of the sentence",
        sep="\t",
    )
    for name, mine, other, yours in (
        ("first", first, "first", second),
        ("now", now, "first", second),
        ("now", now, "by rule", ruled),
    ):
        print(name, other, *(f"{each:.2f}" for each in _agreement(mine, yours)), sep="\t")


def _agreement(mine: Events, yours: Events) -> tuple[float, ...]:
    """Give F1 of types a sentence, triggers, triggers with type, with the codes of all parties too.

    The last counts only parties that the sentence itself names, not those filled in from before.
    """
    types = [{(event["n"], event["event_type"]) for event in side} for side in (mine, yours)]
    pairs = _pairs(mine, yours, typed=True)
    whole = len(mine) + len(yours)
    alike = sum(_codes(one) == _codes(other) for one, other in pairs)
    here = sum(_codes(one, here=True) == _codes(other, here=True) for one, other in pairs)
    return (
        2 * len(types[0] & types[1]) / (len(types[0]) + len(types[1])),
        2 * len(_pairs(mine, yours, typed=False)) / whole,
        2 * len(pairs) / whole,
        2 * alike / whole,
        2 * here / whole,
    )


def _pairs(mine: Events, yours: Events, *, typed: bool) -> list[tuple[Label, Label]]:
    """Pair events whose triggers overlap, each once."""
    free = list(yours)
    found = []
    for event in mine:
        for other in free:
            same = not typed or event["event_type"] == other["event_type"]
            if same and event["n"] == other["n"] and _overlap(event["span"], other["span"]):
                found.append((event, other))
                free.remove(other)
                break
    return found


def _overlap(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _codes(event: Label, *, here: bool = False) -> tuple[frozenset[str], ...]:
    sides = (event["actors"], event["recipients"])
    return tuple(
        frozenset(party["code"] for party in side if party["text"] or not here) for side in sides
    )


if __name__ == "__main__":
    main()
