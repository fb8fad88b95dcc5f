"""The day of publication: every source is heard, one is believed, what contradicts it is kept.

What a publisher stamped or printed beats what was guessed, and the day of publishing beats the day
of a change. Sources that come from one hand (a page's JSON-LD and its meta elements) speak once;
the day with the greatest weight behind it is believed, and among equals that of the better source.
A stamp in universal time that lies within a day of what the page prints agrees with it: the
printed day is the publisher's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.records import DateClaim

UNIVERSAL = re.compile(r"\d[T ]\d\d:?\d\d.*(?:Z|[+-]00:?00|GMT|UTC|UT)\s*$", re.IGNORECASE)
MACHINE = "machine"
PRINTED = ("line", "dateline", "heading")
ONE_DAY = timedelta(days=1)
# sources that stand in the words of the text itself
IN_TEXT = frozenset({"line", "dateline", "heading"})


@dataclass(frozen=True, slots=True)
class Grades:
    """How far each source is believed, and which sources come from one hand.

    Attributes:
        weight: by basis.
        group: by basis; of a group only the heaviest claim for a day counts.
    """

    weight: dict[str, int]
    group: dict[str, str]


def resolve(claims: Sequence[DateClaim], grades: Grades) -> tuple[DateClaim, ...]:
    """Return the claims, the believed one first.

    Args:
        claims: what each source says, in any order; none of them of a day to come.
        grades: how far each is believed.

    >>> from dragoman.read.knowledge import load_knowledge
    >>> grades = load_knowledge().grades
    >>> stamp = DateClaim("json-ld", date(2026, 3, 9), "2026-03-09")
    >>> printed = DateClaim("line", date(2026, 3, 3), "Published 3 March 2026")
    >>> address = DateClaim("url", date(2026, 3, 3), "/2026/03/03/")
    >>> [claim.basis for claim in resolve([stamp, printed, address], grades)]
    ['line', 'url', 'json-ld']
    """
    unique = list(dict.fromkeys(claims))
    published = [claim for claim in unique if not claim.modified]
    pool = published or unique
    votes = {claim.day: _votes(claim.day, pool, grades) for claim in pool}

    def rank(claim: DateClaim) -> tuple[bool, int, int, int]:
        weight = grades.weight.get(claim.basis, 0)
        return claim.modified, -votes.get(claim.day, 0), -weight, unique.index(claim)

    return tuple(sorted(unique, key=rank))


def _votes(day: date, claims: Sequence[DateClaim], grades: Grades) -> int:
    """Return the weight behind a day."""
    printed = any(claim.basis in PRINTED and claim.day == day for claim in claims)
    best: dict[str, int] = {}
    for claim in claims:
        group = grades.group.get(claim.basis, claim.basis)
        if claim.day == day or (printed and _agrees(claim, day, group)):
            best[group] = max(best.get(group, 0), grades.weight.get(claim.basis, 0))
    return sum(best.values())


def _agrees(claim: DateClaim, day: date, group: str) -> bool:
    """Tell whether a stamp in universal time may be of a day in the publisher's own time."""
    near = abs(claim.day - day) <= ONE_DAY
    return near and group == MACHINE and bool(UNIVERSAL.search(claim.words))


def basis_of(claim: DateClaim) -> str:
    """Return the word for how a day is known.

    >>> basis_of(DateClaim("meta", date(2026, 3, 9), "2026-03-09", modified=True))
    'modified meta'
    """
    return f"modified {claim.basis}" if claim.modified else claim.basis
