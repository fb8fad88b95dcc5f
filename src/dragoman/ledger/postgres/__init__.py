"""A ledger in PostgreSQL, for teams: the same tables, questions and rules as in one SQLite file.

`address` tells how a ledger is named, `tables` makes its schema, `connection` opens it and explains
failures, and `store` is the `dragoman.ledger.store.Store`. The driver is an extra.
"""
