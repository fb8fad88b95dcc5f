"""Arrangements over time, put together from what many documents tell."""
