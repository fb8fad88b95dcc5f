"""Where samples of other people's data lie, and rows of our own in their published forms."""

from pathlib import Path

PEERS = Path(__file__).parents[3] / "shared" / "peers"
ICEWS14 = PEERS.parent / "icews14"


def gdelt(
    number: str,
    day: str,
    one: str,
    other: str,
    code: str,
    url: str = "https://news.example/a",
    *,
    columns: int = 61,
) -> str:
    """Return a row of GDELT."""
    cells = [""] * columns
    cells[0], cells[1], cells[7], cells[17], cells[26] = number, day, one, other, code
    cells[6], cells[16] = f'"{one}" REP', other
    cells[29], cells[30] = "1", "2.8"
    place = 52 if columns == 61 else 50
    cells[place], cells[place + 1] = "Kyiv, Ukraine", "UP"
    if columns != 57:
        cells[-1] = url
    return "\t".join(cells)


def icews(day: str, one: str, other: str, code: str, story: str, *, names: str = "") -> str:
    """Return a row of ICEWS; names are those of two persons, by default the countries'."""
    first, second = names.split("|") if names else (one, other)
    told = [
        "1",
        day,
        first,
        "Government",
        one,
        "Consult",
        code,
        "1",
        second,
        "NA",
        other,
        story,
        "2",
    ]
    return "\t".join([*told, "Example Wire", "NA", "NA", "NA", one, "1.5", "2.5"])
