"""Opening files and pasting texts into a page and seeing them read, where whoever serves allows it.

Nothing here is reached unless the server was started to be written to and given something that
reads.
"""

from dragoman.serve.reading.pages import router

__all__ = ["router"]
