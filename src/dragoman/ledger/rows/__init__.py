"""Records as rows of tables, and back."""
