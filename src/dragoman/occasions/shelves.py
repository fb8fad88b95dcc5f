"""Where occasions in the making lie, so that only those that a telling may be of are looked at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from dragoman.occasions.draft import Draft
from dragoman.occasions.likeness import AGAIN, LATE, SURE, likeness
from dragoman.occasions.telling import Telling
from dragoman.records import DateInterval

MOST_MONTHS = 14
MOST_PARTIES = 12
MOST_OPEN = 100
FEW = 8
# By how much the likeliest occasion has to be likelier than the next: less than any one tie of
# `likeness`, so that one is enough; not swept.
CLEAR = 0.4
PAIR = 2
Month = tuple[int, int]


class Shelves:
    """Occasions in the making, by who takes part and when."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._by_month: dict[tuple[str, Month], list[Draft]] = defaultdict(list)
        self._open: dict[str, list[Draft]] = defaultdict(list)
        self._full: dict[str, int] = defaultdict(lambda: FEW)
        self._placed: set[tuple[str, Month, int]] = set()

    def take(self, one: Telling) -> None:
        """Join a telling to the occasion that it is of, or begin another with it.

        Where two occasions are about as likely it is joined to neither.
        """
        found = [
            (like, -number, draft)
            for number, draft in self._near(one)
            if (like := likeness(draft, one))
        ]
        if len(found) > 1:
            found.sort(key=lambda each: each[:2], reverse=True)
        sure = found and found[0][0] >= SURE
        clear = len(found) == 1 or (found and found[0][0] - found[1][0] >= CLEAR)
        if found and (sure or clear):
            draft = found[0][2]
            draft.add(one)
        else:
            draft = self._new(one)
        self._place(draft)

    def _new(self, one: Telling) -> Draft:
        draft = Draft()
        draft.add(one)
        self.drafts.append(draft)
        for name in _names(one.parties):
            self._open[name].append(draft)
        return draft

    def _near(self, one: Telling) -> Iterator[tuple[int, Draft]]:
        """Yield what a telling may be of, each once."""
        seen: set[int] = set()
        for draft in self._candidates(one):
            if id(draft) not in seen:
                seen.add(id(draft))
                yield len(seen), draft

    def _candidates(self, one: Telling) -> Iterator[Draft]:
        names = list(_names(one.parties))
        for name in names if len(one.parties) < PAIR else names[: -len(one.parties)]:
            for month in _months(one.date):
                yield from self._by_month.get((name, month), ())
            yield from self._still_spoken_of(name, one.told)

    def _still_spoken_of(self, name: str, told: date | None) -> Iterable[Draft]:
        """Return what may still come, or was told of late; forgets the rest."""
        kept = self._open.get(name, [])
        if told is not None and len(kept) >= self._full[name]:
            kept = [one for one in kept if _is_spoken_of(one, told)]
            self._open[name] = kept = kept[-MOST_OPEN:]
            self._full[name] = max(FEW, 2 * len(kept))
        return tuple(kept)

    def _place(self, draft: Draft) -> None:
        """Put an occasion where its days are looked for."""
        for month in _months(draft.date):
            for name in _names(draft.parties):
                place = (name, month, id(draft))
                if place not in self._placed:
                    self._placed.add(place)
                    self._by_month[name, month].append(draft)


def _is_spoken_of(draft: Draft, told: date) -> bool:
    """Return whether more may be told of an occasion without its day."""
    last = draft.last_told
    if last is None or draft.is_open:
        return last is None or told - last <= LATE
    return told - last <= AGAIN


def _names(parties: frozenset[str]) -> Iterator[str]:
    """Yield the shelves of who takes part: each two of them, and each alone."""
    ordered = sorted(parties)[:MOST_PARTIES]
    if len(ordered) < PAIR:
        yield from ordered
        return
    yield from (f"{first} {second}" for first, second in combinations(ordered, PAIR))
    yield from ordered


def _months(days: DateInterval | None) -> Iterator[Month]:
    """Yield the months of some days, with those beside them."""
    if days is None:
        return
    start, end = days.start or days.end, days.end or days.start
    if start is None or end is None:
        return
    first, last = start.year * 12 + start.month - 2, end.year * 12 + end.month
    for number in range(first, min(last, first + MOST_MONTHS) + 1):
        yield divmod(number, 12)
