"""Is a document about dealings of states at all, or does it only borrow their words?

"Spain attacked down the left" is football. A document in which another subject's words outweigh
those of politics tells no events.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.records import Annotated

POLITICS = "politics"
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Genre:
    """What a document is about.

    Attributes:
        name: the subject whose words weigh most; ``politics`` where none outweighs it.
        counts: different words of each subject that were met.
    """

    name: str
    counts: Mapping[str, int]

    @property
    def is_political(self) -> bool:
        """Whether the document may tell events."""
        return self.name == POLITICS


def genre_of(annotated: Annotated, words: Mapping[str, frozenset[str]]) -> Genre:
    """Return what a document is about.

    Args:
        annotated: the document.
        words: the words of each subject, ``politics`` among them.
    """
    met = Counter[str]()
    for sentence in annotated.sentences:
        for token in sentence.tokens:
            met[token.text.lower()] += 1
            if token.lemma != token.text:
                met[token.lemma.lower()] += 1
    counts = {
        subject: sum(1 for word in listed if word in met) for subject, listed in words.items()
    }
    rivals = {subject: count for subject, count in counts.items() if subject != POLITICS}
    best = max(rivals, key=lambda subject: rivals[subject], default=POLITICS)
    # One stray word of sport does not make a sports page.
    if rivals.get(best, 0) >= max(FEWEST, counts.get(POLITICS, 0) + 1):
        return Genre(best, counts)
    return Genre(POLITICS, counts)
