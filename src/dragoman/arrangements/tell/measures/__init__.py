"""Bans, sanctions and disputed zones, and what they rest on."""
