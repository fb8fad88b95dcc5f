"""How a brief was made, in one line at its end: what was read, counted, skipped and left out."""

from collections import Counter
from collections.abc import Sequence

from dragoman.present.brief.choosing import HAPPENED, PLANNED, SAID, Telling, kind_of, tone_of
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made
from dragoman.present.brief.material import Material
from dragoman.present.brief.records import Order
from dragoman.present.wording import day_words, join_words
from dragoman.present.wording.words import counted, plain_text
from dragoman.records import EventType

MOST_REASONS = 3


def method_of(
    made: Made,
    found: dict[str, list[Telling]],
    beside: Sequence[Telling],
    unsure: int,
    untold: int,
) -> str:
    """Return what was read and counted.

    Args:
        made: the material.
        found: what is told, by kind.
        beside: what the states did side by side towards others.
        unsure: how many codings were less sure than asked for.
        untold: how many acts are not told since no words of a document tell them well.
    """
    words = glossary()["method"]
    told = _read(made.material, made.order)
    if any(found.values()):
        told += " " + _counted(found)
    side = sum(kind_of(one.event) != SAID for one in beside)
    if side:
        told += words["beside"].format(count=counted(side, "act"))
    if unsure:
        least = f"{made.order.least_confidence:.0%}"
        told += words["unsure"].format(count=counted(unsure, "act"), least=least)
    if untold:
        told += words["unshown"].format(count=counted(untold, "act"))
    if not made.order.between:
        told += words["ranked"]
    refused = Counter(plain_text(one.code.replace("-", " ")) for one in made.material.refusals)
    if not refused:
        return f"{told}{words['read']}"
    shown = [f"{count} {reason}" for reason, count in refused.most_common(MOST_REASONS)]
    if len(refused) > MOST_REASONS:
        shown.append("others")
    skipped = words["refused"].format(count=refused.total(), reasons=join_words(shown))
    return f"{told}{skipped}"


def _counted(found: dict[str, list[Telling]]) -> str:
    """Return how many acts of each kind there are."""
    deeds = found[HAPPENED]
    friendly = sum(tone_of(one.event) > 0 for one in deeds)
    hostile = sum(tone_of(one.event) < 0 for one in deeds)
    text: str = glossary()["method"]["counted"].format(
        happened=counted(len(deeds), "act"),
        cooperation=friendly,
        met=sum(one.event.event_type is EventType.CONSULT for one in deeds),
        conflict=hostile,
        neither=len(deeds) - friendly - hostile,
        planned=len(found[PLANNED]),
        said=len(found[SAID]),
    )
    return text


def _read(material: Material, order: Order) -> str:
    """Return what was read, in one sentence."""
    if not material.documents:
        more = f"; {counted(material.undated, 'document')} without a date"
        return f"Read: no dated document{more if material.undated else ''}."
    by = f" by {counted(material.publishers, 'publisher')}" if material.publishers else ""
    copies = f", {counted(material.near_copies, 'near-copy', 'near-copies')} among them"
    since = f" from {day_words(order.since)}" if order.since else ""
    until = f" up to {day_words(order.until)}" if order.until else ""
    undated = f"; {counted(material.undated, 'more document')} without a date"
    return (
        f"Read: {counted(material.documents, 'dated document')}{by}, published{since}{until}"
        f"{copies if material.near_copies else ''}{undated if material.undated else ''}."
    )
