"""The codebook: which words tell which event, and what each type is worth.

The knowledge stands in ``dragoman/data/codebook`` and, for who has some, in a folder of one's own.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.codebook.checks import check_rows
from dragoman.codebook.genre import GenreWords
from dragoman.codebook.issues import Issues, issues
from dragoman.codebook.kinds import (
    INHERIT,
    NOT_AN_EVENT,
    NounPattern,
    Operator,
    Sense,
    TypeEntry,
    VerbPattern,
)
from dragoman.codebook.tables import (
    classes_of,
    contexts_of,
    genres_of,
    nouns_of,
    operators_of,
    placed_rows,
    senses_of,
    types_of,
    verbs_of,
)
from dragoman.data.own import NOTHING, Own
from dragoman.errors import DataError
from dragoman.records import EventType
from dragoman.settings import Settings

__all__ = ["EQUAL_TYPES", "INHERIT", "NOT_AN_EVENT", "RECIPIENT_REQUIRED", "VERSION", "Codebook",
           "NounPattern", "Operator", "TypeEntry", "VerbPattern", "version_with"]  # fmt: skip

VERSION = "2026.2"
EQUAL_TYPES = frozenset(
    {EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT}
)
RECIPIENT_REQUIRED = frozenset({EventType.COOPERATE, EventType.AID, EventType.SANCTION})


@dataclass(frozen=True, slots=True)
class Codebook:
    """All of the codebook, loaded once and passed in."""

    types: Mapping[EventType, TypeEntry]
    verbs: Mapping[str, tuple[VerbPattern, ...]]
    nouns: Mapping[str, tuple[NounPattern, ...]]
    classes: Mapping[str, frozenset[str]]
    operators: Mapping[tuple[str, str], Operator]
    contexts: Mapping[str, Counter[str]] = field(default_factory=dict)
    senses: Mapping[str, tuple[Sense, ...]] = field(default_factory=dict)
    genres: GenreWords = field(default_factory=GenreWords)
    issues: Issues = field(default_factory=issues)
    least_confidence: float = Settings().least_confidence
    version: str = VERSION
    _meant: dict[str, frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def load(cls, own: Own = NOTHING) -> "Codebook":
        """Read the shipped codebook, with a user's rows before its own.

        Args:
            own: rows that a user adds, and ids of rows that are not to be used.

        Raises:
            CodebookError: a row of the user's is wrong; the message names all, with their lines.
            DataError: a file of the package is missing or damaged.

        >>> Codebook.load().types[EventType.AID].score
        10.0
        """
        try:
            types, classes = types_of(), classes_of(own.table("classes"))
            verbs, nouns = placed_rows("verbs.tsv"), placed_rows("nouns.tsv")
            check_rows(own, verbs, nouns, types, classes)
            return cls(
                types=types,
                verbs=verbs_of((*own.table("verbs"), *verbs), own.retired("verb")),
                nouns=nouns_of((*own.table("nouns"), *nouns), own.retired("noun")),
                classes=classes,
                operators=operators_of(),
                contexts=contexts_of(),
                senses=senses_of(classes),
                genres=genres_of(),
                issues=issues(own),
                version=version_with(own),
            )
        except (OSError, KeyError, ValueError) as error:
            message = f"the codebook is damaged ({error}); install Dragoman again"
            raise DataError(message) from error

    def words_of(self, value: str) -> frozenset[str]:
        """Return the words that a condition names, those of its classes among them.

        >>> "siege" in Codebook.load().words_of("siege,@MEETING")
        True
        """
        if value not in self._meant:
            parts = value.split(",")
            named = [self.classes[part[1:]] for part in parts if part.startswith("@")]
            plain = (part for part in parts if not part.startswith("@"))
            self._meant[value] = frozenset(plain).union(*named)
        return self._meant[value]

    def quad_code(self, event_type: EventType) -> int:
        """Return a type's quad code."""
        return self.types[event_type].quad_code

    def intensity(self, event_type: EventType, modes: tuple[str, ...]) -> float:
        """Return the score of the strongest mode, or the type's own.

        >>> Codebook.load().intensity(EventType.CONSULT, ("phone",))
        1.5
        """
        entry = self.types[event_type]
        scores = [entry.modes[mode] for mode in modes if mode in entry.modes]
        return max(scores, key=abs) if scores else entry.score


def version_with(own: Own = NOTHING) -> str:
    """Return the version of the codebook with a user's rows.

    >>> version_with(Own("mine", {}, "ab12"))
    '2026.2+ab12'
    """
    return f"{VERSION}+{own.version}" if own.version else VERSION
