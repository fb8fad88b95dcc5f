"""How probable each part of an event is: lower where something is unclear."""

from datetime import date

import pytest

from dragoman.coding.acceptance.part_confidence import PARTS, part_confidence_of
from dragoman.coding.candidate import Candidate, Passage
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.trigger import Trigger
from dragoman.pipeline import Pipeline
from dragoman.records import (
    Annotated,
    Document,
    Event,
    EventType,
    PartConfidence,
    Segment,
    SegmentKind,
    decode,
    encode,
)
from dragoman.syntax.tree import Tree
from loaded import reader, reader_of_rules
from written_sentences import sentence


def told(text: str, pipeline: Pipeline | None = None) -> Event:
    """Return the one event of a text of 1 June 2023."""
    body = (Segment(0, len(text), SegmentKind.BODY),)
    paper = Document("d", text, body, published=date(2023, 6, 1))
    (read,) = (pipeline or reader()).process([paper])
    (event,) = read.events
    return event


def parts(text: str) -> PartConfidence:
    """Return the parts of the one event of a text."""
    found = told(text).part_confidence
    assert found is not None
    return found


def test_each_part_is_a_probability_and_plain_words_are_sure_in_all() -> None:
    """A signature with both sides and its day."""
    found = parts("Kenya signed the treaty with Norway in Oslo on 5 May 2023.")
    shares = [getattr(found, part) for part in PARTS]
    assert all(0.8 < share < 1 for share in shares)


@pytest.mark.parametrize(
    ("part", "clear", "unclear"),
    [
        ("parties", "Peru condemned Chile on Friday.", "The president condemned Chile on Friday."),
        ("status", "Latvia expelled two envoys of Belarus.", "Latvia may expel envoys of Belarus."),
        ("date", "Oman met Qatar on 5 May 2023 in Muscat.", "Oman met Qatar in May in Muscat."),
    ],
)  # fmt: skip
def test_what_is_unclear_is_less_sure_in_that_part(part: str, clear: str, unclear: str) -> None:
    """The other side, whether it was done, and when."""
    assert getattr(parts(clear), part) > getattr(parts(unclear), part)


def test_where_the_heads_were_not_asked_nothing_is_told_of_parts() -> None:
    """Rules alone have one share for each kind of row."""
    assert told("Kenya signed the treaty with Norway.", reader_of_rules()).part_confidence is None


def test_a_candidate_without_heads_has_no_parts() -> None:
    """The same, of one candidate."""
    written = sentence("""
    Kenya VERB 0 root
    """)
    text = "Kenya"
    paper = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    tree = Tree(written)
    passage = Passage(Annotated(paper, (written,)), (), 0, tree, Mentions.of_sentence(tree, []))
    one = Trigger(0, None, EventType.SUPPORT, (), (), (), "verb", 0)
    assert part_confidence_of(Candidate(passage, one, reader_of_rules().codebook)) is None


def test_a_record_of_before_is_read_as_one_without_parts() -> None:
    """What an older program wrote lacks the field."""
    event = told("Kenya signed the treaty with Norway.")
    line = encode(event).decode()
    assert decode(line, Event) == event
    begins = line.index(',"part_confidence"')
    older = line[:begins] + line[line.index("}", begins) + 1 :]
    assert decode(older, Event).part_confidence is None
