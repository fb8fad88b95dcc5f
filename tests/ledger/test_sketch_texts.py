"""A kept sketch bears its own seal."""

from ledger_samples import entry

from dragoman.ledger.entries import Report
from dragoman.ledger.merge.merging import SameEvent
from dragoman.ledger.rows.sketch_texts import is_whole, written
from dragoman.records import decode, encode
from dragoman.resolve.merging.sketches import Sketch

EVENT = entry(1).reports[0]
SKETCH = SameEvent().sketch(Report("d1:0", "d1", None, EVENT))


def test_what_is_kept_is_read_as_it_was() -> None:
    """The seal is no part of the sketch."""
    assert decode(written(SKETCH), Sketch) == SKETCH
    assert is_whole(written(SKETCH))


def test_each_single_letter_counts() -> None:
    """Wherever one changes, also within the seal."""
    line = written(SKETCH)
    for at in range(1, len(line) - 1):
        changed = line[:at] + chr(ord(line[at]) ^ 1) + line[at + 1 :]
        try:
            assert not is_whole(changed), changed
        except ValueError:
            continue  # no JSON any more: told as such


def test_one_of_before_there_were_seals_is_whole() -> None:
    """It has the fields of a sketch and no others."""
    assert is_whole(encode(SKETCH).decode())
