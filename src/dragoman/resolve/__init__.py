"""Events to events: one event for many reports, and the standing arrangements."""
