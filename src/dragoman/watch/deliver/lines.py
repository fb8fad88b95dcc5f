"""Alerts on standard output: as text, or an object a line."""

import json
from collections.abc import Sequence

from dragoman.ledger.alerts import Kept
from dragoman.present.printing import plain
from dragoman.records import to_builtins
from dragoman.watch.alerts import alert_of


def lines(found: Sequence[Kept], form: str) -> list[str]:
    """Return alerts as lines.

    Args:
        found: alerts.
        form: ``text`` or ``jsonl``.
    """
    if form == "jsonl":
        return [json.dumps(told(one), ensure_ascii=False) for one in found]
    made: list[str] = []
    for one in found:
        alert = alert_of(one.alert)
        made.append(plain(f"{one.learned}  [{alert.rule}] {alert.title}"))
        made.append(plain(f"    why: {alert.why}"))
        if alert.quote:
            made.append(plain(f'    "{alert.quote}"'))
        if alert.link:
            made.append(plain(f"    {alert.link}"))
    return made


def told(kept: Kept) -> dict[str, object]:
    """Return an alert as what is sent of it."""
    return {"learned": kept.learned, **to_builtins(alert_of(kept.alert))}
