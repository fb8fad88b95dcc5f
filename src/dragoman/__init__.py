"""Dragoman reads diplomatic news and keeps a cited ledger of it."""

__version__ = "0.1.0"
__all__ = ["__version__"]
