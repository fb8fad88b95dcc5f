"""Readers, one module for each family of formats: bytes in, documents and refusals out."""
