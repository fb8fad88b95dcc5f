"""Annotated documents to events: type, parties, status, date, attribution."""
