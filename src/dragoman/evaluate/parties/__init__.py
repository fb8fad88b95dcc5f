"""What is measured of who is meant: persons and groups."""
