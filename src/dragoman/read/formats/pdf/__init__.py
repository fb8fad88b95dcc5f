"""PDF: text in reading order, a paragraph a block, running heads and page numbers marked."""

from dragoman.read.formats.pdf.document import read_pdf

__all__ = ["read_pdf"]
