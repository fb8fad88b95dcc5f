"""Who may ask a server what, where whoever serves names them: tokens, sessions and a proxy's word.

`members` is the file that names them, `sessions` keeps who has logged in, `gate` stands before the
application and lets nobody else in, and `pages` is the form.
"""

from dragoman.serve.login.gate import Gate
from dragoman.serve.login.members import ROLES, Member, Members

__all__ = ["ROLES", "Gate", "Member", "Members"]
