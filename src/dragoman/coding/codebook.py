"""The codebook: which words tell which event, and what each type is worth.

The knowledge stands in ``dragoman/data/codebook``; this module only reads it.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.coding.genre import BIAS, GenreWords
from dragoman.errors import DataError
from dragoman.records import EventType
from dragoman.settings import Settings

VERSION = "2026.1"
INHERIT = "@"
NOT_AN_EVENT = "-"
GENERAL = frozenset({"igo", "org", "owner", "parties", "party", "person", "prep", "prt"})
EQUAL_TYPES = frozenset(
    {EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT}
)
RECIPIENT_REQUIRED = frozenset({EventType.COOPERATE, EventType.AID, EventType.SANCTION})


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
        row: the row's id, ``verb:accuse/2``: the lemma's second row in the file.
    """

    lemma: str
    type_name: str
    modes: tuple[str, ...]
    actor: str
    recipients: tuple[str, ...]
    equal: bool
    needs: tuple[str, ...]
    row: str = ""


@dataclass(frozen=True, slots=True)
class NounPattern:
    """How a noun tells an event: ``equal``, ``directed``, ``suffered`` or ``visit``.

    Attributes:
        lemma: the noun.
        type: PLOVER type.
        modes: modes that it adds.
        frame: how those around it take part.
        row: the row's id, ``noun:visit/1``.
    """

    lemma: str
    type: EventType
    modes: tuple[str, ...]
    frame: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that decides about the status of the events in its scope.

    Attributes:
        status: status that it gives, or ``""``.
        certainty: certainty that it gives, or ``""``.
    """

    status: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """All of the codebook, loaded once and passed in."""

    types: Mapping[EventType, TypeEntry]
    verbs: Mapping[str, tuple[VerbPattern, ...]]
    nouns: Mapping[str, tuple[NounPattern, ...]]
    classes: Mapping[str, frozenset[str]]
    operators: Mapping[tuple[str, str], Operator]
    contexts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    genres: GenreWords = field(default_factory=GenreWords)
    confidence: Mapping[str, float] = field(default_factory=dict)
    least_confidence: float = Settings().least_confidence
    version: str = VERSION

    @classmethod
    def load(cls) -> "Codebook":
        """Read the shipped codebook.

        Raises:
            DataError: a file is missing or damaged.

        >>> Codebook.load().types[EventType.AID].score
        10.0
        """
        folder = files("dragoman.data") / "codebook"
        try:
            return cls(
                types=_types(folder),
                verbs=_verbs(folder),
                nouns=_nouns(folder),
                classes=_classes(folder),
                operators=_operators(folder),
                contexts=_contexts(folder),
                genres=_genres(folder),
                confidence=_confidence(folder),
            )
        except (OSError, KeyError, ValueError) as error:
            message = f"the codebook is damaged ({error}); install Dragoman again"
            raise DataError(message) from error

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


def _rows(folder: Traversable, name: str) -> list[dict[str, str]]:
    text = (folder / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _types(folder: Traversable) -> dict[EventType, TypeEntry]:
    data = tomllib.loads((folder / "types.toml").read_text(encoding="utf-8"))
    return {
        EventType(name): TypeEntry(
            quad_code=entry["quad"],
            score=float(entry["score"]),
            modes={k: float(v) for k, v in (entry["modes"] | entry["extensions"]).items()},
            extensions=frozenset(entry["extensions"]),
        )
        for name, entry in data.items()
    }


def _split(cell: str, separator: str = ",") -> tuple[str, ...]:
    return () if cell == "-" else tuple(part.strip() for part in cell.split(separator))


def _verbs(folder: Traversable) -> dict[str, tuple[VerbPattern, ...]]:
    found: dict[str, list[VerbPattern]] = {}
    for row in _rows(folder, "verbs.tsv"):
        recipients = row["recipient"]
        rows = found.setdefault(row["lemma"], [])
        rows.append(
            VerbPattern(
                lemma=row["lemma"],
                type_name=row["type"],
                modes=_split(row["mode"]),
                actor=row["actor"],
                recipients=_split(recipients.lstrip("=")),
                equal=recipients.startswith("="),
                needs=_split(row["needs"], ";"),
                row=f"verb:{row['lemma']}/{len(rows) + 1}",
            )
        )
    # The most demanding pattern is tried first; of equals, the one that names more words.
    return {
        lemma: tuple(sorted(patterns, key=lambda each: (-len(each.needs), -_named(each))))
        for lemma, patterns in found.items()
    }


def _named(pattern: VerbPattern) -> int:
    """Return how many conditions of a pattern name words: "obj=fire", not "prep=with"."""
    keys = (need.partition("=") for need in pattern.needs)
    return sum(1 for key, equals, _ in keys if equals and key not in GENERAL and key[0] != "-")


def _nouns(folder: Traversable) -> dict[str, tuple[NounPattern, ...]]:
    found: dict[str, list[NounPattern]] = {}
    for row in _rows(folder, "nouns.tsv"):
        if row["type"] == NOT_AN_EVENT:
            found.setdefault(row["lemma"], [])
            continue
        rows = found.setdefault(row["lemma"], [])
        name = f"noun:{row['lemma']}/{len(rows) + 1}"
        rows.append(
            NounPattern(
                row["lemma"], EventType(row["type"]), _split(row["mode"]), row["frame"], name
            )
        )
    return {lemma: tuple(patterns) for lemma, patterns in found.items()}


def _classes(folder: Traversable) -> dict[str, frozenset[str]]:
    return {
        row["class"]: frozenset(row["lemmas"].split()) for row in _rows(folder, "noun_classes.tsv")
    }


def _operators(folder: Traversable) -> dict[tuple[str, str], Operator]:
    return {
        (row["lemma"], row["class"]): Operator(
            "" if row["status"] == "-" else row["status"],
            "" if row["certainty"] == "-" else row["certainty"],
        )
        for row in _rows(folder, "operators.tsv")
    }


def _contexts(folder: Traversable) -> dict[str, tuple[str, ...]]:
    return {row["context"]: tuple(row["words"].split()) for row in _rows(folder, "contexts.tsv")}


def _confidence(folder: Traversable) -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in _rows(folder, "confidence.tsv")}


def _genres(folder: Traversable) -> GenreWords:
    rows = {row["word"]: row for row in _rows(folder, "genres.tsv")}
    bias = float(rows.pop(BIAS)["weight"])
    return GenreWords(
        weights={word: float(row["weight"]) for word, row in rows.items()},
        subjects={word: row["genre"] for word, row in rows.items()},
        bias=bias,
    )
