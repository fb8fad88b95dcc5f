"""How a party stands to the word whose role it fills."""

from collections.abc import Callable

import pytest

from dragoman.frames.roles.parties import Mentions
from dragoman.frames.roles.via import via
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import EventType, Party
from dragoman.syntax.tree import Tree

Read = Callable[[str], tuple[Tree, Mentions]]
KENYA, UGANDA = (Party(f"state:{code}", name, code, "GOV") for name, code in
                 (("Kenya", "KEN"), ("Uganda", "UGA")))  # fmt: skip

CASES = {
    "Kenya accused Uganda.": ("accused", "subject", "object"),
    "Uganda was accused by Kenya.": ("accused", "agent", "passive subject"),
    "Kenya met with Uganda.": ("met", "subject", 'after "with"'),
    "Kenya's visit pleased nobody.": ("visit", "owner", "named before"),
    "Kenya agreed to visit Uganda.": (
        "visit",
        'control, subject of "agreed"',
        "object",
    ),
    "Kenya and Uganda met.": ("met", "subject", "subject"),
    "Kenya's minister accused Uganda.": (
        "accused",
        'owner in "minister", subject',
        "object",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.items(), ids=CASES)
def test_the_way_from_a_party_to_a_word(
    read: Read, text: str, wanted: tuple[str, str, str]
) -> None:
    """Of the actor and of the recipient; who is not in the sentence was named before."""
    tree, mentions = read(text)
    word, *ways = wanted
    index = next(n for n, token in enumerate(tree.tokens) if token.text == word)
    trigger = Trigger(index, None, EventType.CONSULT, (), (KENYA,), (UGANDA,), "verb", 0)
    assert [via(tree, mentions, trigger, party) for party in (KENYA, UGANDA)] == ways
