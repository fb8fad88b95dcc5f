"""Standing arrangements: found in each document, put together across documents."""
