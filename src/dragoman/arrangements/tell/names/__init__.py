"""What arrangements are called in a sentence."""
