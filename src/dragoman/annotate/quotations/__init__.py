"""Who says what: sources, cues and contents of speech."""
