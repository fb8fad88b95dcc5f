"""Who only brokered what others agree, on the shipped parser's trees."""

from collections.abc import Callable

import pytest

from dragoman.frames.roles.brokers import brokers
from dragoman.frames.roles.parties import Mentions
from dragoman.syntax.tree import Tree

Read = Callable[[str], tuple[Tree, Mentions]]

CASES = {
    "A ceasefire mediated by Oman took effect on Monday.": ("ceasefire", "Oman", True),
    "The truce was agreed under a deal brokered by Egypt and Qatar.": ("truce", "Qatar", True),
    "Chad and Sudan signed an accord that Libya had brokered.": ("signed", "Libya", True),
    "Egypt signed a trade deal with Kenya brokered by Uganda.": ("signed", "Uganda", True),
    "Norway, which brokered the ceasefire, urged restraint.": ("ceasefire", "Norway", True),
    "The pact was brokered by Angola in July.": ("pact", "Angola", True),
    "Qatar brokered a truce between Rwanda and Congo.": ("truce", "Qatar", True),
    "Peru and Chile signed a deal brokered by Brazil.": ("signed", "Chile", False),
    "Qatar brokered a truce between Rwanda and Burundi.": ("truce", "Rwanda", False),
    "Norway, which brokered the ceasefire, signed an accord.": ("accord", "Norway", False),
    "Peru signed an accord guaranteeing Chile a port.": ("signed", "Chile", False),
    "Kenya signed a pact facilitating Uganda's exports.": ("signed", "Uganda", False),
    "Norway signed a treaty that guarantees Finland gas.": ("signed", "Finland", False),
    "Oman agreed on a deal to guarantee Qatar safe passage.": ("agreed", "Qatar", False),
    "Chad signed an accord overseeing Sudan's withdrawal.": ("signed", "Sudan", False),
    "Kenya agreed to a truce.": ("truce", "Kenya", False),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.items(), ids=CASES)
def test_who_brokers_is_no_party(read: Read, text: str, wanted: tuple[str, str, bool]) -> None:
    """Of the 8 labelled deals and truces of newswire that name a broker, none has it as a party."""
    tree, _ = read(text)
    act, who, out = wanted
    at = {token.text: index for index, token in enumerate(tree.tokens)}
    assert brokers(tree, at[who], at[act]) is out
