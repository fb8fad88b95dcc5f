"""Trees and mentions to what a word tells: who, whether, when, where, and who says so."""
