"""Turn the marked passages (``*.marks``) into gold lines with offsets (``*.jsonl``).

``[s1 words]`` is the source of attribution 1, ``c`` its cue, ``q`` its content, ``t`` the outlet
through which it came; ``[s1,2 words]`` serves two. Marks may stand inside one another. A source or
cue without content stops the build.

Run as ``python tests/gold/attributions/build.py`` from the repository's root.
"""

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
TAG = re.compile(r"\[([scqt])([\d,]+) |\]")
ROLES = {"s": "source", "c": "cue", "q": "content", "t": "through"}


def attributions(marked: str) -> tuple[str, list[dict[str, list[int] | None]]]:
    """Return a passage's plain text and its attributions in order."""
    text, last = "", 0
    stack: list[tuple[str, str, int]] = []
    found: dict[int, dict[str, list[int] | None]] = {}
    for tag in TAG.finditer(marked):
        text += marked[last : tag.start()]
        last = tag.end()
        if tag[1]:
            stack.append((tag[1], tag[2], len(text)))
            continue
        role, numbers, start = stack.pop()
        for number in map(int, numbers.split(",")):
            entry = found.setdefault(number, dict.fromkeys(ROLES.values()))
            if entry[ROLES[role]] is not None:
                raise ValueError(f"two of {role}{number}: {marked}")
            entry[ROLES[role]] = [start, len(text)]
    text += marked[last:]
    missing = [number for number, entry in found.items() if entry["content"] is None]
    if missing or stack:
        raise ValueError(f"no content for {missing}: {marked}")
    return text, [found[number] for number in sorted(found)]


def build(part: str) -> int:
    """Write one part's gold lines; return how many attributions they hold."""
    count, lines = 0, []
    for line in (HERE / f"{part}.marks").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        genre, marked = line.split("\t")
        text, found = attributions(marked)
        count += len(found)
        name = f"{part}-{len(lines) + 1:03}"
        entry = {"id": name, "genre": genre, "text": text, "attributions": found}
        lines.append(json.dumps(entry, ensure_ascii=False))
    (HERE / f"{part}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return count


if __name__ == "__main__":
    for name in ("dev", "test"):
        print(name, build(name), "attributions")
