"""How often the first labels were wrong, on the sentences that were read again.

PYTHONPATH=src:training python -m newswire.errors
"""

from collections import Counter, defaultdict

from newswire.files import FOLDER, Label, read
from newswire.rules import day_in_bare_words, organisation_ids

PARTS = {
    "event_type": "type",
    "mode": "mode",
    "status": "status",
    "certainty": "certainty",
    "when": "date",
}


def main() -> None:
    """Print errors by kind and by hand, of the tenth alone (`sample`) and of all that was read."""
    for wanted in ("sample", "all"):
        numbers = _read_again(wanted)
        counts, events, sentences = _compare(numbers)
        hands = sorted(events)
        kinds = sorted({kind for _, kind in counts})
        print(f"{wanted}: {sum(sentences.values())} sentences, {sum(events.values())} first labels")
        print("kind", *hands, "all", sep="\t")
        print("sentences", *(sentences[hand] for hand in hands), sum(sentences.values()), sep="\t")
        print("first labels", *(events[hand] for hand in hands), sum(events.values()), sep="\t")
        for kind in kinds:
            row = [counts[hand, kind] for hand in hands]
            print(kind, *row, sum(row), sep="\t")


def _read_again(wanted: str) -> set[int]:
    lines = (FOLDER / "read_again.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found: set[int] = set()
    for line in lines:
        first, last, why = line.split("\t")
        if wanted in {"all", why}:
            found |= set(range(int(first), int(last) + 1))
    return found


def _compare(
    numbers: set[int],
) -> tuple[Counter[tuple[int, str]], Counter[int], Counter[int]]:
    counts: Counter[tuple[int, str]] = Counter()
    events: Counter[int] = Counter()
    sentences: Counter[int] = Counter()
    for name in ("stories", "single"):
        for before, after in zip(read(f"first/{name}"), read(name), strict=True):
            hand = before["hand"]
            first, last = (before.get(end, before.get("n")) for end in ("first", "last"))
            mine = numbers & set(range(first, last + 1))
            for event in before["events"]:
                organisation_ids(event, "")  # another spelling of an id or a day is no error
                day_in_bare_words(event, "")
            sentences[hand] += len(mine)
            old, new = _by_place(before, mine), _by_place(after, mine)
            events[hand] += sum(map(len, old.values()))
            for place in old.keys() | new.keys():
                for kind in _differences(old.get(place, []), new.get(place, [])):
                    counts[hand, kind] += 1
    return counts, events, sentences


def _by_place(group: Label, numbers: set[int]) -> dict[tuple[int, ...], list[Label]]:
    found: dict[tuple[int, ...], list[Label]] = defaultdict(list)
    for event in group["events"]:
        if event["n"] in numbers:
            found[event["n"], *event["span"]].append(event)
    return found


def _differences(old: list[Label], new: list[Label]) -> list[str]:
    kinds = ["no event"] * (len(old) - len(new)) + ["missed event"] * (len(new) - len(old))
    for before, after in zip(old, new, strict=False):
        kinds += [name for part, name in PARTS.items() if before[part] != after[part]]
        kinds += _of_parties(before, after)
    return kinds


def _of_parties(before: Label, after: Label) -> list[str]:
    """Tell apart a code, a role (moved to the other side), a party too few and one too many."""
    old, new = _sides(before), _sides(after)
    if old == new:
        return []
    if old.keys() == new.keys():
        moved = any(old[each][0] != new[each][0] for each in old)
        recoded = any(old[each][1] != new[each][1] for each in old)
        return ["role of a party"] * moved + ["code of a party"] * recoded
    if old.keys() < new.keys():
        return ["party missing"]
    return ["party too many"] if new.keys() < old.keys() else ["other party"]


def _sides(event: Label) -> dict[tuple[str, int], tuple[str, str]]:
    """Give side and code of every party by its words; the same words may stand for several."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for side in ("actors", "recipients"):
        for party in event[side]:
            words = str(party["text"] or party["antecedent"])
            count = sum(1 for known, _ in found if known == words)
            found[words, count] = (side, party["code"])
    return found


if __name__ == "__main__":
    main()
