"""Numbers that words tell, in figures or spelt out: "3,700", "four", "two hundred"."""

from collections.abc import Iterator, Sequence

from dragoman.annotate.times.lexicon import lexicon

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
LONGEST = 12  # letters of figures that are read at all
MOST = 8  # words of a number that are read at all


def number_of(words: Sequence[str]) -> int | None:
    """Return the one number that words tell; None where one of them tells none.

    >>> number_of(["3,700"]), number_of(["two", "hundred"]), number_of(["1.5", "million"])
    (3700, 200, 1500000)
    >>> number_of(["twenty-two"]), number_of(["dozens"])
    (22, None)
    """
    whole, part = 0.0, 0.0
    parts = list(_parts(words))
    if not 0 < len(parts) <= MOST:
        return None
    for each in parts:
        value = _value(each)
        if each in SCALES:
            whole, part = whole + (part or 1) * SCALES[each], 0.0
        elif value is None:
            return None
        elif each in {"hundred", "dozen"}:
            part = (part or 1) * value
        else:
            part += value
    return round(whole + part)


def _parts(words: Sequence[str]) -> Iterator[str]:
    """Yield the words of which a number is made: "twenty-two" is of two."""
    for word in words:
        yield from (each for each in word.lower().split("-") if each != "and")


def _value(word: str) -> float | None:
    """Return what one word tells: figures, or a number that is spelt."""
    figures = word.replace(",", "").replace(".", "", 1)
    if figures.isascii() and figures.isdigit():
        return float(word.replace(",", "")) if len(word) <= LONGEST else None
    spelt: int | None = lexicon().tables["numbers"].get(word)
    return spelt
