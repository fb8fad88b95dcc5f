"""Agreements: treaties and pacts, who is bound by them, and their acts."""

from itertools import pairwise

from dragoman.arrangements.keys import is_proper, plain_name
from dragoman.arrangements.sides import with_nationals
from dragoman.arrangements.subject import stems_of
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.members.belonging import memberships_at
from dragoman.arrangements.tell.names.phrases import (
    is_named,
    is_part_of_name,
    is_several,
    owned_name,
)
from dragoman.arrangements.tell.promises.fates import UNDER
from dragoman.arrangements.tell.promises.promises import note_promises
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.arrangements.tell.turns import (
    Turn,
    apply,
    settled,
    turn_date,
    turn_of,
    turns_at,
)
from dragoman.data.words import WordLists
from dragoman.records import MechanismKind, Membership, Session, Status, StatusChange

KIND = MechanismKind.AGREEMENT
ACTS = frozenset({"sign", "ratify", "invoke", "initial", "renew", "extend", "conclude", "activate"})
MAKING = ACTS | {
    "reach",
    "agree",
    "have",
    "negotiate",
    "seal",
    "strike",
    "clinch",
    "ink",
    "suspend",
    "resume",
    "terminate",
}
STANDING = ACTS | {"suspend", "terminate", "resume"}
WORDS = WordLists("resolve", "mechanisms.agreements")
PAIR = 2
WINDOW = 7


def find_agreements(scene: Scene, before: list[Draft]) -> list[Draft]:
    """Return what a sentence tells of agreements; what it adds to one told before goes there.

    Args:
        scene: the sentence.
        before: the document's agreements so far, the latest last.
    """
    found: list[Draft] = []
    for noun in scene.nominals(scene.known.sets["agreements.nouns"]):
        if is_several(scene, noun) or is_part_of_name(scene, noun):
            continue
        draft = _at(scene, noun, [*before, *found])
        if draft is not None and not any(draft is one for one in (*before, *found)):
            found.append(draft)
    return found


def continue_agreement(scene: Scene, draft: Draft, turns: list[Turn]) -> None:
    """Note what a sentence tells of the agreement that its "it" means."""
    if apply(draft, scene, turns):
        draft.prove(scene.evidence)
    _acts(draft, scene, [turn.verb for turn in turns])
    note_promises(draft, scene, None)


def _at(scene: Scene, noun: int, before: list[Draft]) -> Draft | None:
    first, last = scene.phrase(noun)
    name = owned_name(scene, first, last)
    verbs = _verbs(scene, noun, last)
    belonging = memberships_at(scene, noun)
    members = _members(scene, noun, name, verbs, belonging)
    known = _known_before(scene, noun, name, members, before)
    if known is None:
        known = _new(scene, noun, name, verbs, members, named=bool(belonging))
    if known is None:
        return None
    if len(name.split()) > 1 or not known.names:
        known.names.append(name)
    known.words |= _subject(scene, name)
    if not known.members:
        known.members = members if len(members) >= PAIR else frozenset()
    known.prove(scene.evidence)
    _turn(known, scene, noun, verbs, belonging)
    _acts(known, scene, list(verbs))
    note_promises(known, scene, noun)
    return known


def _new(
    scene: Scene,
    noun: int,
    name: str,
    verbs: tuple[int, ...],
    members: frozenset[str],
    *,
    named: bool,
) -> Draft | None:
    """Return a draft of an agreement that the document names for the first time.

    It needs two parties, or a proper name and somebody who joins or leaves it.
    """
    proper = is_named(scene, scene.phrase(noun)[0], noun)
    if len(members) >= PAIR and _is_one(scene, noun, name, verbs):
        return Draft(KIND, members=members, proper=proper)
    return Draft(KIND, proper=True) if named and proper else None


def _turn(
    draft: Draft,
    scene: Scene,
    noun: int,
    verbs: tuple[int, ...],
    belonging: tuple[Membership, ...],
) -> None:
    """Note turns; of an agreement of many, one that leaves ends nothing for the others."""
    turns = turns_at(scene, noun, KIND)
    turns += [
        Turn(verb, status, scene.status(verb))
        for verb in verbs
        if (status := turn_of(scene, verb, KIND)) and all(verb != turn.verb for turn in turns)
    ]
    turns += [
        Turn(verb, "active", scene.status(verb))
        for verb in verbs
        if scene.lemma(verb) == "agree" and all(verb != turn.verb for turn in turns)
    ]
    outsiders = {one.member for one in belonging} - draft.members
    if len(draft.members) != PAIR or outsiders:
        for one in belonging:
            draft.belong(one)
        if belonging:
            turns = [turn for turn in turns if turn.status != "ended"]
    elif not any(turn.status == "ended" for turn in turns):
        for one in belonging:
            if one.status == "left":
                draft.turn(StatusChange("ended", one.date, one.reasons, one.evidence))
    apply(draft, scene, turns)


