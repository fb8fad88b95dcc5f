"""Reading on many cores and many machines: the same answers, sooner."""
