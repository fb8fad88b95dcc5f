"""The dictionary form of verbs that Dragoman knows: rules and a list, no guess.

The encoder guesses the lemma of any word; for the verbs of the codebook and other common ones
a guess is not good enough, since the codebook is keyed by them.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from dragoman.data.words import WordLists

VOWELS = frozenset("aeiou")
WORDS = WordLists("annotate", "parser.inflection")
SHORT = 3


@dataclass(frozen=True, slots=True)
class Inflections:
    """Verb forms by form.

    Attributes:
        lemmas: dictionary form of each known form, lower case.
    """

    lemmas: Mapping[str, str]

    @classmethod
    def load(cls, verbs: Iterable[str] = ()) -> "Inflections":
        """Read the shipped lists.

        Args:
            verbs: dictionary forms of regular verbs that are known beside them.

        >>> known = Inflections.load()
        >>> [known.lemma(form) for form in ("Met", "urged", "expelled", "visits", "blorbed")]
        ['meet', 'urge', 'expel', 'visit', None]
        """
        return cls(_forms(tuple(sorted(verbs))))

    def lemma(self, form: str) -> str | None:
        """Return the dictionary form of a verb form; None where it is not known."""
        return self.lemmas.get(form.lower())


@lru_cache(maxsize=2)
def _forms(verbs: tuple[str, ...]) -> Mapping[str, str]:
    """Return the dictionary form of each form of the shipped verbs and of some more."""
    folder = files("dragoman.data")
    irregular = _irregular(folder)
    found: dict[str, str] = {}
    regular = {*_regular(folder), *verbs}
    for lemma in sorted(regular - irregular.keys()):
        for form in regular_forms(lemma):
            found.setdefault(form, lemma)
    for lemma in sorted(irregular):
        for form in (*_present(lemma), *irregular[lemma]):
            found[form] = lemma
    # A dictionary form is never taken for a form of another verb.
    found.update({lemma: lemma for lemma in sorted(regular | irregular.keys())})
    return MappingProxyType(found)


def regular_forms(lemma: str) -> tuple[str, ...]:
    """Return the forms that a regular verb can take, spelling variants included.

    >>> regular_forms("deny")
    ('deny', 'denies', 'denying', 'denied')
    """
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return (lemma, lemma[:-1] + "ies", lemma + "ing", lemma[:-1] + "ied")
    if lemma.endswith("e"):
        stem = lemma[:-1]
        kept = lemma if lemma.endswith(WORDS.listed("kept_vowels")) else stem
        return (lemma, lemma + "s", kept + "ing", lemma + "d")
    forms = [*_present(lemma), lemma + "ed"]
    if _may_double(lemma):
        doubled = lemma + lemma[-1]
        forms += [doubled + "ed", doubled + "ing"]
    return tuple(forms)


def _present(lemma: str) -> tuple[str, ...]:
    plural = lemma + ("es" if lemma.endswith(WORDS.listed("sibilants")) else "s")
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        plural = lemma[:-1] + "ies"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    return (lemma, plural, stem + "ing")


def _may_double(lemma: str) -> bool:
    return (
        len(lemma) >= SHORT
        and lemma[-1] not in VOWELS | set("wxyh")
        and lemma[-2] in VOWELS
        and lemma[-3] not in VOWELS
    )


def _irregular(folder: Traversable) -> dict[str, tuple[str, ...]]:
    text = (folder / "irregular_verbs.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {row["lemma"]: tuple((row["forms"] or "").split()) for row in rows}


def _regular(folder: Traversable) -> Iterable[str]:
    yield from (folder / "regular_verbs.txt").read_text(encoding="utf-8").split()
    for name, column in (("verbs.tsv", "lemma"), ("operators.tsv", "lemma")):
        text = (folder / "codebook" / name).read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
            if row.get("class", "v") == "v":
                yield from row[column].split("|")


def singular(form: str, guess: str) -> str:
    """Return the lemma of a noun, the guess put right where spelling leaves no doubt.

    >>> singular("parties", "partie"), singular("churches", "churche"), singular("ties", "tie")
    ('party', 'church', 'tie')
    """
    small = form.lower()
    if small.endswith("ies") and guess.endswith("ie") and len(small) > SHORT + 2:
        return guess if guess in WORDS["ie_nouns"] else guess[:-2] + "y"
    if small.endswith(WORDS.listed("sibilant_plurals")) and guess.endswith(
        WORDS.listed("sibilant_stems")
    ):
        return guess if guess in WORDS["e_nouns"] else guess[:-1]
    return guess
