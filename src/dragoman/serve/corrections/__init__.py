"""Correcting merges in the browser and over the API, where whoever serves allows it.

Nothing here is reached unless the server was started to be written to; without that, an application
has none of these routes.
"""

from dragoman.serve.corrections.routes import READ_ONLY, add_to

__all__ = ["READ_ONLY", "add_to"]
