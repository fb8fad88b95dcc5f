"""Marks in the text of a document: what each piece is, and whom it names."""
