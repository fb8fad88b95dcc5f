"""The rows of the codebook: what they are, how they are read, and how they are checked."""
