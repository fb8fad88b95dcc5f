"""The rules change what their convention names and nothing else; edits by eye do as they say."""

from typing import Any

import pytest

from newswire import rules
from newswire.agreement import _agreement
from newswire.by_eye import Edit, apply_edits, party_of, read_edits, span_of
from newswire.correct import corrected
from newswire.errors import _differences
from newswire.files import read, texts


def party(words: str, code: str, *, at: int | None = None) -> dict[str, Any]:
    """Give a party; one without a place stands earlier in the document."""
    here = at is not None
    return {
        "text": words if here else None,
        "span": [at, at + len(words)] if at is not None else None,
        "antecedent": None if here else words,
        "code": code,
        "sector": None,
    }


def event(trigger: str, kind: str, text: str, **parts: object) -> dict[str, Any]:
    """Give an event of sentence 1 at the first place of its trigger."""
    start = text.index(trigger)
    return {
        "n": 1,
        "trigger": trigger,
        "span": [start, start + len(trigger)],
        "event_type": kind,
        "mode": [],
        "status": "actual",
        "certainty": "asserted",
        "actors": [],
        "recipients": [],
        "place": None,
        "when": None,
        "speaker": None,
    } | parts


def codes(told: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Give the codes of both sides."""
    return [each["code"] for each in told["actors"]], [each["code"] for each in told["recipients"]]


CLASH = "Soldiers clashed with rebels in Jos."
SALE = "Kenya sold maize to Uganda."


def test_who_clash_are_both_actors() -> None:
    """The far side of a clash moves over; that of an attack stays."""
    sides = {
        "actors": [party("Soldiers", "NGA", at=0)],
        "recipients": [party("rebels", "-", at=22)],
    }
    told = event("clashed", "ASSAULT", CLASH, **sides)
    assert rules.both_sides_of_a_fight(told, CLASH)
    assert codes(told) == (["NGA", "-"], [])
    sale = event("sold", "COOPERATE", SALE, **sides)
    assert not rules.deeds_in_common(sale, SALE)


@pytest.mark.parametrize(
    ("words", "code", "after"),
    [
        ("two gunmen", "NGA", "-"),
        ("Fatah gunmen", "NGA", "NGA"),
        ("a gunman", "ISR", "ISR"),
        ("the suicide bomber", "IRQ", "-"),
    ],
)
def test_gunmen_without_a_side(words: str, code: str, after: str) -> None:
    """Only those of whom no more is told."""
    told = event("shot", "ASSAULT", "They shot.", actors=[party(words, code)])
    assert rules.gunmen_without_a_side(told, "") == (code != after)
    assert codes(told)[0] == [after]


@pytest.mark.parametrize(
    ("words", "code", "after"),
    [
        ("Tamil Tiger rebels", "LKA", "org:ltte"),
        ("al-Qaida-linked militants", "-", "-"),
        ("the al-Qaida in Iraq group", "org:al-qaeda", "org:al-qaida-in-iraq"),
        ("the Hamas-led government", "PSE", "PSE"),
        ("Pakistani Taliban", "PAK", "org:ttp"),
        ("the UN tribunal in The Hague", "org:un", "org:icty"),
    ],
)
def test_named_groups(words: str, code: str, after: str) -> None:
    """A name settles the code, a likeness to it does not."""
    told = event("met", "CONSULT", "They met.", actors=[party(words, code)])
    rules.named_groups(told, "")
    assert codes(told)[0] == [after]


@pytest.mark.parametrize(
    ("when", "after"),
    [("Monday's", "Monday"), ("on Monday", "Monday"), ("in 2004", "2004"), ("once", "once")],
)
def test_a_day_in_bare_words(when: str, after: str) -> None:
    """Little words around a date go."""
    told = event("met", "CONSULT", "They met.", when=when)
    assert rules.day_in_bare_words(told, "") == (when != after)
    assert told["when"] == after


def test_a_day_of_saying_is_no_day_of_doing() -> None:
    """The day of "said Monday it had freed" is not that of the freeing."""
    said = "Togo said Monday it had freed them."
    told = event("freed", "RETREAT", said, when="Monday")
    assert rules.day_of_the_saying(told, said)
    assert told["when"] is None
    done = "Togo said it had freed them Monday."
    assert not rules.day_of_the_saying(event("freed", "RETREAT", done, when="Monday"), done)


def test_an_edit_adds_changes_and_removes() -> None:
    """Each kind of line does what the head of the module says."""
    text = "Peru met Chile and met Brazil."
    group = {"n": 1, "hand": 1, "events": [event("met", "CONSULT", text)], "not_events": []}
    lines = [
        Edit(1, "+", "met#2", {"t": "CONSULT", "a": "Peru=PER; Brazil=BRA/GOV"}),
        Edit(1, "~", "met", {"s": "planned", "a": "^the president<Peru=PER"}),
    ]
    apply_edits(group, {1: text}, {1: lines})
    first, second = group["events"]
    assert (first["status"], first["actors"][0]["antecedent"]) == ("planned", "the president")
    assert (second["span"], codes(second)[0]) == ([19, 22], ["PER", "BRA"])
    apply_edits(group, {1: text}, {1: [Edit(1, "-", "met", {})]})
    assert group["events"] == [second]
    with pytest.raises(ValueError, match="no event at 'met'"):
        apply_edits(group, {1: text}, {1: [Edit(1, "-", "met", {})]})


def test_words_are_found_whole() -> None:
    """A word inside another is taken only where it does not stand alone."""
    assert span_of("warfare and war", "war") == (12, 15)
    assert party_of("Oman spoke", "^Oman<Oman=OMN/GOV")["text"] == "Oman"
    with pytest.raises(ValueError, match="does not stand"):
        span_of("Oman", "Peru")


def test_differences_are_told_apart() -> None:
    """A code, a role, a party too few, and an event too few."""
    text = "Peru met Chile."
    plain = event("met", "CONSULT", text, actors=[party("Peru", "PER", at=0)])
    recoded = plain | {"actors": [party("Peru", "-", at=0)]}
    moved = plain | {"actors": [], "recipients": plain["actors"]}
    more = plain | {"actors": [*plain["actors"], party("Chile", "CHL", at=9)]}
    assert _differences([plain], [recoded]) == ["code of a party"]
    assert _differences([plain], [moved]) == ["role of a party"]
    assert _differences([plain], [more]) == ["party missing"]
    assert _differences([], [plain]) == ["missed event"]


def test_a_hand_agrees_with_itself() -> None:
    """All measures of agreement are one on the same labels."""
    story = read("again")[0]["events"]
    assert _agreement(story, story) == (1.0, 1.0, 1.0, 1.0, 1.0)


def test_the_files_are_what_the_corrections_make() -> None:
    """Stories of every twentieth place come out of the first labels as they stand."""
    sentences, edits = texts(), read_edits()
    first, now = read("first/stories")[::20], read("stories")[::20]
    assert [corrected(group, sentences, edits, {}) for group in first] == now
