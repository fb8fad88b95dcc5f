"""Analyses in words."""
