"""A word that tells an event, as rules and heads see it."""

from dataclasses import dataclass

from dragoman.codebook.codebook import NounPattern, VerbPattern
from dragoman.frames.roles.parties import sides
from dragoman.records import EventType, Party, Proposal, Status, Step
from dragoman.syntax.tree import Tree

# Acts of speech: a noun that tells one is news where it stands in the core of its clause.
VERBAL = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
BACKED = 0.5  # not swept
HEARD = "heads"
LIKE = "like"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, with its parties.

    Attributes:
        index: the word.
        light: the verb that carries an event noun, if any.
        event_type: PLOVER type.
        modes: PLOVER modes and extensions.
        actors: who does it; all parties among equals.
        recipients: to whom.
        source: ``verb``, ``light``, ``noun``, ``demand``, ``standing`` (a measure that another
            word shows to be in force), ``like`` (what somebody else did before) or ``heads``: how
            it was found.
        needs: how many conditions its pattern made.
        status: where the pattern itself settles it; None where the sentence does.
        equal: the verb tells what its actors do among themselves ("strengthened ties").
        steps: the rows of the codebook and the rules that made it.
        proposal: what the learned heads see in its words; None where they see nothing.
        is_partial: the rules alone know too few of its parties to tell it.
        own: a row of the user's own tells it: what the heads see does not overrule that.
    """

    index: int
    light: int | None
    event_type: EventType
    modes: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    source: str
    needs: int
    status: Status | None = None
    equal: bool = False
    steps: tuple[Step, ...] = ()
    proposal: Proposal | None = None
    is_partial: bool = False
    own: bool = False

    @property
    def is_beyond(self) -> bool:
        """Whether the rules alone would not tell it: the heads found it, or vouch for it."""
        return self.is_partial or self.source == HEARD

    @property
    def is_backed(self) -> bool:
        """Whether the heads are sure that its words tell an event."""
        return self.proposal is not None and self.proposal.probability > BACKED


def row_step(tree: Tree, index: int, pattern: VerbPattern | NounPattern) -> Step:
    """Return the step of a codebook's row that holds of a word."""
    if isinstance(pattern, NounPattern):
        told = "/".join((pattern.type, *pattern.modes))
        return Step(pattern.row, tree.tokens[index].text, f"{told}, {pattern.frame}")
    told = "/".join((pattern.type_name, *pattern.modes))
    needs = f" where {'; '.join(pattern.needs)}" if pattern.needs else ""
    return Step(pattern.row, tree.tokens[index].text, told + needs)


def without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties that belong to no state or entity of the others."""
    known = {sides(party) for party in others}
    return tuple(party for party in parties if sides(party) not in known)


def several(parties: tuple[Party, ...]) -> bool:
    """Return whether parties are of more than one side."""
    return len({sides(party) for party in parties}) > 1
