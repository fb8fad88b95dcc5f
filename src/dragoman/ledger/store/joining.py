"""The part of a store that tells what merging asks."""

from collections.abc import Sequence
from typing import Protocol

from dragoman.resolve.merging.clusters import Edge
from dragoman.resolve.merging.sketches import Sketch


class Joining(Protocol):
    """What merging asks: which reports wait, and what ties them to others."""

    def unmerged(self, limit: int) -> list[str]:
        """Return ids of reports that wait for merging, by day of publication and id."""
        ...

    def blocks(self, report_ids: Sequence[str]) -> set[str]:
        """Return the blocks of these reports."""
        ...

    def in_blocks(self, blocks: Sequence[str]) -> set[str]:
        """Return the reports of these blocks."""
        ...

    def members(self, blocks: Sequence[str]) -> dict[str, set[str]]:
        """Return the reports of each of these blocks that has any."""
        ...

    def together(self, report_ids: Sequence[str]) -> set[str]:
        """Return the reports that now share an event with these."""
        ...

    def sketches(self, report_ids: Sequence[str]) -> dict[str, Sketch]:
        """Return the sketches that are kept of these reports, by report."""
        ...

    def ties(self, report_ids: Sequence[str]) -> list[Edge]:
        """Return the ties of these reports with any; one between two of them may come twice."""
        ...

    def ties_from(self, report_ids: Sequence[str]) -> list[Edge]:
        """Return the ties of which these reports are the first by id; each tie has one first."""
        ...

    def gathered(self, report_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the events that these reports belong to, each with all its reports, sorted."""
        ...

    def unsettled(self) -> list[str]:
        """Return reports that were merged before and wait for it again, in order of their ids."""
        ...
