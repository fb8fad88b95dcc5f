"""An import by its name."""

from dragoman.errors import UsageError
from dragoman.ledger import Ledger
from dragoman.ledger.entries import Import


def import_named(ledger: Ledger, name: str) -> Import:
    """Return an import by its name.

    Raises:
        UsageError: there is none.
    """
    found = ledger.store.import_named(name)
    if found is not None:
        return found
    known = ", ".join(one.name for one in ledger.store.imports()) or "none"
    message = f"nothing was imported as {name!r}; imports are: {known}"
    raise UsageError(message)
