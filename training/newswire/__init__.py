"""The labels of real newswire: how the first ones were corrected."""
