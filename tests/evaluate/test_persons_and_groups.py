"""Scoring persons and group expressions: what counts as right, missed and foreign."""

import json
from pathlib import Path

import pytest

from dragoman.entities.mention.mentions import Mention
from dragoman.errors import InputError
from dragoman.evaluate.parties import groups, persons
from dragoman.evaluate.parties.persons import NamedPerson, PersonScore
from dragoman.records import Party

TEXT = "Mr. Sello met the Lesotho envoy."
GOLD = NamedPerson(4, 9, frozenset({"LSO"}), ("foreign minister", None))


def mention(*parties: Party, start: int = 0, end: int = 9) -> Mention:
    """Return a mention over the name."""
    return Mention(start, end, None, 0, "person", "actor", parties)


def sello(
    country: str | None = "LSO", office: str | None = "Foreign Minister", **more: str
) -> Party:
    """Return the person as he might be told."""
    who = more.get("entity_id", "person:LSO:sello")
    return Party(who, "Mr. Sello", country, "GOV", "Sello", office)


@pytest.mark.parametrize(
    ("told", "right", "foreign"),
    [
        (sello(), True, False),
        (sello(office="Minister of Foreign Affairs"), True, False),
        (sello(office=None), True, False),
        (sello(office="President"), False, False),
        (sello(country="BWA"), False, True),
        (sello(country=None), False, False),
        (sello(country=None, entity_id="org:sadc"), False, False),
    ],
)
def test_a_person_is_right_in_state_and_office(told: Party, *, right: bool, foreign: bool) -> None:
    """Another state is foreign; no state at all is only wrong."""
    (one,) = persons.judged([GOLD], [mention(told)], TEXT)
    assert (one.is_right, one.is_foreign) == (right, foreign)
    assert one.words == "Mr. Sello met the Lesotho envoy."


def test_an_organisation_is_whose_a_person_is() -> None:
    """Its entity id stands in gold beside states, and null where nobody is known."""
    official = NamedPerson(4, 9, frozenset({"org:sadc"}), ("envoy",))
    told = mention(sello(None, "Special Envoy", entity_id="org:sadc"))
    assert persons.judged([official], [told], TEXT)[0].is_right
    unknown = NamedPerson(4, 9, frozenset({None}), (None,))
    assert persons.judged([unknown], [mention(sello(None, None))], TEXT)[0].is_right


def test_the_narrowest_mention_over_a_name_counts() -> None:
    """A wider one about somebody else, and one of no person, are passed over."""
    other = Party("person:BWA:moremi", "envoy Moremi", "BWA", "GOV", "Moremi", "Envoy")
    state = mention(Party("state:BWA", "Sello", "BWA", "GOV"), start=4)
    found = [state, mention(other, end=30), mention(sello())]
    assert persons.judged([GOLD], found, TEXT)[0].is_right
    assert persons.judged([GOLD], [state], TEXT)[0].told is None


def test_shares_are_of_all_names() -> None:
    """A file without names comes to nothing."""
    found = persons.judged([GOLD, GOLD], [mention(sello(country="BWA"))], TEXT)
    score = PersonScore(found)
    assert (score.right, score.state, score.office, score.foreign) == (0.0, 0.0, 1.0, 2)
    assert PersonScore(()).right == 0.0


def test_members_of_a_group_are_counted_one_by_one() -> None:
    """A party told as organisation or as its state is right as either."""
    gold = groups.GroupExpression(0, 9, frozenset({"LSO", "org:hamas"}))
    told = mention(
        Party("state:LSO", "x", "LSO"),
        Party("org:hamas", "x", "PSE"),
        Party("state:BWA", "x", "BWA"),
    )
    one = groups.judged(gold, [told], TEXT)
    assert one.told == {"LSO", "org:hamas", "BWA"}
    members = groups.GroupScore((one,)).members
    assert (members.hits, members.told, members.gold) == (2, 3, 2)


def test_gold_is_read_and_what_is_none_is_refused(tmp_path: Path) -> None:
    """The message names the file and the line."""
    path = tmp_path / "a.jsonl"
    named = {
        "start": 4,
        "end": 9,
        "words": "Sello",
        "of": ["LSO"],
        "office": ["foreign minister", None],
    }
    row = {"id": "a", "published": "2009-05-04", "text": TEXT, "mentions": [named]}
    path.write_text(json.dumps(row) + "\n", "utf-8")
    ((document, people),) = persons.read_persons(path)
    assert (document.text, people) == (TEXT, (GOLD,))
    row["mentions"] = [named | {"words": "Mr. Sello"}]
    path.write_text(json.dumps(row) + "\n", "utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl, line 1: .*'Mr\. Sello' does not stand at 4"):
        persons.read_persons(path)
    with pytest.raises(InputError, match="no gold of group expressions"):
        groups.read_groups(path)
