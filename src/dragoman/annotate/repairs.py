"""What a parse cannot mean, put right: parts of one name with a verb between them."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Token

VERBAL = frozenset({"VERB"})


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return tokens in which no name reaches across a verb.

    In "Abe urged South Korea to act" the parser now and then takes "Korea" for a part of "Abe".
    What follows the verb is its object.

    Args:
        tokens: of a sentence.
    """
    found = list(tokens)
    for index, token in enumerate(found):
        head = token.head
        if token.deprel not in {"flat", "appos"} or not 0 <= head < index:
            continue
        verb = found[head].head
        if token.deprel == "appos" and "," in {each.text for each in found[head:index]}:
            continue
        if head < verb < index and found[verb].upos in VERBAL:
            found[index] = replace(token, head=verb, deprel="obj")
    return tuple(found)
