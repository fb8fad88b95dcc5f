"""A sentence written by hand with those whom it names, as the rules of arrangements have it."""

from functools import cache
from typing import Any

from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.vocabulary import Vocabulary
from dragoman.entities.mention.mentions import Mention
from dragoman.records import Annotated, Document, Event, Party
from dragoman.syntax.tree import tree_of
from written_sentences import sentence, text_of

known = cache(Vocabulary.load)
NO_CODEBOOK: Any = None  # no rule that is tested so asks whether something happened
BODY = "org:"


def facts(rows: str, named: dict[str, str] | None = None, *events: Event) -> SentenceFacts:
    """Return a sentence, alone in its document.

    Args:
        rows: its words, as `written_sentences.sentence` reads them.
        named: for words of it, the kind of a mention and whom it means: ``state KEN``,
            ``city PER``, ``organisation org:au``.
        events: that rest on it.
    """
    one = sentence(rows)
    text = text_of(one)
    mentions = tuple(
        sorted((_mention(text, *each) for each in (named or {}).items()), key=lambda m: m.start)
    )
    everyone = frozenset(party.country or "" for each in mentions for party in each.parties)
    annotated = Annotated(Document("d", text), (one,))
    return SentenceFacts(
        annotated, 0, tree_of(one), mentions, events, everyone, NO_CODEBOOK, known()
    )


def _mention(text: str, words: str, told: str) -> Mention:
    kind, _, who = told.partition(" ")
    start = text.index(words)
    last = start + words.rfind(" ") + 1
    party = (
        Party(who, words, None, "IGO")
        if who.startswith(BODY)
        else Party(f"state:{who}", words, who, "GOV")
    )
    role = "place" if kind == "place" else "actor"
    return Mention(start, start + len(words), last, 0, kind, role, (party,))


def at(made: SentenceFacts, word: str) -> int:
    """Return the place of a word."""
    return next(index for index, token in enumerate(made.tree.tokens) if token.text == word)


def phrase(made: SentenceFacts, noun: str) -> tuple[int, int, int]:
    """Return the place of a noun, and where its phrase begins and ends."""
    return at(made, noun), *made.phrase(at(made, noun))
