"""What learned heads say of a word, and where they meet the rules."""
