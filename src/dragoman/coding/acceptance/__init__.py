"""Which triggers are told as events: named filters, and how probable a record is."""
