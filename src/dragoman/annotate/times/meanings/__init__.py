"""What expressions of time mean, as intervals of days."""
