"""What speakers said about issues."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.records import Annotated, Position

if TYPE_CHECKING:
    from dragoman.entities.mentions import Mention


def positions_of(annotated: Annotated, mentions: "Sequence[Mention]") -> tuple[Position, ...]:
    """Return what each speaker said about the issues of the codebook."""
    del annotated, mentions
    return ()
