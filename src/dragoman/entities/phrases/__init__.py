"""Noun phrases that name actors, found in a sentence and read."""
