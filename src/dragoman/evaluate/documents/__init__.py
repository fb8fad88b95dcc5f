"""Whole documents as gold, in which each event stands once, and what is told of them against it."""
