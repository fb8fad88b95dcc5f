"""The codebook: rows that say which words tell which event, read, checked and put in words."""
