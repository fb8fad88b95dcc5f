"""Whether it happened, and how firmly it is told."""
