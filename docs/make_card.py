"""Draws the picture at the top of the README: a sentence, and what the ledger keeps of it.

dragoman demo && python docs/make_card.py demo/demo.ledger
"""

import sys
import textwrap
from pathlib import Path
from xml.sax.saxutils import escape

from dragoman.ledger import Filter, Ledger
from dragoman.present.wording import Namer, date_phrase, join_words
from dragoman.records import Event

TARGET = Path(__file__).parent / "pictures" / "card.svg"
DAY = "2025-03-22"
WIDTH, LINE, LEFT, COLUMN = 860, 24, 28, 170
LETTERS = "font-family='ui-sans-serif, system-ui, sans-serif'"


def chosen(ledger: Path) -> Event:
    """Return the meeting that the picture shows: that of the most parties on its day."""
    with Ledger.open(ledger, read_only=True) as book:
        met = book.events(Filter(type=("CONSULT",), between=("JPN", "KOR", "CHN")))
        of_day = (one for one in met if one.date and str(one.date) == DAY)
        return max(of_day, key=lambda one: len((*one.actors, *one.recipients)))


def fields(event: Event, namer: Namer) -> list[tuple[str, str]]:
    """Return what the ledger keeps, field by field."""
    who = [namer.party(one).text for one in (*event.actors, *event.recipients)]
    documents = {piece.document_id for piece in event.evidence}
    return [
        ("what", f"{event.event_type} ({', '.join(event.mode)})"),
        ("who", join_words(who)),
        ("when", date_phrase(event.date)),
        ("where", f"{event.place.text}, {event.place.country}" if event.place else "not told"),
        ("did it happen", f"{event.status}, {event.certainty}"),
        ("says who", f"the {event.attribution.kind} of the document"),
        ("told by", f"{len(documents)} documents, merged into one event"),
    ]


def card(ledger: Path) -> str:
    """Return the picture."""
    event = chosen(ledger)
    longest = max(event.evidence, key=lambda piece: len(piece.quote))
    y, rows = 44, []
    for line in textwrap.wrap(f"“{longest.quote}”", 88):
        rows.append(_text(LEFT, y, line, "fill='#1a3d5c' font-size='17' font-style='italic'"))
        y += LINE
    y += 14
    rows.append(f"<path d='M{LEFT} {y - 18}H{WIDTH - LEFT}' stroke='#c9b458' stroke-width='2'/>")
    for name, told in fields(event, Namer.load()):
        y += 8
        rows.append(_text(LEFT, y, name, "fill='#6b6b6b' font-size='14'"))
        for line in textwrap.wrap(told, 84):
            rows.append(_text(COLUMN, y, line, "fill='#202020' font-size='15'"))
            y += LINE - 4
    title = "A sentence of a news report, and what the ledger keeps of it"
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {y + 8}' role='img' "
        f"aria-label='{title}' {LETTERS}>\n<title>{title}</title>\n"
        f"<rect width='100%' height='100%' rx='10' fill='#fdfcf7' stroke='#ded9c4'/>\n"
        + "\n".join(rows)
        + "\n</svg>\n"
    )


def _text(x: int, y: int, words: str, style: str) -> str:
    return f"<text x='{x}' y='{y}' {style}>{escape(words)}</text>"


if __name__ == "__main__":
    TARGET.write_text(card(Path(sys.argv[1])), encoding="utf-8")
    print(TARGET)
