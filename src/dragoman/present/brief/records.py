"""What a brief is made of: sections of claims, each with the footnotes that prove it."""

from dataclasses import dataclass
from datetime import date

from dragoman.ledger.filters import EITHER
from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class Budget:
    """How many claims a section may make; the rest is counted and said so.

    The defaults fill two pages of A4.
    """

    lapsed: int = 4
    happened: int = 9
    planned: int = 4
    said: int = 6
    outlook: int = 3
    disputed: int = 2
    figures: int = 4
    met: int = 6
    mechanisms: int = 4
    footnotes_each: int = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What a brief is asked to tell.

    Attributes:
        between: ISO 3166 alpha-3 codes; events count in which at least two take part, or, of a
            single state, those in which it does. None at all: what was first told between `since`
            and `until`, of whatever state.
        since: first day.
        until: last day; None up to the newest document.
        by: which day both are of: ``date``, that of the act; ``reported_on``, the first on which it
            was told; ``date_or_reported``, the second where the first is not known. Of a brief over
            all states it is the first day of telling.
        objective: what the reader wants to know, printed as it is; None for none.
        marking: line at the top and the bottom ("For official use"); None for none.
        footer: line at the bottom; None for none.
        least_confidence: codings less sure than this are left out and counted.
        known: events of an earlier brief; where given, only what is new or changed is told.
        budget: claims of each section.
    """

    between: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    by: str = EITHER
    objective: str | None = None
    marking: str | None = None
    footer: str | None = None
    least_confidence: float = Settings().brief_confidence
    known: "Earlier | None" = None
    budget: Budget = Budget()


@dataclass(frozen=True, slots=True)
class EarlierEvent:
    """An event as an earlier brief had it.

    Attributes:
        event_id: the event.
        what: its type and the states in it.
        status: whether it took place.
        day: its first day, where known.
        documents: how many documents reported it.
    """

    event_id: str
    what: str
    status: str
    day: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier brief knew.

    Attributes:
        until: the day up to which it told.
        events: every event that it was made from, told or left out.
    """

    until: date | None
    events: tuple[EarlierEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """The words that prove a claim, and where they stand.

    Attributes:
        number: as the claims cite it, from 1.
        document_id: the document.
        start: first character of the quote in its text.
        end: one past the last.
        quote: the words, shortened where they are long.
        title: the document's headline, where known.
        publisher: who published it, where known.
        published: when, where known.
        url: where it stands; None where unknown or no web address.
    """

    number: int
    document_id: str
    start: int
    end: int
    quote: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with what proves it.

    Attributes:
        text: one or two sentences.
        footnotes: numbers of the footnotes; empty only for figures counted from the ledger.
        event_ids: the events that it tells.
        quote: words of the text that the sentence needs; None where it says enough.
        label: a word before it ("urged", "suspected"); empty for none.
        reports: how many documents report it.
        change: ``new``, ``changed``, ``more reports``, ``contradicts the last brief`` or empty.
        cells: the same as a row of a table, under the section's `head`; empty where it is none.
        weight: how important it is among all of a brief over all states; 0 where not ranked.
        when: when the act was, in words ("10 October 2005", "May 2030"); empty where not told.
        day: the first day of that; of an act without a day, when a document told it first.
    """

    text: str
    footnotes: tuple[int, ...] = ()
    event_ids: tuple[str, ...] = ()
    quote: str | None = None
    label: str = ""
    reports: int = 0
    change: str = ""
    cells: tuple[str, ...] = ()
    weight: float = 0.0
    when: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief.

    Attributes:
        key: ``lapsed``, ``happened``, ``planned``, ``said``, ``outlook``, ``disputed``,
            ``figures``, ``undated``, ``met`` or ``mechanisms``; in a brief over all states also
            ``coming`` and ``theme-1`` and so on; as a telegram
            ``days`` and ``standing``.
        title: its heading.
        claims: what it says, in order.
        left_out: how many claims there was no room for.
        note: a line below; empty for none.
        command: what shows those that were left out, for programs; no page prints it. Commands of
            the sections that a telegram joins are parted by "; ".
        head: the table's heading, where the claims are rows of one; else empty.
    """

    key: str
    title: str
    claims: tuple[Claim, ...]
    left_out: int = 0
    note: str = ""
    command: str = ""
    head: tuple[str, ...] = ()

    @property
    def tail(self) -> tuple[str, ...]:
        """The lines below the claims: the note, and how much more the ledger holds."""
        more = f"{self.left_out:,} more in the ledger." if self.left_out else ""
        return tuple(line for line in (self.note, more) if line)


@dataclass(frozen=True, slots=True)
class Bar:
    """One span of time in the chart.

    Attributes:
        label: as the axis names it ("Mar 2025").
        start: its first day.
        cooperation: acts of cooperation that took place.
        conflict: acts of conflict that took place.
        documents: documents published in it, whatever they tell; 0 means that nobody looked.
    """

    label: str
    start: date
    cooperation: int
    conflict: int
    documents: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, ready to be set as Markdown, HTML, Word or PDF.

    Attributes:
        title: who and when.
        headline: the finding.
        summary: what carries the headline.
        order: what was asked for, with `until` filled in.
        sections: the parts.
        bars: the chart's figures.
        undated: acts that took place and have no place in the chart.
        footnotes: in the order in which they are cited.
        coverage: what was read, counted and skipped, in one line.
        earlier: what the next brief needs to tell what is new.
    """

    title: str
    headline: str
    summary: tuple[Claim, ...]
    order: Order
    sections: tuple[Section, ...]
    bars: tuple[Bar, ...]
    undated: int
    footnotes: tuple[Footnote, ...]
    coverage: str
    earlier: Earlier
