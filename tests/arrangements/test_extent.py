"""How far a promise is carried out, told in words of any region and any kind of commitment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.arrangements.extent import Extents

EXTENTS = Extents.load()
PART, WHOLE = "in progress", "kept"


@pytest.mark.parametrize(
    ("clause", "text", "extent"),
    [
        ("prisoners", "Tonga has handed over 40 of the 90 prisoners.", PART),
        ("prisoners", "Tonga released 90 of the 90 prisoners.", WHOLE),
        ("prisoners", "Fiji freed the last 12 fishermen on Friday.", WHOLE),
        ("prisoners", "All 200 sailors were released.", WHOLE),
        ("prisoners", "Nearly all the hostages were released.", PART),
        ("prisoners", "Not all of the hostages were released.", PART),
        ("prisoners", "Benin let another 30 detainees go.", PART),
        ("prisoners", "The first group of 60 Malian soldiers was freed.", PART),
        ("prisoners", "Captives are being exchanged at the bridge.", PART),
        ("prisoners", "The exchange was completed at noon.", WHOLE),
        ("prisoners", "Benin freed the prisoners.", None),
        ("prisoners", "Benin will free half of the prisoners.", None),
        ("withdrawal", "Half of the Lao troops have left the valley.", PART),
        ("withdrawal", "Two-thirds of the soldiers have pulled out.", PART),
        ("withdrawal", "The withdrawal of Omani forces is under way.", PART),
        ("withdrawal", "The pull-out, which began in May, continues.", PART),
        ("withdrawal", "Gabon began pulling its battalions back.", PART),
        ("withdrawal", "Gabon is withdrawing its forces.", PART),
        ("withdrawal", "Gabon finished the first phase of the withdrawal.", PART),
        ("withdrawal", "The last of the tanks left the island.", WHOLE),
        ("withdrawal", "Gabon has not begun to withdraw its troops.", None),
        ("withdrawal", "Gabon withdrew its troops.", None),
        ("arms control", "Finland began to dismantle its missiles.", PART),
        ("arms control", "Chile has destroyed two of its five launchers.", PART),
        ("arms control", "Destruction of the stockpile is 60 per cent complete.", PART),
        ("border", "Surveyors have marked 300 of the 970 kilometres.", PART),
        ("border", "Demarcation is half complete.", PART),
        ("free trade", "Palau has so far scrapped duties on 30 of 70 goods.", PART),
        ("free trade", "The removal of tariffs is under way.", PART),
        ("free trade", "Palau dropped its tariffs.", None),
        ("grain exports", "Three of the ten ships have left port.", PART),
        ("energy", "Qatar has delivered 2 million of the 5 million tonnes of gas.", PART),
        ("migration", "Latvia has taken back 150 of 1,000 migrants.", PART),
        ("whole", "The two sides continue to implement the accord.", PART),
        ("whole", "The accord has been fully implemented.", WHOLE),
        ("whole", "Only some of the provisions have been put into effect.", PART),
        ("whole", "Kenya has honoured the pact.", None),
    ],
)
def test_words_tell_how_far_a_promise_is_kept(clause: str, text: str, extent: str | None) -> None:
    """A share, a beginning, a phase or an end; nothing where it is only done, or to come."""
    assert EXTENTS.told(text.lower(), [clause]) == extent


def test_each_statement_of_a_sentence_speaks_for_itself() -> None:
    """What is still to come makes nothing whole."""
    text = "nauru freed the prisoners, and samoa will release the remaining 50 captives"
    assert EXTENTS.told(text, ["prisoners"]) is None


def test_what_is_missing_to_the_last_is_done_in_part() -> None:
    """Who has yet to free the last has freed others."""
    (told,) = EXTENTS.tellings("cuba has yet to free the last 20 captives", "prisoners")
    assert (told.extent, told.undone) == (PART, True)
    (told,) = EXTENTS.tellings("cuba has yet to free the captives", "prisoners")
    assert (told.extent, told.undone) == (None, True)


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("cuba failed to free the captives by friday", "broken"),
        ("cuba refused to hand over the remaining captives", "broken"),
        ("cuba missed the deadline to release the captives", "broken"),
        ("if cuba refuses to free the captives, talks will end", None),
    ],
)
def test_who_fails_breaks_a_promise(text: str, extent: str | None) -> None:
    """What was not done in time, or not at all; unless that is only feared."""
    (told,) = EXTENTS.tellings(text, "prisoners")
    assert (told.extent, told.undone) == (extent, True)


def test_kinds_go_by_what_is_done_to_what() -> None:
    """The same verb keeps different promises."""
    assert EXTENTS.kinds("both must release water from the dam") == ("water sharing",)
    assert EXTENTS.kinds("both must release all detainees") == ("prisoners",)
    assert EXTENTS.kinds("both must meet once a year") == ()


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_numbers_are_compared(some: int, whole: int) -> None:
    """Fewer than all are a part."""
    told = EXTENTS.told(f"peru freed {some:,} of the {whole:,} prisoners", ["prisoners"])
    assert told == (PART if some < whole else WHOLE)


@given(st.text(alphabet="abcdef of the 0123456789,.%-;troops left half ", max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Whatever stands there, every kind is looked for and found where it stands."""
    for clause in EXTENTS.clauses:
        for told in EXTENTS.tellings(text, clause):
            assert 0 <= told.start < len(text)
