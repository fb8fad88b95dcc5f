"""States named within a longer mention: Peru in "its ambassador to Peru"."""

from collections.abc import Iterator, Sequence

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.names.register import Register
from dragoman.records import Party

LONGER = frozenset({"role", "person", "organisation", "group"})
NAMES = frozenset({"state", "capital"})

WORDS = WordLists("entities", "mention.named_within")


def _is_where(before: str) -> bool:
    """True where words end as before a place: "Lebanese leaders in"."""
    return " " in before and before.rsplit(maxsplit=1)[-1].lower() in WORDS["where"]


def inner_states(text: str, mentions: Sequence[Mention], register: Register) -> Iterator[Mention]:
    """Yield a mention, as a place, for each other state that a longer mention names inside.

    A state of its own too where somebody is in it: "Lebanese leaders in Beirut".

    Args:
        text: the document's text.
        mentions: the mentions found.
        register: with the names of states.
    """
    for mention in mentions:
        if mention.kind not in LONGER:
            continue
        known = {party.country for party in mention.parties}
        for hit in register.find(text[mention.start : mention.end]):
            if len(hit.senses) != 1 or hit.senses[0].kind not in NAMES:
                continue
            country = hit.senses[0].country
            start, end = mention.start + hit.start, mention.start + hit.end
            told = country in known and not _is_where(text[mention.start : start])
            if country is None or told:
                continue
            party = Party(f"state:{country}", text[start:end], country, "GOV")
            kind = hit.senses[0].kind
            yield Mention(start, end, start, mention.sentence, kind, "place", (party,))
