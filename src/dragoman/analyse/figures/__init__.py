"""What statistics needs beyond numpy: distributions, false-discovery control."""
