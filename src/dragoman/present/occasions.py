"""Occasions as tables, and one of them with its turns and quotes as text."""

from collections.abc import Sequence
from datetime import date

from dragoman.occasions import LastHeld
from dragoman.present.printing import Column, plain
from dragoman.present.tables import days
from dragoman.present.wording.occasions import OccasionTeller
from dragoman.records import Event, Occasion, OccasionTurn

OCCASIONS: tuple[Column[Occasion], ...] = (
    Column("date", lambda one: days(one.date)),
    Column("kind", lambda one: str(one.kind)),
    Column("state", lambda one: str(one.state)),
    Column("parties", lambda one: one.parties, wraps=True, kind=tuple),
    Column("persons", lambda one: one.persons, wraps=True, kind=tuple),
    Column("place", lambda one: one.place.text if one.place else None),
    Column("host", lambda one: one.host, shown=False),
    Column("ordinal", lambda one: one.ordinal, shown=False, kind=int),
    Column("level", lambda one: one.level, shown=False),
    Column("turns", lambda one: tuple(turn_told(turn) for turn in one.turns), wraps=True,
           kind=tuple),
    Column("occasion_id", lambda one: one.occasion_id),
    Column("date_start", lambda one: one.date.start if one.date else None, shown=False, kind=date),
    Column("date_end", lambda one: one.date.end if one.date else None, shown=False, kind=date),
    Column("place_country", lambda one: one.place.country if one.place else None, shown=False),
    Column("series", lambda one: one.series, shown=False),
    Column("quote", lambda one: one.turns[-1].evidence[0].quote, shown=False),
    Column("event_ids", lambda one: one.event_ids, shown=False, kind=tuple),
    Column("hangs_on", lambda one: one.hangs_on, shown=False, kind=tuple),
)  # fmt: skip
LAST_HELD: tuple[Column[LastHeld], ...] = (
    Column("who", lambda one: one.who, wraps=True, kind=tuple),
    Column("last", lambda one: days(one.occasion.date)),
    Column("kind", lambda one: str(one.occasion.kind)),
    Column("place", lambda one: one.occasion.place.text if one.occasion.place else None),
    Column("times", lambda one: one.times, right=True, kind=int),
    Column("quote", lambda one: held_quote(one.occasion), wraps=True),
    Column("occasion_id", lambda one: one.occasion.occasion_id),
)


def turn_told(turn: OccasionTurn) -> str:
    """Return a turn in a word with its day: "held 2024-05-27"."""
    return f"{turn.stage} {turn.day}" if turn.day else str(turn.stage)


def held_quote(one: Occasion) -> str | None:
    """Return the first words that say that an occasion was held."""
    return next((turn.evidence[0].quote for turn in one.turns if turn.stage == "held"), None)


def occasion_page(one: Occasion, there: Sequence[Event], teller: OccasionTeller) -> str:
    """Return an occasion for people: where it stands, its life with the words that prove each turn.

    Args:
        one: the occasion.
        there: what was said, agreed and done there.
        teller: puts it into words.
    """
    lines = [
        plain(teller.sentence(one)),
        f"  id           {one.occasion_id}",
        f"  kind         {one.kind}",
        f"  parties      {', '.join(one.parties)}",
    ]
    if one.persons:
        lines.append(f"  persons      {plain(', '.join(one.persons))}")
    if one.level:
        lines.append(f"  level        {plain(one.level)}")
    if one.series:
        lines.append(f"  series       {one.series}")
    lines += ["", "life"]
    for turn in one.turns:
        lines.append(plain(f"  {turn.day or 'undated'!s:<12} {teller.turn(turn)}"))
        for name in turn.event_ids:
            lines.append(f"    {name}")
        lines += [f'    "{plain(piece.quote)}" ({piece.document_id})' for piece in turn.evidence]
    if there:
        lines += ["", "said, agreed and done there"]
        lines += [f'  {each.event_id}  "{plain(each.evidence[0].quote)}"' for each in there]
    return "\n".join(lines)


__all__ = ["LAST_HELD", "OCCASIONS", "held_quote", "occasion_page", "turn_told"]
