"""What agreements promise, and what later sentences and deeds make of it."""

import pytest
from reading import ReadAll, read_all
from resolve_samples import account, day

from dragoman.pipeline import Pipeline
from dragoman.records import (
    Commitment,
    Event,
    EventType,
    Evidence,
    Mechanism,
    MechanismKind,
    Session,
    Status,
)
from dragoman.resolve.mechanisms.commitments import judged, merge_commitments, standing
from dragoman.resolve.mechanisms.deeds import Deeds
from dragoman.settings import Settings

DEEDS = Deeds.load()


@pytest.fixture(scope="module")
def tell() -> ReadAll:
    """Return what texts tell together."""
    pipeline = Pipeline.load(Settings())
    return lambda texts: read_all(pipeline, texts)


def agreement(tell: ReadAll, text: str) -> Mechanism:
    """Return the one agreement of a text."""
    told, _ = tell({"a": ("2025-06-12", text)})
    (one,) = [each for each in told if each.kind is MechanismKind.AGREEMENT]
    return one


def test_promises_are_kept_in_their_words(tell: ReadAll) -> None:
    """Each promise of a sentence stands by itself, open until more is told."""
    one = agreement(
        tell,
        "Niger and Libya signed a ceasefire agreement in May 2025. Under Article 2 of the "
        "agreement, both armies will withdraw their troops from the border and exchange prisoners.",
    )
    words = {made.clause: made.words for made in one.commitments if made.words}
    assert words["withdrawal"] == "both armies will withdraw their troops from the border"
    assert words["prisoners"] == "exchange prisoners"
    assert set(standing(one).values()) == {"unknown"}


def test_an_agreement_obliges(tell: ReadAll) -> None:
    """What it demands of its parties is told by its own verb."""
    one = agreement(
        tell, "Peru and Chile signed a treaty in 2020. The treaty obliges both to share data."
    )
    assert "both to share data" in {made.words for made in one.commitments}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru violated its fishing pact with Chile in March.", "broken"),
        ("Peru has honoured its fishing pact with Chile.", "kept"),
        ("Peru has not honoured its fishing pact with Chile.", "broken"),
        ("Chile accused Peru of breaking the fishing pact.", "broken"),
        ("Peru and Chile have a fishing pact. Peru denied that it had broken the pact.", "unknown"),
        ("Peru and Chile have a fishing pact. Chile urged Peru to honour the pact.", "unknown"),
    ],
)
def test_sentences_tell_what_became_of_it(tell: ReadAll, text: str, status: str) -> None:
    """Kept, broken, or nothing where it is only denied or urged."""
    assert standing(agreement(tell, text))["fisheries"] == status


def truce(*commitments: Commitment) -> Mechanism:
    """Return a ceasefire of two, signed on 1 March 2024."""
    proof = (Evidence("d", 0, 2, "It"),)
    return Mechanism(
        mechanism_id="m",
        kind=MechanismKind.AGREEMENT,
        name="truce",
        members=("KEN", "UGA"),
        clauses=("ceasefire", "withdrawal"),
        sessions=(Session(day("2024-03-01"), None, None, None, None, "actual", (), proof),),
        commitments=commitments,
    )


def judge(one: Mechanism, *events: Event) -> Mechanism:
    """Return an agreement with what events made of it."""
    return judged(one, ((each, v) for each in events for v in DEEDS.verdicts(each, {})), {})


def deed(
    kind: EventType, when: str, parties: str = "KEN>UGA", mode: str = "", told: str = "actual"
) -> Event:
    """Return an event."""
    modes = (mode,) if mode else ()
    return account(
        when, parties, when, kind=kind, mode=modes, status=Status(told), quote="They did it."
    ).event


def test_deeds_keep_and_break_and_a_status_may_move_back() -> None:
    """A withdrawal keeps the truce, shelling breaks it, another withdrawal keeps it again."""
    withdrew = deed(EventType.RETREAT, "2024-04-01", "KEN", "withdraw")
    with_both = deed(EventType.RETREAT, "2024-04-02", "KEN>UGA", "withdraw")
    shelled = deed(EventType.ASSAULT, "2024-05-01")
    again = deed(EventType.RETREAT, "2024-06-01", "UGA>KEN", "withdraw")
    found = judge(truce(), again, shelled, withdrew, with_both)
    path = [one.status for one in found.commitments if one.clause == "ceasefire"]
    assert path == ["kept", "broken", "kept"]
    assert standing(judge(truce(), shelled, with_both))["ceasefire"] == "broken"
    assert all(one.evidence for one in found.commitments)


@pytest.mark.parametrize(
    "event",
    [
        deed(EventType.ASSAULT, "2024-02-01"),  # before it was signed
        deed(EventType.ASSAULT, "2024-05-01", "KEN>TZA"),  # against somebody else
        deed(EventType.ASSAULT, "2024-05-01", "TZA>KEN"),
        deed(EventType.ASSAULT, "2024-05-01", told="planned"),
        deed(EventType.ACCUSE, "2024-05-01"),
    ],
)
def test_other_deeds_break_nothing(event: Event) -> None:
    """Only what a party did to a party while it was in force."""
    assert standing(judge(truce(), event)) == {
        "ceasefire": "unknown",
        "withdrawal": "unknown",
    }


def test_a_promise_stands_once() -> None:
    """Its words count more than its kind alone; what became of it comes after."""

    def told(document: int, status: str, words: str = "", when: str | None = None) -> Commitment:
        proof = (Evidence(f"d{document}", 0, 2, "It"),)
        return Commitment("visas", status, day(when) if when else None, proof, words)

    merged = merge_commitments(
        [
            told(1, "broken", when="2024"),
            told(2, "unknown"),
            told(3, "unknown", "Peru will drop visas"),
            told(4, "unknown", "peru will  drop visas"),
        ],
        {},
    )
    assert [(one.status, one.words) for one in merged] == [
        ("unknown", "Peru will drop visas"),
        ("broken", ""),
    ]
    assert len(merged[0].evidence) == 2


def test_the_rules_are_sound() -> None:
    """Each names kinds of commitment and a status that there is."""
    assert all(rule.clauses and rule.types <= set(EventType) for rule in DEEDS.rules)
    assert {rule.status for rule in DEEDS.rules} <= {"kept", "broken", "in progress"}
