"""The encoder itself: an answer for each sentence, whatever stands beside it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotate.parser.encoder import MAX_PIECES, Encoder, Words
from dragoman.model.store import ModelFiles


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped encoder."""
    return Encoder(ModelFiles.load())


def words(*text: str) -> Words:
    """A sentence whose words all have a space before them."""
    return Words(text, (False,) * len(text))


MET = words("Kenya", "met", "Uganda", "in", "Nairobi", ".")


def test_a_small_sentence(encoder: Encoder) -> None:
    """Tags, lemmas, the tree with heads from one on, and names with their words."""
    (parsed,) = encoder.parse([MET])
    assert parsed.upos == ("PROPN", "VERB", "PROPN", "ADP", "PROPN", "PUNCT")
    assert parsed.lemmas == ("Kenya", "meet", "Uganda", "in", "Nairobi", ".")
    assert parsed.heads == (2, 0, 2, 5, 2, 2)
    assert parsed.rels == ("nsubj", "root", "obj", "case", "obl", "punct")
    assert [name[:3] for name in parsed.names] == [(0, 1, "LOC"), (2, 3, "LOC"), (4, 5, "LOC")]


def test_no_sentence_and_one_word(encoder: Encoder) -> None:
    """Nothing gives nothing; one word is its own root."""
    assert encoder.parse([]) == []
    (parsed,) = encoder.parse([words("No")])
    assert (parsed.heads, parsed.rels) == ((0,), ("root",))


def test_long_words_are_cut_to_what_the_encoder_holds(encoder: Encoder) -> None:
    """Two hundred words of many pieces each still get an answer each."""
    (parsed,) = encoder.parse([words(*["xqzj" * 8] * 200)])
    assert len(parsed.heads) == len(parsed.upos) == 200
    assert parsed.states is not None
    assert len(parsed.states.low) <= MAX_PIECES + 2


WORD = st.sampled_from(["Kenya", "met", ",", "서울", "x" * 90, "🙂", "the", "’s", "2025"])


@settings(max_examples=20)
@given(st.lists(st.lists(WORD, min_size=1, max_size=12), min_size=1, max_size=5))
def test_each_sentence_is_a_tree_of_its_own(encoder: Encoder, texts: list[list[str]]) -> None:
    """One root, heads within the sentence, and the answer that it gets alone."""
    sentences = [words(*text) for text in texts]
    for sentence, parsed in zip(sentences, encoder.parse(sentences), strict=True):
        assert parsed.heads.count(0) == 1
        assert all(0 <= head <= len(sentence.words) for head in parsed.heads)
        (alone,) = encoder.parse([sentence])
        assert (alone.upos, alone.heads, alone.rels, alone.names) == (
            parsed.upos,
            parsed.heads,
            parsed.rels,
            parsed.names,
        )
