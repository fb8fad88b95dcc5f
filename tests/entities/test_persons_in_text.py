"""Persons as running text names them: particles, epithets, embassies, lists, "both men"."""

from datetime import date

import pytest
from annotating import annotated

from dragoman.entities.mention.mentions import Mention
from dragoman.entities.resolve import EntityResolver
from dragoman.entities.who import who
from dragoman.records import Document, Party, Segment, SegmentKind
from loaded import reader


def told(resolver: EntityResolver, text: str, *people: str, on: date | None = None) -> list[Party]:
    """The persons of a text, in order."""
    mentions = resolver.resolve(annotated(text, *people, published=on))
    return [party for one in mentions for party in one.parties if party.person]


def over(resolver: EntityResolver, text: str, words: str, *people: str) -> Mention:
    """The mention that ends with some words."""
    found = resolver.resolve(annotated(text, *people))
    return next(one for one in found if text[: one.end].endswith(words))


@pytest.mark.parametrize(
    "name",
    ["Piet van den Broek", "Ana de los Rios", "Karl von der Heide", "Rosa de la Fuente",
     "Jean van der Stoel"],
)  # fmt: skip
def test_a_name_may_have_several_particles(resolver: EntityResolver, name: str) -> None:
    """Alone and after an office alike."""
    assert who(name, resolver).name == name
    (one,) = told(resolver, f"Surinamese Trade Minister {name} left.")
    assert (one.person, one.country, one.office) == (name, "SUR", "Trade Minister")


@pytest.mark.parametrize(
    "name", ["Carla de Lima", "Joao da Roma", "Lena van Wien", "Dora di Oslo", "Marta de Paris"]
)
def test_a_town_in_a_name_is_no_place(resolver: EntityResolver, name: str) -> None:
    """Nobody is of the state of the town that the name is from."""
    answer = who(name, resolver)
    assert (answer.name, answer.country) == (name, None)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Samoa's embattled Prime Minister Tui Leota left.", "Prime Minister"),
        ("Conservative Bolivian President Luis Prado left.", "President"),
        ("Outgoing Malian Defense Minister Seydou Kone left.", "Defense Minister"),
        ("Newly elected Gambian Vice President Isatou Jobe left.", "Vice President"),
        ("Long-time Omani Foreign Minister Salim Harthy left.", "Foreign Minister"),
    ],
)
def test_how_an_office_is_held_is_no_part_of_it(
    resolver: EntityResolver, text: str, office: str
) -> None:
    """As "vice" and "acting" are; "incumbent" is not."""
    assert [one.office for one in told(resolver, text)] == [office]


@pytest.mark.parametrize(
    "text",
    ["Tomas Vele, a Fijian citizen, left.", "Nauruan national Aro Deiye left.",
     "Kiribati resident Teika Bauro left.", "Belizean tourist Rosa Cal left.",
     "Bhutanese villager Tenzin Yoezer left."],
)  # fmt: skip
def test_people_without_an_office_have_none(resolver: EntityResolver, text: str) -> None:
    """A citizen holds no office."""
    (one,) = told(resolver, text, "Tomas Vele", "Aro Deiye", "Teika Bauro", "Rosa Cal",
                  "Tenzin Yoezer")  # fmt: skip
    assert one.office is None
    assert one.country is not None


