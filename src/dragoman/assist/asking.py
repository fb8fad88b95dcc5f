"""What all tools need: the ledger, lent for one question, names, sentences, and how one asks."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from dragoman.assist.answers import Act
from dragoman.assist.citing import Citing, pieces_of
from dragoman.data.own import load as load_own
from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.actor_names import Names
from dragoman.ledger.filters import KEYS, terms_of
from dragoman.present.wording import Teller
from dragoman.records import Event
from dragoman.serve.readers import Readers
from dragoman.serve.shelf import Shelf
from dragoman.settings import Settings

MOST = 100
MOST_OFFSET = 100_000
MOST_KEPT = 16
T = TypeVar("T")

_KEYS = "; ".join(f"{key}: {what}" for key, what in KEYS.items())
Where = Annotated[
    str,
    Field(
        description=f'A filter of terms key=value, all of which hold: "actor=KOR type=CONSULT '
        f'since=2025-01 text:\\"joint statement\\"". Keys: {_KEYS}.',
        max_length=4000,
    ),
]
Limit = Annotated[int, Field(description="How many at most.", ge=1, le=MOST)]
Offset = Annotated[int, Field(description="How many to pass over.", ge=0, le=MOST_OFFSET)]
Day = Annotated[str | None, Field(description="A day, as 2025-03-22.")]
State = Annotated[str, Field(description="A state by code (KOR) or name (South Korea).")]


class Asking:
    """Lends a ledger to the tools; several threads may ask at once.

    Args:
        path: the ledger's file; it is only looked into.
        settings: how long one question may take.

    Raises:
        LedgerError: there is no ledger, or it cannot be opened.
    """

    def __init__(self, path: Path, settings: Settings) -> None:
        with Ledger.open(path, read_only=True):
            pass
        self.path = path
        self.settings = settings
        self.teller = Teller.load(load_own(settings.codebook))
        self._names = Names(self.teller.namer.register)
        self._readers = Readers(path)
        self._shelf = Shelf(self._readers.edition, MOST_KEPT)

    def close(self) -> None:
        """Close what lies open."""
        self._readers.close()

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """Lend the ledger for one question."""
        with self._readers.lend(self.settings.query_seconds) as ledger:
            yield ledger

    def kept(self, name: str, make: Callable[[Ledger], T]) -> T:
        """Return what takes long to make: made once for as long as the ledger stands as it is.

        Args:
            name: what it is kept by.
            make: makes it of the ledger.
        """

        def made() -> T:
            with self.ledger() as ledger:
                return make(ledger)

        found: T = self._shelf.get(name, made)
        return found

    def acts(self, ledger: Ledger, found: Sequence[Event]) -> tuple[Act, ...]:
        """Return events with what they rest on."""
        citing = Citing.of(self.teller, ledger, pieces_of(found))
        return tuple(citing.act(one) for one in found)

    def wanted(self, where: str) -> Filter:
        """Return a filter."""
        return Filter.of(terms_of(where), namer=self._names)

    def state(self, name: str) -> str:
        """Return a state's code.

        Raises:
            UsageError: it is the name of no state.
        """
        code = self._names(name.strip())
        if code is None or ":" in code:
            message = f"{name[:60]!r} is no state; write its code (KOR) or its name"
            raise UsageError(message)
        return code


def following(found: Sequence[T], limit: int, offset: int) -> int | None:
    """Return where the next page begins; None where this is the last."""
    more = next(islice(found, limit, None), None) is not None
    return offset + limit if more else None
