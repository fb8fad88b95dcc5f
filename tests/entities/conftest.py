"""The registers, loaded once."""

import pytest

from dragoman.entities.names.register import Register
from dragoman.entities.resolve import EntityResolver


@pytest.fixture(scope="session")
def resolver() -> EntityResolver:
    """A resolver with the shipped registers."""
    return EntityResolver.load()


@pytest.fixture(scope="session")
def register(resolver: EntityResolver) -> Register:
    """The shipped register."""
    return resolver.register
