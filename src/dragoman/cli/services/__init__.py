"""Commands that keep running, and the demo."""
