"""The note beside a panel: what is in it, how it was made, how to cite it."""

import json
from typing import Any

from dragoman import __version__
from dragoman.panel.columns import MEANINGS
from dragoman.panel.making import Plan

CITATION = (
    "The Dragoman team ({year}). Dragoman {version}: a cited ledger of diplomatic news. "
    "Event types and scores: PLOVER 2.0, Open Event Data Alliance. State system membership: "
    "Correlates of War Project, State System Membership List v2016; Gleditsch and Ward (1999), "
    "A Revised List of Independent States since the Congress of Vienna."
)
YEAR = 2026


def note(plan: Plan, told: dict[str, Any]) -> str:
    """Return the note as JSON; the same panel always has the same.

    Args:
        plan: what the panel was to be.
        told: filter, counts of what could not be placed, and the like.
    """
    columns = [
        {"name": name, "kind": kind.__name__, "meaning": meaning}
        for name, kind, meaning in MEANINGS
    ]
    found = {
        "title": f"Dragoman panel, one row a dyad-{plan.unit}",
        "unit": str(plan.unit),
        "directed": plan.directed,
        "states": list(plan.states),
        "source": plan.source,
        **told,
        "missing": "an empty cell is not known; observed = 0 leaves all counts empty, never 0",
        "codebook": plan.codebook,
        "version": __version__,
        "citation": CITATION.format(year=YEAR, version=__version__),
        "columns": columns,
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
