"""Events of any system, from lines."""

from datetime import date

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.real_text import code_of
from dragoman.evaluate.told import told_events
from dragoman.records import Status
from dragoman.records.codec import encode


def test_what_is_not_compared_may_be_left_out() -> None:
    """A type and codes do; ours come back as they were printed."""
    line = (
        '{"document_id": "d", "event_type": "CONSULT", "status": "planned",'
        ' "actors": [{"code": "OMN"}, {"code": "org:un"}],'
        ' "date": {"start": "2004-05-01", "end": "2004-05-02"},'
        ' "evidence": [{"start": 0, "end": 4}]}'
    )
    (event,) = told_events([line, "\n"])["d"]
    assert event.status is Status.PLANNED
    assert [code_of(party) for party in event.actors] == ["OMN", "org:un"]
    assert event.date is not None
    assert event.date.start == date(2004, 5, 1)
    ours = '{"document_id":"d",' + encode(event).decode()[1:]
    assert told_events([ours]) == {"d": [event]}


@pytest.mark.parametrize("line", ['{"event_type": "AID"}', "[]", "nothing", '{"document_id": "d"}'])
def test_a_line_that_is_no_event_is_named(line: str) -> None:
    """The line's number and what is wrong with it."""
    with pytest.raises(InputError, match="line 1 is no event"):
        told_events([line])
