"""What a publisher takes back is told no more; what it puts in its place is."""

import pytest

from dragoman.records import Document, Evidence, Reason, Segment, SegmentKind
from dragoman.resolve.withdrawn import stands
from loaded import reader

Told = list[tuple[str, str]]
TAKEN_BACK: list[tuple[str, Told, list[str]]] = [
    (
        (
            "Correction: An earlier version of this article said that Kenya had expelled "
            "the Eritrean "
            "ambassador. Kenya summoned the Eritrean ambassador on Monday."
        ),
        [("ACCUSE", "actual")],
        ["expelled"],
    ),
    (
        (
            "Chile and Peru are neighbours. An earlier version of this story incorrectly "
            "said Chile "
            "and Peru signed a fishing accord on Monday; in fact they held talks in Arica."
        ),
        [("CONSULT", "actual")],
        ["signed"],
    ),
    (
        "This report originally stated that Latvia recalled its ambassador from Belarus.",
        [],
        ["recalled"],
    ),
    (
        "The agency withdrew its report that Togo had closed its border with Ghana.",
        [],
        ["closed"],
    ),
    (
        (
            "Correction: The article said on Tuesday that Norway imposed sanctions on "
            "Qatar. Norway "
            "condemned Qatar."
        ),
        [("ACCUSE", "actual")],
        ["imposed"],
    ),
    (
        (
            "We wrongly said that Ghana had recalled its ambassador from Togo, and Togo expelled "
            "a Ghanaian diplomat."
        ),
        [("SANCTION", "actual")],
        ["recalled"],
    ),
    (
        "The newspaper retracted its story that Oman had expelled the Yemeni ambassador.",
        [],
        ["expelled"],
    ),
    (
        (
            "Clarification: This page was changed. Our story said Norway had recalled its "
            "ambassador from Qatar."
        ),
        [],
        ["recalled"],
    ),
]
STANDING: list[tuple[str, Told]] = [
    (
        (
            "An earlier version of the treaty said that Nepal and Bhutan would share the "
            "river. Nepal "
            "accused Bhutan of breaking the treaty."
        ),
        [("COOPERATE", "planned"), ("ACCUSE", "actual")],
    ),
    (
        (
            "Peru did not recall its ambassador from Chile, as an earlier version of this article "
            "said."
        ),
        [("SANCTION", "negated")],
    ),
    (
        (
            "The story was corrected to say that the foreign ministers of Chile and Peru met in "
            "Arica, not in Tacna."
        ),
        [("CONSULT", "actual")],
    ),
    (
        "The ministry withdrew its statement on Monday. Norway condemned Qatar.",
        [("ACCUSE", "actual")],
    ),
    (
        (
            "On Monday Peru expelled the Chilean ambassador. Later that day Peru expelled "
            "the Chilean "
            "naval attaché."
        ),
        [("SANCTION", "actual"), ("SANCTION", "actual")],
    ),
]
OF_OTHERS = [
    # drafts and versions of what others write
    "A first draft of the note said that Chile had expelled the Bolivian ambassador.",
    "An earlier draft, which Reuters saw, said Ghana had expelled the Togolese ambassador.",
    "The initial version of the bill said that Oman had expelled the Yemeni ambassador.",
    "A previous edition of the yearbook stated that Kenya expelled the Eritrean ambassador.",
    "The original version, read out in Oslo, said Latvia had expelled the Belarusian ambassador.",
    # who is wrong, takes back or tells is no publisher
    "Togo falsely claimed that its envoy was safe, and Ghana expelled the Togolese ambassador.",
    "The minister mistakenly said talks were under way, and Oman expelled the Yemeni ambassador.",
    "Chile withdrew its claim on the islands and expelled the Bolivian ambassador.",
    "Eritrea dropped its statement about the border, and Kenya expelled the Eritrean ambassador.",
    "The account first described how Latvia expelled the Belarusian ambassador.",
    # notes of other kinds, and what stands after a note
    (
        "Editor's note: This was published in Spanish. The OAS report said Chile had expelled the "
        "Bolivian ambassador."
    ),
    (
        "Editor's note: The names were changed. The Lome report said Ghana had expelled the "
        "Togolese ambassador."
    ),
    (
        "Correction: The spelling of a name was changed. A UN report said Oman had expelled the "
        "Yemeni ambassador."
    ),
    (
        "Clarification: The photo was replaced.\n\nThis report said Kenya had expelled the "
        "Eritrean ambassador."
    ),
    (
        "Corrections: The map was replaced. The police report said that Latvia expelled the "
        "Belarusian ambassador."
    ),
]


def document(text: str) -> Document:
    """Return a text as the body of an article."""
    return Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))


@pytest.mark.parametrize(("text", "events", "lost"), TAKEN_BACK)
def test_what_is_taken_back_is_no_act(text: str, events: Told, lost: list[str]) -> None:
    """Neither done nor denied; why shows the word, and what is so is told."""
    (told,) = reader().process([document(text)])
    assert [(str(one.event_type), str(one.status)) for one in told.events] == events
    back = [one.words for one in told.rejected if one.reason is Reason.TAKEN_BACK]
    assert back == lost


@pytest.mark.parametrize(("text", "events"), STANDING)
def test_what_is_not_taken_back_stands(text: str, events: Told) -> None:
    """Versions of treaties, denials, and what a correction puts in place; two deeds are two."""
    (told,) = reader().process([document(text)])
    assert [(str(one.event_type), str(one.status)) for one in told.events] == events
    assert not any(one.reason is Reason.TAKEN_BACK for one in told.rejected)


@pytest.mark.parametrize("text", OF_OTHERS)
def test_only_a_publisher_takes_back_what_it_published(text: str) -> None:
    """What drafts, reports and statements of others say is told as it stands."""
    (told,) = reader().process([document(text)])
    assert [str(one.status) for one in told.events if one.event_type == "SANCTION"] == ["actual"]
    assert not any(one.reason is Reason.TAKEN_BACK for one in told.rejected)


def test_a_story_that_is_withdrawn_by_its_headline_tells_nothing_there() -> None:
    """Wires kill stories so."""
    head = "WITHDRAWN: Estonia expels two Belarusian diplomats"
    text = f"{head}\n\nThe story should be disregarded."
    parts = (
        Segment(0, len(head), SegmentKind.HEADLINE),
        Segment(len(head) + 2, len(text), SegmentKind.BODY),
    )
    (told,) = reader().process([Document("d", text, parts)])
    assert told.events == ()


@pytest.mark.parametrize(
    ("pieces", "spans", "held"),
    [
        ([(0, 9)], [(3, 5)], False),
        ([(0, 9), (20, 30)], [(3, 5)], True),
        ([(0, 9)], [(9, 12)], True),
        ([], [(0, 99)], True),
    ],
)
def test_what_rests_on_other_words_too_stands(
    pieces: list[tuple[int, int]],
    spans: list[tuple[int, int]],
    held: bool,  # noqa: FBT001 - a table of cases
) -> None:
    """One piece of evidence that is not taken back is enough."""
    assert stands([Evidence("d", *piece, "") for piece in pieces], spans) is held
