"""What the tests of coding share: the real parser and mentions made from plain names."""

import re
from collections.abc import Callable

import pytest

from dragoman.annotate.parser.parse import Parser
from dragoman.codebook.codebook import Codebook
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.roles.parties import Mentions
from dragoman.records import Document, Party, Segment, SegmentKind
from dragoman.syntax.tree import Tree
from loaded import reader_of_rules

STATES = {
    "Kenya": "KEN", "Nairobi": "KEN", "Kenyan": "KEN", "Uganda": "UGA", "Kampala": "UGA",
    "Peru": "PER", "Lima": "PER", "Peruvian": "PER", "Chile": "CHL", "Santiago": "CHL",
    "Oman": "OMN", "Muscat": "OMN", "Qatar": "QAT", "Latvia": "LVA", "Riga": "LVA",
    "Estonia": "EST", "Tallinn": "EST", "Hanoi": "VNM", "Vietnam": "VNM", "Laos": "LAO",
}  # fmt: skip
ADJECTIVES = frozenset({"Kenyan", "Peruvian"})
NAME = re.compile(r"\b(" + "|".join(STATES) + r")\b")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The shipped parser."""
    return reader_of_rules().parser


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The shipped codebook."""
    return reader_of_rules().codebook


@pytest.fixture(scope="session")
def read(parser: Parser) -> Callable[[str], tuple[Tree, Mentions]]:
    """Parse one sentence and mark the states in it."""

    def make(text: str) -> tuple[Tree, Mentions]:
        document = Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))
        (sentence,) = parser.sentences(document)
        tree = Tree(sentence)
        found = []
        for match in NAME.finditer(text):
            word = next(n for n, t in enumerate(tree.tokens) if t.start == match.start())
            local = tree.preposition(word) in {"in", "at"}
            role = "place" if local else "actor"
            if match.group() in ADJECTIVES:
                role = "attribute"
            iso3 = STATES[match.group()]
            party = Party(f"state:{iso3}", match.group(), iso3, "GOV")
            found.append(
                Mention(match.start(), match.end(), match.start(), 0, "state", role, (party,))
            )
        return tree, Mentions.of_sentence(tree, found)

    return make
