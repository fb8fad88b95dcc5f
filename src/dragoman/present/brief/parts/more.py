"""The commands that show what a brief had no room for."""

from dragoman.present.brief.records import Order

PAIR = 2
SHOWN = {
    "lapsed": ("events", "actual,planned"),
    "happened": ("events", "actual"),
    "planned": ("events", "planned"),
    "said": ("events", "urged,hypothetical,negated"),
    "outlook": ("events", "hypothetical"),
    "met": ("events", "actual"),
    "undated": ("events", "actual"),
    "coming": ("occasions", ""),
    "disputed": ("events", "actual,negated"),
    "mechanisms": ("mechanisms", ""),
}


def command_for(key: str, order: Order) -> str:
    """Return the command that lists what a section tells, more of it among other things.

    >>> command_for("planned", Order(("KOR", "CHN")))
    'dragoman events --between KOR,CHN --status planned'
    """
    verb, status = SHOWN[key]
    whom = "between" if len(order.between) >= PAIR else "party"
    words = ["dragoman", verb]
    if order.between:
        words += [f"--{whom}", ",".join(order.between)]
    if key == "met":
        words += ["--type", "CONSULT"]
    if status:
        words += ["--status", status]
    if verb == "events" and order.since:
        words += ["--since", order.since.isoformat()]
    return " ".join(words)
