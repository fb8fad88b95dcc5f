"""One sentence as finding arrangements asks of it."""
