"""A brief as HTML, Markdown, PDF and Word."""
