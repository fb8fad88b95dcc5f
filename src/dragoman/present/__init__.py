"""Records to people: tables, charts, briefs."""
