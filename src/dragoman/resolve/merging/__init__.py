"""Merging across documents: accounts of one event put together."""
