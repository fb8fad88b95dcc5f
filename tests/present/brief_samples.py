"""A fictional ledger for the tests of briefs, charts and pages: Chile, Peru and Bolivia talk."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dragoman.ledger import Entry, Ledger
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
    Refusal,
    Segment,
    SegmentKind,
    Session,
    Status,
    StatusChange,
    Step,
)

QUAD = {
    "CONSULT": 1,
    "AGREE": 1,
    "SUPPORT": 1,
    "CONCEDE": 1,
    "COOPERATE": 2,
    "AID": 2,
    "RETREAT": 2,
    "REQUEST": 3,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
}
INTENSITY = {1: 3.0, 2: 9.0, 3: -3.0, 4: -6.5}
HOSTILE = (
    "<script>alert(1)</script> Peru accused Chile \u202eof [spying](javascript:alert(1)) "
    "<img src=x onerror=alert(1)> =HYPERLINK() on 7 April 2030."
)


def party(
    country: str,
    person: str | None = None,
    office: str | None = None,
    sector: str = "GOV",
) -> Party:
    """Return a state, a part of it, or a person in an office."""
    if person:
        name = f"person:{person.lower().replace(' ', '-')}"
        return Party(name, person, country, sector, person, office)
    return Party(f"state:{country}", country, country, sector)


NAMES = {"CHL": "Chile", "PER": "Peru", "BOL": "Bolivia", "ARG": "Argentina"}


def words_of(parties: tuple[Party, ...], name: str | None, kind: str = "") -> str:
    """Return a sentence that names parties and says nothing else that a test is about."""
    names = [one.person or NAMES.get(one.country or "", "Nobody") for one in parties]
    did = "held talks" if kind == "CONSULT" else "dealt with one another"
    return f"{' and '.join(names)} {did} over copper and fish ({name})."


def interval(first: date, last: date | None = None, precision: str = "day") -> DateInterval:
    """Return an interval."""
    return DateInterval(first, last or first, Precision(precision))


def event(
    kind: str,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...] = (),
    *,
    quote: str | None = None,
    document: Document | None = None,
    name: str | None = None,
    when: DateInterval | None = None,
    place: str | None = None,
    mode: tuple[str, ...] = (),
    status: str = "actual",
    certainty: str = "asserted",
    speaker: str | None = None,
    confidence: float = 0.9,
) -> Event:
    """Return an event that a quote of a document proves."""
    quote = quote or words_of((*actors, *recipients), name, kind)
    start = document.text.index(quote) if document else 0
    identity = document.document_id if document else name or "d"
    quad = QUAD.get(kind, 4)
    said = AttributionKind.SPEAKER if speaker else AttributionKind.AUTHOR
    return Event(
        event_id=name or f"{identity}-{kind.lower()}-{start}",
        event_type=EventType(kind),
        mode=mode,
        context=("diplomatic",),
        quad_code=quad,
        intensity=INTENSITY[quad],
        actors=actors,
        recipients=recipients,
        date=when,
        place=Place(place) if place else None,
        status=Status(status),
        certainty=Certainty(certainty),
        attribution=Attribution(said, speaker),
        mechanism_id=None,
        confidence=confidence,
        evidence=(Evidence(identity, start, start + len(quote), quote),),
    )


def document(name: str, text: str, published: date, publisher: str = "Testing Wire") -> Document:
    """Return a document of one body."""
    return Document(
        document_id=name,
        text=text,
        segments=(Segment(0, len(text), SegmentKind.BODY),),
        title=text.partition(".")[0],
        publisher=publisher,
        url=f"https://news.example/{name}",
        published=published,
        published_source="given",
        origin=f"{name}.txt",
    )


def summit() -> Entry:
    """Return a report of a meeting with what was planned and urged there."""
    texts = (
        "The foreign ministers of Chile, Peru and Bolivia met in Arica on 12 March 2030.",
        "Chile, Peru and Bolivia will hold the next meeting in Lima in 2031.",
        "Peru urged Bolivia to reopen the border crossing.",
        "Bolivia is suspected to have jammed Peruvian radio.",
        "Foreign Minister Ana Campos said Chile wants more trade.",
    )
    paper = document("arica", " ".join(texts), date(2030, 3, 13))
    three = (
        party("CHL", "Ana Campos", "Foreign Minister"),
        party("PER", "Luis Soto", "Foreign Minister"),
        party("BOL", "Eva Mamani", "Foreign Minister"),
    )
    states = (party("CHL"), party("PER"), party("BOL"))
    day = interval(date(2030, 3, 12))
    next_year = interval(date(2031, 1, 1), date(2031, 12, 31), "year")
    met = event(
        "CONSULT",
        three,
        quote=texts[0],
        document=paper,
        name="met",
        when=day,
        place="Arica",
        mode=("multilateral",),
    )
    proof = met.evidence
    series = Mechanism(
        "m-andes-1",
        MechanismKind.MEETING_SERIES,
        "Southern Andes Dialogue",
        members=("BOL", "CHL", "PER"),
        level="foreign ministers",
        sessions=(
            Session(day, "Arica", "CHL", 4, "CHL", "actual", ("met",), proof),
            Session(next_year, "Lima", "PER", 5, "PER", "planned", (), proof),
        ),
        history=(StatusChange("resumed", day, ("a change of government",), proof),),
        evidence=proof,
    )
    at = paper.text.index(texts[4])
    said = Evidence("arica", at, at + len(texts[4]), texts[4])
    return Entry(
        paper,
        (
            met,
            event(
                "CONSULT",
                states,
                quote=texts[1],
                document=paper,
                when=next_year,
                place="Lima",
                status="planned",
            ),
            event(
                "CONCEDE",
                (party("BOL"),),
                quote=texts[2],
                document=paper,
                status="urged",
                speaker="Peru",
            ),
            event(
                "COERCE",
                (party("BOL", sector="MIL"),),
                (party("PER"),),
                quote=texts[3],
                document=paper,
                certainty="suspected",
            ),
        ),
        steps={"met": (Step("verb:meet/1", "<b>met</b>", "CONSULT"),)},
        offices=(
            Office(
                "Ana Campos",
                "Foreign Minister",
                "CHL",
                "GOV",
                entity_id="person:ana-campos",
                evidence=(said,),
            ),
        ),
        positions=(
            Position(
                "Foreign Minister Ana Campos",
                "person:ana-campos",
                "CHL",
                "trade",
                "for",
                date(2030, 3, 12),
                said,
            ),
        ),
        mechanisms=(series,),
    )


def quarrel() -> Entry:
    """Return a hostile report of a quarrel."""
    paper = document("quarrel", HOSTILE, date(2030, 4, 8), '"><script>x</script> Wire')
    day = interval(date(2030, 4, 7))
    told = event(
        "ACCUSE", (party("PER"),), (party("CHL"),), quote=HOSTILE, document=paper, when=day
    )
    return Entry(paper, (told,))


def again() -> Entry:
    """Return a second report of the meeting."""
    text = "Ministers of the three countries met in Arica on Tuesday, the Post has learned."
    paper = document("again", text, date(2030, 3, 14), "Andean Post")
    states = (party("PER"), party("CHL"), party("BOL"))
    met = event("CONSULT", states, quote=text, document=paper, when=interval(date(2030, 3, 12)))
    return Entry(paper, (met,))


def write_ledger(path: Path, *entries: Entry) -> Path:
    """Write a ledger of these entries, or of all of this module."""
    refused = Refusal("broken.bin", "read", "not-text", "this is no text; give a page or a text")
    given = list(entries or (summit(), again(), quarrel()))
    with Ledger.open(path) as ledger:
        ledger.begin_run()
        ledger.commit([replace(entry, mechanisms=()) for entry in given], [refused])
        ledger.merge()
        with ledger.store.transaction():
            told = [one for entry in given for one in entry.mechanisms]
            ledger.store.set_mechanisms([], told)
        ledger.end_run()
    return path
