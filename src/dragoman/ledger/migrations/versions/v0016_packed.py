"""Records, steps and mentions stand packed from now on; those that are there stay as they are.

So nothing is rewritten, and a ledger of any size opens at once. Only the version changes, since an
older program would not understand what is written now.
"""

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""
