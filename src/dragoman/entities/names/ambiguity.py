"""Chooses among the things that a name can mean, by the words around it."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.data.tables import read_table, split_list
from dragoman.entities.names.register import Sense


class Chooser:
    """Decides between senses.

    Args:
        cues: for a name, the words near it that speak for each candidate.
        certain: names whose first sense stands unless a cue speaks against it.
    """

    def __init__(
        self, cues: Mapping[str, Mapping[str, tuple[str, ...]]], certain: frozenset[str]
    ) -> None:
        self._cues = cues
        self._certain = certain

    @classmethod
    def load(cls) -> Chooser:
        """Return the chooser with the cues that ship with the package."""
        cues: dict[str, dict[str, tuple[str, ...]]] = {}
        certain = set()
        for row in read_table("ambiguous.tsv"):
            told: dict[str, tuple[str, ...]] = {}
            for item in split_list(row["cues"]):
                candidate, _, words = item.partition(":")
                told[candidate] = tuple(words.split(","))
            cues[row["text"]] = told
            if row["default"]:
                certain.add(row["text"])
        return cls(cues, frozenset(certain))

    def choose(
        self, name: str, senses: tuple[Sense, ...], context: str, countries: Mapping[str, int]
    ) -> tuple[Sense | None, tuple[str, ...]]:
        """Return the sense meant, if it can be told, and the ids of all candidates if not.

        Args:
            name: as written.
            senses: likeliest first.
            context: the text around it in lower case, without the name itself.
            countries: how often each state is named without doubt in the document.
        """
        if len(senses) == 1:
            return senses[0], ()
        told = self._cues.get(name, {})
        scores = [_score(sense, told, context, countries) for sense in senses]
        best = max(scores)
        tied = senses[scores.index(best)]
        if best and scores.count(best) == 1:
            return tied, ()
        ids = tuple(dict.fromkeys(sense.entity_id for sense in senses))
        if len(ids) == 1:
            return senses[0], ()
        return (tied if name in self._certain or not told else None), ids


def _score(
    sense: Sense,
    told: Mapping[str, tuple[str, ...]],
    context: str,
    countries: Mapping[str, int],
) -> int:
    """Return how much the words around a name speak for a sense, and how often its state does."""
    code = sense.entity_id if sense.kind == "organisation" else sense.country or ""
    cues = told.get(code, ())
    if sense.kind == "city" and code == "USA":
        cues += tuple(cue for key in told if key.startswith("US-") for cue in told[key])
    return sum(3 for cue in cues if cue in context) + min(2, countries.get(code, 0))
