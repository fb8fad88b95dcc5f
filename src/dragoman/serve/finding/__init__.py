"""Finding states, pairs, people, arrangements and organisations by name as one types."""

from dragoman.serve.finding.pages import router

__all__ = ["router"]
