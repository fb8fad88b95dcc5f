"""Who may write to the ledger, and how: shared by corrections, by posts and by what a page sends.

Nothing here knows what is written. Rooms that write stand on this one; it stands on none of them.
"""

from dragoman.serve.writing.allowed import Corrections

__all__ = ["Corrections"]
