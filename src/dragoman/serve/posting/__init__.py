"""Texts and files that programs post to be read into the ledger, where whoever serves allows that.

Programs prove with every request that they know the token; pages and forms have no part in this.
"""

from dragoman.serve.posting.routes import Posting, Taken, Taking, Text, allow

__all__ = ["Posting", "Taken", "Taking", "Text", "allow"]
