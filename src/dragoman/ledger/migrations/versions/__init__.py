"""One module per revision of the tables; none ever changes once released."""
