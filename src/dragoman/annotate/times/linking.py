"""Which time belongs to which word."""

from dragoman.records import Annotated, TimeExpression


def time_of(annotated: Annotated, sentence_index: int, token_index: int) -> TimeExpression | None:
    """Return the time of the event whose trigger is a word; None where it is not told."""
    del annotated, sentence_index, token_index
    return None
