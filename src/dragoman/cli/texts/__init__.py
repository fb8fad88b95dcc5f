"""Commands that read texts and keep nothing."""
