"""Which rows of the codebook hold in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.codebook import Codebook
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.triggers import consider
from dragoman.records import Annotated
from dragoman.syntax.tree import Tree, tree_of

_ROWS = ("verb:", "noun:")


@dataclass(frozen=True, slots=True)
class Fired:
    """A row that holds somewhere.

    Attributes:
        row: its id, ``verb:strip/1``.
        word: that it holds of.
        sentence: the sentence's words.
    """

    row: str
    word: str
    sentence: str


def trees_of(
    annotated: Annotated, mentions: Sequence[Mention]
) -> Iterator[tuple[Tree, Mentions, str]]:
    """Yield the tree, the mentions and the words of each sentence."""
    for number, sentence in enumerate(annotated.sentences):
        tree = tree_of(sentence)
        inside = [each for each in mentions if each.sentence == number]
        words = " ".join(annotated.document.text[sentence.start : sentence.end].split())
        yield tree, Mentions.of_sentence(tree, inside), words


def fired(annotated: Annotated, mentions: Sequence[Mention], codebook: Codebook) -> Iterator[Fired]:
    """Yield the rows that hold in a document, in the order of the text.

    Args:
        annotated: the document with its sentences.
        mentions: its resolved mentions.
        codebook: with the rows.
    """
    for tree, indexed, words in trees_of(annotated, mentions):
        for considered in consider(tree, indexed, codebook):
            for step in considered.steps:
                if step.rule.startswith(_ROWS):
                    yield Fired(step.rule, step.words, words)
