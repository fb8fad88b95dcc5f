"""What an arrangement rests on in law ("held under the 1977 accord")."""

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists

WORDS = WordLists("arrangements", "tell.measures.basis")


def note_basis(draft: Draft, facts: SentenceFacts, noun: int) -> None:
    """Note the treaties, laws and resolutions that a sentence rests an arrangement on.

    Args:
        draft: the arrangement; what has nothing to prove it as standing rests on nothing.
        facts: the sentence.
        noun: the arrangement's noun.
    """
    if not draft.evidence:
        return
    tree = facts.tree
    inside = {word for each in (noun, *facts.governors(noun)) for word in tree.subtree(each)}
    nouns = facts.known.sets["basis.nouns"] | facts.known.sets["agreements.nouns"]
    for word in facts.nominals(nouns):
        if word == noun or word not in inside or not _leads(facts, word):
            continue
        first, last = facts.phrase(word)
        while first < word and facts.tree.upos(first) in {"DET", "PRON"}:
            first += 1
        draft.rest_on(facts.words(first, last))


def _leads(facts: SentenceFacts, word: int) -> bool:
    """Return whether a preposition, or a verb of making, leads to a text of law."""
    tree = facts.tree
    preposition = tree.preposition(tree.first_conjunct(word))
    if preposition in WORDS["under"]:
        return True
    head = tree.governor(word)
    made = head is not None and facts.known.has("basis.made", facts.lemma(head))
    return made and preposition in WORDS["made_by"]
