"""Mentions to entities: states, organisations, people and offices, groups."""
