"""Occasions in a brief: what is coming, and what was refused, called off, put off or lapsed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dragoman.occasions.asking import is_overdue, is_upcoming, soonest_first
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made
from dragoman.present.brief.parts.lives import OFF
from dragoman.present.brief.parts.sections import titled
from dragoman.present.brief.records import Claim, Section
from dragoman.present.brief.words.passages import FIRST, standing
from dragoman.present.wording.dates import interval_words
from dragoman.present.wording.occasions import OccasionTeller
from dragoman.present.wording.words import plain_text
from dragoman.records import Evidence, Occasion

LATELY = timedelta(days=60)  # a plan whose day passed longer ago is no news


def coming(made: Made) -> Section:
    """Return the occasions that are ahead: those with a day, and those of which was told anew."""
    new, anew = _new_ids(made), made.order.known is None
    wanted = [
        one
        for one in made.material.occasions
        if is_upcoming(one)
        and (new & set(one.event_ids) or (anew and _is_ahead(one, made.order.until)))
    ]
    found = _proved(made, soonest_first(wanted))
    claims = [_claim(made, *one) for one in found[: made.order.budget.planned]]
    return titled("coming", claims, len(found) - len(claims), made.order)


def off(made: Made, most: int) -> tuple[list[Claim], int]:
    """Return what came to nothing and the plans whose day has lately passed, and how many are left.

    Args:
        made: the material.
        most: how many claims there is room for.
    """
    new = _new_ids(made)
    told = [one for one in made.material.occasions if one.state in OFF and new & set(one.event_ids)]
    late = [
        one
        for one in made.material.occasions
        if is_overdue(one) and _passed_lately(one, made.order.until)
    ]
    proved = _proved(made, [*soonest_first(told), *soonest_first(late)])
    found = [(one, piece) for one, piece in proved if _stands(piece)]
    return [_claim(made, *one) for one in found[:most]], max(len(found) - most, 0)


def _proved(made: Made, found: Iterable[Occasion]) -> list[tuple[Occasion, Evidence]]:
    """Return the occasions whose parties the words name, each with those words, the same once."""
    proved: dict[Evidence, Occasion] = {}
    for one in found:
        piece = _proof(made, one)
        if piece is not None:
            proved.setdefault(piece, one)
    return [(one, piece) for piece, one in proved.items()]


def _stands(piece: Evidence) -> bool:
    """Return whether words can be read by themselves: what came to nothing is told with them."""
    return standing(piece.quote, first=piece.start < FIRST) is not None


def _claim(made: Made, one: Occasion, piece: Evidence) -> Claim:
    """Return an occasion as a claim, with no place that its words do not name."""
    words = plain_text(piece.quote)
    place = one.place if one.place and plain_text(one.place.text) in words else None
    return Claim(
        OccasionTeller.load(made.namer).sentence(replace(one, place=place)),
        made.notes.cite((piece,)),
        one.event_ids,
        quote=standing(piece.quote, first=piece.start < FIRST),
        label=str(glossary()["labels"]["passed"]) if is_overdue(one) else "",
        reports=len({each.document_id for turn in one.turns for each in turn.evidence}),
        when=interval_words(one.date) if one.date else "",
        day=(one.date.start or one.date.end) if one.date else None,
    )


def _proof(made: Made, one: Occasion) -> Evidence | None:
    """Return the words of the last turn, or of one before, that name all parties."""
    for turn in reversed(one.turns):
        for piece in turn.evidence:
            if made.lines.shown.parties(one.parties, one.persons, plain_text(piece.quote)):
                return piece
        if one.state in OFF:
            return None  # that it was planned does not prove that it was called off
    return None


def _new_ids(made: Made) -> set[str]:
    known = {one.event_id for one in made.order.known.events} if made.order.known else set()
    return {one.event_id for one in made.material.events} - known


def _is_ahead(one: Occasion, until: date | None) -> bool:
    end = one.date.end if one.date else None
    return end is not None and (until is None or end >= until)


def _passed_lately(one: Occasion, until: date | None) -> bool:
    end = one.date.end if one.date else None
    return end is not None and until is not None and until - LATELY <= end < until
