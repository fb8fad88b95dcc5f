"""What a sentence tells about measures: which turn of whose measure against whom, about what."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.measures.frames import TAKES, VERBAL, Frame, is_headline_plan
from dragoman.measures.passage import NOMINAL, Passage
from dragoman.measures.reasons import reasons_of
from dragoman.measures.sides import about_of, sides_of_frame
from dragoman.measures.vocabulary import Row
from dragoman.records import Status
from dragoman.records.measures import MeasureAct, MeasureTurn

TELLING = frozenset({*VERBAL, *NOMINAL, "ADJ", "ADV"})
ENDING = frozenset({MeasureAct.LIFT, MeasureAct.EASE, MeasureAct.EXEMPT})
OPEN = {"asked": Status.URGED, "weighed": Status.HYPOTHETICAL}
THINGS = {
    "door": "closure",
    "door-shut": "closure",
    "assets": "freeze",
    "target": "sanctions",
    "list": "sanctions",
    "off-list": "sanctions",
    "trusted": "trade preferences",
    "visas": "visa ban",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A turn with the words that it was read from.

    Attributes:
        turn: the turn; sides may still be missing.
        frame: its words.
        noun: the noun that names the measure again ("it", "the ban"), for what was told before.
    """

    turn: MeasureTurn
    frame: Frame


def turns_in(passage: Passage) -> Iterator[Read]:
    """Yield the turns of measures that a sentence tells, in the order of its words."""
    for word in range(len(passage.tree.tokens)):
        if passage.tree.upos(word) not in TELLING:
            continue
        rows = passage.known.rows.get(passage.tree.lemma(word), ())
        rows = rows or passage.known.rows.get(passage.lemma(word), ())
        for row, frame in _holding(passage, word, rows):
            yield Read(_turn(passage, row, frame), frame)


def _holding(passage: Passage, word: int, rows: tuple[Row, ...]) -> list[tuple[Row, Frame]]:
    """Return what the first of a word's rows reads that holds."""
    for row in rows:
        if not _fits(passage, word, row):
            continue
        frames = list(TAKES[row.takes](passage, word))
        if frames:
            return [(row, frame) for frame in frames]
    return []


def _fits(passage: Passage, word: int, row: Row) -> bool:
    """Return whether the words that a row needs stand with a word, and none that it bars."""
    if not row.needs and not row.bars:
        return True
    inside = passage.tree.subtree(word)
    said = f" {' '.join(passage.text(each) for each in inside)} "
    if any(f" {each} " in said for each in row.bars):
        return False
    return not row.needs or any(f" {each} " in said for each in row.needs)


def _turn(passage: Passage, row: Row, frame: Frame) -> MeasureTurn:
    by, on = sides_of_frame(passage, frame)
    act, status = _settled(passage, row, frame)
    return MeasureTurn(
        act=act,
        by=tuple(sorted(by)),
        on=tuple(sorted(on)),
        thing=_thing(passage, row, frame),
        object=about_of(passage, frame),
        is_partial=frame.is_partial or act in {MeasureAct.EASE, MeasureAct.EXEMPT},
        status=status,
        date=passage.date(frame.word),
        reasons=reasons_of(passage, frame.word),
        is_acknowledged=not _is_hidden(passage, frame),
        rule=row.rule,
        evidence=passage.evidence,
        reported_on=passage.annotated.document.published,
    )


def _thing(passage: Passage, row: Row, frame: Frame) -> str:
    """Return what sort of measure it is: its noun with what stands before, else by the row."""
    if frame.thing is None or passage.is_pronoun(frame.thing) or passage.is_another(frame.thing):
        return THINGS.get(row.takes, "ban")
    tree = passage.tree
    kinds = [
        kid
        for kid in tree.kids(frame.thing, "compound")
        if kid < frame.thing
        and not tree.tokens[kid].text[:1].isupper()
        and tree.tokens[kid - 1].text != "-"
    ]
    return " ".join(passage.text(word) for word in (*kinds, frame.thing))


def _settled(passage: Passage, row: Row, frame: Frame) -> tuple[MeasureAct, Status]:
    """Return what is done in the end: whoever refuses to lift a measure keeps it."""
    word, status = frame.word, _status(passage, row, frame.word)
    act = row.act
    if act is MeasureAct.LIFT and _is_bounded(passage, word):
        act = MeasureAct.EASE
    if act in ENDING and _is_refused(passage, word):
        return MeasureAct.KEEP, Status.ACTUAL
    if act in ENDING and status is Status.NEGATED and frame.thing is not None:
        return MeasureAct.KEEP, Status.ACTUAL
    if act is MeasureAct.IMPOSE and frame.thing is None:
        return _again_or_still(passage, word), status
    return act, status


