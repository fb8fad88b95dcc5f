"""Words that point back: parties that a sentence leaves to the text before it."""
