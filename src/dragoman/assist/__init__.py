"""The ledger for assistants: answers that cite, and the server that gives them.

`lists`, `dealings` and `coding` are the tools, `asking` lends them the ledger, `citing` turns what
they find into `answers`, and `server` speaks the Model Context Protocol by its official SDK, an
extra that nothing else here imports.
"""
