"""Standing arrangements: told by each document, followed across documents."""
