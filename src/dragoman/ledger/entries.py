"""What goes into the ledger and what comes out of it besides the records themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dragoman.records import Document, Event, Mechanism, Office, Position, Reason, Refusal, Step


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A stretch of a document's text that names somebody, and whom it was taken for.

    Attributes:
        start: first character.
        end: one past the last.
        kind: ``state``, ``person``, ``organisation`` and so on, as the resolver has it.
        entity_ids: whom it means; several for groups.
    """

    start: int
    end: int
    kind: str
    entity_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document with everything that was found in it; committed whole or not at all.

    Attributes:
        document: what was read.
        reports: its accounts of events, each as one `Event`.
        offices: who holds which office, as it tells.
        positions: who said what about which issue.
        mechanisms: standing arrangements that it speaks of.
        refusals: what of it could not be coded.
        mentions: whom its text names, where.
        steps: the decisions that made each report, by the id of its `Event`.
        dropped: how many words may tell an event and tell none, by reason; counted, not kept.
        taken_back: acts that it says were told wrongly before; not kept.
    """

    document: Document
    reports: tuple[Event, ...] = ()
    offices: tuple[Office, ...] = ()
    positions: tuple[Position, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    mentions: tuple[Mentioned, ...] = ()
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    dropped: Mapping[Reason, int] = field(default_factory=dict)
    taken_back: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Like dealings between two states, summed up.

    Attributes:
        first: a state.
        second: another, later in order of code.
        start: first day; None where unknown.
        end: last day; None where unknown. Dealings of one month are summed up together, others
            where they share their days.
        status: whether they took place.
        certainty: how surely they are told.
        quad_code: PLOVER's quad code.
        intensity: PLOVER's score.
        events: how many.
        confidence: sum of their confidences.
        squares: sum of the squares of these.
    """

    first: str
    second: str
    start: date | None
    end: date | None
    status: str
    certainty: str
    quad_code: int
    intensity: float
    events: int
    confidence: float
    squares: float


