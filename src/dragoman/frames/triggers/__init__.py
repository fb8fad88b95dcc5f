"""Which words of a sentence tell an event: rows of the codebook whose conditions hold."""
