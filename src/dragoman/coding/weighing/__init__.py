"""Who takes part, all in all: every side that a document names, weighed for every role."""
