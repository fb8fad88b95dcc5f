"""Knowledge: states, offices, organisations, the codebook; no code that decides anything."""
