"""What the rows of the codebook's tables say."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.records import EventType

INHERIT = "@"
NOT_AN_EVENT = "-"
GENERAL = frozenset({"igo", "org", "owner", "parties", "party", "person", "prep", "prt"})


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """What the ontology says of one type.

    Attributes:
        quad_code: 1 to 4.
        score: intensity where no mode has its own.
        modes: intensity by mode; extensions included.
        extensions: the modes that are ours, not PLOVER's.
    """

    quad_code: int
    score: float
    modes: Mapping[str, float]
    extensions: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """One way in which a verb tells an event.

    Attributes:
        lemma: the verb.
        type_name: a PLOVER type, ``@`` to inherit from the object noun, ``-`` for no event.
        modes: modes that it adds.
        actor: slot that names the actor (``subj``, ``obj``).
        recipients: slots that name the recipients, all that are filled count.
        equal: True where those slots name further actors among equals.
        needs: conditions, all of which must hold.
        row: the row's id, ``verb:accuse/2``; verbs of one meaning share a row.
        own: whether it is a user's row.
    """

    lemma: str
    type_name: str
    modes: tuple[str, ...]
    actor: str
    recipients: tuple[str, ...]
    equal: bool
    needs: tuple[str, ...]
    row: str = ""
    own: bool = False

    @property
    def named(self) -> int:
        """How many conditions name words: "obj=fire", not "prep=with"."""
        keys = (need.partition("=") for need in self.needs)
        return sum(1 for key, equals, _ in keys if equals and key not in GENERAL and key[0] != "-")

    @property
    def rank(self) -> tuple[int, int]:
        """Where it is tried: the most demanding first; of equals, who names more words."""
        return -len(self.needs), -self.named


@dataclass(frozen=True, slots=True)
class NounPattern:
    """How a noun tells an event: ``equal``, ``directed``, ``suffered`` or ``visit``.

    Attributes:
        lemma: the noun.
        type: PLOVER type.
        modes: modes that it adds.
        frame: how those around it take part.
        row: the row's id, ``noun:visit/1``.
        own: whether it is a user's row.
    """

    lemma: str
    type: EventType
    modes: tuple[str, ...]
    frame: str
    row: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense in which a noun tells no event.

    Attributes:
        needs: what must stand beside it: ``mod``, ``under`` or a preposition, with the words of
            which one must be there; any will do where there are none; a leading ``-`` denies.
        row: the row's id, ``sense:test/1``.
    """

    needs: tuple[tuple[str, frozenset[str]], ...]
    row: str


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that decides about the status of the events in its scope.

    Attributes:
        status: status that it gives, or ``""``.
        certainty: certainty that it gives, or ``""``.
    """

    status: str
    certainty: str
