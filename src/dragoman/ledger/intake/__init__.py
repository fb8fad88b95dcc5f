"""Taking documents and other people's data in."""
