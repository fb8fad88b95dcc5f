"""Which rows of the codebook hold in a text; which a sentence tries, and why the others fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.codebook import Codebook
from dragoman.codebook.kinds import INHERIT, NounPattern, VerbPattern
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.patterns import holds, is_predicate, match, patterns_of
from dragoman.frames.triggers.triggers import consider
from dragoman.records import Annotated
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.tree import Tree, tree_of

_ROWS = ("verb:", "noun:")
NO_EVENT_NOUN = "an event noun"
LATER = "another row goes before it"


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


@dataclass(frozen=True, slots=True)
class Tried:
    """A row that a word of a sentence was tried with.

    Attributes:
        word: as the text has it.
        pattern: the row.
        holds: whether it is the row that counts.
        fails: the first condition that does not hold; empty where the row counts.
    """

    word: str
    pattern: VerbPattern | NounPattern
    holds: bool
    fails: str = ""


def tried(tree: Tree, mentions: Mentions, codebook: Codebook) -> Iterator[Tried]:
    """Yield the rows that the words of a sentence have, word by word, in their order.

    Args:
        tree: the sentence.
        mentions: its mentions.
        codebook: with the rows.
    """
    counted = {step.rule for each in consider(tree, mentions, codebook) for step in each.steps}
    for index, token in enumerate(tree.tokens):
        verbal = tree.upos(index) in CLAUSAL and tree.relation(index) not in {"aux", "cop"}
        if verbal or is_predicate(tree, index):
            yield from _tried_of_verb(Slots(tree, mentions, index), codebook)
        elif tree.upos(index) in {"NOUN", "PROPN"}:
            for noun in codebook.nouns.get(tree.lemma(index), ()):
                held = noun.row in counted
                yield Tried(token.text, noun, held, "" if held else LATER)


def _tried_of_verb(slots: Slots, codebook: Codebook) -> Iterator[Tried]:
    """Yield the rows of a verb: the one that holds, and on what each other fails."""
    tree, index = slots.tree, slots.index
    best = match(slots, codebook)
    for pattern in patterns_of(tree, index, codebook):
        fails = "" if pattern is best else _failing(pattern, slots, codebook)
        yield Tried(tree.tokens[index].text, pattern, pattern is best, fails)


def _failing(pattern: VerbPattern, slots: Slots, codebook: Codebook) -> str:
    """Return the first condition of a row that does not hold."""
    for need in pattern.needs:
        if not holds(need, slots, codebook):
            return need
    return NO_EVENT_NOUN if pattern.type_name == INHERIT else LATER
