"""What an arrangement rests on in law ("held under the 1977 accord")."""

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.data.words import WordLists

WORDS = WordLists("resolve", "mechanisms.basis")


def note_basis(draft: Draft, scene: Scene, noun: int) -> None:
    """Note the treaties, laws and resolutions that a sentence rests an arrangement on.

    Args:
        draft: the arrangement; what has nothing to prove it as standing rests on nothing.
        scene: the sentence.
        noun: the arrangement's noun.
    """
    if not draft.evidence:
        return
    tree = scene.tree
    inside = {word for each in (noun, *scene.governors(noun)) for word in tree.subtree(each)}
    nouns = scene.known.sets["basis.nouns"] | scene.known.sets["agreements.nouns"]
    for word in scene.nominals(nouns):
        if word == noun or word not in inside or not _leads(scene, word):
            continue
        first, last = scene.phrase(word)
        while first < word and scene.tree.upos(first) in {"DET", "PRON"}:
            first += 1
        draft.rest_on(scene.words(first, last))


def _leads(scene: Scene, word: int) -> bool:
    """Return whether a preposition, or a verb of making, leads to a text of law."""
    tree = scene.tree
    preposition = tree.preposition(tree.first_conjunct(word))
    if preposition in WORDS["under"]:
        return True
    head = tree.governor(word)
    made = head is not None and scene.known.has("basis.made", scene.lemma(head))
    return made and preposition in WORDS["made_by"]