@dataclass(frozen=True, slots=True)
class Happenings:
    """How much happened in one state.

    Attributes:
        country: where, as documents tell; None where they tell no place or no state of it.
        cooperation: acts of cooperation.
        conflict: acts of conflict.
    """

    country: str | None
    cooperation: int
    conflict: int

    @property
    def events(self) -> int:
        """Acts in all."""
        return self.cooperation + self.conflict


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How much happened at a place.

    Attributes:
        text: the place as documents word it.
        country: its state, as a code of three letters.
        cooperation: acts of cooperation.
        conflict: acts of conflict.
    """

    text: str
    country: str
    cooperation: int
    conflict: int

    @property
    def events(self) -> int:
        """Acts in all."""
        return self.cooperation + self.conflict


@dataclass(frozen=True, slots=True)
class Facets:
    """How the events of a filter are spread, each value with its number of events.

    Attributes:
        type: PLOVER types, most first.
        status: how the events stand, most first.
        year: years, the newest first; what has no day is in none.
        party: states that take part, most first; the busiest alone where there are very many.
    """

    type: tuple[tuple[str, int], ...]
    status: tuple[tuple[str, int], ...]
    year: tuple[tuple[str, int], ...]
    party: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One document's account of an event, with what merging needs to know.

    Attributes:
        report_id: the document's id and the report's number in it.
        document_id: the document.
        published: when that was published, where known.
        event: the account.
        read: when the run began that read it, where known.
    """

    report_id: str
    document_id: str
    published: date | None
    event: Event
    read: date | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """An event and the reports that it was made of.

    Attributes:
        event: the merged record.
        report_ids: its reports, sorted; never empty.
        aliases: other ids under which the event can be asked for.
        wrong: whether a person said that no such thing is told.
    """

    event: Event
    report_ids: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells near-copies of a document.

    Attributes:
        document_id: the document.
        fingerprint: a few bytes that can be compared with others.
        bands: two near-copies very probably share at least one of these.
    """

    document_id: str
    fingerprint: bytes
    bands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A document that says nearly word for word what another one says.

    Attributes:
        document_id: the copy.
        first_id: the earliest of its kind.
        similarity: to the first, 0 to 1.
    """

    document_id: str
    first_id: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Run:
    """One call of `dragoman read`: when, with which versions, and what came of it.

    Attributes:
        run_id: number of the run in this ledger.
        started: ISO time, UTC.
        finished: ISO time, UTC; None while it runs or where it was cut off.
        dragoman: version of the program.
        codebook: version of the codebook.
        model: version of the encoder.
        arguments: the call's arguments as JSON.
        documents: documents added.
        known: documents met again.
        reports: reports added.
        refusals: refusals added.
    """

    run_id: int
    started: str
    finished: str | None
    dragoman: str
    codebook: str
    model: str
    arguments: str
    documents: int
    known: int
    reports: int
    refusals: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text, as lists show it.

    Attributes:
        document_id: the document.
        published: when, where known.
        publisher: by whom, where known.
        title: its headline, where known.
        url: where it stands, where known.
        origin: what it was read from.
        characters: length of its text.
        reports: how many reports were coded from it.
        near_copy_of: the first of its kind, where it is a near-copy.
        versions: how many earlier versions of it were read; those tell nothing any more.
    """

    document_id: str
    published: date | None
    publisher: str | None
    title: str | None
    url: str | None
    origin: str
    characters: int
    reports: int
    near_copy_of: str | None
    versions: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """A person and the offices that documents give them.

    Attributes:
        entity_id: the person.
        person: the name.
        country: of the offices or of the person, where known.
        offices: each office once, evidence of all documents together, in order of time.
        events: how many events name the person.
    """

    entity_id: str
    person: str
    country: str | None
    offices: tuple[Office, ...]
    events: int


@dataclass(frozen=True, slots=True)
class DyadRow:
    """How often one kind of event happened between two states.

    Attributes:
        first: a state.
        second: another.
        event_type: PLOVER type.
        status: whether it took place.
        events: how many events.
        first_to_second: of these, directed from the first at the second.
        second_to_first: directed from the second at the first.
        mutual: done with one another.
        alongside: done side by side towards others.
        first_day: the earliest day, where any is known.
        last_day: the latest day, where any is known.
    """

    first: str
    second: str
    event_type: str
    status: str
    events: int
    first_to_second: int
    second_to_first: int
    mutual: int
    alongside: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class InForce:
    """An agreement as far as deeds can touch it.

    Attributes:
        members: whose it is.
        clauses: kinds of commitment that it has.
        since: it binds after this day.
        until: it binds up to this day.
    """

    members: tuple[str, ...]
    clauses: tuple[str, ...]
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Account:
    """What stands behind an event.

    Attributes:
        reports: accounts of it.
        documents: numbers of the documents that give them, sorted; good within one ledger file.
        reported_on: first day on which a document told it; None where none tells its day.
    """

    reports: int
    documents: tuple[int, ...]
    reported_on: date | None


@dataclass(frozen=True, slots=True)
class Publication:
    """A document as far as it was a chance to tell of states.

    Attributes:
        published: its day.
        publisher: who published it, where known.
        states: the states that it names, sorted.
    """

    published: date
    publisher: str | None
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """A file of other people's data that was taken in.

    Attributes:
        import_id: its number in this ledger.
        name: what it is called here: the file's name, unless another was given.
        form: the form that it was read as.
        digest: SHA-256 of the file.
        dragoman: version of the program.
        finished: whether it was read to its end.
        rows: rows that were read.
        acts: acts that they tell; rows of one act count once.
        between: rows with two different countries, as the source has them.
        states: rows with two different states.
        mirrored: rows that tell one act from both sides.
        unmapped: rows whose kind PLOVER has nothing like.
        refused: rows that could not be read.
    """

    import_id: int
    name: str
    form: str
    digest: str
    dragoman: str
    finished: bool
    rows: int = 0
    acts: int = 0
    between: int = 0
    states: int = 0
    mirrored: int = 0
    unmapped: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """One line of the trail of what persons decided about merging.

    Attributes:
        kind: ``merge`` or ``split``.
        first: a report, by its anchor.
        second: another.
        made: when.
        by: who decided; empty in ledgers that did not note it then.
        undone: when it was taken back or overruled; None while it stands.
        undone_by: by whom.
    """

    kind: str
    first: str
    second: str
    made: str
    by: str
    undone: str | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything a ledger holds.

    Attributes:
        documents: documents.
        near_copies: of these, near-copies of another.
        reports: accounts of events.
        events: events after merging.
        unmerged: reports that still wait for merging.
        mechanisms: standing arrangements.
        refusals: what could not be read or coded.
    """

    documents: int
    near_copies: int
    reports: int
    events: int
    unmerged: int
    mechanisms: int
    refusals: int
