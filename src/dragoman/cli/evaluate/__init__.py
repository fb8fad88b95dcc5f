"""`dragoman evaluate` and its commands."""
