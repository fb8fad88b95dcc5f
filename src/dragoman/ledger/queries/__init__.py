"""Questions to the ledger as SQL."""
