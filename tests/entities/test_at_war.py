"""Who governs today is at war in an undated text that tells of an uprising beside its name."""

import pytest

from dragoman.entities.memory.at_war import at_war
from dragoman.entities.mention.mentions import Mention
from dragoman.records import Annotated, Document, Party, Segment, SegmentKind
from loaded import reader


def sectors(text: str) -> list[str | None]:
    """Return the sector of each mention of the Taliban in an undated text, in order."""
    loaded = reader()
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    (sentences,) = loaded.parser.many([document])
    mentions = loaded.resolver.resolve(Annotated(document, sentences))
    return [p.sector for one in mentions for p in one.parties if p.entity_id == "org:taliban"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danish soldiers died in a Taliban attack near the river.", ["REB"]),
        ("Suspected Taliban burned three schools in Herat.", ["REB"]),
        ("Dutch troops toppled the hard-line Taliban within weeks.", ["REB"]),
        ("Two Taliban inmates fled from a prison in Kabul.", ["REB"]),
        ("Canada began a new offensive against the Taliban.", ["REB"]),
        ("Villagers fled an anti-Taliban operation in the valley.", ["REB"]),
        ("The Taliban said an Islamic State attack had killed ten people.", ["GOV"]),
        ("After the attack the Taliban closed the border with Iran.", ["GOV"]),
        ("Taliban officials met Turkish diplomats in Kabul.", ["GOV"]),
    ],
)
def test_words_of_an_uprising_tell(text: str, expected: list[str]) -> None:
    """Beside the name itself; an attack of others tells nothing."""
    assert sectors(text) == expected


def test_only_who_is_asked_about_is_told() -> None:
    """Another body beside such words is none."""
    text = "Hamas attacks went on."
    party = Party("org:hamas", "Hamas", "PSE", "REB")
    found = [Mention(0, 5, 0, 0, "organisation", "actor", (party,))]
    assert at_war(found, text, {"org:hamas"}) == {"org:hamas"}
    assert at_war(found, text, {"org:taliban"}) == set()
    assert at_war(found, text, ()) == set()
