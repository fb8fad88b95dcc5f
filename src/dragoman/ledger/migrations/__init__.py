"""The ledger's history: every version of the tables, and the way from each to the next."""
