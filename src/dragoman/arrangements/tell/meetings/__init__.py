"""Meetings, exercises and the series that they belong to."""
