"""Tools that list what the ledger holds; their docstrings are what an assistant is told."""

from typing import Annotated

from pydantic import Field

from dragoman.assist.answers import (
    Acts,
    Arrangements,
    Gatherings,
    Named,
    Paper,
    Part,
    Passages,
    Stances,
)
from dragoman.assist.asking import Asking, Day, Limit, Offset, Where, following
from dragoman.assist.citing import Citing, pieces_within
from dragoman.assist.passages import passage_of
from dragoman.errors import UsageError
from dragoman.interface.days import day_of
from dragoman.ledger import Filter, Ledger

MOST_COUNTED = 1_000
SEARCHED = frozenset(("text", "publisher", "speaker"))
BUCKETS = (12, 30, 101, 401)  # occasions that are made at once, so that next pages are there
MOST_TEXT = 20_000
MOST_EVENTS = 100


class Lists:
    """Lists, each page with the words that prove what it tells.

    Args:
        asking: of the ledger.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def search(
        self,
        words: Annotated[
            str,
            Field(
                description='Words that all stand in a document; a phrase in quotes: "joint '
                'statement".',
                max_length=300,
            ),
        ],
        since: Day = None,
        until: Day = None,
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> Passages:
        """Search the texts of documents, the newest first; returns a passage of each."""
        wanted = Filter(text=(words,), since=day_of(since), until=day_of(until)).bounded()
        with self._asking.ledger() as ledger:
            rows = list(ledger.documents(wanted, limit + 1, offset, newest=True))
            texts = ledger.store.texts([row.document_id for row in rows[:limit]])
        citing = Citing(self._asking.teller, rows)
        found = tuple(
            citing.quote(passage_of(row.document_id, texts[row.document_id], words))
            for row in rows[:limit]
        )
        return Passages(found, following(rows, limit, offset))

    def events(
        self,
        where: Where = "",
        newest: Annotated[bool, Field(description="Whether the newest come first.")] = True,  # noqa: FBT002 - called by name
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Acts:
        """List events: who did what to or with whom, when, whether it happened, who says so.

        Only status "actual" took place; planned, hypothetical, urged and negated ones did not.
        """
        wanted = self._asking.wanted(where)
        with self._asking.ledger() as ledger:
            listed = ledger.newest if newest else ledger.events
            found = list(listed(wanted, limit + 1, offset))
            total = _total(ledger, wanted, offset + limit)
            acts = self._asking.acts(ledger, found[:limit])
        return Acts(acts, total, following(found, limit, offset))

    def occasions(
        self,
        where: Where = "",
        as_of: Annotated[
            str | None,
            Field(description="The day from which one looks; the newest document's by default."),
        ] = None,
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> Gatherings:
        """List meetings, visits, calls, exercises, signings and votes, each with its life.

        Proposed, agreed, scheduled, postponed, refused, cancelled, held or lapsed, every turn with
        its words. Filter by party, between, place, mechanism, text, since or until.
        """
        wanted = self._asking.wanted(where)
        with self._asking.ledger() as ledger:
            on = ledger.as_of(day_of(as_of))
        enough = next((most for most in BUCKETS if offset + limit < most), offset + limit + 1)
        every = self._asking.kept(
            f"occasions {on} {enough} {wanted}",
            lambda ledger: ledger.newest_occasions(wanted, on, enough).occasions,
        )
        found = every[offset : offset + limit + 1]
        with self._asking.ledger() as ledger:
            pieces = [piece for one in found for turn in one.turns for piece in turn.evidence]
            citing = Citing.of(self._asking.teller, ledger, pieces)
        told = tuple(citing.gathering(one) for one in found[:limit])
        return Gatherings(told, following(found, limit, offset))

    def mechanisms(self, where: Where = "", limit: Limit = 5, offset: Offset = 0) -> Arrangements:
        """List standing arrangements between states by name.

        Series of meetings and exercises, agreements, measures, zones and organisations, with
        sessions, turns and commitments. Filter by party, between or text.
        """
        wanted = self._asking.wanted(where)
        with self._asking.ledger() as ledger:
            found = list(ledger.mechanisms(wanted, limit + 1, offset))
            citing = Citing.of(self._asking.teller, ledger, pieces_within(found[:limit]))
        told = tuple(citing.arrangement(one) for one in found[:limit])
        return Arrangements(told, following(found, limit, offset))

    def positions(self, where: Where = "", limit: Limit = 20, offset: Offset = 0) -> Stances:
        """List what speakers and governments said about issues, the newest first.

        Filter by party, speaker, issue, document, since, until or text.
        """
        wanted = self._asking.wanted(where)
        with self._asking.ledger() as ledger:
            found = list(ledger.positions(wanted, limit + 1, offset, newest=True))
            citing = Citing.of(self._asking.teller, ledger, [one.evidence for one in found])
        return Stances(
            tuple(citing.stance(one) for one in found[:limit]), following(found, limit, offset)
        )

    def document(
        self,
        document_id: Annotated[str, Field(description="As quotes have it.", max_length=300)],
        start: Annotated[int, Field(description="First character wanted.", ge=0)] = 0,
        length: Annotated[int, Field(description="How many at most.", ge=1, le=MOST_TEXT)] = 10_000,
    ) -> Paper:
        """Return a document's text with its parts, whom it names where, and its events."""
        with self._asking.ledger() as ledger:
            found = ledger.document(document_id)
            if found is None:
                message = f"there is no document {document_id[:60]!r}"
                raise UsageError(message)
            end = min(len(found.text), start + length)
            names = [one for one in ledger.mentions(document_id) if start <= one.start < end]
            events = list(ledger.events(Filter(document=(document_id,)), MOST_EVENTS))
            acts = self._asking.acts(ledger, events)
        return Paper(
            document_id=found.document_id,
            title=found.title,
            publisher=found.publisher,
            published=found.published.isoformat() if found.published else None,
            published_basis=found.published_basis,
            url=found.url,
            language=found.language,
            characters=len(found.text),
            start=start,
            text=found.text[start:end],
            parts=tuple(
                Part(one.start, one.end, str(one.kind))
                for one in found.segments
                if one.start < end and one.end > start
            ),
            names=tuple(
                Named(one.start, one.end, found.text[one.start : one.end], one.kind, one.entity_ids)
                for one in names
            ),
            events=acts,
            next_start=end if end < len(found.text) else None,
        )


def _total(ledger: Ledger, wanted: Filter, seen: int) -> int | None:
    """Return how many events there are; None where counting them would take long."""
    if set(wanted.used()) & SEARCHED:
        return None
    most = seen + MOST_COUNTED
    found = ledger.count(wanted, most)
    return found if found <= most else None
