"""From reports to events, and what persons decide about it."""
