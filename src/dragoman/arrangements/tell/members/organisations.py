"""Organisations: who belongs to them and since when, who founded them, whether they still stand."""

from dragoman.arrangements.sides import GOVERNING_BODIES
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.basis import note_basis
from dragoman.arrangements.tell.members.belonging import memberships_at
from dragoman.arrangements.tell.names.phrases import is_named, owned_name
from dragoman.arrangements.tell.sentence.facts import Scene, named_inside
from dragoman.arrangements.tell.turns import Turn, apply, turns_at
from dragoman.data.words import WordLists
from dragoman.records import MechanismKind, Membership, Party

WORDS = WordLists("resolve", "mechanisms.organisations")

KIND = MechanismKind.ORGANISATION


def find_organisations(scene: Scene, before: list[Draft]) -> list[Draft]:
    """Return what a sentence tells of organisations; a mere name of one tells nothing.

    What it adds to one told before goes there.

    Args:
        scene: the sentence.
        before: the document's organisations so far, the latest last.
    """
    found: list[Draft] = []
    for noun in _nouns(scene):
        known = _meant(scene, noun, [*before, *found])
        told = memberships_at(scene, noun)
        turns = [turn for turn in turns_at(scene, noun, KIND) if _of_itself(scene, noun, turn)]
        draft = known or _named(scene, noun)
        if draft is None or not (told or turns):
            continue
        noted = _note(draft, scene, told, turns)
        note_basis(draft, scene, noun)
        if noted and draft is not known:
            found.append(draft)
    return found


def named_organisations(scene: Scene) -> list[tuple[int, Draft]]:
    """Return the words that name organisations, with what they name, whatever is told of it.

    Args:
        scene: the sentence.
    """
    named = ((noun, _named(scene, noun)) for noun in _nouns(scene))
    return [(noun, draft) for noun, draft in named if draft is not None]


def _note(draft: Draft, scene: Scene, told: tuple[Membership, ...], turns: list[Turn]) -> bool:
    """Note members and turns; return whether there was anything to note."""
    own = {*draft.names, draft.entity}
    members = [one for one in told if one.member not in own]
    turned = apply(draft, scene, turns)
    for one in members:
        draft.belong(one)
    if members or turned:
        draft.prove(scene.evidence)
    return bool(members or turned)


def _of_itself(scene: Scene, noun: int, turn: Turn) -> bool:
    """Return whether a turn is one of the organisation, not one that it brings about elsewhere."""
    if scene.tree.head(noun) == turn.verb and scene.tree.preposition(noun) == "from":
        return False  # "Zambia's suspension from the council"
    objects = scene.tree.objects(turn.verb)
    return not objects or noun in objects


def _nouns(scene: Scene) -> list[int]:
    """Return the words that may name an organisation."""
    nouns = scene.known.sets["organisations.nouns"] | scene.known.sets["organisations.again"]
    found = set(scene.nominals(nouns))
    for index in range(len(scene.tree.tokens)):
        if _registered(scene, index) is not None:
            found.add(index)
    return sorted(found)


def _registered(scene: Scene, noun: int) -> tuple[Party, str] | None:
    """Return the known organisation of states that a word stands for, and how it is named."""
    if scene.tree.upos(noun) != "PROPN":
        return None
    token = scene.tree.tokens[noun]
    top = scene.indexed.headed(scene.tree, noun)
    for mention in scene.mentions:
        named = mention is top or token.end == mention.end or token.start == mention.head
        if not named or len(mention.parties) != 1:
            continue
        party = mention.parties[0]
        if party.entity_id.startswith("org:") and party.sector in GOVERNING_BODIES:
            return party, scene.annotated.document.text[mention.start : mention.end]
    return None


def _meant(scene: Scene, noun: int, before: list[Draft]) -> Draft | None:
    """Return the organisation of the document that "the union" or "the bloc" means again."""
    if not before or _registered(scene, noun) is not None:
        return None
    first, last = scene.phrase(noun)
    if is_named(scene, first, noun):
        name = owned_name(scene, first, last)
        return next((draft for draft in reversed(before) if name in draft.names), None)
    if scene.tree.tokens[first].text.lower() not in WORDS["definite"]:
        return None
    lemma = scene.lemma(noun)
    again = scene.known.has("organisations.again", lemma)
    for draft in reversed(before):
        if again or any(lemma == name.split()[-1].lower() for name in draft.names):
            return draft
    return None


def _named(scene: Scene, noun: int) -> Draft | None:
    """Return a draft of the organisation that a word names, if that is a proper name."""
    known = _registered(scene, noun)
    if known is not None:
        party, name = known
        return Draft(KIND, names=[name], entity=party.entity_id, proper=True)
    if not scene.known.has("organisations.nouns", scene.lemma(noun)):
        return None
    first, _ = scene.phrase(noun)
    if not is_named(scene, first, noun):
        return None
    name = named_inside(scene, noun) or owned_name(scene, first, noun)
    return Draft(KIND, names=[name], proper=True)
