"""Watching sources on a schedule, and telling at once what a rule waits for.

One process visits feeds, pages, folders and mailboxes, politely and one after another, takes what
is new into the ledger, and raises alerts. What it remembers stands in the ledger, so that it can be
killed at any instant and goes on where it was.
"""
