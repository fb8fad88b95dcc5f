"""What a page shows: its main text, its parts, and the day that it was published."""
