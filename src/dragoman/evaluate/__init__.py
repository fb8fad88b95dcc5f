"""Measures: predicted records against gold."""
