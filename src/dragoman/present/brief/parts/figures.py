"""What may follow, in figures: forecasts beside what is usual, without a document to cite."""

from dragoman.analyse.forecasts.outlook import ALL, CONFLICT, HELD, REVIVED, Forecast
from dragoman.present.brief.answers import answers
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made
from dragoman.present.brief.records import Claim, Section

KEY = "figures"
NEAR = 28
FAR = 90
RANK = {HELD: 0, REVIVED: 1, CONFLICT: 2, ALL: 3}


def figures(made: Made) -> Section:
    """Return the forecasts for a brief's states, those farthest from what is usual first.

    Planned occasions and lapsed series come first; of each two states one figure of acts and one
    of conflict in the next four weeks.
    """
    words = glossary()
    title, found = words["titles"][KEY], made.material.follows
    if found is None:
        return Section(KEY, title, ())
    told = sorted((one for one in found.forecasts if _is_shown(one)), key=_place)
    silent = told or not found.lack or made.order.known is not None  # the earlier brief said so
    note = "" if silent else words[KEY]["none"].format(lack=found.lack)
    most = made.order.budget.figures
    claims = (*(_claim(one, made) for one in told[:most]), *answers(made))
    return Section(KEY, title, claims, max(len(told) - most, 0), note, _command(made))


def _is_shown(one: Forecast) -> bool:
    """Whether a forecast is one that a brief tells."""
    days = (one.until - one.made_on).days
    if one.kind == REVIVED:
        return days == FAR
    return one.kind == HELD or (one.kind in {ALL, CONFLICT} and days == NEAR)


def _place(one: Forecast) -> tuple[int, float, str, str]:
    """Return what orders forecasts."""
    far = abs(one.mean - one.usual) / max(one.usual, 1e-9)
    return RANK[one.kind], -far, one.first, one.second


def _claim(one: Forecast, made: Made) -> Claim:
    """Return a forecast as a sentence."""
    words = glossary()[KEY]
    who = " and ".join(made.namer.heading(code) for code in one.parties or (one.first, one.second))
    days = (one.until - one.made_on).days
    shared = {"who": who, "days": days, "day": one.made_on, "n": one.acts, "weeks": one.weeks,
              "what": one.name, "since": one.since, "usual": f"{one.usual:.0%}",
              "chance": f"{one.mean:.0%}"}  # fmt: skip
    if one.kind == ALL:
        low, high = one.most or (0, 0)
        number = {"median": one.median, "low": low, "high": high, "usual": f"{one.usual:.1f}"}
        return Claim(words["number"].format(**shared | number))
    if one.kind == REVIVED:
        silent = round(one.ingredients["days silent"])
        return Claim(words["revived"].format(silent=silent, **shared))
    return Claim(words["held" if one.kind == HELD else "conflict"].format(**shared))


def _command(made: Made) -> str:
    """Return the command that lists all forecasts."""
    return " ".join(("dragoman", "forecast", *made.order.between))
