"""The way through the tree from one word to another."""

from dragoman.annotate.proposals.paths import FAR, SAME, Chains
from dragoman.records import Token

# "Oman 's envoy met rebels backed by Qatar in Muscat ."
WORDS = (
    ("Oman", 2, "nmod:poss"),
    ("'s", 0, "case"),
    ("envoy", 3, "nsubj"),
    ("met", -1, "root"),
    ("rebels", 3, "obj"),
    ("backed", 4, "acl"),
    ("by", 7, "case"),
    ("Qatar", 5, "obl:agent"),
    ("in", 9, "case"),
    ("Muscat", 3, "obl"),
)


def chains() -> Chains:
    """The chains of the sentence above."""
    return Chains.of(
        [Token(0, 0, text, text.lower(), "X", "", head, relation) for text, head, relation in WORDS]
    )


def test_ways_go_up_and_down() -> None:
    """Up to the common governor, then down; a preposition names what it introduces."""
    read = chains()
    assert read.path(3, 2) == ">nsubj"
    assert read.path(3, 0) == ">nsubj>nmod:poss"
    assert read.path(5, 7) == ">obl:by"
    assert read.path(5, 2) == "^acl^obj>nsubj"
    assert read.path(3, 9) == ">obl:in"
    assert read.path(4, 4) == SAME


def test_long_ways_are_far() -> None:
    """What lies more than five steps away is told by one word."""
    count = 8
    tokens = [
        Token(0, 0, str(n), str(n), "X", "", n - 1, "dep" if n else "root") for n in range(count)
    ]
    read = Chains.of(tokens)
    assert read.path(0, 5) == ">dep" * 5
    assert read.path(0, 6) == FAR
