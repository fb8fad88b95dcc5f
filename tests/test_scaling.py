"""What a document costs grows with its length and no faster: calls are counted, not seconds."""

from collections.abc import Callable
from cProfile import Profile
from datetime import date
from functools import partial

import pytest

import loaded
from dragoman.frames.voice.first_person import issuers
from dragoman.pipeline import Pipeline
from dragoman.records import Document

SHORT, LONG = 1_500, 6_000
FACTOR = 2
SENTENCE = (
    "The foreign ministers of Chile and Peru met in Lima on Tuesday and agreed to hold a second "
    "round of talks in Santiago in July. "
)
DECLARED = "Kenya condemns the attack on Chad. We stand with Chad and with Niger. "
LISTED = "Chile, Peru, Kenya, Uganda, Norway"
BUILT: dict[str, Callable[[int], str]] = {
    "repeated": lambda size: SENTENCE * (size // len(SENTENCE)),
    "listed": lambda size: f"Ministers of {', '.join([LISTED] * (size // len(LISTED)))} met.",
    "nested": lambda size: "He said that " * (size // 13) + "Chile met Peru.",
    "glued": lambda size: "Chile-met-Peru-" * (size // 15),
    "lines": lambda size: "- Chile met Peru in Lima\n" * (size // 25),
}


@pytest.fixture(scope="module")
def reader() -> Pipeline:
    """Return the shipped reader, everything loaded that is loaded late."""
    whole = loaded.reader()
    reader = Pipeline(
        whole.parser, whole.resolver, whole.codebook, seconds=0, gate=whole.gate,
        vocabulary=whole.vocabulary,
    )  # fmt: skip
    reader.process([Document("w", SENTENCE * 3, published=date(2024, 5, 22))])
    return reader


def calls(work: Callable[[], object]) -> int:
    """Return how many calls of Python functions a piece of work takes."""
    profile = Profile(builtins=False)
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("name", BUILT)
def test_a_longer_document_costs_no_more_for_each_letter(reader: Pipeline, name: str) -> None:
    """Four times the text takes at most eight times the calls."""
    costs = []
    for size in (SHORT, LONG):
        document = Document("d", BUILT[name](size), published=date(2024, 5, 22))
        found = calls(lambda document=document: reader.process([document]))
        costs.append(found / len(document.text))
    assert costs[1] <= FACTOR * costs[0], costs


def test_who_declares_is_looked_for_once_in_each_sentence(reader: Pipeline) -> None:
    """However many a page names."""
    costs = []
    for size in (SHORT, LONG):
        text = DECLARED * (size // len(DECLARED))
        (read,) = reader.process([Document("d", text, published=date(2024, 5, 22))])
        assert read.annotated is not None
        found = calls(partial(issuers, read.annotated, read.mentions))
        costs.append(found / len(text))
    assert costs[1] <= FACTOR * costs[0], costs


def test_bombs_in_a_feed_cost_their_budget_and_nothing_else(reader: Pipeline) -> None:
    """The real reader tells of the other documents what it tells without them."""
    short = [Document(f"d{number}", SENTENCE, published=date(2024, 5, 22)) for number in range(4)]
    bombs = [Document(f"b{number}", SENTENCE * 500) for number in range(2)]
    alone = reader.process(short)
    hurried = Pipeline(reader.parser, reader.resolver, reader.codebook, seconds=0.5)
    found = hurried.process([short[0], bombs[0], *short[1:3], bombs[1], short[3]])
    assert [found[at].events for at in (0, 2, 3, 5)] == [one.events for one in alone]
    refused = [(one.stage, one.code) for at in (1, 4) for one in found[at].refusals]
    assert refused == [("annotate", "over-budget")] * 2
