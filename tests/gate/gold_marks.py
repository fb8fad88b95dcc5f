"""Gold with marks in its text: the plain text and what was marked."""

import re

from dragoman.coding.heads.relations import RelationRequest

PAIR = re.compile(r"<(/?)([st])>")


def request_of(marked: str) -> RelationRequest:
    """Return the request of a text with ``<s>`` and ``<t>`` marks.

    >>> request_of("<s>Oman</s> met <t>Qatar</t>")
    RelationRequest(text='Oman met Qatar', source=((0, 4),), target=((9, 14),))
    """
    text, at = "", 0
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    for match in PAIR.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            spans[match[2]].append((opened[match[2]], len(text)))
        else:
            opened[match[2]] = len(text)
    return RelationRequest(text + marked[at:], tuple(spans["s"]), tuple(spans["t"]))


def marked_word(marked: str) -> tuple[str, int]:
    """Return a text without its ``<e>`` mark, and where the marked word begins.

    >>> marked_word("They <e>met</e> there.")
    ('They met there.', 5)
    """
    before, _, rest = marked.partition("<e>")
    word, _, after = rest.partition("</e>")
    return before + word + after, len(before)
