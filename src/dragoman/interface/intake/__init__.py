"""What goes into a ledger from a program: named, handed over or posted."""
