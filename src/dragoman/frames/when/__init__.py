"""When it happened: the times that a text gives to its words."""
