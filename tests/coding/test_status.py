"""Whether it happened."""

from collections.abc import Callable

import pytest

from dragoman.codebook.codebook import Codebook
from dragoman.frames.modality.status import read_status
from dragoman.frames.roles.parties import Mentions
from dragoman.syntax.tree import Tree

Read = Callable[[str], tuple[Tree, Mentions]]

CASES = [
    ("Kenya signed the treaty.", "signed", "actual", "asserted"),
    ("Kenya will sign the treaty.", "sign", "planned", "asserted"),
    ("Kenya plans to sign the treaty.", "sign", "planned", "asserted"),
    ("Kenya may sign the treaty.", "sign", "hypothetical", "asserted"),
    ("Kenya did not sign the treaty.", "sign", "negated", "asserted"),
    ("Kenya refused to sign the treaty.", "sign", "negated", "asserted"),
    ("Oman urged Kenya to sign the treaty.", "sign", "urged", "asserted"),
    ("Kenya should sign the treaty.", "sign", "urged", "asserted"),
    ("If Kenya signs the treaty, Uganda will follow.", "signs", "hypothetical", "asserted"),
    ("Kenya reportedly signed the treaty.", "signed", "actual", "reported"),
    ("Oman said Kenya would sign the treaty.", "sign", "planned", "asserted"),
]


@pytest.mark.parametrize(("text", "word", "status", "certainty"), CASES)
def test_status(
    read: Read, codebook: Codebook, text: str, word: str, status: str, certainty: str
) -> None:
    """Mood, modals, negation and the verbs above decide."""
    tree, _ = read(text)
    index = next(n for n, token in enumerate(tree.tokens) if token.text == word)
    reading = read_status(tree, index, codebook)
    assert (reading.status.value, reading.certainty.value) == (status, certainty)
