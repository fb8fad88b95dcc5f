"""The encoder's vocabulary: a word to the numbers of its pieces.

The same as an uncased BERT tokenizer does, which is what the encoder was trained with: control
characters go, accents go, letters become small, punctuation and ideographs stand alone, and each
part is the longest pieces that the vocabulary has, from the left. A mark of the encoder's own
("[SEP]") that stands in a text is five characters like any others.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

UNKNOWN = "[UNK]"
CONTINUES = "##"
LONGEST = 100  # a longer part is unknown
_ASCII_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces by their text, those within a word begun by `CONTINUES`.

    >>> words = Vocabulary({"[UNK]": 0, "sum": 1, "##mit": 2, "##s": 3, "-": 4})
    >>> words.encode("SUMMIT-Sums"), words.encode("talks")
    ([1, 2, 4, 1, 3], [0])
    """

    pieces: Mapping[str, int]

    @classmethod
    def of(cls, text: str) -> Vocabulary:
        """Read the JSON of a tokenizer.

        Args:
            text: as the library *tokenizers* writes it, of a model of word pieces.
        """
        model = json.loads(text)["model"]
        return cls(model["vocab"])

    def encode(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text, without the encoder's own marks."""
        return [piece for part in _parts(_simple(text)) for piece in self._pieces(part)]

    def _pieces(self, part: str) -> list[int]:
        if len(part) > LONGEST:
            return [self.pieces[UNKNOWN]]
        found: list[int] = []
        start = 0
        while start < len(part):
            before = CONTINUES if start else ""
            for end in range(len(part), start, -1):
                number = self.pieces.get(before + part[start:end])
                if number is not None:
                    break
            else:
                return [self.pieces[UNKNOWN]]
            found.append(number)
            start = end
        return found


def _simple(text: str) -> str:
    """Return a text in small letters without accents, its ideographs set apart."""
    if text.isascii() and text.isprintable():
        return text.lower()
    kept = "".join(_set_apart(letter) for letter in text if not _is_dropped(letter))
    bare = (x for x in unicodedata.normalize("NFD", kept) if unicodedata.category(x) != "Mn")
    return "".join(letter.lower() for letter in bare)


def _is_dropped(letter: str) -> bool:
    if letter in "\t\n\r":
        return False
    return letter == "\ufffd" or unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs"}


def _set_apart(letter: str) -> str:
    if letter.isspace():
        return " "
    code = ord(letter)
    return f" {letter} " if any(low <= code <= high for low, high in _IDEOGRAPHS) else letter


def _parts(text: str) -> Iterator[str]:
    """Yield the parts of a text: what stands between spaces, each punctuation mark alone."""
    start = 0
    for at, letter in enumerate(text):
        alone = _is_mark(letter)
        if not alone and not letter.isspace():
            continue
        if start < at:
            yield text[start:at]
        if alone:
            yield letter
        start = at + 1
    if start < len(text):
        yield text[start:]


def _is_mark(letter: str) -> bool:
    return letter in _ASCII_MARKS if letter.isascii() else unicodedata.category(letter)[0] == "P"
