"""Turning points in words: what turned, by how much, how sure, and what was done then."""

from collections.abc import Iterator, Sequence

from dragoman.analyse.turns.turning import Turn, Turns

SHOWN = 4
WHOLE = 10


def turn_lines(  # noqa: PLR0917 - a heading has as many parts as it has
    who: str, what: str, when: str, unit: str, found: Turns, around: Sequence[dict[str, int]]
) -> Iterator[str]:
    """Yield what turned, a line at a time.

    Args:
        who: the two states.
        what: which acts.
        when: first and last period.
        unit: length of a period.
        found: the turns.
        around: acts of the period in which each began, by type.

    >>> list(turn_lines("A and B", "acts", "2024", "month", Turns((), 24, 30, ""), ()))
    ['A and B, 30 acts in 24 months with documents, 2024', 'No turn can be told from chance.']
    """
    yield f"{who}, {found.acts} {what} in {found.periods} {unit}s with documents, {when}"
    if not found.turns:
        yield turns_summary(found, unit)
    for turn, acts in zip(found.turns, around, strict=True):
        yield f"{turn_words(turn, unit)}; then {acts_words(acts)}"


def turns_summary(found: Turns, unit: str) -> str:
    """Return what turned in a sentence.

    >>> turns_summary(Turns((), 3, 1, "1 act in 3 periods"), "month")
    'Too little to say: 1 act in 3 periods.'
    """
    if found.lack:
        return f"Too little to say: {found.lack}."
    if not found.turns:
        return "No turn can be told from chance."
    count = len(found.turns)
    strongest = max(found.turns, key=lambda turn: max(turn.ratio, 1 / turn.ratio))
    once = "turned once" if count == 1 else f"turned {count} times"
    way = "rose" if strongest.ratio > 1 else "fell"
    most = "" if count == 1 else ", most of all"
    return (
        f"The rate {once}{most} in {strongest.label}, when it {way} from {strongest.before:.3g} to "
        f"{strongest.after:.3g} acts a {unit}."
    )


def turn_words(turn: Turn, unit: str) -> str:
    """Return one turn: when, the rates before and after, their ratio; with 80% intervals."""
    return (
        f"{when_words(turn)}: {turn.before:.2f} to {turn.after:.2f} a {unit} of mean coverage, "
        f"ratio {ratio_words(turn)}"
    )


def when_words(turn: Turn) -> str:
    """Return the period in which a turn began, with the 80% interval of when it did."""
    if turn.earliest == turn.latest:
        return turn.label
    return f"{turn.label} (80% within {turn.earliest} to {turn.latest})"


def ratio_words(turn: Turn) -> str:
    """Return a turn's ratio with its 80% interval."""
    return f"{times(turn.ratio)} ({times(turn.low)} to {times(turn.high)})"


def times(ratio: float) -> str:
    """Return a ratio, no more exactly than it is known.

    >>> times(0.2468), times(3.21), times(142.4)
    ('0.25', '3.2', '142')
    """
    return f"{ratio:.2g}" if ratio < WHOLE else f"{ratio:.0f}"


def acts_words(acts: dict[str, int]) -> str:
    """Return the acts around a turn, the most of a type first.

    >>> acts_words({"CONSULT": 3, "AID": 1})
    'CONSULT 3, AID 1'
    """
    told = ", ".join(f"{kind} {number}" for kind, number in list(acts.items())[:SHOWN])
    return told or "nothing"
