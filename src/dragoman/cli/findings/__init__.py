"""Commands that make something of a ledger: figures, briefs, files."""
