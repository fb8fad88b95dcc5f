"""Versions: what stands at one address is one document, of which the newest version tells."""