def _members(
    scene: Scene,
    noun: int,
    name: str,
    verbs: tuple[int, ...],
    belonging: tuple[Membership, ...],
) -> frozenset[str]:
    """Return who is bound: whom its phrase names, whom the register knows, who makes it."""
    first, last = scene.phrase(noun)
    for treaty in scene.known.treaties:
        if treaty.name.lower() in name.lower():
            return frozenset(treaty.members)
    members = scene.sides_between(first, last, proper=is_named(scene, first, noun))
    if len(members) >= PAIR:
        return members
    around = set(members)
    if members and not is_named(scene, first, noun):
        around |= {one.member for one in belonging}
    for verb in verbs:
        if scene.lemma(verb) in MAKING:
            around |= scene.acting(verb)
        if scene.known.has("agreements.providing", scene.lemma(verb)):
            around |= scene.named_by(scene.tree.objects(verb))  # "the pact commits both to ..."
            if len(scene.everyone) == PAIR and not members:
                around |= scene.everyone
    around |= _with_partner(scene, noun)
    if not members and len(around) < PAIR and _is_fated(scene, noun, verbs):
        # "accused Chad of violating the truce": whoever the sentence names, or the whole document
        parties = [party for one in scene.mentions for party in one.parties]
        named = frozenset(one for one in with_nationals(parties) if ":" not in one)
        named = scene.everyone if len(named) == 1 and named <= scene.everyone else named
        around |= named if len(named) == PAIR else frozenset()
    return frozenset(around) if len(around) >= PAIR else members


def _is_fated(scene: Scene, noun: int, verbs: tuple[int, ...]) -> bool:
    """Return whether a sentence tells what was done with an agreement, or under it."""
    fated = any(scene.known.has("agreements.fated", scene.lemma(verb)) for verb in verbs)
    head = scene.tree.head(noun)
    if head is not None and scene.tree.preposition(noun) == "of":  # "in breach of the pact"
        fated |= scene.known.has("agreements.fates_nouns", scene.lemma(head))
    return fated or scene.tree.preposition(scene.tree.first_conjunct(noun)) in UNDER


def _with_partner(scene: Scene, noun: int) -> frozenset[str]:
    """Return both sides of "its pact with Chad": the partner and who does what is told."""
    tree = scene.tree
    partners = [kid for kid in tree.kids(noun, "nmod", "obl") if tree.preposition(kid) == "with"]
    if not partners:
        return frozenset()
    sides = scene.named_by(partners)
    for verb in tree.ancestors(noun):
        doers = scene.acting_alone(verb) if tree.upos(verb) == "VERB" else frozenset()
        if sides and doers:
            return sides | doers
    return sides


def _verbs(scene: Scene, noun: int, last: int) -> tuple[int, ...]:
    """Return the verbs around an agreement, and participles that hang on a noun of its name."""
    tree = scene.tree
    found = list(scene.governors(noun))
    head = tree.governor(noun)
    if head is not None and scene.lemma(head) == "agree" and tree.preposition(noun) in {"to", "on"}:
        found.append(head)
    for word in range(noun + 1, last + 1):
        found += [
            kid
            for kid in tree.kids(word, "acl", "amod")
            if scene.lemma(kid) in ACTS and kid > word and kid not in found
        ]
    return tuple(found)


def _is_one(scene: Scene, noun: int, name: str, verbs: tuple[int, ...]) -> bool:
    """Return whether a noun names an agreement that stands, not just any deal."""
    if not scene.known.has("agreements.plain", scene.lemma(noun)):
        return True
    if _is_explained(scene, noun):
        return True
    telling = STANDING | scene.known.sets["agreements.fated"]
    return len(name.split()) > 1 or any(scene.lemma(verb) in telling for verb in verbs)


def _is_explained(scene: Scene, noun: int) -> bool:
    """Return whether what stands behind a noun tells what is done under it."""
    tokens = scene.tree.tokens
    behind = [token.text.lower() for token in tokens[noun + 1 : noun + WINDOW]]
    return any(pair in {("under", "which"), ("by", "which")} for pair in pairwise(behind))


def _known_before(
    scene: Scene, noun: int, name: str, members: frozenset[str], before: list[Draft]
) -> Draft | None:
    """Return the agreement of the document that a phrase means again."""
    words = _subject(scene, name)
    head = scene.lemma(noun)
    for draft in reversed(before):
        if members and draft.members and not (members <= draft.members):
            continue
        if is_proper(name) and not _may_be_called(name, draft.names):
            continue
        if words & draft.words or not words or (draft.words <= words and not draft.words):
            return draft
        if not (words - draft.words) and any(head in one.lower() for one in draft.names):
            return draft
    definite = scene.tree.tokens[scene.phrase(noun)[0]].text.lower() in WORDS["definite"]
    bare = definite and not members and not words and not is_proper(name)
    return before[-1] if before and bare else None


def _may_be_called(name: str, names: list[str]) -> bool:
    """Return whether a proper name says what one of an agreement's own proper names says."""
    ours = set(plain_name(name).split())
    theirs = [set(plain_name(one).split()) for one in names if is_proper(one)]
    return not theirs or any(ours <= one or one <= ours for one in theirs)


def _subject(scene: Scene, name: str) -> frozenset[str]:
    """Return stems of what an agreement is about."""
    generic = scene.known.sets["agreements.nouns"] | scene.known.sets["agreements.vague"]
    parties = tuple(p for m in scene.mentions for p in m.parties if p.country)
    kept = " ".join(word for word in name.split() if word.lower().strip("'’s") not in generic)
    return stems_of(kept, parties, scene.known.words)


def _acts(draft: Draft, scene: Scene, verbs: list[int]) -> None:
    """Note signing, ratification and invocation as acts, with date and place."""
    for verb in verbs:
        if scene.lemma(verb) not in ACTS:
            continue
        date = turn_date(scene, verb)
        told = settled(scene, verb, scene.status(verb))
        status = {Status.ACTUAL: "actual", Status.PLANNED: "planned"}.get(told)
        if status is None or (date is None and scene.lemma(verb) != "invoke"):
            continue
        ids = tuple(
            event.event_id
            for event in scene.events
            if set(event.mode) & {scene.lemma(verb), "sign", "ratify"}
        )
        draft.meet(Session(date, None, None, None, None, status, ids, (scene.evidence,)))
