"""Documents to annotated documents: sentences, words, names, times, quotations."""