def _status(passage: Passage, row: Row, word: int) -> Status:
    """Return whether a turn took place, as its row and the words around it tell."""
    status = passage.status(word)
    if row.takes in OPEN:
        return OPEN[row.takes] if status is Status.ACTUAL else status
    allowed = row.takes == "may-do" and status is Status.HYPOTHETICAL
    longer = status is Status.NEGATED and "no longer" in row.needs
    described = status is Status.NEGATED and _describes_measure(passage, word)
    if allowed or longer or described:
        return Status.ACTUAL
    if status is Status.ACTUAL and is_headline_plan(passage.tree, word):
        return Status.PLANNED
    return status


def _again_or_still(passage: Passage, word: int) -> MeasureAct:
    """Return whether a verb that bars somebody begins, goes on or begins again."""
    tree, head = passage.tree, passage.tree.head(word)
    adverbs = {passage.text(kid) for kid in tree.kids(word, "advmod")}
    goes_on = head is not None and tree.lemma(head) == "continue"
    if adverbs & passage.known.sets["still"] or (goes_on and tree.relation(word) == "xcomp"):
        return MeasureAct.KEEP
    return MeasureAct.RESTORE if "again" in adverbs else MeasureAct.IMPOSE


def _describes_measure(passage: Passage, word: int) -> bool:
    """Return whether a participle without a "not" of its own only describes a measure.

    "The ban, imposed in 2019, was revoked": what undoes the ban undoes no imposing.
    """
    tree, head = passage.tree, passage.tree.head(word)
    own = any(passage.lemma(kid) in {"not", "never"} for kid in tree.kids(word, "advmod"))
    described = head is not None and tree.relation(word) == "acl" and passage.is_measure(head)
    return described and not own


def _is_bounded(passage: Passage, word: int) -> bool:
    """Return whether a clause leaves something out: "resumed imports except from ten towns"."""
    said = {passage.text(each) for each in passage.tree.subtree(word)}
    return bool(said & passage.known.sets["bounding"])


def _is_refused(passage: Passage, word: int) -> bool:
    """Return whether lifting is refused, or the calls for it."""
    tree = passage.tree
    head = tree.head(word)
    if head is None:
        return False
    if passage.has("refusing", tree.lemma(head)) and tree.relation(word) in {
        "xcomp",
        "ccomp",
        "obj",
    }:
        return True
    if passage.has("refused", passage.lemma(head)) and tree.relation(word) in {"acl", "nmod"}:
        above = tree.governor(head)
        none = any(tree.lemma(kid) == "no" for kid in tree.kids(head, "det"))
        return none or (above is not None and passage.has("refusing", tree.lemma(above)))
    return False


def _is_hidden(passage: Passage, frame: Frame) -> bool:
    """Return whether the maker of a measure is said not to admit it."""
    if frame.thing is not None and passage.before(frame.thing) & passage.known.sets["hidden"]:
        return True
    tree = passage.tree
    for word in range(len(tree.tokens)):
        if passage.has("own", tree.lemma(word)) and tree.upos(word) in VERBAL:
            about = [each for each in tree.objects(word) if _may_be_measure(passage, each)]
            if about and passage.status(word) is Status.NEGATED:
                return True
        if passage.has("denying", tree.lemma(word)) and _is_denied(passage, word):
            return True
    return False


def _is_denied(passage: Passage, verb: int) -> bool:
    """Return whether a verb denies that there is a measure: "denies that there is a ban"."""
    tree = passage.tree
    if passage.status(verb) is Status.NEGATED:
        return False
    clauses = (kid for kid in tree.kids(verb, "ccomp", "xcomp") if kid > verb)
    within = (each for clause in clauses for each in (clause, *tree.kids(clause, "obj", "nsubj")))
    return any(passage.measure_of(each) is not None for each in (*tree.objects(verb), *within))


def _may_be_measure(passage: Passage, word: int) -> bool:
    """Return whether what somebody does not admit may be a measure."""
    return passage.tree.upos(word) == "PRON" or passage.measure_of(word) is not None
