"""Which ids of an input were met already: two lines with one id are both printed, and it is told.

Invariant: memory is bounded. Of very many lines the ids that came first are remembered.
"""

from collections.abc import Iterator
from hashlib import blake2b

MOST = 250_000  # some 40 MB
MOST_TOLD = 9  # that are told one by one: a file may have one id for all
MARK_BYTES = 8


class MetIds:
    """Remembers where each id was met first.

    >>> met = MetIds()
    >>> met.before("a", "line 1"), met.before("b", "line 2"), met.before("a", "line 3")
    (None, None, 'line 1')
    """

    def __init__(self) -> None:
        self._places: dict[bytes, str] = {}
        self._again = 0

    def before(self, name: str | int, place: str) -> str | None:
        """Return where an id was met before; None, and it is remembered, where it was not.

        Args:
            name: the id; a number is another one than its digits.
            place: where it stands.
        """
        mark = blake2b(repr(name).encode(), digest_size=MARK_BYTES).digest()
        first = self._places.get(mark)
        if first is None and len(self._places) < MOST:
            self._places[mark] = place
        self._again += first is not None
        return first

    def telling(self, words: str, more: str) -> Iterator[str]:
        """Yield what is told of an id that was just met again.

        Args:
            words: that it was met; told a few times.
            more: that more of them are not told; told once.
        """
        if self._again <= MOST_TOLD:
            yield words
        elif self._again == MOST_TOLD + 1:
            yield more
