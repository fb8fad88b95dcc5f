"""Who met, by name: persons whom one telling names stand for the states that another names.

"The ministers of Chad and Niger met. Minister X received Y." tells one meeting, and X and Y met.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import sides, unique
from dragoman.records import Party
from dragoman.resolve.knowledge import Words
from dragoman.resolve.levels import levels_in

GOVERNMENT = "GOV"
# of a government or its forces; a former president, a rebel or a deputy stands for no state
STANDING = frozenset({"GOV", "MIL", None})
# levels of which nobody comes to a meeting of another

WORDS = WordLists("resolve", "by_name")


def by_name(parties: Sequence[Party], told_again: Iterable[Party] = ()) -> tuple[Party, ...]:
    """Return the parties of a meeting, each state or office as the one person who stands for it.

    Where several persons of a state are named, or the one named holds an office of another level
    ("the defence ministers", a president), the state stays as it is.

    Args:
        parties: of one telling.
        told_again: of another telling of the same meeting.
    """
    named: dict[str, dict[str, Party]] = {}
    for party in (*parties, *told_again):
        if party.person and party.country and party.sector in STANDING:
            named.setdefault(sides(party), {}).setdefault(party.entity_id, party)
    return unique(
        _person_of(party, tuple(named.get(sides(party), {}).values())) for party in parties
    )


def _person_of(party: Party, people: tuple[Party, ...]) -> Party:
    """Return the one who stands for a party; the party itself where nobody or several may."""
    if party.person or party.sector not in {GOVERNMENT, None} or len(people) != 1:
        return party
    person = people[0]
    if not may_be(party, person):
        return party
    told = office_of(party)
    if person.office or not levels_in(told, Words.load()):
        return person
    return replace(person, office=told.title())


def may_be(party: Party, person: Party) -> bool:
    """Return whether a person may stand for a state or for an office of it, by their levels.

    >>> minister = Party("person:TCD:x", "X", "TCD", "GOV", "X", "Foreign Minister")
    >>> may_be(Party("role:TCD:foreign-minister", "the ministers", "TCD", "GOV"), minister)
    True
    >>> may_be(Party("role:TCD:leader", "the leaders", "TCD", "GOV"), minister)
    False
    """
    kind = party.entity_id.partition(":")[0]
    if kind == "state":
        return True
    if kind != "role":
        return False
    known = Words.load()
    told = levels_in(office_of(party), known)
    held = levels_in(person.office or "", known)
    if told & held or not told or not held:
        return True
    # an industry minister may come to a meeting of trade ministers, a president to none
    return not (told | held) & WORDS["apart"]


def office_of(party: Party) -> str:
    """Return the words of the office that an entity id tells; empty for states."""
    kind, _, rest = party.entity_id.partition(":")
    return rest.rpartition(":")[2].replace("-", " ") if kind == "role" else ""
