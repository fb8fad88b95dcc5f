"""Two deeds of one day, one type and the same parties are two where they are done to others."""

import pytest

from dragoman.resolve.objects import objects_in


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Peru expelled the Chilean ambassador.", "Peru expelled a Chilean naval attaché.", True),
        ("Ghana expelled two Togolese diplomats.", "Ghana expelled five diplomats of Togo.", True),
        ("Oman detained 12 Yemeni fishermen.", "Oman detained three Yemeni journalists.", True),
        ("Latvia expelled a Belarusian diplomat.", "Latvia expelled 3 Belarusian diplomats.", True),
        ("Kenya froze the funds of a bank.", "Kenya froze the funds of two airlines.", True),
        ("Ghana expelled two Togolese diplomats.", "Ghana expelled Togolese diplomats.", False),
        ("Ghana expelled two diplomats.", "Ghana expelled at least five diplomats.", False),
        ("Peru expelled the ambassador.", "Peru expelled two diplomats, an ambassador too.", False),
        ("Chile expelled its consul.", "Chile expelled the consuls.", False),
        ("Norway imposed sanctions.", "Norway imposed sanctions on a bank.", False),
    ],
)
def test_what_deeds_are_done_to_keeps_them_apart(one: str, other: str, apart: bool) -> None:  # noqa: FBT001 - a table of cases
    """By kind where both name one, else by exact number."""
    assert objects_in(one).differ(objects_in(other)) is apart
    assert objects_in(other).differ(objects_in(one)) is apart
