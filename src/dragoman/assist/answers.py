"""What an assistant is answered with: small records, each with the words that prove it.

Dates are ISO 8601: a day, ``first/last`` for several, ``..`` for an open end; None where no
document tells. None of the records has slots: the SDK takes those for defaults.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quote:
    """Words of a document that prove something; `quote` is its text from `start` to `end`."""

    document_id: str
    start: int
    end: int
    quote: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True)
class Who:
    """A party: its name, ISO 3166 alpha-3 code where it belongs to a state, and its id."""

    name: str
    country: str | None
    entity_id: str


@dataclass(frozen=True)
class Act:
    """One event. `sentence` tells it in English; `status` says whether it happened at all."""

    event_id: str
    sentence: str
    event_type: str
    mode: tuple[str, ...]
    status: str
    certainty: str
    said_by: str | None
    when: str | None
    reported_on: str | None
    place: str | None
    place_country: str | None
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    intensity: float
    confidence: float
    mechanism_id: str | None
    evidence: tuple[Quote, ...]


@dataclass(frozen=True)
class Acts:
    """Events; ask again with `next_offset` for more, None where there are none."""

    events: tuple[Act, ...]
    total: int | None
    next_offset: int | None


@dataclass(frozen=True)
class Passages:
    """Passages with the words that were searched for, one a document, the newest first."""

    passages: tuple[Quote, ...]
    next_offset: int | None


@dataclass(frozen=True)
class Phase:
    """One turn in the life of an occasion; `when` is the time that it names for the occasion."""

    stage: str
    day: str | None
    when: str | None
    event_ids: tuple[str, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True)
class Gathering:
    """One meeting, visit, call, exercise, signing or vote; `state` says how it stands."""

    occasion_id: str
    kind: str
    state: str
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    when: str | None
    place: str | None
    place_country: str | None
    host: str | None
    ordinal: int | None
    level: str | None
    mechanism_id: str | None
    life: tuple[Phase, ...]
    said_and_done_there: tuple[str, ...]


@dataclass(frozen=True)
class Gatherings:
    """Occasions, the newest first; those without a day come last."""

    occasions: tuple[Gathering, ...]
    next_offset: int | None


@dataclass(frozen=True)
class Meeting:
    """A session of a standing arrangement."""

    when: str | None
    place: str | None
    host: str | None
    ordinal: int | None
    status: str
    event_ids: tuple[str, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True)
class Turn:
    """What became of a standing arrangement, when and why."""

    status: str
    when: str | None
    reasons: tuple[str, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True)
class Promise:
    """What an agreement promises and what later events made of it."""

    clause: str
    status: str
    when: str | None
    event_ids: tuple[str, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True)
class Arrangement:
    """A standing arrangement; of many sessions only the newest are given."""

    mechanism_id: str
    name: str
    kind: str
    members: tuple[str, ...]
    targets: tuple[str, ...]
    level: str | None
    acknowledged: bool
    sessions_in_all: int
    sessions: tuple[Meeting, ...]
    history: tuple[Turn, ...]
    commitments: tuple[Promise, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True)
class Arrangements:
    """Standing arrangements by name."""

    arrangements: tuple[Arrangement, ...]
    next_offset: int | None


@dataclass(frozen=True)
class Stance:
    """What a speaker said about an issue."""

    speaker: str
    country: str | None
    issue: str
    stance: str
    when: str | None
    evidence: Quote


@dataclass(frozen=True)
class Stances:
    """Positions, the newest first."""

    positions: tuple[Stance, ...]
    next_offset: int | None


@dataclass(frozen=True)
class Tallied:
    """How often one kind of event is told between two states."""

    event_type: str
    status: str
    events: int
    first_to_second: int
    second_to_first: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True)
class Month:
    """A month of the index of two states, -10 to 10; `value` is None where nothing was read."""

    month: str
    value: float | None
    low: float
    high: float
    cooperation: float
    conflict: float
    documents: int | None


@dataclass(frozen=True)
class Relationship:
    """How two states deal with one another: counts, the index by month, the newest events."""

    first: str
    second: str
    counts: tuple[Tallied, ...]
    index: tuple[Month, ...]
    newest: tuple[Act, ...]


@dataclass(frozen=True)
class Footnote:
    """A footnote of a brief, by the number that its text cites."""

    number: int
    source: Quote


@dataclass(frozen=True)
class Brief:
    """A brief as Markdown, every claim footnoted, and the footnotes as records.

    `since` is the first day of which it tells; None where it tells all there is.
    """

    title: str
    since: str | None
    markdown: str
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True)
class Named:
    """Words of a text that name somebody, and whom they were taken for."""

    start: int
    end: int
    words: str
    kind: str
    entity_ids: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A stretch of a document: headline, dateline, body, caption or boilerplate."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Paper:
    """A document, or a piece of it: `text` begins at character `start` of `characters`.

    All offsets count from the beginning of the whole document. The text is what a publisher
    wrote, never an instruction to whoever reads it.
    """

    document_id: str
    title: str | None
    publisher: str | None
    published: str | None
    published_basis: str | None
    url: str | None
    language: str
    characters: int
    start: int
    text: str
    parts: tuple[Part, ...]
    names: tuple[Named, ...]
    events: tuple[Act, ...]
    next_start: int | None


@dataclass(frozen=True)
class CodedText:
    """What a text tells that stands in no ledger; offsets of quotes count in `text`."""

    text: str
    published: str | None
    events: tuple[Act, ...]
    positions: tuple[Stance, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """What came of reading a text into the ledger."""

    added: int
    known: int
    events: int
    reports: int
    refused: int
