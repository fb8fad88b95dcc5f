"""Events that any system told, from lines of JSON, as they are compared with gold.

`dragoman code` prints such lines. Of another system's events only what is compared has to be there:
`document_id`, `event_type`, and, where they are told, `status`, `actors`, `recipients`, `date` and
`evidence`; a party is a `code`, an ISO 3166 alpha-3 or `org:` with an id of the register.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from dragoman.errors import InputError
from dragoman.records import Event
from dragoman.records.codec import from_builtins

Record = dict[str, Any]

BARE: Record = {
    "event_id": "",
    "mode": [],
    "context": [],
    "quad_code": 0,
    "intensity": 0.0,
    "actors": [],
    "recipients": [],
    "date": None,
    "place": None,
    "status": "actual",
    "certainty": "asserted",
    "attribution": {},
    "mechanism_id": None,
    "confidence": 1.0,
    "evidence": [],
}


def told_events(lines: Iterable[str]) -> dict[str, list[Event]]:
    """Return events by document, in the order of the lines.

    Args:
        lines: a JSON object each; empty ones are passed over.

    Raises:
        InputError: a line is no event.

    >>> line = '{"document_id": "d", "event_type": "AID", "actors": [{"code": "OMN"}]}'
    >>> told_events([line])["d"][0].actors[0].country
    'OMN'
    """
    told: defaultdict[str, list[Event]] = defaultdict(list)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            told[record["document_id"]].append(from_builtins(_whole(record), Event))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"line {number} is no event: {error}") from error
    return dict(told)


def _whole(record: Record) -> Record:
    """Give a record every field, those that are not compared as little as they may hold."""
    whole = BARE | record
    name = record["document_id"]
    for role in ("actors", "recipients"):
        whole[role] = [_party(each) for each in whole[role]]
    if whole["date"]:
        whole["date"] = {"precision": "day"} | whole["date"]
    whole["evidence"] = [{"document_id": name, "quote": ""} | each for each in whole["evidence"]]
    return whole


def _party(party: Record) -> Record:
    if "code" not in party:
        return party
    code = party["code"]
    return {"entity_id": code, "text": code, "country": None if ":" in code else code} | party
