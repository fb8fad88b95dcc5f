"""Series that a verb alone tells: "their presidents meet every year", "have not met since 2015"."""

from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.names.titles import Title, title_at
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.arrangements.tell.turns import turn_date
from dragoman.records import MechanismKind, Status, StatusChange
from dragoman.resolve.levels import VAGUE, levels_in

KIND = MechanismKind.MEETING_SERIES
PAIR = 2


def find_regular(scene: Scene) -> list[Draft]:
    """Return the series of meetings that verbs of a sentence tell to be held again and again.

    Args:
        scene: the sentence.
    """
    found = []
    for verb, token in enumerate(scene.tree.tokens):
        if token.upos != "VERB" or not scene.known.has("meetings.meeting", scene.lemma(verb)):
            continue
        members = scene.acting(verb)
        if len(members) < PAIR or any(":" in member for member in members):
            continue
        draft = _draft(scene, verb, members)
        if draft is not None:
            found.append(draft)
    return found


def _draft(scene: Scene, verb: int, members: frozenset[str]) -> Draft | None:
    """Return what a verb tells of a series; None where it tells of one meeting."""
    told = scene.status(verb)
    level = _level(scene, members)
    if level is None:
        return None
    title = _titled(scene, verb)
    names = [] if title is None else [title.text]
    draft = Draft(KIND, names=names, members=members, level=level)
    draft.title = title.text if title is not None else ""
    if told is Status.NEGATED and " since " in scene.low:
        date = turn_date(scene, verb)
        draft.turn(StatusChange("lapsed", date, (), (scene.evidence,)))
    elif scene.recurs(verb) and told is Status.PLANNED:
        draft.turn(StatusChange("proposed", None, (), (scene.evidence,)))
    elif not scene.recurs(verb) or told is not Status.ACTUAL:
        return None
    draft.prove(scene.evidence)
    return draft


def _titled(scene: Scene, verb: int) -> Title | None:
    """Return the name of "the Teesta Process, in which they meet every year"."""
    head = scene.tree.head(verb)
    if head is None or scene.tree.relation(verb) != "acl":
        return None
    return title_at(scene, head, KIND)


def _level(scene: Scene, members: frozenset[str]) -> str | None:
    """Return who meets: the one level of those mentions that name members."""
    known = scene.known.words
    text = scene.annotated.document.text
    found: set[str] = set()
    for mention in scene.mentions:
        if states(mention.parties) & members:
            offices = " ".join(party.office or "" for party in mention.parties)
            found |= levels_in(f"{text[mention.start : mention.end]} {offices}", known)
    found = found - {VAGUE} or found
    return next(iter(found)) if len(found) == 1 else None
