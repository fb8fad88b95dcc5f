"""Bytes to documents: every format in, one Document or Refusal out."""
