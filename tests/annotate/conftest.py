"""The shipped parser, loaded once."""

import pytest

from dragoman.annotate.parser.parse import Parser
from loaded import reader


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The shipped parser with its heads."""
    return reader().parser
