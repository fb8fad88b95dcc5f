"""Exercises: regular, named or turned; a single drill is only an occasion."""

from dragoman.records import MechanismKind, Session, Status
from dragoman.resolve.mechanisms.attendance import Groups, size_of
from dragoman.resolve.mechanisms.basis import note_basis
from dragoman.resolve.mechanisms.belonging import memberships_at
from dragoman.resolve.mechanisms.drafts import Draft
from dragoman.resolve.mechanisms.groups import group_of_size
from dragoman.resolve.mechanisms.phrases import is_named, meeting_name, told_again
from dragoman.resolve.mechanisms.scenes import Scene
from dragoman.resolve.mechanisms.sides import states
from dragoman.resolve.mechanisms.turns import apply, turns_at

KIND = MechanismKind.EXERCISE_SERIES
OFF = frozenset({"suspended", "lapsed", "ended"})
PAIR = 2


def find_exercises(scene: Scene, groups: Groups, before: list[Draft]) -> list[Draft]:
    """Return what a sentence tells of military exercises; what it adds to one goes there.

    Args:
        scene: the sentence.
        groups: the groups of states that the document names, with how often.
        before: the document's exercises so far, the latest last.
    """
    found = []
    for noun in scene.nominals(scene.known.sets["exercises.nouns"]):
        modifiers = scene.modifiers(noun)
        first, last = scene.phrase(noun)
        named = is_named(scene, first, noun) or _named_ahead(scene, first, noun)
        if not named and not modifiers & scene.known.sets["exercises.kinds"]:
            again = told_again(scene, noun, before)
            if again is not None and apply(again, scene, turns_at(scene, noun, KIND)):
                again.prove(scene.evidence)
            continue
        members = _members(scene, noun, first, last, groups)
        if not members:
            continue
        draft = Draft(KIND, names=[meeting_name(scene, first, last)], members=members, proper=named)
        recurring = bool(modifiers & scene.known.sets["meetings.recurring"]) or scene.recurs(noun)
        turned = apply(draft, scene, turns_at(scene, noun, KIND, series=recurring or named))
        if recurring or named or turned:
            draft.prove(scene.evidence)
            note_basis(draft, scene, noun)
            for one in memberships_at(scene, noun):
                draft.belong(one)
        if not any(turn.status in OFF for turn in draft.history):
            _held(draft, scene, noun)
        found.append(draft)
    return found


def _named_ahead(scene: Scene, first: int, noun: int) -> bool:
    """Return whether capitals stand before a small noun ("the Flintlock exercise")."""
    tokens = scene.tree.tokens
    parties = {token for m in scene.mentions for token in range(m.start, m.end)}
    return any(
        tokens[word].text[:1].isupper()
        and word > 0
        and tokens[word].upos == "PROPN"
        and tokens[word].start not in parties
        for word in range(first, noun)
    )


def _members(scene: Scene, noun: int, first: int, last: int, groups: Groups) -> frozenset[str]:
    named = scene.sides_listed(first, last)
    size = size_of(scene, noun)
    around = set(named)
    for verb in scene.governors(noun):
        around |= scene.acting(verb)
    if not around or (len(around) < PAIR and "joint" in scene.modifiers(noun)):
        for event in scene.events:
            if "exercise" in event.mode:
                around |= states((*event.actors, *event.recipients))
    if size is not None and len(around) < size:
        return group_of_size(groups, size, frozenset(around)) or frozenset(around)
    return frozenset(around)


def _held(draft: Draft, scene: Scene, noun: int) -> None:
    verbs = scene.governors(noun)
    date = scene.date(noun) or next((d for verb in verbs if (d := scene.date(verb))), None)
    status = {Status.ACTUAL: "actual", Status.PLANNED: "planned"}.get(
        scene.status(noun, light=verbs[0] if verbs else None)
    )
    if date is not None and status is not None:
        ids = tuple(event.event_id for event in scene.events if "exercise" in event.mode)
        draft.meet(Session(date, None, None, None, None, status, ids, (scene.evidence,)))
