"""Which time belongs to which word, in sentences parsed by the shipped model."""

from datetime import date

import pytest

from dragoman.annotate.parser.parse import Parser
from dragoman.annotate.times import find_times
from dragoman.annotate.times.linking.word_times import time_of
from dragoman.records import Annotated, Document

TUESDAY = date(2025, 3, 25)


def told(parser: Parser, text: str, word: str) -> tuple[str, str] | None:
    """Return first and last day of the time of the last such word of a text."""
    document = Document("d", text, published=TUESDAY)
    annotated = Annotated(document, parser.sentences(document), find_times(text, TUESDAY))
    place = [
        (number, index)
        for number, sentence in enumerate(annotated.sentences)
        for index, token in enumerate(sentence.tokens)
        if token.text == word
    ][-1]
    time = time_of(annotated, *place)
    if time is None or time.date is None:
        return None
    return (str(time.date.start), str(time.date.end))


def day(text: str) -> tuple[str, str]:
    """Return a day as an interval."""
    return (text, text)


SYNTAX = [
    ("The ministers, who arrived on Monday, held talks in Lima on Tuesday.", "talks", "2025-03-25"),
    (
        "The ministers, who arrived on Monday, held talks in Lima on Tuesday.",
        "arrived",
        "2025-03-24",
    ),
    ("Kenya on Wednesday expelled two diplomats and closed its embassy.", "closed", "2025-03-19"),
    ("On Sunday, the army shelled the town, killing four people.", "killing", "2025-03-23"),
    (
        "The two leaders met on Saturday, two days after rebels seized the port.",
        "seized",
        "2025-03-20",
    ),
    ("The treaty, which was ratified in 2020, was suspended on Monday.", "suspended", "2025-03-24"),
    (
        "Poland will host the next summit in Warsaw on 3 June, officials said Friday.",
        "host",
        "2025-06-03",
    ),
    (
        "Poland will host the next summit in Warsaw on 3 June, officials said Friday.",
        "said",
        "2025-03-21",
    ),
]


@pytest.mark.parametrize(("text", "word", "expected"), SYNTAX)
def test_by_syntax(parser: Parser, text: str, word: str, expected: str) -> None:
    """A time belongs to its own clause, however near another verb stands."""
    assert told(parser, text, word) == day(expected)


SILENT = [
    ("Fiji has banned the ships since 2016.", "banned"),
    ("Officials said on Tuesday that Chad would send troops.", "send"),
    ("They agreed to meet again in June.", "agreed"),
    ("Talks that were held in Muscat in February failed.", "failed"),
]


@pytest.mark.parametrize(("text", "word"), SILENT)
def test_rather_none_than_wrong(parser: Parser, text: str, word: str) -> None:
    """The time of saying, of a limit or of another clause is not the act's."""
    assert told(parser, text, word) is None


DISCOURSE = [
    ("The ministers met in Quito on Monday. They agreed to lift the ban.", "agreed"),
    ("The ministers met in Quito on Monday. The meeting was the first in years.", "meeting"),
    ("The ministers met in Quito on Monday. It is notable that they met at all.", "met"),
]


@pytest.mark.parametrize(("text", "word"), DISCOURSE)
def test_by_discourse(parser: Parser, text: str, word: str) -> None:
    """What is told of a meeting in hand happened when it did."""
    assert told(parser, text, word) == day("2025-03-24")


def test_the_day_before_a_meeting_told_elsewhere(parser: Parser) -> None:
    """The words "a day after X visited" date the visit from the meeting."""
    text = "The ministers met in Quito on Monday. They met a day after the envoy visited Lima."
    assert told(parser, text, "visited") == day("2025-03-23")


def test_the_past_ends_at_publication(parser: Parser) -> None:
    """What is told in the past tense did not happen after publication."""
    text = "Rebels seized the port this month."
    assert told(parser, text, "seized") == ("2025-03-01", "2025-03-25")


def test_places_outside_the_text(parser: Parser) -> None:
    """A sentence or word that is not there has no time."""
    document = Document("d", "They met.", published=TUESDAY)
    annotated = Annotated(document, parser.sentences(document), ())
    assert time_of(annotated, 5, 0) is None
    assert time_of(annotated, 0, 99) is None
