"""`dragoman codebook` and its commands."""
