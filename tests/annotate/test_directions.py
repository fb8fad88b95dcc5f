"""Which way a clause looks, and which words head an entry of a timeline."""

import pytest
from making_times import reading_of

from dragoman.annotate.times.direction import direction, sentence_of
from dragoman.annotate.times.lexicon import lexicon
from dragoman.annotate.times.meanings.entries import heads_entry
from dragoman.annotate.times.tokens import Words, words_of


def of_may(text: str) -> tuple[Words, int]:
    """Return the words of a text and the place of "May" among them."""
    words = words_of(text, lexicon())
    return words, words.low.index("may")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They will meet in May.", "future"),
        ("They met in May.", "past"),
        ("They visited Lima in May.", "past"),
        ("It would have ended in May.", "past"),
        ("They plan to meet in May.", "future"),
        ("They agreed and to sign in May.", "future"),
        ("Their next session in May.", "future"),
        ("It lasts until May.", "future"),
        ("The ban was over until May.", "past"),
        ("The vote of May was held.", ""),
        ("Talks in May.", ""),
        ("They met. In May they will leave.", "future"),
        ("They will meet, and in May they returned.", "past"),
    ],
)
def test_the_nearest_cue_decides(text: str, found: str) -> None:
    """To the left within the sentence, else to the right; a joined clause has its own."""
    words, place = of_may(text)
    assert direction(words, place, place + 1) == found


def test_a_sentence_ends_at_full_stops() -> None:
    """Its first word and one past its last."""
    words, place = of_may("They met. In May they left. All was well.")
    low, high = sentence_of(words, place)
    assert words.low[low:high] == ["in", "may", "they", "left"]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("May: Riots.", True),
        ("- May - Riots.", True),
        ("Riots in May: all is lost.", False),
        ("May was calm.", False),
        ("Riots.\n• May\nTalks.", True),
    ],
)
def test_what_heads_an_entry(text: str, *, heads: bool) -> None:
    """The first word of its line, bullets aside, before a colon, a dash or the line's end."""
    reading = reading_of(text)
    place = reading.words.low.index("may")
    assert heads_entry(reading, place, place + 1) is heads
