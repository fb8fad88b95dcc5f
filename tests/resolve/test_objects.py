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
        # words for the same, and what may be the same
        ("Oman expelled a Kyodo journalist.", "Oman expelled a Kyodo correspondent.", False),
        ("Ghana seized a freighter.", "Ghana boarded the ship.", False),
        ("Chile detained two reporters.", "Chile detained journalists.", False),
        ("Kenya seized the vessel.", "Kenya seized a Somali trawler.", False),
        ("Togo expelled an imam.", "Togo expelled the cleric.", False),
        ("Ghana seized a freighter.", "Ghana seized a tanker.", True),
        # years, days, and numbers of something else
        ("In 2014 officials were jailed in Oman.", "Oman jailed three officials.", False),
        ("On May 12 diplomats were expelled.", "Peru expelled 5 diplomats.", False),
        ("Two days later diplomats were expelled.", "Peru expelled 5 diplomats.", False),
        ("A court in Lome jailed members of a party.", "Togo jailed six members.", False),
        ("On June 3, officials of Kenya were jailed.", "Kenya jailed nine officials.", False),
        ("Oman jailed 2,014 people.", "Oman jailed 14 people.", True),
        ("Peru expelled twenty-two diplomats.", "Peru expelled 22 diplomats.", False),
        ("Chile put bans on two officials.", "Chile put bans on nine senior officials.", True),
    ],
)
def test_what_deeds_are_done_to_keeps_them_apart(one: str, other: str, apart: bool) -> None:  # noqa: FBT001 - a table of cases
    """By kind where both name one, else by exact number."""
    assert objects_in(one).differ(objects_in(other)) is apart
    assert objects_in(other).differ(objects_in(one)) is apart
