"""Whether a ledger is sound, and what to do when it is not."""
