"""What a ledger answers in Python: lists of records, one record with its proof, files."""
