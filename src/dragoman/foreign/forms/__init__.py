"""The forms of event data that can be read, each a module that says what a row tells."""
