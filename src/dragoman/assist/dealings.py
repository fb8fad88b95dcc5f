"""Tools that tell of states' dealings as a whole: two of them, or a brief."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from dragoman.analyse import dyad_index
from dragoman.assist.answers import Brief, Footnote, Month, Relationship, Tallied
from dragoman.assist.asking import Asking, Day, State
from dragoman.assist.citing import Citing
from dragoman.errors import UsageError
from dragoman.interface.briefs import write_brief
from dragoman.interface.days import day_of
from dragoman.ledger import Filter
from dragoman.present.brief import Order
from dragoman.records import Evidence

NEWEST = 10
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
        since: Day = None,
        until: Day = None,
        objective: Annotated[
            str | None, Field(description="What the reader wants to know.", max_length=300)
        ] = None,
    ) -> Brief:
        """Write a two-page brief on how states deal with one another, every claim footnoted."""
        states = tuple(self._asking.state(name) for name in between)
        with self._asking.ledger() as ledger:
            made = write_brief(
                ledger,
                Order(states, day_of(since), day_of(until), objective=objective),
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
        return Brief(made.brief.title, made.to_markdown(), told)
