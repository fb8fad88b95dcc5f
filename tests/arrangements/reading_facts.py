"""Texts read by the shipped reader, as the rules of arrangements have their sentences."""

from written_facts import known

from dragoman.arrangements.tell.sentence.facts import SentenceFacts, facts_of
from loaded import reader
from reading import document


def facts_in(text: str) -> tuple[SentenceFacts, ...]:
    """Return the sentences of a text."""
    pipeline = reader()
    (told,) = pipeline.process([document("d", text)])
    assert told.annotated is not None
    found = facts_of(told.annotated, told.mentions, told.events, pipeline.codebook, known())
    return tuple(found)


def word(facts: SentenceFacts, text: str) -> int:
    """Return the place of a word in its sentence."""
    return next(at for at, token in enumerate(facts.tree.tokens) if token.text == text)
