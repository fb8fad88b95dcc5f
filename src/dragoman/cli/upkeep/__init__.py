"""Commands that write a ledger, mend it and correct it."""
