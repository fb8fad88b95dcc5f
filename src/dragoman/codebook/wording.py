"""Rows of the codebook in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.kinds import INHERIT, NOT_AN_EVENT, VerbPattern

_SLOTS = {
    "subj": "the subject",
    "obj": "the object",
    "iobj": "the indirect object",
    "comp": "who acts in the clause below",
    "inner": "the far side of the act in the clause below",
    "partner": "with whom the clause below acts",
    "wished": 'who should act ("for Riga to pay")',
}
_BARE = {
    "xcomp": "a clause without a subject of its own is below",
    "ccomp": "a clause with a subject is below",
    "advcl": "an adverbial clause is below",
    "subjunctive": 'the clause says what should be done ("that Riga pay")',
    "disputed": "it is in waters or on ground that states dispute",
    "negated": "it is negated",
}
_FRAMES = {
    "equal": "all who stand around it act together",
    "directed": "its owner acts upon whom it is directed at",
    "suffered": 'its "of" names who suffers it',
    "visit": "its owner visits",
}


def slot_in_words(slot: str) -> str:
    """Return what a slot is.

    >>> slot_in_words("obj"), slot_in_words("from/in")
    ('the object', 'what follows "in" below what follows "from"')
    """
    outer, slash, inner = slot.partition("/")
    if slash:
        return f"{slot_in_words(inner)} below {slot_in_words(outer)}"
    return _SLOTS.get(slot, f'what follows "{slot}"')


def need_in_words(need: str) -> str:
    """Return what a condition asks for.

    >>> need_in_words("obj=ban,@MEASURE"), need_in_words("-prt=off")
    ('the object is one of ban, @MEASURE', 'not: the particle "off" stands there')
    """
    if need.startswith("-"):
        return f"not: {need_in_words(need[1:])}"
    key, equals, value = need.partition("=")
    words = value.replace(",", ", ")
    if not equals:
        return _BARE.get(key, f"{slot_in_words(key)} is there")
    slots = " or ".join(slot_in_words(slot) for slot in value.split(","))
    told = {
        "parties": f"at least {value} sides act",
        "party": f"{slots} is a known party",
        "person": f"{slots} is a person or a role",
        "igo": f"{slots} is an intergovernmental organisation",
        "owner": f"{slots} belongs to a party and is none",
        "org": f"{slots} is an organised body" if value != "none" else "no organised body acts",
        "prt": f'the particle "{value}" stands there',
        "advclmark": f'an adverbial clause begins with "{value}"',
        "word": f"one of {words} stands anywhere below",
        "prep": f'"{value}" follows',
        "case": f"it stands behind {words}",
        "obl": f"what follows some preposition is one of {words}",
        "subjclass": f"the subject is one of {words}",
        "xcomp": f"the verb of the clause below is one of {words}",
        "ccomp": f"the verb of the clause below is one of {words}",
    }
    return told.get(key, f"{slot_in_words(key)} is one of {words}")


def told_in_words(pattern: VerbPattern) -> Iterator[str]:
    """Yield what a row of a verb tells, who acts and what it asks for, a line each."""
    modes = "/".join((pattern.type_name, *pattern.modes))
    if pattern.type_name == NOT_AN_EVENT:
        yield "tells no event"
    elif pattern.type_name == INHERIT:
        yield "tells what the noun tells that it carries"
    else:
        yield f"tells {modes}"
    if pattern.type_name != NOT_AN_EVENT:
        yield f"actor: {slot_in_words(pattern.actor)}"
        if pattern.recipients:
            role = "further actors" if pattern.equal else "recipient"
            slots = ", else ".join(slot_in_words(slot) for slot in pattern.recipients)
            yield f"{role}: {slots}"
    for need in pattern.needs:
        yield f"only where {need_in_words(need)}"


def frame_in_words(frame: str) -> str:
    """Return who takes part in a noun's event.

    >>> frame_in_words("visit")
    'its owner visits'
    """
    return _FRAMES.get(frame, frame)
