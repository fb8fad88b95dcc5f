"""Commands that list what a ledger holds."""
