"""Organisations: who belongs to them and since when, who founded them, whether they still stand."""

from dragoman.arrangements.sides import GOVERNING_BODIES
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.basis import note_basis
from dragoman.arrangements.tell.members.belonging import memberships_at
from dragoman.arrangements.tell.names.phrases import is_named, owned_name
from dragoman.arrangements.tell.sentence.facts import SentenceFacts, named_inside
from dragoman.arrangements.tell.turns import Turn, apply, turns_at
from dragoman.data.words import WordLists
from dragoman.records import MechanismKind, Membership, Party

WORDS = WordLists("arrangements", "tell.members.organisations")

KIND = MechanismKind.ORGANISATION


def find_organisations(facts: SentenceFacts, before: list[Draft]) -> list[Draft]:
    """Return what a sentence tells of organisations; a mere name of one tells nothing.

    What it adds to one told before goes there.

    Args:
        facts: the sentence.
        before: the document's organisations so far, the latest last.
    """
    found: list[Draft] = []
    for noun in _nouns(facts):
        known = _meant(facts, noun, [*before, *found])
        told = memberships_at(facts, noun)
        turns = [turn for turn in turns_at(facts, noun, KIND) if _of_itself(facts, noun, turn)]
        draft = known or _named(facts, noun)
        if draft is None or not (told or turns):
            continue
        noted = _note(draft, facts, told, turns)
        note_basis(draft, facts, noun)
        if noted and draft is not known:
            found.append(draft)
    return found


def named_organisations(facts: SentenceFacts) -> list[tuple[int, Draft]]:
    """Return the words that name organisations, with what they name, whatever is told of it.

    Args:
        facts: the sentence.
    """
    named = ((noun, _named(facts, noun)) for noun in _nouns(facts))
    return [(noun, draft) for noun, draft in named if draft is not None]


def _note(
    draft: Draft, facts: SentenceFacts, told: tuple[Membership, ...], turns: list[Turn]
) -> bool:
    """Note members and turns; return whether there was anything to note."""
    own = {*draft.names, draft.entity}
    members = [one for one in told if one.member not in own]
    turned = apply(draft, facts, turns)
    for one in members:
        draft.belong(one)
    if members or turned:
        draft.prove(facts.evidence)
    return bool(members or turned)


def _of_itself(facts: SentenceFacts, noun: int, turn: Turn) -> bool:
    """Return whether a turn is one of the organisation, not one that it brings about elsewhere."""
    if facts.tree.head(noun) == turn.verb and facts.tree.preposition(noun) == "from":
        return False  # "Zambia's suspension from the council"
    objects = facts.tree.objects(turn.verb)
    return not objects or noun in objects


def _nouns(facts: SentenceFacts) -> list[int]:
    """Return the words that may name an organisation."""
    asked = ("organisations",)
    if asked not in facts.indexed.answers:
        found = {*facts.nominals(facts.known.sets["organisations.nouns"])}
        found.update(facts.nominals(facts.known.sets["organisations.again"]))
        names = facts.proper_nouns if facts.mentions else ()
        found.update(index for index in names if _registered(facts, index) is not None)
        facts.indexed.answers[asked] = sorted(found)
    return facts.indexed.answers[asked]  # type: ignore[no-any-return]


def _registered(facts: SentenceFacts, noun: int) -> tuple[Party, str] | None:
    """Return the known organisation of states that a word stands for, and how it is named."""
    if facts.tree.upos(noun) != "PROPN":
        return None
    token = facts.tree.tokens[noun]
    top = facts.indexed.headed(facts.tree, noun)
    for mention in facts.mentions:
        named = mention is top or token.end == mention.end or token.start == mention.head
        if not named or len(mention.parties) != 1:
            continue
        party = mention.parties[0]
        if party.entity_id.startswith("org:") and party.sector in GOVERNING_BODIES:
            return party, facts.annotated.document.text[mention.start : mention.end]
    return None


def _meant(facts: SentenceFacts, noun: int, before: list[Draft]) -> Draft | None:
    """Return the organisation of the document that "the union" or "the bloc" means again."""
    if not before or _registered(facts, noun) is not None:
        return None
    first, last = facts.phrase(noun)
    if is_named(facts, first, noun):
        name = owned_name(facts, first, last)
        return next((draft for draft in reversed(before) if name in draft.names), None)
    if facts.tree.tokens[first].text.lower() not in WORDS["definite"]:
        return None
    lemma = facts.lemma(noun)
    if facts.known.has("organisations.again", lemma):
        return before[-1]
    return next((draft for draft in reversed(before) if _is_called(draft, lemma)), None)


def _is_called(draft: Draft, lemma: str) -> bool:
    """Return whether a name of an organisation ends with a noun."""
    return any(lemma == name.split()[-1].lower() for name in draft.names)


def _named(facts: SentenceFacts, noun: int) -> Draft | None:
    """Return a draft of the organisation that a word names, if that is a proper name."""
    known = _registered(facts, noun)
    if known is not None:
        party, name = known
        return Draft(KIND, names=[name], entity=party.entity_id, proper=True)
    if not facts.known.has("organisations.nouns", facts.lemma(noun)):
        return None
    first, _ = facts.phrase(noun)
    if not is_named(facts, first, noun):
        return None
    name = named_inside(facts, noun) or owned_name(facts, first, noun)
    return Draft(KIND, names=[name], proper=True)
