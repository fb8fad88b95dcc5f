"""Which step lost a gold event."""

from dataclasses import replace

import pytest
from test_events import event, gold

from dragoman.entities.mention.mentions import Mention
from dragoman.evaluate.events import Part, differences
from dragoman.evaluate.losses import Loss, counted, losses
from dragoman.pipeline import Processed
from dragoman.records import (
    Document,
    Event,
    EventType,
    Evidence,
    Party,
    Reason,
    Rejected,
    Status,
)

TEXT = "Kenya met Uganda. Kenya threatened Uganda. Peru slept."
MET, THREATENED = TEXT[:17], TEXT[18:42]
STATES = {"Kenya": "KEN", "Uganda": "UGA", "Peru": "PER"}


def mentions() -> tuple[Mention, ...]:
    """Return the states that the text names."""
    found = []
    for name, iso3 in STATES.items():
        party = Party(f"state:{iso3}", name, iso3, "GOV")
        at = TEXT.find(name)
        while at >= 0:
            found.append(Mention(at, at + len(name), at, 0, "state", "actor", (party,)))
            at = TEXT.find(name, at + 1)
    return tuple(found)


def rejected(words: str, kind: EventType | None, reason: Reason, sentence: str) -> Rejected:
    """Return a rejected word of a sentence of the text."""
    start = TEXT.index(sentence)
    proof = Evidence("d", start, start + len(sentence), sentence)
    at = TEXT.index(words) if words else 0
    return Rejected(words, at, at + len(words), kind, reason, (), proof)


def told(*found: Event | Rejected) -> Processed:
    """Return what was read of the text."""
    return Processed(
        Document("d", TEXT),
        events=tuple(each for each in found if isinstance(each, Event)),
        rejected=tuple(each for each in found if isinstance(each, Rejected)),
        mentions=mentions(),
    )


WANTED = gold("THREATEN", "KEN", "UGA", date=["2024-05-02", "2024-05-02"])
RIGHT = event("THREATEN", "KEN", "UGA", day="2024-05-02")
WRONG = {
    "type": event("ACCUSE", "KEN", "UGA", day="2024-05-02"),
    "parties": event("THREATEN", "KEN", "PER", day="2024-05-02"),
    "status": replace(RIGHT, status=Status.PLANNED),
    "date": event("THREATEN", "KEN", "UGA", day="2024-06-02"),
    "parties and status": replace(
        event("THREATEN", "KEN", day="2024-05-02"), status=Status.PLANNED
    ),
}


def test_differences_are_told_in_their_order() -> None:
    """What is right in all parts differs in none."""
    assert differences(RIGHT, WANTED) == ()
    other = replace(event("ACCUSE", "UGA", "KEN"), status=Status.URGED)
    assert differences(other, WANTED) == (Part.TYPE, Part.PARTIES, Part.STATUS, Part.DATE)


@pytest.mark.parametrize(("part", "predicted"), WRONG.items())
def test_an_event_that_is_wrong_in_a_part_names_it(part: str, predicted: Event) -> None:
    """With the sentence that it rests on."""
    (loss,) = losses([WANTED], [WANTED], [told(predicted)])
    assert loss == Loss(WANTED, f"wrong {part}", sentence=predicted.evidence[0].quote)


@pytest.mark.parametrize(
    "predicted",
    [
        event("ACCUSE", "KEN", "PER", day="2024-05-02"),
        event("THREATEN", "PER", "CHL", day="2024-05-02"),
        replace(event("ACCUSE", "KEN", "UGA", day="2024-06-02"), status=Status.PLANNED),
    ],
)
def test_an_event_of_something_else_is_not_blamed(predicted: Event) -> None:
    """Other type and parties, nobody shared, or too many parts wrong."""
    assert losses([WANTED], [WANTED], [told(predicted)]) == (Loss(WANTED, "no trigger"),)


def test_what_is_right_for_another_gold_event_is_not_blamed() -> None:
    """Two threats at two times: the one that was found is not the other one told wrongly."""
    later = gold("THREATEN", "KEN", "UGA", date=["2024-06-02", "2024-06-02"])
    (loss,) = losses([WANTED], [WANTED, later], [told(WRONG["date"])])
    assert loss.step == "no trigger"


REJECTED = {
    "of the type": (
        [rejected("threatened", EventType.THREATEN, Reason.NO_RECIPIENT, THREATENED)],
        Loss(WANTED, "rejected: no-recipient", "threatened", THREATENED),
    ),
    "of another type": (
        [rejected("threatened", EventType.ACCUSE, Reason.NO_RECIPIENT, THREATENED)],
        Loss(WANTED, "no trigger"),
    ),
    "in a sentence of others": (
        [rejected("slept", EventType.THREATEN, Reason.NO_RECIPIENT, "Peru slept.")],
        Loss(WANTED, "no trigger"),
    ),
    "of no type yet": (
        [rejected("threatened", None, Reason.NO_PATTERN, THREATENED)],
        Loss(WANTED, "rejected: no-pattern", "threatened", THREATENED),
    ),
    "the whole page": (
        [rejected("", None, Reason.SUBJECT, TEXT)],
        Loss(WANTED, "rejected: subject", "", TEXT),
    ),
    "before an echo": (
        [
            rejected("met", EventType.THREATEN, Reason.ECHO, MET),
            rejected("threatened", EventType.THREATEN, Reason.INWARD, THREATENED),
        ],
        Loss(WANTED, "rejected: inward", "threatened", THREATENED),
    ),
}


@pytest.mark.parametrize(("found", "wanted"), REJECTED.values(), ids=REJECTED)
def test_a_rejected_word_names_its_filter(found: list[Rejected], wanted: Loss) -> None:
    """Where its type, or its sentence's parties, are those of the gold event."""
    assert losses([WANTED], [WANTED], [told(*found)]) == (wanted,)


def test_the_labellers_words_decide_between_suspects() -> None:
    """The sentence that shares words with the note is meant, whatever form they have."""
    noted = gold("CONSULT", "KEN UGA", note="would be threatening Uganda")
    near = rejected("met", EventType.CONSULT, Reason.ONE_PARTY, MET)
    far = rejected("threatened", EventType.CONSULT, Reason.INWARD, THREATENED)
    assert losses([noted], [noted], [told(near, far)])[0].step == "rejected: inward"


def test_the_commonest_loss_comes_first() -> None:
    """Equal ones by name."""
    steps = ("wrong type", "no trigger", "wrong date", "no trigger")
    found = counted(Loss(WANTED, step) for step in steps)
    assert list(found.items()) == [("no trigger", 2), ("wrong date", 1), ("wrong type", 1)]
