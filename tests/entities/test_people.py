"""Parts of names lead to the person whom the document named in full."""

from dragoman.entities.memory.people import People, Person
from dragoman.records import Office


def test_surnames_by_the_custom_of_the_state() -> None:
    """A Korean's first word and a Japanese's last word are the family name."""
    people = People()
    people.add(Person("Cho Tae-yul", "KOR", office="Foreign Minister", told=(0, 5)))
    people.add(Person("Takehiro Funakoshi", "JPN"))
    cho, funakoshi = people.find("Cho"), people.find("Funakoshi")
    assert cho is not None
    assert cho.office == "Foreign Minister"
    assert funakoshi is not None
    assert funakoshi.country == "JPN"
    assert people.find("Takehiro") is None


def test_the_latest_bearer_of_a_surname() -> None:
    """Of two Wangs the one met last is meant."""
    people = People()
    people.add(Person("Wang Yi", "CHN"))
    people.add(Person("Wang Wenbin", "CHN"))
    found = people.find("Wang")
    assert found is not None
    assert found.name == "Wang Wenbin"


def test_what_is_told_later_is_kept() -> None:
    """The office told with the full name joins the country told before."""
    people = People()
    people.add(Person("Mette Holm", "DNK"))
    joined = people.add(Person("Holm", office="Envoy", told=(3, 9)))
    assert (joined.name, joined.country, joined.office) == ("Mette Holm", "DNK", "Envoy")


def test_known_offices_inform() -> None:
    """What the ledger knows of a full name is used."""
    people = People([Office("Ana Prieto", "Foreign Minister", "URY", "GOV")])
    person = people.add(Person("Ana Prieto"))
    assert (person.country, person.office) == ("URY", "Foreign Minister")