@pytest.mark.parametrize(
    "text",
    ["The cabinet under former President Juan Rey fell.",
     "Ministers under then Prime Minister Ole Lund fell.",
     "The army under General Pak Sun fell.",
     "An administration under President Ana Paz fell.",
     "The party under Chancellor Uwe Kern fell."],
)  # fmt: skip
def test_under_is_no_rank_without_a_secretary(resolver: EntityResolver, text: str) -> None:
    """Who rules is another than those below."""
    (one,) = told(resolver, text, "Juan Rey", "Ole Lund", "Pak Sun", "Ana Paz", "Uwe Kern")
    assert one.office in {"President", "Prime Minister", "General", "Chancellor"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An embassy was shelled in Tripoli.", "embassy"),
        ("A consulate in Karachi was closed.", "consulate in Karachi"),
        ("Embassies were warned in Bamako.", "Embassies"),
        ("An ambassador was robbed in Quito.", "ambassador"),
        ("Envoys were held in Juba.", "Envoys"),
    ],
)
def test_missions_are_not_of_where_they_are(
    resolver: EntityResolver, text: str, words: str
) -> None:
    """The place of an embassy is the one state that it is not of."""
    assert [one.country for one in over(resolver, text, words).parties] in ([], [None])


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("OPEC Executive Director Ali Nasser", "org:opec"),
        ("IMF Managing Director Ines Rocha", "org:imf"),
        ("EU High Representative Paola Conti", "org:eu"),
        ("African Union Executive Director Abel Dia", "org:au"),
        ("World Bank Managing Director Sven Dahl", "org:world-bank"),
    ],
)
def test_officials_of_organisations_stand_for_them(
    resolver: EntityResolver, words: str, of: str
) -> None:
    """No state is told of them."""
    name = " ".join(words.split()[-2:])
    (one,) = told(resolver, f"{words} left.", name)
    assert (one.entity_id, one.country) == (of, None)


@pytest.mark.parametrize(
    ("party", "country"),
    [
        ("Dutch Social Democratic Party", "NLD"),
        ("Bulgarian Christian Democratic Party", "BGR"),
        ("Kenya's Liberal Democratic Party", "KEN"),
        ("Greek Popular Republican Party", "GRC"),
        ("Chilean Radical Labour Party", "CHL"),
    ],
)
def test_a_longer_name_is_of_another_party(
    resolver: EntityResolver, party: str, country: str
) -> None:
    """The Democrats of the United States are not all who call themselves so."""
    mentions = resolver.resolve(annotated(f"The {party} lost."))
    assert {one.country for each in mentions for one in each.parties} == {country}


@pytest.mark.parametrize(
    ("name", "day", "country", "office"),
    [
        ("Nicolas Sarkozy", date(2000, 3, 1), "FRA", None),
        ("Emmanuel Macron", date(2010, 3, 1), "FRA", None),
        ("Angela Merkel", date(2007, 3, 1), "DEU", "Chancellor"),
        ("Dilma Rousseff", date(1999, 3, 1), "BRA", None),
        ("Joko Widodo", date(2001, 3, 1), "IDN", None),
    ],
)
def test_an_office_that_has_not_begun_is_not_told(
    resolver: EntityResolver, name: str, day: date, country: str, office: str | None
) -> None:
    """The person is known, the office not yet."""
    (one,) = told(resolver, f"{name} spoke.", name, on=day)
    assert (one.country, one.office) == (country, office)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Minister Ana Soto and Senator Luis Gil of Chile left. Both men spoke.",
         ["Ana Soto", "Luis Gil"]),
        ("Defence Minister Ali Omar and Premier Said Nur of Chad met. The two men spoke.",
         ["Ali Omar", "Said Nur"]),
        ("President Uhuru Otieno and Premier Raila Mutua of Kenya met. Both men spoke.",
         ["Uhuru Otieno", "Raila Mutua"]),
        ("Minister Eva Roth and Premier Jan Kuhn of Austria met. Both women spoke.",
         ["Eva Roth", "Jan Kuhn"]),
        ("Judge Ivo Horak and Mayor Petr Novy of Slovakia met. The two men spoke.",
         ["Ivo Horak", "Petr Novy"]),
    ],
)  # fmt: skip
def test_both_are_the_persons_of_the_sentence_before(
    resolver: EntityResolver, text: str, names: list[str]
) -> None:
    """Two of one state as well as two of different ones."""
    last = resolver.resolve(annotated(text, *names))[-1]
    assert [party.person for party in last.parties] == names


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Fatah and Hamas met in Doha. The two sides signed.", ["org:fatah", "org:hamas"]),
        ("Sudan's army and the RSF met. Both sides agreed.", ["SDN", "org:rsf"]),
        ("Colombia and the FARC met in Havana. The two parties signed.", ["COL", "org:farc"]),
        ("Uganda and the LRA met. Both sides agreed.", ["UGA", "org:lra"]),
        ("Turkey and the PKK fought. Both sides lost men.", ["TUR", "org:pkk"]),
    ],
)
def test_two_sides_may_be_within_one_state(
    resolver: EntityResolver, text: str, sides: list[str]
) -> None:
    """A state and its rebels, or two parties of it; two countries are never meant so."""
    found = over(resolver, text, "sides" if "sides" in text else "parties")
    told = [one.entity_id for one in found.parties]
    ids = [f"state:{one}" if len(one) == 3 else one for one in sides]
    assert [one.replace("body:SDN:military", "state:SDN") for one in told] == ids


