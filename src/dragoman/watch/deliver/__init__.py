"""Ways to tell alerts: standard output, an Atom feed, mail, a webhook."""
