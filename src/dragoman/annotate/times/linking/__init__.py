"""Which time belongs to which word."""
