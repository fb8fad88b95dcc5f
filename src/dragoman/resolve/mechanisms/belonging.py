"""Who belongs: joining, leaving and being a member, as one sentence tells it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dragoman.records import DateInterval, Membership, Precision, Status
from dragoman.resolve.mechanisms.joining import Told, told_of
from dragoman.resolve.mechanisms.reasons import reasons_at
from dragoman.resolve.mechanisms.scenes import Scene
from dragoman.resolve.mechanisms.turns import turn_date

PLANNED = {"joined": "joining", "left": "leaving"}
OWN_TIME = frozenset({"in", "on", "since", "("})
NEAR = 3


def memberships_at(scene: Scene, noun: int) -> tuple[Membership, ...]:
    """Return who a sentence says joined, left or belongs to what a noun names.

    What is only hoped, urged or denied is no membership; what is planned is told as such.

    Args:
        scene: the sentence.
        noun: the arrangement's noun.
    """
    return as_memberships(scene, told_of(scene, noun))


def as_memberships(scene: Scene, tellings: Iterable[Told]) -> tuple[Membership, ...]:
    """Return what is settled of what words tell, each turn of a member once.

    Args:
        scene: the sentence.
        tellings: the words.
    """
    found: dict[tuple[str, str], Membership] = {}
    for told in tellings:
        status = _settled(scene, told)
        if status is None:
            continue
        when, reasons = _date(scene, told.word), reasons_at(scene, told.word)
        for member, word in sorted(told.who):
            own = own_date(scene, word)
            one = Membership(member, status, own or when, reasons, (scene.evidence,))
            if one.status == "member" and own is not None and _since(scene, own):
                one = replace(one, status="joined")
            found.setdefault((member, one.status), one)
    return tuple(found.values())


def _settled(scene: Scene, told: Told) -> str | None:
    """Return the status as it stands; None where nothing of it is settled."""
    sure = told.settled or scene.status(told.word)
    if sure is Status.ACTUAL:
        return told.status
    return PLANNED.get(told.status) if sure is Status.PLANNED else None


def own_date(scene: Scene, word: int) -> DateInterval | None:
    """Return the date right behind a member's name ("Chad in 2011 and Niger in 2014").

    Args:
        scene: the sentence.
        word: the member's name.
    """
    tokens = scene.tree.tokens
    for time in scene.times:
        at = next((n for n, token in enumerate(tokens) if token.start == time.start), None)
        if at is None or time.date is None or not word < at <= word + NEAR:
            continue
        between = {tokens[n].text.lower() for n in range(word + 1, at)}
        named = all(scene.tree.relation(n) == "flat" for n in range(word + 1, at - 1))
        if between & OWN_TIME and named:
            return time.date
    return None


def _since(scene: Scene, when: DateInterval) -> bool:
    return when.start is not None and f"since {when.start.year}" in scene.low


def _date(scene: Scene, word: int) -> DateInterval | None:
    """Return when somebody joined or left."""
    return turn_date(scene, word) or _years_before(scene, word)


def _years_before(scene: Scene, word: int) -> DateInterval | None:
    """Return the year of the earlier of two turns: "rejoined it, 16 years after it left"."""
    tree, published = scene.tree, scene.annotated.document.published
    head = tree.head(word)
    if head is None or tree.relation(word) != "advcl" or tree.preposition(word) != "after":
        return None
    mark = next((kid for kid in tree.kids(word, "mark")), 0)
    if mark < 2 or scene.lemma(mark - 1) != "year":
        return None
    count = _number(scene, mark - 2)
    later = turn_date(scene, head)
    day = later.start if later is not None else published
    if count is None or day is None or not 0 < count < day.year:
        return None
    year = day.year - count
    text = f"{tree.tokens[mark - 2].text} years after"
    return DateInterval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, text)


def _number(scene: Scene, word: int) -> int | None:
    """Return the number that a word tells."""
    text = scene.tree.tokens[word].text.lower()
    if text in {"a", "one"}:
        return 1
    return int(text) if text.isdecimal() else scene.known.counts.get(text)
