"""Mentions of actors and places, and whom each means."""
