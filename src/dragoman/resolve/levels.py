"""At which level states meet: leaders, foreign ministers, senior officials and so on."""

import re

from dragoman.records import Event
from dragoman.resolve.knowledge import Words

_NUMBER = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
_NOT_A_SESSION = re.compile(
    r"^\W*(?:(?:[a-z]+ly|time|day|leg|year|week|in|since|this|such|straight|consecutive|"
    r"anniversary|century|parallel|floor|largest|biggest|most|highest)\b)"
)
_NOT_COUNTED = re.compile(r"\W*(?:in (?:\w+ ){1,3}(?:years|months|weeks|days)|since|this year)")
REACH = 70
VAGUE = "ministers"


def levels_in(text: str, known: Words) -> frozenset[str]:
    """Return the levels that words tell; a word counts for the first level that takes it.

    >>> from dragoman.resolve.knowledge import Words
    >>> sorted(levels_in("the deputy foreign ministers and the president", Words.load()))
    ['leaders', 'senior officials']
    """
    rest = text.lower().replace("’", "'")
    found: set[str] = set()
    if known.any_level.search(rest) is None:
        return frozenset()
    for level in known.levels:
        rest, count = level.pattern.subn(" ", rest)
        if count:
            found.add(level.name)
    return frozenset(found)


def level_of(text: str, known: Words) -> str | None:
    """Return the one level that words tell; None where they tell none or several.

    >>> from dragoman.resolve.knowledge import Words
    >>> level_of("the 11th Trilateral Foreign Ministers' Meeting", Words.load())
    'foreign ministers'
    """
    found = levels_in(text, known)
    nouns = {word.removesuffix("s") for word in re.findall(r"[a-z]+", text.lower())}
    summit = bool(nouns & known.leaders_nouns)
    if found == {VAGUE} and summit:
        return None
    if len(found) == 1:
        return next(iter(found))
    return "leaders" if summit and not found else None


def is_vague(level: str | None) -> bool:
    """Return whether a level leaves open who meets: "the ministers" may be any.

    >>> is_vague("ministers"), is_vague("trade ministers"), is_vague(None)
    (True, False, True)
    """
    return level is None or level == VAGUE


def level_of_event(event: Event, known: Words) -> str | None:
    """Return at which level an event's parties acted: by their offices, else by the quotes."""
    people = [party for party in (*event.actors, *event.recipients) if party.person]
    by_office = [levels_in(party.office or "", known) for party in people]
    told = frozenset[str]().union(*by_office)
    if told:
        return next(iter(told)) if len(told) == 1 and all(by_office) else None
    return _level_of_quotes(event, known)


def _level_of_quotes(event: Event, known: Words) -> str | None:
    """Return the only level that an event's quotes tell; a vague one only where no other is."""
    found = {level_of(piece.quote, known) for piece in event.evidence} - {None}
    if len(found) > 1:
        found.discard(VAGUE)
    return found.pop() if len(found) == 1 else None


def ordinal_in(text: str, known: Words) -> int | None:
    """Return the number of a session that words tell ("the 11th foreign ministers' meeting").

    >>> from dragoman.resolve.knowledge import Words
    >>> known = Words.load()
    >>> ordinal_in("the third round of talks", known), ordinal_in("their third day", known)
    (3, None)
    """
    low = text.lower()
    meetings = "|".join(sorted(known.meetings))
    for match in _NUMBER.finditer(low):
        if _names_a_session(low[match.end() :], meetings):
            return int(match.group(1))
    for match in re.finditer(rf"\b({'|'.join(known.numbers)})\b", low):
        if _names_a_session(low[match.end() :], meetings):
            return known.numbers[match.group(1)]
    return None


def _names_a_session(rest: str, meetings: str) -> bool:
    """Return whether what follows a number is the name of a meeting."""
    if _NOT_A_SESSION.match(rest):
        return False
    phrase = re.split(r"[.,;:!?]| (?:in|on|at|of|since|for|with|to) ", rest[:REACH])[0]
    noun = re.search(rf"\b(?:{meetings})s?\b", phrase)
    if noun is None:
        return False
    after = rest[noun.end() :]
    return _NOT_COUNTED.match(after) is None
