"""Files of word processors and spreadsheets, each a zip package of XML, and RTF."""

from dragoman.read.formats.office.packages import read_package
from dragoman.read.formats.office.rtf import read_rtf

__all__ = ["read_package", "read_rtf"]
