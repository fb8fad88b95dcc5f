"""Whole documents as gold: drafts from sentence labels, notes by hand, the checked files."""
