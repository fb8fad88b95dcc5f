"""Notes by hand that make a document of its draft, in a short form: a line each.

    = 5163                      the story of that first sentence; `= a-05` a written document
    published 2006-09-08 facts  its day, and how it is known
    m 1 2 5                     the labels 1, 2 and 5 are one event, told best by the first
    x 4                         no event
    n 4                         no event, but looks like one
    t 1 CONSULT visit,phone     type and modes
    s 1 planned                 status
    c 1 reported                certainty
    a 1 PAK/GOV IND org:un/IGO  actors: code and sector; with `?` it may be left out
    r 1 -                       recipients; `-` nobody told, nothing behind the number: none
    d 1 2004-05 scene           date, basis `stated` if nothing is said; `open`: not asked; `-` none
    open                        no date is asked of any event that has none by now
    l 1 Islamabad               place; `-` none
    w 1 PAK | the minister      who says so: code and words; `-` the document itself
    also 1 REJECT               another type that is as good
    may 1 3                     arguable: neither asked for nor wrong
    + 3 "words" TYPE/mode status A B > C    one more event of the third sentence
    p Pervez Musharraf | PAK | President
    o talks | PAK IND | held | 1 3   an occasion: kind, parties, life, its events

Where a change is the same for several events, their numbers stand with commas: `w 1,2 PAK`; words
of a speaker that stay may be left out.

A label's number is its place in the draft; events that are added go on counting. `documents show`
prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.drafts import interval

Record = dict[str, Any]
Key = int | str

ROLES = {"a": "actors", "r": "recipients"}
PLAIN = {"s": "status", "c": "certainty"}
ADDED = re.compile(r'(\d+) "([^"]+)"(?:\*(\d+))? ([A-Z]+)(?:/(\S+))? (\w+) ?(.*)')


FOLLOWERS = re.compile(
    r"\b(nephew|son|daughter|wife|brother|aide|aides|allies|supporters|backers|forces|troops"
    r"|spokesman|spokeswoman|government|house|home|widow|death|murder)\b.*\b(of|to|for|by)\b"
)


class NoteError(ValueError):
    """A note that cannot be followed."""


def read(path: Path) -> dict[Key, list[str]]:
    """Give the notes of each story by its first sentence, of each written document by its name."""
    stories: dict[Key, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("= "):
            name = line.split()[1]
            own = stories.setdefault(int(name) if name.isdigit() else name, [])
        elif line.strip() and not line.startswith("#"):
            own.append(line.strip())
    return stories


def follow(document: Record, lines: list[str]) -> Record:
    """Give the document as the notes make it.

    Raises:
        NoteError: a note is not understood, or names an event that is not there.
    """
    events = dict(enumerate(document["events"], 1))
    for line in lines:
        key, _, rest = line.partition(" ")
        try:
            _one(document, events, key, rest.strip())
        except (KeyError, ValueError, IndexError) as error:
            raise NoteError(f"{document['id']}: {line!r}: {error!r}") from error
    order = sorted(events, key=lambda n: (events[n]["mentions"], n))
    number = {old: new for new, old in enumerate(order, 1)}
    for occasion in document["occasions"]:
        for old in occasion.pop("events"):
            events[old]["occasion"] = occasion["id"]
    document["events"] = [_finished(number[n], events[n], document["people"]) for n in order]
    return document


def _one(document: Record, events: dict[int, Record], key: str, rest: str) -> None:
    words = rest.split()
    if key in {"published", "open"}:
        _days(document, events, words)
    elif key == "m":
        _merge(events, [int(word) for word in words])
    elif key in {"x", "n"}:
        for word in words:
            gone = events.pop(int(word))
            document["not_events"] += gone["mentions"] if key == "n" else []
    elif key == "may":
        for word in words:
            events[int(word)]["may"] = True
    elif key == "+":
        events[max([*events, len(document["events"])]) + 1] = _added(document, rest)
    elif key == "p":
        name, country, office = (part.strip() for part in rest.split("|"))
        person = {"name": name, "country": country, "office": None if office == "-" else office}
        document["people"].append(person)
    elif key == "o":
        _occasion(document, rest)
    else:
        for number in words[0].split(","):
            _change(events[int(number)], key, words[1:], rest.partition(" ")[2].strip())


def _days(document: Record, events: dict[int, Record], words: list[str]) -> None:
    if words:
        document["published"], document["published_basis"] = words
        return
    for event in events.values():
        event["date"] = event["date"] or _date(["open"])


def _change(event: Record, key: str, words: list[str], rest: str) -> None:
    if key in PLAIN:
        event[PLAIN[key]] = words[0]
    elif key in ROLES:
        old = {each["code"]: each for each in event[ROLES[key]]}
        event[ROLES[key]] = [_party(word, old) for word in words]
    elif key == "t":
        event["event_type"] = words[0]
        event["mode"] = words[1].split(",") if words[1:] else []
    elif key == "d":
        event["date"] = _date(words)
    elif key == "l":
        event["place"] = None if rest == "-" else rest
    elif key == "w":
        event["speaker"] = None if rest == "-" else _voice(event["speaker"], rest)
    elif key == "also":
        event["also"] = words
    else:
        raise ValueError(key)


def _voice(before: Record | None, rest: str) -> Record:
    code, _, said = (part.strip() for part in rest.partition("|"))
    return {"words": said or (before or {})["words"], "code": code, "name": None}


def _date(words: list[str]) -> Record | None:
    if words == ["-"]:
        return None
    if words == ["open"]:
        return {"start": None, "end": None, "basis": "open"}
    return interval(words[0], *words[1:])


def _party(word: str, old: dict[str, Record]) -> Record:
    code, _, sector = word.replace("?", "").partition("/")
    known = old.get(code, {})
    party = {
        "code": code,
        "sector": sector or known.get("sector"),
        "name": None,
        "words": known.get("words"),
    }
    return party | {"optional": True} if "?" in word else party


def _merge(events: dict[int, Record], numbers: list[int]) -> None:
    """Merge events; each part is the first one's, and where that tells nothing the next one's."""
    first = events[numbers[0]]
    for number in numbers[1:]:
        other = events.pop(number)
        for role in ROLES.values():
            if not any(party["code"] != "-" for party in first[role]):
                first[role] = other[role] or first[role]
            elif {p["code"] for p in first[role]} == {p["code"] for p in other[role]}:
                first[role] = first[role] + other[role]
        for part in ("date", "place", "when"):
            first[part] = first[part] or other[part]
        first["mentions"] += other["mentions"]
    first["mentions"].sort()


def _added(document: Record, rest: str) -> Record:
    found = ADDED.fullmatch(rest)
    if not found:
        raise ValueError(rest)
    sentence, words, nth, kind, modes, status, parties = found.groups()
    text = document["sentences"][int(sentence) - 1]
    start = -1
    for _ in range(int(nth or 1)):
        start = text.index(words, start + 1)
    actors, _, recipients = parties.partition(">")
    return {
        "event_type": kind,
        "mode": modes.split(",") if modes else [],
        "status": status,
        "certainty": "asserted",
        "actors": [_party(word, {}) for word in actors.split()],
        "recipients": [_party(word, {}) for word in recipients.split()],
        "date": None,
        "when": None,
        "place": None,
        "speaker": None,
        "occasion": None,
        "mentions": [[int(sentence), start, start + len(words)]],
    }


def _occasion(document: Record, rest: str) -> None:
    kind, parties, life, own = (part.strip() for part in rest.split("|"))
    document["occasions"].append(
        {
            "id": f"o{len(document['occasions']) + 1}",
            "kind": kind,
            "parties": parties.split(),
            "life": life,
            "events": [int(number) for number in own.split()],
        }
    )


def _finished(number: int, event: Record, people: list[Record]) -> Record:
    for role in ROLES.values():
        event[role] = list(_told(event[role], people))
    if event["speaker"]:
        name = _named([event["speaker"]["words"]], people)
        event["speaker"]["name"] = name["name"] if name else None
        if name and event["speaker"]["code"] == "-":
            event["speaker"]["code"] = name["country"]
    return {"id": number} | {key: value for key, value in event.items() if key != "when"}


def _told(parties: list[Record], people: list[Record]) -> Iterator[Record]:
    """Give each party once: of equal code and person, the one whose sector is told."""
    seen: dict[tuple[str, str | None], Record] = {}
    for party in parties:
        person = _named([party.get("words"), party.get("antecedent")], people)
        name = person["name"] if person and person["country"] in {party["code"], "-"} else None
        kept = seen.setdefault((party["code"], name), {"code": party["code"], "sector": None})
        kept["sector"] = kept["sector"] or party["sector"]
        kept["name"] = name
        if party.get("optional"):
            kept["optional"] = True
    named = {code for code, name in seen if name}
    for (code, name), party in seen.items():
        if name is None and code in named and party["sector"] in {None, "GOV"}:
            continue
        yield party


def _named(words: list[str | None], people: list[Record]) -> Record | None:
    """Give the person whom words name: by the full name, else by the last; not for their people.

    "Mr. Poe" and "Poe, the minister" are Ann Poe; "Poe's cabinet", "Poe supporters" and "forces
    loyal to Ann Poe" are not.
    """
    told = [text for text in words if text]
    for last in (False, True):
        for text in told:
            for person in people:
                name = re.split(r"[ -]", person["name"])[-1] if last else person["name"]
                found = re.search(rf"\b{re.escape(name)}(?=$|,| \(| and )", text)
                if found and not FOLLOWERS.search(text[: found.start()]):
                    return person
    return None
