"""Of a noun in a sentence: where its phrase ends, what is said of it, what it rests on, why."""

from functools import cache
from typing import Any

import pytest

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.basis import note_basis
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.sentence.governing import governors
from dragoman.arrangements.tell.sentence.reasons import reasons_at
from dragoman.arrangements.tell.sentence.spans import first_of_phrase, last_of_phrase
from dragoman.arrangements.tell.vocabulary import Vocabulary
from dragoman.records import Annotated, Document, Evidence, MechanismKind
from dragoman.syntax.tree import Tree, tree_of
from written_sentences import sentence, text_of, tree

known = cache(Vocabulary.load)
NO_CODEBOOK: Any = None  # nothing here asks whether something happened
RATIFIED = """
The      DET   3 det
defence  NOUN  3 compound
treaty   NOUN  10 nsubj:pass
of       ADP   5 case
Chile    PROPN 3 nmod
,        PUNCT 7 punct
signed   VERB  5 acl        part sign
2010     NUM   7 obl
was      AUX   10 aux:pass  past be
ratified VERB  0 root       part ratify
and      CCONJ 12 cc
lapsed   VERB  10 conj      past lapse
"""
HELD = """
Drills    NOUN  3 nsubj:pass plural drill
were      AUX   3 aux:pass
cancelled VERB  0 root part cancel
over      ADP   6 case
the       DET   6 det
floods    NOUN  3 obl plural flood
and       CCONJ 9 cc
a         DET   9 det
row       NOUN  6 conj
under     ADP   12 case
the       DET   12 det
treaty    NOUN  3 obl
"""


def facts(rows: str) -> SentenceFacts:
    """Return a sentence in which nobody is named, alone in its document."""
    one = sentence(rows)
    annotated = Annotated(Document("d", text_of(one)), (one,))
    return SentenceFacts(annotated, 0, tree_of(one), (), (), frozenset(), NO_CODEBOOK, known())


def at(made: Tree, word: str) -> int:
    """Return the place of a word."""
    return next(index for index, token in enumerate(made.tokens) if token.text == word)


def words_of(made: Tree, first: int, last: int) -> str:
    """Return the words from one to another."""
    return " ".join(token.text for token in made.tokens[first : last + 1])


def test_what_is_said_of_a_noun() -> None:
    """A passive and what goes on from it; the clause that a comma adds to the whole phrase."""
    made = tree(RATIFIED)
    found = [made.tokens[verb].text for verb in governors(made, at(made, "treaty"))]
    assert found == ["signed", "ratified", "lapsed"]
    assert governors(made, at(made, "2010")) == ()


@pytest.mark.parametrize(
    ("rows", "noun", "phrase"),
    [
        (RATIFIED, "treaty", "The defence treaty of Chile"),
        (HELD, "floods", "the floods"),
        (
            """
            talks   NOUN 0 root plural talk
            on      ADP  3 case
            fishing NOUN 1 nmod
            ,       PUNCT 5 punct
            trade   NOUN 3 conj
            """,
            "talks",
            "talks on fishing",
        ),
    ],
)
def test_where_a_phrase_begins_and_ends(rows: str, noun: str, phrase: str) -> None:
    """With its modifiers and complement, without clauses and what is joined to it."""
    made = tree(rows)
    index = at(made, noun)
    found = words_of(made, first_of_phrase(made, index), last_of_phrase(made, index, frozenset()))
    assert found == phrase


def test_a_phrase_ends_before_a_time() -> None:
    """The words of a time are not the noun's."""
    made = tree("talks NOUN 0 root plural talk\nyesterday NOUN 1 nmod")
    assert last_of_phrase(made, 0, frozenset({1})) == 0
    assert last_of_phrase(made, 0, frozenset()) == 1


def test_reasons_are_told_one_by_one() -> None:
    """The floods and a row are two."""
    made = facts(HELD)
    assert reasons_at(made, at(made.tree, "cancelled")) == ("the floods", "a row")


def test_a_reason_in_a_clause_of_its_own() -> None:
    """Behind "because", without it; a verb without reasons has none."""
    made = facts("""
    Talks   NOUN  2 nsubj plural talk
    ended   VERB  0 root past end
    because SCONJ 5 mark
    Peru    PROPN 5 nsubj
    left    VERB  2 advcl past leave
    """)
    assert reasons_at(made, 1) == ("Peru left",)
    assert reasons_at(made, 4) == ()


def test_what_an_arrangement_rests_on() -> None:
    """A treaty behind "under", once the arrangement is told to stand."""
    made = facts(HELD)
    draft = Draft(MechanismKind.EXERCISE_SERIES)
    note_basis(draft, made, 0)
    assert draft.basis == []
    draft.prove(Evidence("d", 0, 6, "Drills"))
    note_basis(draft, made, 0)
    note_basis(draft, made, 0)
    assert draft.basis == ["treaty"]


def test_words_of_arrangements() -> None:
    """Lists by section and key; what asks for a word behind a verb is tried first."""
    assert known().has("agreements.nouns", "treaty")
    assert not known().has("agreements.nouns", "banana")
    for rows in known().turns.values():
        for pairs in rows.values():
            asked = [bool(word) for word, _ in pairs]
            assert asked == sorted(asked, reverse=True)
    lengths = [len(one) for one in known().reasons]
    assert lengths == sorted(lengths, reverse=True)
