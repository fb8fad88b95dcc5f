"""Corrections by eye: `by_eye.txt`, one change a line, made after reading the sentence again.

    1234 - killed                              the event at "killed" is none
    1234 + urged | t=REQUEST/change | a=Oman=OMN/GOV | r=^Qatar=QAT
    1234 ~ raid | t=ASSAULT | s=planned | c=reported | a=troops=ISR/MIL; police=ISR/COP

`t` type with its modes, `s` status, `c` certainty, `a` actors, `r` recipients, `w` when, `p` place,
`k` speaker, `g` another trigger. A party is `words=code/sector`; `^words` stand earlier in the
document, `^words<pronoun` are meant by the pronoun here. `killed#2` is the second "killed" of the
sentence, `raid@COERCE` the event of that type at "raid". A lone `.` says nothing.
"""

import re
from dataclasses import dataclass

from newswire.files import FOLDER, Label

FIELDS = {"s": "status", "c": "certainty", "w": "when", "p": "place", "k": "speaker"}


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of `by_eye.txt`."""

    n: int
    kind: str
    trigger: str
    values: dict[str, str]


def read_edits() -> dict[int, list[Edit]]:
    """Give the changes by sentence, in their order."""
    found: dict[int, list[Edit]] = {}
    for line in (FOLDER / "by_eye.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, *rest = (part.strip() for part in line.split(" | "))
        number, kind, trigger = head.split(" ", 2)
        values = dict(part.split("=", 1) for part in rest)
        found.setdefault(int(number), []).append(Edit(int(number), kind, trigger, values))
    return found


def apply_edits(group: Label, sentences: dict[int, str], edits: dict[int, list[Edit]]) -> None:
    """Change the events of a story or of one sentence."""
    numbers = range(group["first"], group["last"] + 1) if "first" in group else [group["n"]]
    for n in numbers:
        for edit in edits.get(n, ()):
            _apply(group, sentences[n], edit)


def _apply(group: Label, text: str, edit: Edit) -> None:
    if edit.kind == "+":
        group["events"].append(
            _changed(
                _blank(edit.n), text, Edit(edit.n, "~", "", {"g": edit.trigger, **edit.values})
            )
        )
        return
    event = _find(group, text, edit)
    if edit.kind == "-":
        group["events"].remove(event)
    else:
        _changed(event, text, edit)


def _find(group: Label, text: str, edit: Edit) -> Label:
    wanted, _, event_type = edit.trigger.partition("@")
    start, end = span_of(text, wanted)
    for event in group["events"]:
        here = event["n"] == edit.n and event["span"] == [start, end]
        if here and event_type in {"", event["event_type"]}:
            return event
    message = f"by_eye.txt: no event at {edit.trigger!r} in sentence {edit.n}"
    raise ValueError(message)


def _changed(event: Label, text: str, edit: Edit) -> Label:
    values = edit.values
    if "g" in values:
        start, end = span_of(text, values["g"])
        event["trigger"], event["span"] = text[start:end], [start, end]
    if "t" in values:
        event["event_type"], *event["mode"] = values["t"].split("/")
    for key, field in FIELDS.items():
        if key in values:
            event[field] = None if values[key] == "." else values[key]
    for key, field in (("a", "actors"), ("r", "recipients")):
        if key in values:
            event[field] = (
                []
                if values[key] == "."
                else [party_of(text, each) for each in values[key].split("; ")]
            )
    return event


def party_of(text: str, told: str) -> Label:
    """Read one party: `troops=ISR/MIL`, `^the army=ISR/MIL`, `^the army<they=ISR/MIL`."""
    words, _, code = told.rpartition("=")
    code, _, sector = code.partition("/")
    antecedent, here = None, words
    if words.startswith("^"):
        antecedent, _, here = words[1:].partition("<")
    span = list(span_of(text, here)) if here else None
    return {
        "text": text[span[0] : span[1]] if span else None,
        "span": span,
        "antecedent": antecedent,
        "code": code,
        "sector": sector or None,
    }


def span_of(text: str, words: str) -> tuple[int, int]:
    """Give where the words stand, whole words first; `killed#2` is the second."""
    words, _, count = words.partition("#")
    found = [
        match.start() for match in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)
    ]
    found = found or [match.start() for match in re.finditer(re.escape(words), text)]
    if len(found) < int(count or 1):
        message = f"by_eye.txt: {words!r} does not stand in {text!r}"
        raise ValueError(message)
    start = found[int(count or 1) - 1]
    return start, start + len(words)


def _blank(n: int) -> Label:
    return {
        "n": n,
        "trigger": "",
        "span": [0, 0],
        "event_type": "",
        "mode": [],
        "status": "actual",
        "certainty": "asserted",
        "actors": [],
        "recipients": [],
        "place": None,
        "when": None,
        "speaker": None,
    }
