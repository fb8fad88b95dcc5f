"""Agreements: treaties and pacts, what they promise, and what became of it."""

from dragoman.records import Commitment, MechanismKind, Session, Status
from dragoman.resolve.mechanisms.drafts import Draft
from dragoman.resolve.mechanisms.phrases import owned_name
from dragoman.resolve.mechanisms.scenes import Scene
from dragoman.resolve.mechanisms.turns import (
    Turn,
    apply,
    turn_date,
    turn_of,
    turns_at,
)
from dragoman.resolve.sketches import content

KIND = MechanismKind.AGREEMENT
ACTS = frozenset({"sign", "ratify", "invoke", "initial", "renew", "extend", "conclude", "activate"})
PAIR = 2
NO_TREATY = frozenset({"ceasefire", "truce"})


def find_agreements(scene: Scene, before: list[Draft]) -> list[Draft]:
    """Return what a sentence tells of agreements; what it adds to one told before goes there.

    Args:
        scene: the sentence.
        before: the document's agreements so far, the latest last.
    """
    found: list[Draft] = []
    for noun in scene.nominals(scene.known.sets["agreements.nouns"]):
        draft = _at(scene, noun, [*before, *found])
        if draft is not None and not any(draft is one for one in (*before, *found)):
            found.append(draft)
    return found


def continue_agreement(scene: Scene, draft: Draft, turns: list[Turn]) -> None:
    """Note what a sentence tells of the agreement that its "it" means."""
    if apply(draft, scene, turns):
        draft.prove(scene.evidence)
    _acts(draft, scene, [turn.verb for turn in turns])
    _promises(draft, scene)


def _at(scene: Scene, noun: int, before: list[Draft]) -> Draft | None:
    first, last = scene.phrase(noun)
    name = owned_name(scene, first, last)
    members = scene.sides_between(first, last)
    verbs = _verbs(scene, noun, last)
    if len(members) < PAIR:
        around = set(members)
        for verb in verbs:
            if scene.lemma(verb) in ACTS | {
                "reach",
                "agree",
                "have",
                "negotiate",
                "seal",
                "suspend",
            }:
                around |= scene.acting(verb)
        if len(around) >= PAIR:
            members = frozenset(around)
    known = _known_before(scene, noun, name, members, before)
    if known is None:
        if len(members) < PAIR or not _is_one(scene, noun, name, verbs):
            return None
        known = Draft(KIND, members=members)
    if len(name.split()) > 1 or not known.names:
        known.names.append(name)
    known.words |= _subject(scene, name)
    if not known.members:
        known.members = members
    known.prove(scene.evidence)
    turns = turns_at(scene, noun, KIND)
    turns += [
        Turn(verb, status, scene.status(verb))
        for verb in verbs
        if (status := turn_of(scene, verb, KIND)) and all(verb != turn.verb for turn in turns)
    ]
    apply(known, scene, turns)
    _acts(known, scene, list(verbs))
    _promises(known, scene)
    return known


def _verbs(scene: Scene, noun: int, last: int) -> tuple[int, ...]:
    """Return the verbs around an agreement, and participles that hang on a noun of its name."""
    tree = scene.tree
    found = list(scene.governors(noun))
    for word in range(noun + 1, last + 1):
        found += [
            kid
            for kid in tree.kids(word, "acl", "amod")
            if scene.lemma(kid) in ACTS and kid > word and kid not in found
        ]
    return tuple(found)


def _is_one(scene: Scene, noun: int, name: str, verbs: tuple[int, ...]) -> bool:
    """Return whether a noun names an agreement that stands, not just any deal."""
    if scene.lemma(noun) not in scene.known.sets["agreements.plain"]:
        return True
    signed = any(scene.lemma(verb) in ACTS | {"suspend", "terminate", "violate"} for verb in verbs)
    return signed or len(name.split()) > 1


def _known_before(
    scene: Scene, noun: int, name: str, members: frozenset[str], before: list[Draft]
) -> Draft | None:
    """Return the agreement of the document that a phrase means again."""
    words = _subject(scene, name)
    head = scene.lemma(noun)
    for draft in reversed(before):
        if members and draft.members and not (members <= draft.members):
            continue
        if words & draft.words or not words or (draft.words <= words and not draft.words):
            return draft
        if not (words - draft.words) and any(head in one.lower() for one in draft.names):
            return draft
    definite = scene.tree.tokens[scene.phrase(noun)[0]].text.lower() in {
        "the",
        "this",
        "that",
        "their",
    }
    if definite and before and not members and len(words) == 0:
        return before[-1]
    return None


def _subject(scene: Scene, name: str) -> frozenset[str]:
    """Return stems of what an agreement is about."""
    generic = scene.known.sets["agreements.nouns"] | {
        "comprehensive",
        "landmark",
        "historic",
        "new",
    }
    parties = tuple(p for m in scene.mentions for p in m.parties if p.country)
    kept = " ".join(word for word in name.split() if word.lower().strip("'’s") not in generic)
    return content(kept, parties, scene.known.words)


def _acts(draft: Draft, scene: Scene, verbs: list[int]) -> None:
    """Note signing, ratification and invocation as acts, with date and place."""
    for verb in verbs:
        if scene.lemma(verb) not in ACTS:
            continue
        status = {Status.ACTUAL: "actual", Status.PLANNED: "planned"}.get(scene.status(verb))
        date = turn_date(scene, verb)
        if status is None or (date is None and scene.lemma(verb) != "invoke"):
            continue
        ids = tuple(
            event.event_id
            for event in scene.events
            if set(event.mode) & {scene.lemma(verb), "sign", "ratify"}
        )
        draft.meet(Session(date, None, None, None, None, status, ids, (scene.evidence,)))


def _promises(draft: Draft, scene: Scene) -> None:
    """Note which commitments a sentence tells and what became of them."""
    told = [clause for clause, pattern in scene.known.clauses if pattern.search(scene.low)]
    draft.clauses |= set(told)
    for status, pattern in scene.known.fates:
        found = pattern.search(scene.low)
        if found is None:
            continue
        word = next(
            (
                index
                for index, token in enumerate(scene.tree.tokens)
                if token.start - scene.tree.sentence.start >= found.start()
            ),
            None,
        )
        if word is None or scene.status(word) not in {Status.ACTUAL, Status.NEGATED}:
            continue
        clause = told[0] if len(told) == 1 else ""
        draft.commitments.append(
            Commitment(clause, status, turn_date(scene, word), (scene.evidence,))
        )
        return
