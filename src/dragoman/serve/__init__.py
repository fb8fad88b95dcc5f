"""The ledger for browsers and programs: read-only, offline, one process."""

from dragoman.serve.app import make_app

__all__ = ["make_app"]
