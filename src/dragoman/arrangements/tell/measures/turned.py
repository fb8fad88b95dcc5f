"""Turns of measures put to the arrangements of the document that they turn."""

from collections.abc import Sequence
from itertools import chain

from dragoman.arrangements.subject import stems_of
from dragoman.arrangements.tell.drafts import Draft
from dragoman.measures.vocabulary import Vocabulary
from dragoman.records import DateInterval, MechanismKind, Status, StatusChange
from dragoman.records.measures import MeasureAct, MeasureTurn
from dragoman.resolve.knowledge import Words

BECOMES = {
    MeasureAct.IMPOSE: "active",
    MeasureAct.KEEP: "active",
    MeasureAct.EXTEND: "active",
    MeasureAct.EASE: "eased",
    MeasureAct.EXEMPT: "eased",
    MeasureAct.LIFT: "ended",
    MeasureAct.RESTORE: "resumed",
}
STANDING = frozenset({MeasureAct.KEEP, MeasureAct.EXTEND})


def with_turns(drafts: Sequence[Draft], turns: Sequence[MeasureTurn], words: Words) -> list[Draft]:
    """Return a document's measures with the turns that it tells of each.

    What was done about a measure that no draft is gives a new one; what is only planned, urged
    or denied belongs to a measure that stands, or is nothing.

    Args:
        drafts: the measures that were found by their nouns.
        turns: what the document tells of measures.
        words: without subject matter.
    """
    found = list(drafts)
    for turn in turns:
        stems = stems_of(turn.object, (), words)
        draft = _meant(found, turn, stems)
        if draft is None:
            if turn.status is not Status.ACTUAL:
                continue
            draft = Draft(MechanismKind.MEASURE)
            draft.names.append(_name(turn))
            found.append(draft)
        _note(draft, turn, stems)
    return found


def _meant(drafts: Sequence[Draft], turn: MeasureTurn, stems: frozenset[str]) -> Draft | None:
    """Return the measure that a turn is about: whose and against whom, then about what."""
    sided = [draft for draft in reversed(drafts) if _may_be_of(draft, turn)]
    about = (draft for draft in sided if stems & draft.words)
    same = (draft for draft in sided if _is_new(draft, turn))
    bare = sided if not stems else (draft for draft in sided if not draft.words)
    return next(chain(about, same, bare), None)


def _is_new(draft: Draft, turn: MeasureTurn) -> bool:
    """Return whether the words of a turn told a measure of which no turn is known."""
    return turn.evidence in draft.evidence and not draft.turns


def _may_be_of(draft: Draft, turn: MeasureTurn) -> bool:
    """Return whether a measure can have the sides of a turn."""
    if draft.members and draft.members != frozenset(turn.by):
        return False
    return not draft.targets or bool(draft.targets & frozenset(turn.on))


def _name(turn: MeasureTurn) -> str:
    """Return what a measure is called that only its turns tell: "ban on Lao timber"."""
    told = turn.object and turn.object.lower() not in turn.thing
    joint = "on"
    if turn.thing == "closure":
        door = turn.object.split()[-1].removesuffix("s") if turn.object else ""
        joint = "of" if Vocabulary.load().has_door(door) else "to"
    return f"{turn.thing} {joint} {turn.object}" if told else turn.thing


def _note(draft: Draft, turn: MeasureTurn, stems: frozenset[str]) -> None:
    if not draft.words and (name := _name(turn)) not in (turn.thing, *draft.names):
        # "barred Omani dates and has never confirmed the ban": on dates
        draft.names.insert(0, name)
    draft.members = draft.members or frozenset(turn.by)
    draft.targets = draft.targets or frozenset(turn.on)
    draft.words |= stems
    draft.hidden = draft.hidden or not turn.is_acknowledged
    draft.prove(turn.evidence)
    draft.turns.append(turn)
    if turn.status is Status.ACTUAL and not (turn.act in STANDING and draft.history):
        _note_change(draft, turn)


def _note_change(draft: Draft, turn: MeasureTurn) -> None:
    """Put what a turn makes of a measure in the place of what the same words told before."""
    told = [change for change in draft.history if _is_told_by(change, turn)]
    for change in told:
        draft.history.remove(change)
    reasons = dict.fromkeys((*turn.reasons, *(each for one in told for each in one.reasons)))
    when = _date_of(turn) or next((one.date for one in told if one.date is not None), None)
    draft.turn(StatusChange(BECOMES[turn.act], when, tuple(reasons), (turn.evidence,)))


def _date_of(turn: MeasureTurn) -> DateInterval | None:
    """Return the day of a turn; what only goes on has none but "since" one."""
    return turn.date if turn.act not in STANDING or _says_since(turn) else None


def _is_told_by(change: StatusChange, turn: MeasureTurn) -> bool:
    """Return whether the words of a turn have told a change already."""
    if turn.evidence not in change.evidence:
        return False
    eased = turn.act is MeasureAct.EASE and change.status == "ended"
    return eased or change.status == BECOMES[turn.act]


def _says_since(turn: MeasureTurn) -> bool:
    """Return whether the date of a measure that stands is the one since which it does."""
    return turn.date is not None and f"since {turn.date.text}" in turn.evidence.quote
