"""Lists of whose somebody is, with an organisation among them: each is a party."""

import pytest

from dragoman.entities.names.gazetteer import words_of
from dragoman.entities.phrases.listed import is_body, listed_senses
from dragoman.records import Annotated, Document, Segment, SegmentKind
from loaded import reader


def sides(text: str) -> list[list[str]]:
    """Return the sides of each mention that has several, in order."""
    loaded = reader()
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    (sentences,) = loaded.parser.many([document])
    mentions = loaded.resolver.resolve(Annotated(document, sentences))
    return [
        [p.entity_id if p.entity_id.startswith("org:") else p.side for p in one.parties]
        for one in mentions
        if len(one.parties) > 1
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officials from Chad, Niger, the African Union and ECOWAS met on Friday.",
            [["TCD", "NER", "org:au", "org:ecowas"]],
        ),
        ("Fatah and Hamas fighters clashed again.", [["org:fatah", "org:hamas"]]),
        ("Envoys of the World Bank and the IMF left.", [["org:world-bank", "org:imf"]]),
        (
            "Ministers from Peru, the European Union and Japan agreed.",
            [["PER", "org:eu", "JPN"]],
        ),
        ("Norwegian and NATO troops withdrew.", [["NOR", "org:nato"]]),
        ("Turkish and European Union officials met.", [["TUR", "org:eu"]]),
    ],
)
def test_each_of_a_list_is_a_party(text: str, expected: list[list[str]]) -> None:
    """States as themselves, organisations as themselves."""
    assert sides(text) == expected


def test_a_list_of_states_has_no_body() -> None:
    """Nor has a role that is of one."""
    phrases = reader().resolver.reader
    for text in ("Officials from Chad and Niger", "Chad's officials", "officials of the UN"):
        (phrase,) = phrases.phrases(phrases.line(words_of(text, 0, len(text))))
        assert listed_senses(phrase) == ()
        assert all(is_body(one.senses[0]) is False for one in phrase.owners)
