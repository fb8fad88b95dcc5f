"""Known names: states, organisations, cities, and what each can mean."""
