"""Alerts as the ledger keeps them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """An alert as the ledger keeps it.

    Attributes:
        alert_id: its number.
        learned: when it was raised, as ISO text.
        alert: itself, as JSON.
        tries: how often delivering it failed.
    """

    alert_id: int
    learned: str
    alert: str
    tries: int = 0
