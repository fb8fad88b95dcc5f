"""What one document tells of standing arrangements."""
