"""What flat files tell of events is the same from lines as from whole events."""

import pytest
from ledger_samples import entry

from dragoman.errors import DamagedError
from dragoman.present.event_rows import event_rows
from dragoman.present.printing import csv_lines
from dragoman.present.tables import EVENTS
from dragoman.records import encode

EVENTS_TOLD = [event for number in range(1, 12) for event in entry(number).reports]


def test_the_columns_are_the_same() -> None:
    """Every column of every event."""
    rows = list(event_rows(encode(one).decode() for one in EVENTS_TOLD))
    assert list(csv_lines(rows, EVENTS)) == list(csv_lines(EVENTS_TOLD, EVENTS))
    for column in EVENTS:
        assert [column.cell(one) for one in rows] == [column.cell(one) for one in EVENTS_TOLD]


@pytest.mark.parametrize("line", ["", "{}", '{"event_id":"e-1"}', "[]", '{"event_id":1}'])
def test_what_is_no_event_is_damage(line: str) -> None:
    """It says what to do."""
    with pytest.raises(DamagedError, match="dragoman check"):
        list(event_rows([line]))
