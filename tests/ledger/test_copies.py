"""Near-copies hang on the first of their kind, whatever the order of reading."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from ledger_samples import document, event

from dragoman.ledger import Entry, Filter, Ledger
from dragoman.ledger.merge.merging import SameEvent

WORDS = (
    "the two ministers met on the coast and spoke about the harbour the new road to the north "
    "the price of salt and the old treaty that their grandfathers signed in a tent by the river "
    "before the great flood came and washed away the bridge the mill and most of the records"
)


def wire(name: str, published: date | None, extra: str = "") -> Entry:
    """Return a document with the wire's story, and one report of it."""
    text = f"{WORDS}{extra}."
    story = event(name, "the two ministers met", 0, name="story", day=date(2024, 1, 1))
    return Entry(document(name, text, published=published, publisher=name), (story,))


COPIES = (
    wire("b", date(2024, 1, 2)),
    wire("a", date(2024, 1, 2), " say witnesses"),
    wire("c", None),
    wire("e", date(2024, 1, 1), " it is said"),
)
OTHER = Entry(document("z", "Nothing that anybody else has written about at any length today."))


def test_the_first_does_not_depend_on_the_order(tmp_path: Path) -> None:
    """The earliest published is first, and all others are its copies."""
    for number, order in enumerate(permutations((*COPIES, OTHER))):
        if number % 13:
            continue
        with Ledger.open(tmp_path / f"{number}.ledger", merger=SameEvent()) as book:
            for one in order:
                book.commit([one])
            book.merge()
            found = {row.document_id: row.near_copy_of for row in book.documents()}
            assert found == {"a": "e", "b": "e", "c": "e", "e": None, "z": None}
            assert book.independent("story") == 1
            assert len(book.reports("story")) == len(COPIES)


def test_when_the_first_is_forgotten_the_next_takes_its_place(tmp_path: Path) -> None:
    """Families are mended."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([*COPIES, OTHER])
        book.forget(["e"])
        found = {row.document_id: row.near_copy_of for row in book.documents(Filter())}
        assert found == {"a": None, "b": "a", "c": "a", "z": None}


@pytest.mark.parametrize(("day", "first"), [(date(2024, 1, 15), "a"), (date(2024, 3, 1), None)])
def test_the_same_words_are_a_copy_within_days_alone(
    tmp_path: Path, day: date, first: str | None
) -> None:
    """A notice that is printed again two months later tells something anew."""
    for number, order in enumerate(permutations((wire("a", date(2024, 1, 1)), wire("b", day)))):
        with Ledger.open(tmp_path / f"{number}.ledger") as book:
            for one in order:
                book.commit([one])
            found = {row.document_id: row.near_copy_of for row in book.documents()}
            assert found == {"a": None, "b": first}
