"""Records of events, offices and positions, and sketches, stand packed from now on too.

Nothing is rewritten here, so that a ledger of any size opens at once: those that are there stay as
they are, and are read as they are, until `dragoman pack` packs them. Only the version changes,
since an older program would not understand what is written now.
"""

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""
