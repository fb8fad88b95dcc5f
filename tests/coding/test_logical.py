"""Who does it and to whom, in trees of the shipped parser."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.codebook.codebook import Codebook
from dragoman.coding.steps import changed
from dragoman.frames.modality.hearsay import hearsay, is_nameless
from dragoman.frames.modality.mood import noun_effect, own_effect
from dragoman.frames.places import place_of
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.roles.slots import Slots, clause_of
from dragoman.frames.triggers.triggers import find_triggers
from dragoman.frames.when.foreground import (
    is_new,
    is_past,
    is_perfect,
    is_present,
    is_told_of,
    main_verbs,
    verb_of,
)
from dragoman.syntax.logical import logical_objects, logical_subjects
from dragoman.syntax.tree import Tree

Read = Callable[[str], tuple[Tree, Mentions]]


def at(tree: Tree, word: str) -> int:
    """Return the place of a word."""
    return next(index for index, token in enumerate(tree.tokens) if token.text == word)


def texts(tree: Tree, words: tuple[int, ...]) -> list[str]:
    """Return words as they stand."""
    return [tree.tokens[index].text for index in words]


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Kenya expelled two envoys.", "expelled", ["Kenya"], ["envoys"]),
        ("Two envoys were expelled by Kenya.", "expelled", ["Kenya"], ["envoys"]),
        ("Two envoys were expelled.", "expelled", [], ["envoys"]),
        ("Kenya and Uganda signed a treaty.", "signed", ["Kenya", "Uganda"], ["treaty"]),
        ("Kenya, which expelled the envoy, apologised.", "expelled", ["Kenya"], ["envoy"]),
        ("Kenya urged Uganda to withdraw its troops.", "withdraw", ["Uganda"], ["troops"]),
        ("Kenya promised Uganda to withdraw its troops.", "withdraw", ["Kenya"], ["troops"]),
        ("Kenya accused Uganda of shelling a village.", "shelling", ["Uganda"], ["village"]),
        ("Kenya met Uganda and signed a treaty.", "signed", ["Kenya"], ["treaty"]),
        ("The treaty signed by Kenya failed.", "signed", ["Kenya"], ["treaty"]),
    ],
)
def test_who_does_it_and_to_whom(
    read: Read, text: str, verb: str, subjects: list[str], objects: list[str]
) -> None:
    """Passives, control, relative clauses and shared subjects undone."""
    tree, _ = read(text)
    word = at(tree, verb)
    assert texts(tree, logical_subjects(tree, word, 0)) == subjects
    assert texts(tree, logical_objects(tree, word, 0)) == objects
    assert tree.subjects(word) == logical_subjects(tree, word, 0)


def test_handing_up_has_an_end(read: Read) -> None:
    """Beyond some verbs nobody is looked for."""
    tree, _ = read("Kenya expelled two envoys.")
    assert logical_subjects(tree, at(tree, "expelled"), 99) == ()
    assert logical_objects(tree, at(tree, "expelled"), 99) == ()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya will expel the envoy.", "expel", "planned"),
        ("Kenya did not expel the envoy.", "expel", "negated"),
        ("Kenya may expel the envoy.", "expel", "hypothetical"),
        ("Kenya should expel the envoy.", "expel", "urged"),
        ("Kenya expelled the envoy.", "expelled", ""),
        ("Kenya not only expelled the envoy.", "expelled", ""),
        ("Kenya expelled no envoy.", "expelled", "negated"),
    ],
)
def test_what_a_verb_says_of_itself(
    read: Read, codebook: Codebook, text: str, word: str, expected: str
) -> None:
    """Auxiliaries, negation and adverbs, the strongest of them."""
    tree, _ = read(text)
    assert own_effect(tree, at(tree, word), codebook).status == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("There were no talks in Lima.", "talks", "negated"),
        ("Kenya praised the cancelled visit.", "visit", "negated"),
        ("Kenya praised the visit.", "visit", ""),
        ("Kenya praised the planned visit.", "visit", "planned"),
    ],
)
def test_what_the_modifiers_of_a_noun_say(
    read: Read, codebook: Codebook, text: str, word: str, expected: str
) -> None:
    """Negation and adjectives."""
    tree, _ = read(text)
    assert noun_effect(tree, at(tree, word), codebook).status == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya expelled the envoy, according to local media.", "expelled", ["reported"]),
        ("Kenya expelled the envoy.", "expelled", []),
        ("Sources say that Kenya expelled the envoy.", "expelled", ["reported"]),
    ],
)
def test_how_firmly_it_is_told(read: Read, text: str, word: str, expected: list[str]) -> None:
    """What nobody stands by is only reported."""
    tree, _ = read(text)
    assert [each.certainty for each in hearsay(tree, at(tree, word))] == expected


def test_who_is_nobody(read: Read) -> None:
    """Sources and local media have no name; a ministry has."""
    tree, _ = read("Sources say that Kenya expelled the envoy.")
    assert is_nameless(tree, at(tree, "say"))
    tree, _ = read("The ministry says that Kenya expelled the envoy.")
    assert not is_nameless(tree, at(tree, "says"))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya and Uganda met in Nairobi.", "met", ("Nairobi", "KEN")),
        ("Kenya and Uganda met.", "met", None),
        ("Kenya and Uganda held talks in Nairobi.", "talks", ("Nairobi", "KEN")),
        ("Kenya said in Nairobi that Peru and Chile met.", "met", None),
    ],
)
def test_where_it_happened(
    read: Read, text: str, word: str, expected: tuple[str, str] | None
) -> None:
    """The place of its own clause alone."""
    tree, mentions = read(text)
    found = place_of(tree, mentions, at(tree, word))
    assert (found and (found.text, found.country)) == expected


def test_slots_of_a_word(read: Read) -> None:
    """Subjects, objects and prepositions; a noun stands in the clause of its verb."""
    tree, mentions = read("Kenya held talks with Uganda.")
    slots = Slots(tree, mentions, at(tree, "held"))
    assert texts(tree, slots.subjects) == ["Kenya"]
    assert texts(tree, slots.objects) == ["talks"]
    assert clause_of(tree, at(tree, "talks")) == at(tree, "held")
    assert clause_of(tree, at(tree, "held")) == at(tree, "held")
    tree, mentions = read("Kenya complained to Uganda.")
    slots = Slots(tree, mentions, at(tree, "complained"))
    obliques = {name: texts(tree, words) for name, words in slots.obliques.items()}
    assert obliques == {"to": ["Uganda"]}
    assert [party.country for party in slots.parties("to")] == ["UGA"]


@pytest.mark.parametrize(
    ("text", "word", "past", "perfect", "present"),
    [
        ("Kenya expelled the envoy.", "expelled", True, False, False),
        ("Kenya has expelled the envoy.", "expelled", False, True, False),
        ("The envoy was expelled.", "expelled", True, False, False),
        ("Kenya expels the envoy.", "expels", False, False, True),
        ("Kenya can expel the envoy.", "expel", False, False, False),
    ],
)
def test_tenses(
    *, read: Read, text: str, word: str, past: bool, perfect: bool, present: bool
) -> None:
    """Simple past, perfect and simple present; a modal has none of them."""
    tree, _ = read(text)
    verb = at(tree, word)
    assert (is_past(tree, verb), is_perfect(tree, verb), is_present(tree, verb)) == (
        past,
        perfect,
        present,
    )


def test_what_a_sentence_tells_of(read: Read) -> None:
    """Its main verbs, and not what lay before or was known."""
    tree, _ = read("Kenya expelled the envoy and closed the border that Uganda had opened.")
    assert texts(tree, main_verbs(tree)) == ["expelled", "closed"]
    told = [word for word in ("expelled", "closed", "opened") if is_told_of(tree, at(tree, word))]
    assert told == ["expelled", "closed"]
    tree, _ = read("Kenya imposed an embargo after the embargo of Uganda.")
    first, second = (n for n, token in enumerate(tree.tokens) if token.text == "embargo")
    assert (is_new(tree, first), is_new(tree, second)) == (True, False)
    assert verb_of(tree, first) == verb_of(tree, second) == at(tree, "imposed")


def test_a_rule_leaves_a_step_for_each_party(read: Read, codebook: Codebook) -> None:
    """Of those whom it added and those whom it took away."""
    tree, mentions = read("Kenya condemned Uganda.")
    (before,) = find_triggers(tree, mentions, codebook)
    after = changed("swap", before, replace(before, actors=(), recipients=before.actors))
    new = after.steps[len(before.steps) :]
    assert [(step.rule, step.words, step.note) for step in new] == [
        ("swap", "Kenya", "no actor"),
        ("swap", "Kenya", "as recipient"),
        ("swap", "Uganda", "no recipient"),
    ]
    assert changed("nothing", before, before) is before
