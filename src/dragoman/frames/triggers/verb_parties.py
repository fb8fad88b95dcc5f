"""Who fills the roles of a verb by its row of the codebook."""

from dragoman.codebook.codebook import VerbPattern
from dragoman.frames.roles.parties import owners_of, sides, unique
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.trigger import several, without
from dragoman.records import Party

PLACED = frozenset(
    {"CONSULT", "SUPPORT", "REJECT", "ASSAULT", "MOBILIZE", "AID", "SANCTION", "RETREAT"}
)


def actors_of(slots: Slots, pattern: VerbPattern) -> tuple[Party, ...]:
    """Return who does what a verb tells.

    Args:
        slots: around the verb.
        pattern: its row of the codebook.
    """
    actors = slots.parties(pattern.actor, places=pattern.actor == "obj")
    return actors or (_outer_subject(slots) if pattern.actor == "subj" else ())


def _outer_subject(slots: Slots) -> tuple[Party, ...]:
    """Return who rules and rejects in "ruled that the reefs belong to Lima and rejected".

    Parsers hang the second verb on the clause that was ruled, whose subject is no party.
    """
    tree = slots.tree
    head = tree.head(slots.index)
    inside = head is not None and tree.relation(slots.index) == "conj"
    if head is None or not inside or tree.relation(head) != "ccomp":
        return ()
    above = tree.head(head)
    if above is None or tree.is_passive(slots.index) or tree.kids(slots.index, "nsubj", "aux"):
        return ()
    same = all(tree.has(word, "Tense=Past") for word in (slots.index, above))
    return Slots(tree, slots.mentions, above).parties("subj") if same else ()


def recipients_of(slots: Slots, pattern: VerbPattern) -> tuple[Party, ...]:
    """Fill the first slot that names anybody else; further slots are alternatives."""
    taken = slots.parties(pattern.actor)
    own: tuple[Party, ...] = ()
    for slot in pattern.recipients:
        parties = slots.parties(slot, places=pattern.type_name in PLACED)
        others = without(parties, taken)
        if others:
            return others
        own = own or parties
    return own


def among_equals(
    slots: Slots, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return all parties of an act of equals; none where nobody is known to act."""
    if not actors and slots.tree.is_passive(slots.index):
        # "their treaty, signed in June": nobody signs, but the treaty has owners.
        actors = _signatories(slots)
    if not actors:
        return ()
    return unique((*actors, *without(recipients, actors), *own_host(recipients, actors)))


def _signatories(slots: Slots) -> tuple[Party, ...]:
    """Return the owners of what was signed: "their treaty on a partnership signed in June"."""
    found = slots.parties("obj")
    word = slots.objects[0] if slots.objects else None
    while not found and word is not None and slots.tree.relation(word) == "nmod":
        word = slots.tree.head(word)
        if word is not None:
            found = owners_of(slots.tree, slots.mentions, word)
    return found


def own_host(hosts: tuple[Party, ...], guests: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the persons whom guests of several states meet, where one of the guests is theirs.

    "The deputy ministers of Kenya and Uganda called on Kenya's minister": she takes part as well.
    """
    if not several(guests):
        return ()
    known, met = {sides(party) for party in guests}, {party.person for party in guests}
    return tuple(p for p in hosts if p.person and p.person not in met and sides(p) in known)
