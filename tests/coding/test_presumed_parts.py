"""What a sentence takes for granted and on which days it remembers: each rule by itself."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.annotate.parser.parse import Parser
from dragoman.annotate.times import find_times
from dragoman.frames.modality.presumed import (
    is_aim,
    is_brought_about,
    is_content,
    is_exercised,
    is_power,
    is_presupposed,
    is_sought,
)
from dragoman.frames.when.counted_dates import counted, span_before
from dragoman.frames.when.memory_dates import is_of_memory
from dragoman.frames.when.named_years import named_year
from dragoman.records import Annotated, Document, Segment, SegmentKind
from dragoman.syntax.tree import Tree
from written_sentences import tree

HEARSAY: Any = SimpleNamespace(operators={("report", "n"): SimpleNamespace(certainty="reported")})


def parsed(parser: Parser, text: str, *words: str) -> tuple[Tree, *tuple[int, ...]]:
    """Return the tree of a sentence and the places of some of its words."""
    (sentence,) = parser.sentences(Document("t", text, (Segment(0, len(text), SegmentKind.BODY),)))
    places = (next(n for n, one in enumerate(sentence.tokens) if one.text == w) for w in words)
    return (Tree(sentence), *places)


@pytest.mark.parametrize(
    ("text", "noun", "verb", "granted"),
    [
        ("Kenyans gather to protest attacks by rebels.", "attacks", "protest", True),
        ("Kenya will respond to the attack.", "attack", "respond", True),
        ("Kenya will respond to an attack.", "attack", "respond", False),
        ("Kenya will attend the talks.", "talks", "attend", False),
    ],
)
def test_what_a_verb_takes_for_granted(
    parser: Parser, text: str, noun: str, verb: str, *, granted: bool
) -> None:
    """What is protested was; what is answered was, if it is a certain one."""
    whole, child, head = parsed(parser, text, noun, verb)
    assert is_presupposed(whole, child, head, itself=True) is granted


def test_what_a_noun_reports() -> None:
    """A clause without a mark and with its own object; not one with a relative pronoun."""
    rows = """
    reports NOUN 0 root plural report
    {}envoys  NOUN {} nsubj plural envoy
    asked   VERB 1 acl:relcl past ask
    Kenya   PROPN {} obj
    """
    assert is_content(tree(rows.format("", 3, 3)), 2, HEARSAY)
    assert not is_content(tree(rows.format("that PRON 4 obj\n    ", 4, 4)), 3, HEARSAY)
    assert not is_content(tree(rows.replace("acl:relcl", "acl").format("", 3, 3)), 2, HEARSAY)


@pytest.mark.parametrize(
    ("text", "noun", "aim"),
    [
        ("They will attend the summit for talks.", "talks", True),
        ("They will attend the summit for the talks.", "talks", False),
        ("They left the summit for lunch.", "lunch", False),
    ],
)
def test_aims(parser: Parser, text: str, noun: str, *, aim: bool) -> None:
    """Gatherings that one goes for, and no certain ones."""
    assert is_aim(*parsed(parser, text, noun)) is aim


def test_powers(parser: Parser) -> None:
    """A right to do it is no deed; a power used is."""
    assert is_power(*parsed(parser, "It has the right to seize ships.", "seize", "right"))
    assert not is_power(*parsed(parser, "It made an offer to seize ships.", "seize", "offer"))
    assert is_exercised(*parsed(parser, "Kenya used its power to expel the envoy.", "power"))
    assert not is_exercised(*parsed(parser, "Kenya has the power to expel the envoy.", "power"))


@pytest.mark.parametrize(
    ("text", "verb", "moved"),
    [
        ("Oman succeeded in getting Kenya to agree.", "getting", False),
        ("Oman hopes to get Kenya to agree.", "get", True),
        ("Oman persuaded Kenya to agree.", "persuaded", False),
    ],
)
def test_whom_others_have_yet_to_move(parser: Parser, text: str, verb: str, *, moved: bool) -> None:
    """Who was persuaded did agree; who is to be got to agree did not yet."""
    assert is_brought_about(*parsed(parser, text, "agree", verb)) is moved


def test_what_clues_are_wanted_for(parser: Parser) -> None:
    """No arrest was made where information leading to one is asked for."""
    wanted = "Kenya offered a reward for information leading to the arrest of rebels."
    assert is_sought(*parsed(parser, wanted, "arrest", "leading"))
    made = "The raid led to the arrest of rebels."
    assert not is_sought(*parsed(parser, made, "arrest", "led"))


@pytest.mark.parametrize(
    ("text", "of_memory"),
    [
        ("Kenya marked Monday's anniversary of the attack.", [True]),
        ("Kenya condemned the attack of Monday.", [False]),
        ("On Monday Kenya held a vigil in memory of the attack of May 4.", [True, False]),
    ],
)
def test_days_of_memory(parser: Parser, text: str, of_memory: list[bool]) -> None:
    """An anniversary's day is not that of the attack; the attack's own day is."""
    whole, attack = parsed(parser, text, "attack")
    times = find_times(text, date(2024, 5, 22))
    annotated = Annotated(Document("d", text), (whole.sentence,), times)
    dates = [one.date for one in times]
    assert [
        is_of_memory(annotated, whole, (attack,), one) for one in dates if one is not None
    ] == of_memory


@pytest.mark.parametrize(
    ("text", "lies_between"),
    [
        ("Kenya applied in May, three months after the invasion.", True),
        ("Kenya applied in May for the invasion.", False),
        ("After the invasion Kenya applied, and waited for months", False),
    ],
)
def test_what_lies_between_a_noun_and_its_clause(
    parser: Parser, text: str, *, lies_between: bool
) -> None:
    """A span after which the clause was: the noun has not its day, but one counted from it."""
    whole, noun, clause = parsed(parser, text, "invasion", "applied")
    times = find_times(text, date(2024, 5, 22))
    annotated = Annotated(Document("d", text), (whole.sentence,), times)
    assert (span_before(whole, noun, clause) is not None) is lies_between
    if not lies_between:
        assert counted(annotated, 0, whole, noun, clause) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Kenya left the 2015 accord signed by Uganda.", "2015-01-01/2015-12-31"),
        ("Kenya left the accord signed by Uganda.", None),
    ],
)
def test_years_in_names(parser: Parser, text: str, year: str | None) -> None:
    """What was signed is of the year in its name."""
    whole, verb = parsed(parser, text, "signed")
    times = find_times(text, date(2024, 5, 22))
    annotated = Annotated(Document("d", text), (whole.sentence,), times)
    found = named_year(annotated, whole, verb)
    assert (None if found is None else str(found)) == year
