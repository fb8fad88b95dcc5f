"""What the learned heads make of a sentence: which words tell an event, and who takes part."""
