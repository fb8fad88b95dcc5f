"""Correcting any field of an event: what a person says stands above what was read.

A correction hangs on the words that a document tells an event with, not on a row, so that it
outlives another reading and another merging. Events are made from reports and from the corrections
that stand; nothing of a document is ever changed. Every correction stays in the audit trail.
"""
