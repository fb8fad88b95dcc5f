"""Reading on many cores: the same answers, sooner."""
