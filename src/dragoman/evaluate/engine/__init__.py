"""What is measured of the encoder alone: parses, names, relations."""
