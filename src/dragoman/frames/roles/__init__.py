"""Who fills the roles around a word, and how each stands to it."""
