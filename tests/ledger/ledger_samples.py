"""Fictional documents and events for the ledger's tests."""

from datetime import date, timedelta
from random import Random

from dragoman.ledger import Entry
from dragoman.ledger.schema.packed import packed, unpacked
from dragoman.records import (
    Attribution,
    AttributionKind,
    Certainty,
    DateInterval,
    Document,
    Event,
    EventType,
    Evidence,
    Mechanism,
    MechanismKind,
    Office,
    Party,
    Place,
    Position,
    Precision,
    Segment,
    SegmentKind,
    Session,
    Status,
    StatusChange,
)

STATES = ("AUS", "CHL", "EST", "GHA", "IDN", "KEN", "NOR", "PER", "QAT", "THA")
QUAD = {EventType.CONSULT: 1, EventType.AGREE: 1, EventType.AID: 2, EventType.ACCUSE: 3}
FIRST_DAY = date(2024, 1, 1)


def party(country: str, person: str | None = None) -> Party:
    """Return a state, or its minister."""
    if person is None:
        return Party(f"state:{country}", f"the state of {country}", country, "GOV")
    return Party(f"person:{person}", f"Minister {person}", country, "GOV", person, "Minister")


def interval(day: date | None) -> DateInterval | None:
    """Return one day."""
    return DateInterval(day, day, Precision.DAY, "that day") if day else None


def event(
    document_id: str,
    quote: str,
    start: int,
    *,
    name: str | None = None,
    kind: EventType = EventType.CONSULT,
    actors: tuple[Party, ...] = (),
    recipients: tuple[Party, ...] = (),
    day: date | None = None,
    status: Status = Status.ACTUAL,
    mode: tuple[str, ...] = (),
    speaker: str | None = None,
    mechanism_id: str | None = None,
    confidence: float = 0.9,
) -> Event:
    """Return an event that one quote of a document proves."""
    told = AttributionKind.SPEAKER if speaker else AttributionKind.AUTHOR
    return Event(
        event_id=name or f"{document_id}-{start}",
        event_type=kind,
        mode=mode,
        context=("diplomatic",),
        quad_code=QUAD.get(kind, 4),
        intensity=2.5,
        actors=actors or (party("NOR"), party("KEN")),
        recipients=recipients,
        date=interval(day),
        place=Place("Oslo", "NOR"),
        status=status,
        certainty=Certainty.ASSERTED,
        attribution=Attribution(told, speaker),
        mechanism_id=mechanism_id,
        confidence=confidence,
        evidence=(Evidence(document_id, start, start + len(quote), quote),),
    )


def document(
    document_id: str,
    text: str,
    *,
    published: date | None = None,
    publisher: str | None = "Testing Wire",
) -> Document:
    """Return a document of one body."""
    return Document(
        document_id=document_id,
        text=text,
        segments=(Segment(0, len(text), SegmentKind.BODY),),
        title=text.partition(".")[0],
        publisher=publisher,
        published=published,
        published_source="given" if published else None,
        origin=f"{document_id}.txt",
    )


def entry(number: int) -> Entry:
    """Return the nth document of a fictional corpus with what was found in it.

    Some events are told by several documents under one name, so that merging has work.
    """
    chance = Random(number)  # noqa: S311 - a repeatable corpus, no secret
    document_id = f"doc-{number:05d}"
    day = FIRST_DAY + timedelta(days=number % 300)
    lines: list[str] = []
    reports: list[Event] = []
    at = 0
    for _ in range(chance.randint(0, 4)):
        first, second = chance.sample(STATES, 2)
        kind = chance.choice(tuple(QUAD))
        shared = chance.random() < 0.4
        number_of_story = number // 7 if shared else number * 10 + len(lines)
        line = f"{first} and {second} did {kind.lower()} number {number_of_story}."
        equal = kind in (EventType.CONSULT, EventType.AGREE)
        name = f"{'s' if shared else 'e'}-{number_of_story}-{kind.lower()}"
        reports.append(
            event(
                document_id,
                line,
                at,
                name=name,
                kind=kind,
                actors=(party(first), party(second)) if equal else (party(first),),
                recipients=() if equal else (party(second),),
                day=day if chance.random() < 0.9 else None,
                status=chance.choice((Status.ACTUAL, Status.PLANNED)),
                mode=("visit",) if kind is EventType.CONSULT else (),
            )
        )
        lines.append(line)
        at += len(line) + 1
    text = " ".join(lines) or f"Nothing happened on day {number}."
    return Entry(document(document_id, text, published=day), tuple(reports))


def office(document_id: str, text: str, person: str, title: str, country: str) -> Office:
    """Return an office whose evidence is where the person stands in the text."""
    at = text.index(person)
    proof = Evidence(document_id, at, at + len(person), person)
    return Office(person, title, country, "GOV", None, None, f"person:{person}", (proof,))


def position(document_id: str, text: str, speaker: str, quote: str) -> Position:
    """Return a position with its quote."""
    at = text.index(quote)
    proof = Evidence(document_id, at, at + len(quote), quote)
    return Position(speaker, None, "PER", "fishing", "against", date(2024, 5, 1), proof)


def mechanism() -> Mechanism:
    """Return a meeting series with a session and a history."""
    proof = Evidence("d", 0, 4, "word")
    day = interval(date(2024, 3, 1))
    return Mechanism(
        "series:ken-nor",
        MechanismKind.MEETING_SERIES,
        "Fjord Dialogue",
        members=("KEN", "NOR"),
        level="foreign ministers",
        sessions=(Session(day, "Oslo", "NOR", 3, "NOR", "actual", (), (proof,)),),
        history=(StatusChange("active", day, ("an agreement",), (proof,)),),
        evidence=(proof,),
    )


def repacked(record: bytes, old: str, new: str) -> bytes:
    """Return a packed record with other words in it."""
    return packed(unpacked(record).decode().replace(old, new))
