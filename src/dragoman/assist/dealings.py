"""Tools that tell of states' dealings as a whole: two of them, or a brief."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from dragoman.analyse import dyad_index
from dragoman.assist.answers import Brief, Footnote, Month, Relationship, Tallied
from dragoman.assist.asking import Asking, Day, State
from dragoman.assist.citing import Citing
from dragoman.errors import UsageError
from dragoman.interface.briefs import write_brief
from dragoman.interface.days import day_of
from dragoman.ledger import Filter, Ledger
from dragoman.present.brief import Order
from dragoman.records import Evidence

NEWEST = 10
MOST_PAPERS = 1_000  # of which a brief is made where its first day is not given, and of so many
MOST_ACTS = 60  # acts; both by what a brief of a year cost over 100,000 events
SHOWN = timedelta(days=730)


class Dealings:
    """What states do to or with one another.

    Args:
        asking: of the ledger.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def dyad(
        self, first: State, second: State, since: Day = None, until: Day = None
    ) -> Relationship:
        """Show how two states deal with one another.

        Counts by type and status, an index of cooperation and conflict by month (the last two
        years where no day is given), and the newest events with the words that prove them.
        """
        one, other = self._asking.state(first), self._asking.state(second)
        if one == other:
            raise UsageError("a dyad is of two states, not of one and itself")
        wanted = Filter(since=day_of(since), until=day_of(until))
        both = Filter(party=(one, other), since=wanted.since, until=wanted.until)
        with self._asking.ledger() as ledger:
            rows = ledger.dyad(one, other, wanted)
            read = ledger.coverage()
            tallies = list(ledger.tallies(Filter(party=(one, other))))
            newest = self._asking.acts(ledger, ledger.newest(both, NEWEST))
        end = wanted.until or max(read, default=None)
        begin = wanted.since or (end - SHOWN if end else None)
        points = (
            dyad_index(tallies, one, other, since=begin, until=end, documents=read) if end else ()
        )
        return Relationship(
            one,
            other,
            tuple(
                Tallied(
                    row.event_type,
                    row.status,
                    row.events,
                    row.first_to_second,
                    row.second_to_first,
                    row.first_day,
                    row.last_day,
                )
                for row in rows
            ),
            tuple(
                Month(
                    f"{point.month:%Y-%m}",
                    None if point.value is None else round(point.value, 2),
                    round(point.low, 2),
                    round(point.high, 2),
                    round(point.cooperation, 2),
                    round(point.conflict, 2),
                    point.documents,
                )
                for point in points
            ),
            newest,
        )

    def brief(
        self,
        between: Annotated[
            list[str], Field(description="States by code or name.", min_length=1, max_length=12)
        ],
        since: Annotated[
            str | None,
            Field(
                description="The first day, as 2025-03-22; where there is much to tell and none is "
                "given, the newest of it is told, and `since` says from when."
            ),
        ] = None,
        until: Day = None,
        objective: Annotated[
            str | None, Field(description="What the reader wants to know.", max_length=300)
        ] = None,
    ) -> Brief:
        """Write a two-page brief on how states deal with one another, every claim footnoted."""
        states = tuple(self._asking.state(name) for name in between)
        with self._asking.ledger() as ledger:
            last = day_of(until)
            least = self._asking.settings.brief_confidence
            first = day_of(since) or newest_part(ledger, states, last)
            made = write_brief(
                ledger,
                Order(states, first, last, objective=objective, least_confidence=least),
                teller=self._asking.teller,
                forecast=False,  # an assistant would wait for it
            )
            notes = made.brief.footnotes
            texts = ledger.store.texts(sorted({note.document_id for note in notes}))
            whole = [
                Evidence(one.document_id, one.start, one.end,
                         texts[one.document_id][one.start : one.end])
                for one in notes
            ]  # fmt: skip
            citing = Citing.of(self._asking.teller, ledger, whole)
        told = tuple(
            Footnote(note.number, citing.quote(piece))
            for note, piece in zip(notes, whole, strict=True)
        )
        day = first.isoformat() if first else None
        return Brief(made.brief.title, day, made.to_markdown(), told)


def newest_part(ledger: Ledger, states: Sequence[str], until: date | None) -> date | None:
    """Return the first day of the newest dealings of states that a brief can tell in good time.

    Args:
        ledger: that may be large.
        states: all their dealings with one another, or of a single one all that there are.
        until: the last day; that of the newest document when None.

    Returns:
        None where the ledger is small.
    """
    whom = Filter(between=tuple(states)) if len(states) > 1 else Filter(party=tuple(states))
    papers = list(ledger.documents(Filter(until=until), 1, MOST_PAPERS, newest=True))
    if not papers:
        return None
    acts = ledger.newest(replace(whom, until=until), 1, MOST_ACTS)
    days = [one.date.start for one in acts if one.date is not None]
    return max(filter(None, [*days, *(one.published for one in papers)]), default=None)
