"""The registers, loaded once."""

import pytest

from dragoman.entities.names.register import Register
from dragoman.entities.resolve import EntityResolver
from loaded import reader


@pytest.fixture(scope="session")
def resolver() -> EntityResolver:
    """A resolver with the shipped registers."""
    return reader().resolver


@pytest.fixture(scope="session")
def register(resolver: EntityResolver) -> Register:
    """The shipped register."""
    return resolver.register
