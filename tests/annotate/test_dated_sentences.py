"""Times of a sentence, the words that they hang on, and which word's they are."""

from datetime import date

import pytest

from dragoman.annotate.times.linking import dated_sentences as linking
from dragoman.annotate.times.linking.dated_sentences import DatedSentence, dated_sentence
from dragoman.annotate.times.linking.discourse import (
    dated_meeting,
    from_lead,
    goes_on,
    is_known_meeting,
    is_of_meeting,
)
from dragoman.annotate.times.linking.governing import by_syntax, is_shift, own
from dragoman.annotate.times.linking.link_words import links
from dragoman.records import (
    Annotated,
    DateInterval,
    Document,
    Precision,
    SegmentKind,
    Sentence,
    TimeExpression,
    TimeKind,
)
from written_sentences import sentence, text_of, tree

HELD = """
Ministers NOUN  2 nsubj plural minister
held      VERB  0 root  past hold
talks     NOUN  2 obj   plural talk
on        ADP   5 case
Monday    PROPN 2 obl
"""
THEY_AGREED = """
They    PRON  2 nsubj
agreed  VERB  0 root past agree
"""
THE_TALKS = """
The     DET   2 det
talks   NOUN  3 nsubj plural talk
ended   VERB  0 root  past end
"""


def annotated(*rows: str, days: dict[str, int], kind: SegmentKind = SegmentKind.BODY) -> Annotated:
    """Return sentences with times: the first word of a name tells the day of March 2025."""
    made: list[Sentence] = []
    for number, each in enumerate(rows):
        start = made[-1].end + 1 if made else 0
        made.append(sentence(each, start, kind if number == 0 else SegmentKind.BODY))
    text = text_of(*made)
    times = [
        TimeExpression(at, at + len(name), name, TimeKind.POINT, day(number))
        for name, number in days.items()
        if (at := text.index(name)) >= 0
    ]
    return Annotated(Document("d", text), tuple(made), tuple(times))


def day(number: int) -> DateInterval:
    """Return a day of March 2025."""
    one = date(2025, 3, number)
    return DateInterval(one, one, Precision.DAY)


def told(found: TimeExpression | None) -> str | None:
    """Return the words of a time."""
    return None if found is None else found.text


def held() -> DatedSentence:
    """Return the sentence whose talks were on Monday."""
    return dated_sentence(annotated(HELD, days={"Monday": 24}), 0)


def test_a_time_stands_with_the_word_that_hangs_on_others() -> None:
    """Of "next Monday morning" that is "Monday"; a duration is no point."""
    assert [(word, time.text) for word, time in held().times] == [(4, "Monday")]
    whole = annotated(HELD, days={"Monday": 24})
    (point,) = whole.times
    lasting = TimeExpression(point.start, point.end, "Monday", TimeKind.DURATION)
    assert dated_sentence(Annotated(whole.document, whole.sentences, (lasting,)), 0).times == ()


def test_only_the_times_of_a_sentence_are_its() -> None:
    """Those of its neighbours are not."""
    both = annotated(THE_TALKS, HELD, days={"Monday": 24})
    assert [len(dated_sentence(both, number).times) for number in (0, 1)] == [0, 1]


@pytest.mark.parametrize(("word", "found"), [("held", "Monday"), ("talks", "Monday")])
def test_a_noun_happens_when_its_light_verb_does(word: str, found: str) -> None:
    """In "held talks on Monday" the talks were on Monday."""
    dated = held()
    index = dated.tree.lemmas.index({"held": "hold", "talks": "talk"}[word])
    assert told(by_syntax(dated, index)) == found


def test_a_subject_does_not_happen() -> None:
    """The ministers of "held" have no time."""
    dated = held()
    assert by_syntax(dated, 0) is None
    assert own(dated, 2) == []
    assert [told(each) for each in own(dated, 1)] == ["Monday"]


def test_a_phrase_before_that_is_the_verb_of_sayings() -> None:
    """In "said on Tuesday that it would go", though the parser hangs the day on "go"."""
    said = tree("""
    Kenya   PROPN 2 nsubj
    said    VERB  0 root  past say
    on      ADP   4 case
    Tuesday PROPN 8 obl
    that    SCONJ 8 mark
    it      PRON  8 nsubj
    would   AUX   8 aux
    go      VERB  2 ccomp inf
    """)
    assert linking.governor(said, 3) == 1
    assert linking.governor(said, 1) is None
    assert list(linking.phrases(said, 1, "obl")) == [3]
    assert linking.case(said, 3) == "on"
    assert linking.case(said, 7) == "that"
    assert linking.case(said, 1) == ""
    assert [linking.is_past(said, word) for word in (1, 7)] == [True, False]


def test_a_phrase_after_and_is_the_second_verbs() -> None:
    """In "they met and in May they signed", though the parser hangs May on "met"."""
    met = tree("""
    They   PRON  2 nsubj
    met    VERB  0 root past meet
    and    CCONJ 7 cc
    in     ADP   5 case
    May    PROPN 2 obl
    they   PRON  7 nsubj
    signed VERB  2 conj past sign
    """)
    assert linking.governor(met, 4) == 6


def test_what_a_shift_is() -> None:
    """An expression like "a day after" waits for what follows; a day does not."""
    shift = TimeExpression(0, 11, "a day after", TimeKind.POINT, None, 1.0)
    assert is_shift(shift)
    assert not is_shift(TimeExpression(0, 6, "Monday", TimeKind.POINT, day(24)))


def test_a_meeting_that_the_text_dated_dates_what_follows() -> None:
    """So "the talks" are those before, and "they agreed" there; bare "talks" are others."""
    both = annotated(HELD, THE_TALKS, THEY_AGREED, days={"Monday": 24})
    talks, agreed = (dated_sentence(both, number).tree for number in (1, 2))
    assert is_known_meeting(talks, 1)
    assert not is_known_meeting(dated_sentence(both, 0).tree, 2)
    assert goes_on(agreed, 1)
    assert not goes_on(talks, 2)
    assert not is_of_meeting(agreed, 1)
    assert told(dated_meeting(both, 1)) == "Monday"
    assert dated_meeting(annotated(THE_TALKS, HELD, days={"Monday": 24}), 0) is None


def test_what_was_said_at_the_talks_was_said_then() -> None:
    """So "at the talks Kenya agreed" is of the talks in hand; "before the talks" is not."""
    rows = """
    {} ADP 3 case
    the DET 3 det
    talks NOUN 5 obl plural talk
    Kenya PROPN 5 nsubj
    agreed VERB 0 root past agree
    """
    assert is_of_meeting(tree(rows.format("At")), 4) is True
    assert is_of_meeting(tree(rows.format("Before")), 4) is False


def test_a_headline_has_the_time_of_its_lead() -> None:
    """That of the same word in the first sentences of the body."""
    head = """
    Ministers NOUN 2 nsubj plural minister
    hold      VERB 0 root
    talks     NOUN 2 obj   plural talk
    """
    both = annotated(head, HELD, days={"Monday": 24}, kind=SegmentKind.HEADLINE)
    assert told(from_lead(both, 0, "talk")) == "Monday"
    assert from_lead(both, 0, "treaty") is None


def test_words_that_pass_times_on_are_lemmas() -> None:
    """Each set has some, in lower case, of one word."""
    for name in links().__slots__:
        words = getattr(links(), name)
        assert words, name
        assert all(word == word.lower() and " " not in word for word in words), name
