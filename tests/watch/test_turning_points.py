"""An alert where the rate of two states' acts turned, against how much was read."""

from datetime import date, timedelta
from pathlib import Path

from ledger_samples import event, party
from watching import plan_of, teller

from dragoman.ledger import Entry, Ledger, Merged
from dragoman.ledger.actor_names import Names
from dragoman.records import Document, Segment, SegmentKind
from dragoman.watch.alerts import Alert
from dragoman.watch.looking import Look
from dragoman.watch.rules import ready

MONDAY = date(2024, 1, 1)
WEEK = timedelta(days=7)
RULE = '[[source]]\nfolder = "in"\n[[alert]]\nname = "a"\nwhen = "turning-point"\nbetween = '


def weeks(book: Ledger, first: int, acts: list[int], documents: int = 1) -> None:
    """Put weeks into a ledger: Norway and Peru meet so often, Kenya and Chile once a document."""
    entries = []
    for number, count in enumerate(acts, first):
        for copy in range(documents):
            name = f"d{number:03}-{copy}"
            day = MONDAY + number * WEEK
            pairs = [("NOR", "PER")] * (count if copy == 0 else 0) + [("KEN", "CHL")]
            told = tuple(
                event(name, "They met.", 10 * at, actors=(party(one), party(two)), day=day)
                for at, (one, two) in enumerate(pairs)
            )
            text = "They met. " * len(pairs)
            body = (Segment(0, len(text), SegmentKind.BODY),)
            entries.append(Entry(Document(name, text, body, published=day), told))
    with book.store.transaction():
        book.store.add(entries, None)
        reports = {
            f"{one.document.document_id}#{place}": each
            for one in entries
            for place, each in enumerate(one.reports, 1)
        }
        merged = [Merged(each, (name,)) for name, each in reports.items()]
        book.store.replace_events(list(reports), merged)


def looked(
    book: Ledger, folder: Path, between: str, week: int, *, new_day: bool = True
) -> list[Alert]:
    """Return what the rule tells at the end of a week."""
    today = MONDAY + week * WEEK + timedelta(days=6)
    look = Look(book, {}, today, new_day, "", teller())
    (rule,) = ready(plan_of(folder, RULE + between), Names())
    with book.store.transaction():
        return [one.alert for one in rule.raised(look)]


def test_a_rate_that_turns_is_told_once(tmp_path: Path) -> None:
    """Once a day, with an act of its week; a turn that moves by a week is the same one."""
    pair = '["NOR", "PER"]'
    with Ledger.open(tmp_path / "a.ledger") as book:
        assert looked(book, tmp_path, pair, 0) == []  # no document yet
        weeks(book, 0, [1] * 14)
        assert looked(book, tmp_path, pair, 13) == []
        weeks(book, 14, [7] * 3)
        assert looked(book, tmp_path, pair, 16, new_day=False) == []
        (told,) = looked(book, tmp_path, pair, 16)
        assert (told.title, told.quote) == (
            "The dealings of Norway and Peru turned up",
            "They met.",
        )
        assert told.why == (
            "acts of the two turned in 2024-W15 (80% within 2024-W14 to 2024-W15): 1.00 to 7.00 a "
            "week of mean coverage, ratio 6.9 (3.9 to 12), against what was read"
        )
        weeks(book, 17, [6] * 3)
        assert looked(book, tmp_path, pair, 19) == []
        weeks(book, 20, [0] * 8)
        (told,) = looked(book, tmp_path, pair, 27)
        assert (told.title, told.event_id) == ("The dealings of Norway and Peru turned down", None)


def test_more_documents_are_no_turn(tmp_path: Path) -> None:
    """Five times as much is read, and five times as much is told."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        weeks(book, 0, [1] * 14)
        assert looked(book, tmp_path, '["KEN", "CHL"]', 13) == []
        weeks(book, 14, [1] * 6, documents=5)
        assert looked(book, tmp_path, '["KEN", "CHL"]', 19) == []
