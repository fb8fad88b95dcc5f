"""What a parse cannot mean is put right before anything reads it."""

from dataclasses import replace

from dragoman.annotate.parser.repairs import repaired
from dragoman.records import Token

FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"


def sentence(*rows: tuple[str, str, int, str]) -> list[Token]:
    """Return tokens of words with their tag, head and relation."""
    found, start = [], 0
    for text, upos, head, deprel in rows:
        feats = FINITE if upos == "VERB" else ""
        found.append(Token(start, start + len(text), text, text.lower(), upos, feats, head, deprel))
        start += len(text) + 1
    return found


def test_a_headline_comma_may_begin_a_clause() -> None:
    """In "Union suspends Chad, France cuts aid" France suspends nobody and is not suspended."""
    tokens = sentence(
        ("Union", "PROPN", 1, "nsubj"),
        ("suspends", "VERB", -1, "root"),
        ("Chad", "PROPN", 1, "obj"),
        (",", "PUNCT", 4, "punct"),
        ("France", "PROPN", 2, "conj"),
        ("cuts", "VERB", 1, "parataxis"),
        ("aid", "NOUN", 5, "obj"),
    )
    made = repaired(tokens)[4]
    assert (made.head, made.deprel) == (5, "nsubj")


def test_a_list_stays_a_list() -> None:
    """With "and", or where the verb has a subject of its own, the name belongs to the list."""
    joined = sentence(
        ("Union", "PROPN", 1, "nsubj"),
        ("suspends", "VERB", -1, "root"),
        ("Chad", "PROPN", 1, "obj"),
        ("and", "CCONJ", 4, "cc"),
        ("Mali", "PROPN", 2, "conj"),
        ("seeks", "VERB", 1, "parataxis"),
        ("talks", "NOUN", 5, "obj"),
    )
    assert list(repaired(joined)) == joined


def test_what_is_handed_over_is_not_more_than_so_many() -> None:
    """The "over" of "handed over 40 prisoners" is the verb's."""
    tokens = sentence(
        ("handed", "VERB", -1, "root"), ("over", "ADV", 2, "advmod"), ("40", "NUM", 0, "obj")
    )
    tokens[0] = replace(tokens[0], lemma="hand")
    made = repaired(tokens)[1]
    assert (made.head, made.deprel) == (0, "compound:prt")


def test_a_past_that_looks_like_the_base_is_a_past() -> None:
    """Who "hit a depot" on Sunday has done so; what "they hit" stays as it is."""
    tokens = sentence(("Israel", "PROPN", 1, "nsubj"), ("hit", "VERB", -1, "root"))
    assert "Tense=Past" in repaired(tokens)[1].feats
    tokens = sentence(("they", "PRON", 1, "nsubj"), ("hit", "VERB", -1, "root"))
    assert "Tense=Pres" in repaired(tokens)[1].feats


def test_no_name_reaches_across_a_verb() -> None:
    """After "Abe urged Korea" what follows the verb is its object."""
    tokens = sentence(
        ("Abe", "PROPN", 1, "nsubj"), ("urged", "VERB", -1, "root"), ("Korea", "PROPN", 0, "flat")
    )
    made = repaired(tokens)[2]
    assert (made.head, made.deprel) == (1, "obj")