@pytest.mark.parametrize(
    "text",
    ["Consul Rui Matos was seen in Angola.",
     "In Jordan, Ambassador Lena Holm returned to work.",
     "Ambassador Otto Brandt went back to Sudan.",
     "In Laos, spokesman Per Nygaard said that Laos was warned.",
     "In Portugal, High Commissioner Iosif Marin left."],
)  # fmt: skip
def test_where_an_envoy_is_does_not_tell_whose_he_is(resolver: EntityResolver, text: str) -> None:
    """They are abroad as often as at home, and nobody is told rather than the place."""
    names = ("Rui Matos", "Lena Holm", "Otto Brandt", "Per Nygaard", "Iosif Marin")
    (one,) = told(resolver, text, *names)
    assert one.country is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Uruguay's Juan Manuel Santos left.", "Juan Manuel Santos", "URY"),
        ("Ireland's Tony Abbott left.", "Tony Abbott", "IRL"),
        ("Malta's John Howard left.", "John Howard", "MLT"),
        ("Canada's Helen Clark left.", "Helen Clark", "CAN"),
        ("Australia's Kevin Rudd left.", "Kevin Rudd", "AUS"),
    ],
)
def test_the_owner_of_a_name_goes_before_the_register(
    resolver: EntityResolver, text: str, name: str, country: str
) -> None:
    """Somebody of that name in another state is somebody else."""
    (one,) = told(resolver, text, name)
    assert one.country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kenyan state media report Tongan Prime Minister Siale Vea left.", "TON"),
        ("Chilean newspapers quote Fijian Foreign Minister Ratu Seru.", "FJI"),
        ("German broadcasters show Latvian President Ieva Ozola.", "LVA"),
        ("Indian dailies describe Omani Finance Minister Hamad Lawati.", "OMN"),
        ("Polish public radio cites Maltese Justice Minister Karl Borg.", "MLT"),
    ],
)
def test_the_adjective_at_the_title_decides(
    resolver: EntityResolver, text: str, country: str
) -> None:
    """Not the first of the sentence."""
    assert [one.country for one in told(resolver, text)] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Swedish Middle East envoy Ulla Strand left.", "SWE"),
        ("Japan's Middle East envoy Ken Sato left.", "JPN"),
        ("Spanish Balkans envoy Pilar Rey left.", "ESP"),
        ("Irish Sahel envoy Una Walsh left.", "IRL"),
        ("Finnish Horn of Africa envoy Timo Lahti left.", "FIN"),
    ],
)
def test_what_an_envoy_is_for_is_no_owner(
    resolver: EntityResolver, text: str, country: str
) -> None:
    """A region between the state and the title tells the field."""
    assert [one.country for one in told(resolver, text)] == [country]


@pytest.mark.parametrize(
    ("text", "day", "side"),
    [
        ("Mr. Guterres flew to Malawi.", date(2024, 5, 1), "org:un"),
        ("Officials said Mr. Stoltenberg had called Bulgaria.", date(2017, 5, 1), "org:nato"),
        ("Mr. Barroso warned Hungary.", date(2012, 5, 1), "org:european-commission"),
        ("Peru told Ms. Rice that it agreed.", date(2006, 5, 1), "USA"),
        ("Mr. Ban praised Kiribati.", date(2011, 5, 1), "org:un"),
    ],
)
def test_who_is_called_mister_holds_the_office(text: str, day: date, side: str) -> None:
    """Though nobody introduces him, and another state is the only one named."""
    whole = (Segment(0, len(text), SegmentKind.BODY),)
    (told,) = reader().process([Document("d", text, whole, published=day)])
    sides = [party.side for one in told.mentions for party in one.parties if party.person]
    assert sides == [side]
