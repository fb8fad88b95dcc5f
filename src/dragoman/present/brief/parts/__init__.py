"""The parts of a brief: its conclusion, its sections, its footnotes."""
